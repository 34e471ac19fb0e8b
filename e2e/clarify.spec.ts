import { AxeBuilder } from '@axe-core/playwright'
import type { Page } from '@playwright/test'
import { askOnce, decodeText, errorBody } from './clarify-page.ts'
import { expect, test } from './product.ts'

const request = '{"jsonrpc":"2.0","method":"admin.selectSignals","id":1,"params":{"query":{"limit":5000}}}'
const refused = errorBody(-32602, 'Invalid params', {
  params: { integration: ['required'], 'query.limit': ['max 1000'] },
})
// Made for this test; opens nothing.
const secret = 'k9Xw2LmQ7rTz4VbN8cYd5FgH1jKp3SaE6uRo0iWxZqBvCnMtDhGyPlJfUeTs427f'

async function paste(page: Page, label: string, text: string): Promise<void> {
  await page.getByRole('textbox', { name: label }).evaluate((field, pasted) => {
    const clipboardData = new DataTransfer()
    clipboardData.setData('text/plain', pasted)
    field.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }))
  }, text)
}

test('a refused parameter stands beside the request, its place marked; a reload loses nothing @clarify', async ({
  page,
}) => {
  const message = await decodeText(
    page,
    `HTTP/1.1 200 OK\ntraceparent: 00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01\n\n${refused}`,
    request,
  )
  const table = message.getByRole('table', { name: 'Parameters that are refused' })
  await expect(table.getByRole('row', { name: /integration required missing at \/params\/integration/ })).toBeVisible()
  await expect(table.getByRole('row', { name: /query\.limit max 1000 5000/ })).toBeVisible()
  await expect(
    message.getByRole('region', { name: 'The request, with their places marked' }).locator('mark'),
  ).toHaveText(['"params":{', '"limit":5000'])
  await expect(message).toContainText('its parent 00f067aa0ba902b7')
  await page.locator('h1').click()
  await page.waitForFunction(() => sessionStorage.getItem('triage-decode')?.includes('admin.selectSignals'))
  await page.reload()
  await expect(message.getByRole('table', { name: 'Parameters that are refused' })).toBeVisible()
  expect(page.url()).not.toContain('integration')
})

test('what is left of a partial failure can be copied as a request @clarify', async ({ page, context }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write'])
  await decodeText(
    page,
    errorBody(-32021, 'Partial failure', { partialResult: { signalsByInput: { a: { id: 'c1' } } } }),
    '{"jsonrpc":"2.0","method":"integration.saveSignals","id":1,' +
      '"params":{"integration":"i","inputs":{"a":{},"b":{"x":1}}}}',
  )
  await expect(page.getByRole('region', { name: 'Done: 1', exact: true })).toContainText('a')
  await expect(page.getByRole('region', { name: 'Not done: 1' })).toContainText('b')
  await page.getByRole('button', { name: 'Copy the rest' }).click()
  expect(JSON.parse(await page.evaluate(() => navigator.clipboard.readText())).params.inputs).toEqual({ b: { x: 1 } })
})

test('a batch, a log and a client’s words are each taken apart @clarify', async ({ page }) => {
  const batch = await decodeText(
    page,
    '[{"jsonrpc":"2.0","id":1,"result":{}},' +
      `${refused.replace('"id":1', '"id":2')},{"jsonrpc":"1.0","id":3,"result":{}}]`,
    '[{"jsonrpc":"2.0","method":"a.b","id":1,"params":{}},{"jsonrpc":"2.0","method":"a.c","id":9,"params":{}}]',
  )
  await expect(batch).toHaveCount(3)
  await expect(page.getByText('Request 9 (a.c) has no answer here.')).toBeVisible()
  await page.getByText('Only what is wrong').click()
  await expect(batch).toHaveCount(2)
  await decodeText(
    page,
    `2026-11-22 10:00:01 INFO response ${errorBody(-32015, 'Try again')}\n` +
      `2026-11-22 10:00:09 ERROR response ${errorBody(-32011, 'Too many requests')}`,
  )
  await expect(page.locator('[data-message="-32015"]')).toBeVisible()
  await expect(page.locator('[data-message="-32011"]')).toBeVisible()
  await decodeText(
    page,
    'Traceback (most recent call last):\n' +
      'pyclarify.__utils__.exceptions.ApiError: HTTP Response Error Too Many Requests\n-32011',
  )
  await expect(page.getByText('The Python client printed this')).toBeVisible()
})

test('bad input gets a clear sentence, and what was there before stays @clarify', async ({ page }) => {
  await decodeText(page, '{"jsonrpc":"2.0","id":1,"error":{"code":-32602,"mess')
  await expect(page.locator('[data-message]')).toContainText('ends in the middle')
  await decodeText(page, '{"jsonrpc":"2.0","id":1,"error":{"code":"-32602","message":"Invalid params"}}')
  await expect(page.getByRole('region', { name: 'Rules that it breaks' })).toContainText('must be a whole number')
  await page.getByRole('textbox', { name: 'What came back' }).fill('the forecast is wrong')
  await expect(page.locator('[data-tone]')).toContainText(
    'No JSON-RPC message, error code or token error was found in this text.',
  )
  await page.getByRole('button', { name: 'Clear' }).click()
  await paste(page, 'What came back', '['.repeat(200_000))
  await expect(page.locator('[data-message]')).toContainText('ends before it is complete')
  await page
    .getByLabel('File with what came back')
    .setInputFiles({ name: 'a.zip', mimeType: 'application/zip', buffer: Buffer.from([80, 75, 3, 4, 0, 0, 0]) })
  await expect(page.getByText('This is not text')).toBeVisible()
  await expect(page.locator('[data-message]')).toContainText('ends before it is complete')
})

test('a batch of 5 MB is read whole while the page stays quick @clarify', async ({ page }) => {
  await page.goto('/decode')
  const count = await page.getByRole('textbox', { name: 'What came back' }).evaluate((field, wrong) => {
    const parts: string[] = []
    for (let length = 0; length < 5_000_000; length += parts.at(-1)?.length ?? 0) {
      const id = parts.length
      parts.push(
        id % 500 === 3
          ? wrong.replace('"id":1', `"id":${id}`)
          : `{"jsonrpc":"2.0","id":${id},"result":{"meta":{"total":-1},"data":[{"id":"item-${id}","type":"items"}]}}`,
      )
    }
    const clipboardData = new DataTransfer()
    clipboardData.setData('text/plain', `[${parts.join(',')}]`)
    let last = performance.now()
    let longest = 0
    field.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }))
    const beat = () => {
      const now = performance.now()
      longest = Math.max(longest, now - last)
      last = now
      document.documentElement.dataset['longestGap'] = String(Math.round(longest))
      setTimeout(beat, 10)
    }
    beat()
    return parts.length
  }, refused)
  await expect(page.getByText('Reading 5.0 MB')).toBeVisible()
  await expect(page.getByText(`${count.toLocaleString('en')} messages were read`)).toBeVisible({ timeout: 20_000 })
  await expect(page.locator('[data-message]').first()).toHaveAttribute('data-message', '-32602')
  // A tenth of what reading it on the page would take, and far above what was measured, so that a busy machine passes.
  expect(Number(await page.locator('html').getAttribute('data-longest-gap'))).toBeLessThan(1_000)
  await page.getByRole('button', { name: 'Clear' }).click()
  await expect(page.getByText('Each message is laid out here')).toBeVisible()
})

test('a pasted secret is found nowhere afterwards @clarify', async ({ page }) => {
  await page.goto('/decode')
  await paste(
    page,
    'What came back',
    `> Authorization: Bearer ${secret}\n< HTTP/1.1 401 Unauthorized\n\n{"error":"invalid_token"}`,
  )
  await paste(page, 'The request', `{"credentials":{"clientSecret":"${secret}"}}`)
  await expect(page.locator('[data-message="invalid_token"]')).toBeVisible()
  await expect(page.getByText('1 secret was removed: 64 characters.').first()).toBeVisible()
  expect(await page.content()).not.toContain(secret)
  await page.locator('[data-scenario]').first().click()
  await expect(page).toHaveURL(/wizard\/clarify\.auth/)
  const kept = await page.evaluate(async () => {
    const names = await indexedDB.databases()
    const all = await Promise.all(
      names.map(
        ({ name = '' }) =>
          new Promise<string>((resolve, reject) => {
            const opening = indexedDB.open(name)
            opening.onerror = () => reject(new Error(name))
            opening.onsuccess = () => {
              const database = opening.result
              const reading = database
                .transaction([...database.objectStoreNames])
                .objectStore('cases')
                .getAll()
              reading.onsuccess = () => {
                resolve(JSON.stringify(reading.result))
                database.close()
              }
            }
          }),
      ),
    )
    return JSON.stringify([all, { ...sessionStorage }, { ...localStorage }])
  })
  expect(kept).toContain('invalid_token')
  expect(kept).not.toContain(secret)
})

test('the console checks parameters before it sends, and decodes the answer at once @clarify', async ({ page }) => {
  await page.goto('/decode?show=console')
  await page.getByRole('radio', { name: 'admin.selectSignals' }).check()
  const send = page.getByRole('button', { name: 'Send admin.selectSignals' })
  const params = page.getByRole('textbox', { name: 'Parameters' })
  await params.fill('{"query":{"limit":5000}}')
  await expect(page.getByText(/^query\.limit: /)).toBeVisible()
  await expect(send).toBeDisabled()
  await params.fill('{"query":{"limt":1}}')
  await expect(page.getByText('query.limt: admin.selectSignals takes no parameter of this name here.')).toBeVisible()
  await params.fill('{"query":{"limit":2}}')
  await send.click()
  await expect(page.locator('[data-message="result"]')).toContainText(
    'The call worked: a result to request 1 (admin.selectSignals)',
  )
  await expect(page.locator('[data-message="result"]')).toContainText('traceparent')
})

test('methods that write are offered greyed out with the reason, and the proxy refuses them @clarify', async ({
  page,
}) => {
  await page.goto('/decode?show=console')
  await page.getByText('4 methods that write are never sent').click()
  const token = (await page.locator('meta[name="triage-token"]').getAttribute('content')) ?? ''
  const headers = { 'x-triage-token': token, origin: new URL(page.url()).origin }
  const ask = (operation: string) => page.request.post('/api/exchange', { headers, data: { operation, params: {} } })
  expect((await ask('clarify.select-items')).status()).toBe(200)
  for (const method of [
    'integration.insert',
    'integration.saveSignals',
    'admin.publishSignals',
    'admin.connectSignals',
  ]) {
    await expect(page.getByRole('radio', { name: method })).toBeDisabled()
    const answer = await ask(method)
    expect(answer.status()).toBe(400)
    expect(await answer.json()).toEqual({
      error: 'write-method',
      says: expect.stringContaining(`${method} is never sent from here`),
    })
    await expect(page.getByText(`${method} is never sent from here`)).toBeVisible()
  }
})

const places: Readonly<Record<string, (page: Page) => Promise<unknown>>> = {
  'the empty page': async (page) => {
    await page.goto('/decode')
    await expect(page.getByText('Each message is laid out here')).toBeVisible()
  },
  'one message beside its request': (page) => decodeText(page, refused, request),
  'a batch': (page) => decodeText(page, `[${refused},{"jsonrpc":"2.0","id":2,"result":{}}]`),
  'the console': async (page) => {
    await askOnce(page)
    await page.getByText('4 methods that write are never sent').click()
  },
}

for (const scheme of ['light', 'dark'] as const) {
  for (const [name, open] of Object.entries(places)) {
    test(`decoding: ${name} has no accessibility violation in ${scheme} @clarify @feel`, async ({ page, demo }) => {
      await demo.faults('clarify-wrong-version')
      await page.emulateMedia({ colorScheme: scheme, reducedMotion: 'reduce' })
      await open(page)
      const { violations } = await new AxeBuilder({ page })
        .withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'])
        .analyze()
      expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`)).toEqual([])
    })
  }
}

test('decoding: nothing is cut off or scrolls sideways at 360 px @clarify @feel', async ({ page }) => {
  await page.setViewportSize({ width: 360, height: 740 })
  for (const open of Object.values(places)) {
    await open(page)
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(360)
  }
})

import { AxeBuilder } from '@axe-core/playwright'
import type { Page } from '@playwright/test'
import { harEntry, harFile, noOptIn } from '#src/reading/recording/recording.test-kit.ts'
import { watchTasks } from './long-tasks.ts'
import { expect, test } from './product.ts'
import { toVerdict } from './wizard.ts'

const clari = 'https://api.clari.com/v4'
// Made for these tests; opens nothing.
const key = 'k9Xw2LmQ7rTz4VbN8cYd5FgH1jKp3SaE6uRo0iWxZqBvCnMtDhGyPlJfUeTs427f'
const session = 'a83Jd92kQx71mZp0WvYt55'
const withSecrets = { headers: [['apikey', key] as const, ['Cookie', `theme=dark; sid=${session}`] as const] }
const refused = harEntry({
  url: `${clari}/export/forecast/net_arr`,
  method: 'POST',
  at: '2026-11-23T09:00:02Z',
  status: 401,
  body: noOptIn,
  ...withSecrets,
})
const others = harEntry({ url: 'https://wiki.example.com/how-we-forecast', ...withSecrets })

/** Drops a file on the box as from a folder. */
async function drop(page: Page, text: string, name = 'api.clari.com.har'): Promise<void> {
  const data = await page.evaluateHandle(
    ([content, title]) => {
      const transfer = new DataTransfer()
      transfer.items.add(new File([content ?? ''], title ?? '', { type: '' }))
      return transfer
    },
    [text, name],
  )
  await page.getByRole('textbox').first().dispatchEvent('drop', { dataTransfer: data })
}

/** Everything that the page shows and that this browser keeps of it. */
async function kept(page: Page): Promise<string> {
  return page.evaluate(async () => {
    const stored: unknown[] = []
    for (const { name = '' } of await indexedDB.databases()) {
      const database = await new Promise<IDBDatabase>((resolve, reject) => {
        const opening = indexedDB.open(name)
        opening.onsuccess = () => resolve(opening.result)
        opening.onerror = () => reject(new Error('The database does not open.'))
      })
      for (const store of database.objectStoreNames) {
        const rows = await new Promise<unknown>((resolve) => {
          const reading = database.transaction(store).objectStore(store).getAll()
          reading.onsuccess = () => resolve(reading.result)
        })
        stored.push(rows)
      }
      database.close()
    }
    return JSON.stringify([stored, { ...localStorage }, { ...sessionStorage }, location.href, document.body.outerHTML])
  })
}

test('a HAR dropped on the home page, from the list of its requests to a verdict @wizards', async ({ page }) => {
  await page.goto('/')
  await drop(
    page,
    harFile([
      others,
      harEntry({ url: `${clari}/admin/limits`, at: '2026-11-23T09:00:01Z', ...withSecrets }),
      refused,
      harEntry({
        url: `${clari}/export/jobs/6073683781a6da229df71e00`,
        at: '2026-11-23T09:00:03Z',
        status: 429,
        body: '{"message":"API rate limit exceeded"}',
      }),
    ]),
  )
  const rows = page.getByRole('grid', { name: 'Requests in the recording' }).getByRole('row')
  await expect(rows).toHaveCount(4)
  await expect(rows.nth(1)).toContainText(/09:00:01.*GET.*\/v4\/admin\/limits.*200.*answered well/)
  await expect(rows.nth(2)).toContainText(/POST.*\/v4\/export\/forecast\/net_arr.*401.*401 Unauthorized/)
  await expect(rows.nth(2)).toHaveAttribute('aria-selected', 'true')
  await expect(page.getByText('1 request to other hosts dropped.')).toBeVisible()
  await expect(page.getByText(/2 secrets removed/)).toBeVisible()
  await expect(page.getByRole('list', { name: 'What this could be' }).getByRole('listitem').first()).toHaveAttribute(
    'data-scenario',
    'clari.unauthorized',
  )
  const { violations } = await new AxeBuilder({ page }).analyze()
  expect(violations.map(({ id }) => id)).toEqual([])

  await page.keyboard.press('ArrowDown')
  await expect(rows.nth(3)).toHaveAttribute('aria-selected', 'true')
  await expect(page.locator('li[data-scenario="clari.rate-limited"]').first()).toBeVisible()
  await page.keyboard.press('ArrowUp')
  await page.keyboard.press('Enter')
  await expect(page).toHaveURL(/\/wizard\/clari\.unauthorized/)
  const sheet = await toVerdict(page, { connection: 'None' })
  await expect(sheet).toHaveAttribute('data-cause', 'no-optin')
  const everything = await kept(page)
  for (const secret of [key, session, 'wiki.example.com']) expect(everything).not.toContain(secret)
})

test('a HAR of 60 MB is laid out within seconds, and the page stays usable meanwhile @wizards', async ({ page }) => {
  await page.goto('/')
  const script = harEntry({ url: 'https://www.example.com/app.js', body: 'x = "a line of a script";\n'.repeat(20_000) })
  const exported = harEntry({
    url: `${clari}/export/jobs/6073683781a6da229df71e00/results`,
    body: JSON.stringify({
      entries: Array.from({ length: 6_000 }, (_, at) => ({
        userId: `u${at}`,
        fieldId: 'fc:commit',
        forecastValue: at,
      })),
    }),
    ...withSecrets,
  })
  const text = harFile([...Array.from({ length: 70 }, () => [script, exported]).flat(), refused])
  expect(text.length).toBeGreaterThan(60_000_000)
  await page.evaluate(() => Object.assign(globalThis, { pieces: [] }))
  // In pieces, as one message of this size would break the connection to the browser.
  for (let from = 0; from < text.length; from += 4_000_000)
    await page.evaluate(
      (piece) => {
        const { pieces } = globalThis as unknown as { pieces: string[] }
        pieces.push(piece)
      },
      text.slice(from, from + 4_000_000),
    )
  await page.evaluate(() => {
    const { pieces } = globalThis as unknown as { pieces: string[] }
    Object.assign(globalThis, { large: new File(pieces.splice(0), 'large.har') })
  })
  // The file is read apart; the one request that is shown (a few kB) is read here, for the first time on this page.
  const watch = await watchTasks(page, 250)
  await page.evaluate(() => {
    const { large } = globalThis as unknown as { large: File }
    const transfer = new DataTransfer()
    transfer.items.add(large)
    document.querySelector('textarea')?.dispatchEvent(new DragEvent('drop', { dataTransfer: transfer, bubbles: true }))
  })
  await expect(page.getByText('71 requests to Clari, Copilot or Clarify, 1 went wrong.')).toBeVisible({
    timeout: 30_000,
  })
  await expect(page.getByText('70 requests to other hosts dropped.')).toBeVisible()
  await expect(page.locator('li[data-scenario="clari.unauthorized"]').first()).toBeVisible()
  expect(await watch.end()).toEqual([])
})

test('10,000 requests are a list at once, with those that went wrong apart @wizards', async ({ page }) => {
  await page.goto('/')
  const poll = (at: number) =>
    harEntry({
      url: `${clari}/export/jobs/6073683781a6da229df71e00`,
      at: new Date(Date.UTC(2026, 10, 23) + at * 1_000).toISOString(),
      ...withSecrets,
      ...(at % 2_000 === 1_500
        ? { status: 429, body: '{"message":"API rate limit exceeded"}' }
        : { body: '{"jobId":"6073683781a6da229df71e00","status":"STARTED"}' }),
    })
  await drop(
    page,
    JSON.stringify({ log: { version: '1.2', entries: Array.from({ length: 10_000 }, (_, at) => poll(at)) } }),
  )
  await expect(page.getByText('10,000 requests to Clari, Copilot or Clarify, 5 went wrong.')).toBeVisible({
    timeout: 30_000,
  })
  const chosen = page.getByRole('row', { selected: true })
  await expect(chosen).toContainText(/00:25:00.*429/)
  expect(await page.getByRole('row').count()).toBeLessThan(100)
  await page.keyboard.press('End')
  await expect(chosen).toContainText(/02:46:39.*STARTED/)
  await page.getByText('Went wrong', { exact: true }).click()
  await expect(page.getByRole('row')).toHaveCount(6)
})

test('a HAR that breaks off shows what is whole, and says that it breaks off @wizards', async ({ page }) => {
  await page.goto('/')
  const whole = harFile([refused, others, refused])
  await drop(page, whole.slice(0, whole.lastIndexOf('no_optin')))
  await expect(page.getByText('1 request to Clari, Copilot or Clarify, 1 went wrong.')).toBeVisible()
  await expect(page.getByText(/It breaks off: only what is whole before the cut is here\./)).toBeVisible()
  await expect(page.locator('li[data-scenario="clari.unauthorized"]').first()).toBeVisible()
})

test('a HAR with none of our requests says so, and keeps nothing of it @wizards', async ({ page }) => {
  await page.goto('/')
  await drop(page, harFile([others, others]))
  await expect(page.getByText('No request in this recording went to Clari, Copilot or Clarify.')).toBeVisible()
  await expect(page.getByText('2 requests to other hosts dropped.')).toBeVisible()
  await expect(page.getByRole('button', { name: /Find out/ })).toHaveCount(0)
  const everything = await kept(page)
  for (const secret of [key, session, 'wiki.example.com']) expect(everything).not.toContain(secret)
})

test('reading a recording can be cancelled, and leaves what was there @wizards', async ({ page }) => {
  await page.goto('/')
  await page.getByRole('textbox').first().fill('clari 403 forbidden')
  // A worker that never answers: what is waited for is the button, not the machine.
  await page.evaluate(() => {
    Object.assign(globalThis, {
      Worker: class {
        postMessage() {}
        terminate() {}
      },
    })
  })
  await drop(page, harFile([refused]))
  await page.getByRole('button', { name: 'Cancel' }).click()
  await expect(page.getByRole('progressbar')).toHaveCount(0)
  await expect(page.getByRole('textbox').first()).toHaveValue('clari 403 forbidden')
  await expect(page.getByRole('grid')).toHaveCount(0)
})

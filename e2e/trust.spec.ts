import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { expect, startProduct, test } from './product.ts'
import { toVerdict } from './wizard.ts'

const secret = 'b7e151628aed2a6abf7158809cf4f3c762e7160f38b4da56a784d9045190cfef'

test('a secret in a paste, in the vault and in an upstream’s answer is found nowhere @trust', async ({
  page,
  product,
  demo,
}) => {
  const heard: string[] = []
  page.on('response', async (response) => heard.push(`${response.url()} ${await response.text().catch(() => '')}`))
  page.on('console', (message) => heard.push(message.text()))

  // Typed into the vault.
  await page.goto('/connections')
  await page.getByLabel('API token', { exact: true }).fill(secret)
  await page.getByLabel('Name').fill('Planted')
  await page.getByRole('button', { name: 'Connect', exact: true }).click()
  await expect(page.getByText('Planted').first()).toBeVisible()
  await expect(page.getByText('64 characters, ends in ef').first()).toBeVisible()

  // Pasted.
  await page.goto('/')
  await page
    .getByRole('textbox')
    .first()
    .fill(
      `curl -H "apikey: ${secret}" https://api.clari.com/v4/admin/limits\nHTTP/2 401\n` +
        '{"error":"Unauthorized","message":"Invalid API key"}',
    )
  await page
    .getByRole('button', { name: /Find out/ })
    .first()
    .click()
  await demo.faults('gateway-rejects-key')
  const sheet = await toVerdict(page, { connection: 'Integration user', choose: [/^No, it is new/] })
  await expect(sheet).toBeVisible()

  const storage = await page.evaluate(async () => {
    const databases = await indexedDB.databases()
    const kept = await Promise.all(
      databases.map(
        ({ name }) =>
          new Promise<unknown>((resolve) => {
            const open = indexedDB.open(name ?? '')
            open.onsuccess = () => {
              const names = [...open.result.objectStoreNames]
              if (names.length === 0) return resolve([])
              const all = names.map(
                (store) =>
                  new Promise(
                    (done) =>
                      (open.result.transaction(store).objectStore(store).getAll().onsuccess = (event) =>
                        done((event.target as IDBRequest).result)),
                  ),
              )
              void Promise.all(all).then(resolve)
            }
            open.onerror = () => resolve(null)
          }),
      ),
    )
    return JSON.stringify([kept, { ...localStorage }, { ...sessionStorage }, document.cookie])
  })
  expect(storage).toContain('Unauthorized')
  for (const place of [storage, page.url(), await page.content(), product.output(), heard.join('\n')])
    expect(place).not.toContain(secret)
})

test('the proxy stopped under an open page is said in words, and nothing is lost @trust', async ({ browser }) => {
  const own = await startProduct()
  const context = await browser.newContext()
  const tab = await context.newPage()
  await tab.goto(`${own.address}/wizard/clari.unauthorized`)
  await tab.getByRole('textbox', { name: 'The answer or error' }).fill('401 from Clari')
  await tab.getByRole('button', { name: 'Continue' }).click()
  await expect(tab.getByRole('radio').first()).toBeVisible()
  await own.stop()
  await tab.getByRole('button', { name: 'Continue' }).click()
  await expect(tab.getByText(/own server/).first()).toBeVisible()
  await context.close()
})

test('a typed connection that is removed is gone from the page, and its key is sent no more @trust', async ({
  browser,
}) => {
  const keys: string[] = []
  const clari = createServer((request, response) => {
    keys.push(String(request.headers['apikey']))
    response
      .writeHead(401, { 'content-type': 'application/json' })
      .end('{"message":"Invalid authentication credentials"}')
  })
  await new Promise<void>((resolve) => clari.listen(0, '127.0.0.1', () => resolve()))
  const { port } = clari.address() as AddressInfo
  const own = await startProduct({ TRIAGE_DEMO: '0', CLARI_BASE_URL: `http://127.0.0.1:${port}/v4` })
  const context = await browser.newContext()
  const tab = await context.newPage()
  await tab.goto(`${own.address}/connections`)
  await tab.getByLabel('API token', { exact: true }).fill(secret)
  await tab.getByLabel('Name').fill('Short-lived')
  const [added] = await Promise.all([
    tab.waitForResponse(
      (response) => response.request().method() === 'POST' && response.url().endsWith('/api/connections'),
    ),
    tab.getByRole('button', { name: 'Connect', exact: true }).click(),
  ])
  const { id } = (await added.json()) as { readonly id: string }
  const status = () =>
    tab.evaluate(async (connection) => {
      const token = document.querySelector<HTMLMetaElement>('meta[name="triage-token"]')?.content ?? ''
      const answer = await fetch('/api/exchange', {
        method: 'POST',
        headers: { 'content-type': 'application/json', 'x-triage-token': token },
        body: JSON.stringify({ operation: 'clari.limits', params: {}, connection }),
      })
      return JSON.stringify((await answer.json()) as unknown)
    }, id)
  expect(await status()).toContain('"status":401')
  expect(keys).toEqual([secret])

  await tab.getByRole('button', { name: 'Remove', exact: true }).click()
  const [removed] = await Promise.all([
    tab.waitForResponse((response) => response.request().method() === 'DELETE'),
    tab.getByRole('dialog').getByRole('button', { name: 'Remove', exact: true }).click(),
  ])
  expect(removed.status()).toBe(204)
  await expect(tab.getByText('Removed.')).toBeVisible()
  await expect(tab.getByRole('listitem').filter({ hasText: 'Short-lived' })).toHaveCount(0)
  expect(await status()).toContain('not-configured')
  await tab.reload()
  await expect(tab.getByRole('heading', { level: 1 })).toBeVisible()
  await expect(tab.getByText('Short-lived')).toHaveCount(0)
  expect(keys).toEqual([secret])

  await context.close()
  await own.stop()
  clari.closeAllConnections()
  await new Promise((resolve) => clari.close(resolve))
})

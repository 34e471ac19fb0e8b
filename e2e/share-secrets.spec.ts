import { readFile } from 'node:fs/promises'
import { unzipSync } from 'fflate'
import type { Page } from '@playwright/test'
import { expect, test } from './product.ts'
import { openScenario, toVerdict } from './wizard.ts'

const key = 'b7e151628aed2a6abf7158809cf4f3c762e7160f38b4da56a784d9045190cfef'
const password = 'tr0ub4dor&3-Horse!Battery'
const jwt =
  `${Buffer.from('{"alg":"HS256"}').toString('base64url')}.` +
  `${Buffer.from('{"sub":"integration-user"}').toString('base64url')}.Zk9fJ2mQ8sTq1xWc4vBn7yLp0aRd3eUh`
const secrets = [key, password, jwt]

/**
 * What an analyst might paste: a client's error with its credentials, a trace with headers and cookies, a
 * page, an address.
 */
const paste = [
  `curl -v -H "apikey: ${key}" https://integration:${encodeURIComponent(password)}@api.clari.com/v4/admin/limits`,
  `> apikey: ${key.slice(0, 32)}\\`,
  `>   ${key.slice(32)}`,
  `> Cookie: session=${jwt}`,
  `pyclarify.errors.CredentialError: {'type': 'client-credentials', 'clientSecret': '${password}'}`,
  `Authorization: Basic ${Buffer.from(`integration:${password}`).toString('base64')}`,
  `{"request":"{\\"headers\\":{\\"X-Api-Password\\":\\"${password}\\"}}"}`,
  '< HTTP/2 401',
  '{"error":"Unauthorized","message":"Invalid API key"}',
].join('\n')

/** Every form in which a secret could stand in a text. */
const formsOf = (secret: string): readonly string[] => [
  secret,
  encodeURIComponent(secret),
  Buffer.from(secret).toString('base64').replace(/=+$/, ''),
  secret.slice(0, 20),
  secret.slice(-20),
]

function stored(page: Page): Promise<string> {
  return page.evaluate(async () => {
    const kept: unknown[] = []
    for (const { name } of await indexedDB.databases()) {
      const open = indexedDB.open(name ?? '')
      await new Promise((resolve) => (open.onsuccess = resolve))
      for (const store of open.result.objectStoreNames) {
        const all = open.result.transaction(store).objectStore(store).getAll()
        await new Promise((resolve) => (all.onsuccess = resolve))
        kept.push(all.result)
      }
      open.result.close()
    }
    return JSON.stringify([kept, { ...localStorage }, { ...sessionStorage }, document.cookie])
  })
}

test('secrets of a paste and of the connection are in no page, message, file, address, log or database @share', async ({
  page,
  product,
  demo,
}) => {
  const said: string[] = []
  page.on('console', (message) => said.push(message.text()))
  const { clari } = await demo.credentials()
  await demo.faults('gateway-rejects-key')
  await openScenario(page, 'clari.unauthorized')
  const sheet = await toVerdict(page, {
    connection: 'Integration user',
    choose: [/^No, it is new/],
    type: { 'The answer or error': paste },
  })
  await expect(sheet).toBeVisible()

  await page.getByRole('button', { name: /^Share/ }).click()
  const dialog = page.getByRole('dialog', { name: 'Share' })
  await dialog.getByRole('radio', { name: 'PDF or HTML' }).check({ force: true })
  const waiting = page.waitForEvent('download')
  await dialog.getByRole('button', { name: 'Save HTML' }).click()
  const file = await readFile(await (await waiting).path(), 'utf8')
  expect(file.includes('The evidence in full')).toBe(true)
  const messages: string[] = []
  const words = dialog.getByRole('radio', { name: 'Message' })
  if ((await words.count()) > 0) {
    await words.check({ force: true })
    for (const format of ['Markdown', 'Slack', 'Jira', 'E-mail']) {
      await dialog.getByRole('radio', { name: format }).check({ force: true })
      messages.push(await dialog.getByRole('textbox', { name: 'The message' }).inputValue())
    }
  }
  await dialog.getByRole('radio', { name: 'Bundle' }).check({ force: true })
  const zipped = page.waitForEvent('download')
  await dialog.getByRole('button', { name: 'Save bundle' }).click()
  const files = unzipSync(await readFile(await (await zipped).path()))
  expect(Object.keys(files)).toContain('case.json')
  const bundle = Object.entries(files)
    .map(([name, bytes]) => `${name}\n${Buffer.from(bytes).toString('utf8')}`)
    .join('\n')
  const places = {
    file,
    bundle,
    messages: messages.join('\n'),
    page: await page.content(),
    address: page.url(),
    console: said.join('\n'),
    log: product.output(),
    database: await stored(page),
  }
  expect(places.database).toContain('Unauthorized')
  const leaks = Object.entries(places).flatMap(([place, text]) =>
    [...secrets, clari.apikey].flatMap((secret, index) =>
      formsOf(secret).some((form) => text.includes(form)) ? [`${place}: secret ${index + 1}`] : [],
    ),
  )
  expect(leaks).toEqual([])
})

import { heapOf } from './heap.ts'
import { expect, test } from './product.ts'

const places = [
  '/',
  '/wizard/clari.unauthorized',
  '/wizard/clarify.parse-error',
  '/cases',
  '/cases/no-such-case',
  '/checkup',
  '/compare',
  '/connections',
  '/decode',
  '/styleguide',
  '/no/such/place',
]

test('no page asks for anything that its policy forbids, and no text becomes markup or a script @trust', async ({
  page,
  complaints,
}) => {
  for (const place of places) {
    await page.goto(place)
    await expect(page.getByRole('main')).toContainText(/\w{3}/)
  }
  // The worker that reads a paste is one of the page's own: its address may become a script.
  await page.goto('/')
  await page.getByRole('textbox').first().fill('HTTP/2 401 {"error":"Unauthorized"} api.clari.com')
  await expect(page.getByRole('button', { name: /Find out/ }).first()).toBeVisible()
  expect(complaints.all).toEqual([])

  const kept = await page.evaluate(async () => {
    // A tool of the browser's own is not held to the policy; what it leaves for later is.
    await new Promise((resolve) => setTimeout(resolve))
    const tries = [
      () => (document.createElement('div').innerHTML = '<img src=x onerror=alert(1)>'),
      () => new Worker('data:text/javascript,1'),
      () => new Worker('/theme.js'),
      () => Reflect.apply(Reflect.get(globalThis, 'eval'), null, ['1']),
    ]
    return tries.map((attempt) => {
      try {
        attempt()
        return 'done'
      } catch {
        return 'kept out'
      }
    })
  })
  expect(kept).toEqual(['kept out', 'kept out', 'kept out', 'kept out'])
  // Each of them was told, so that the silence above means something.
  await expect
    .poll(() => complaints.all.filter((one) => one.includes('page’s policy')).length)
    .toBeGreaterThanOrEqual(4)
  complaints.all.splice(0)
})

test('a key that was typed and saved is nowhere in what the page holds @trust', async ({ page, context }) => {
  const key = '9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08'
  await page.goto('/connections')
  await page.getByLabel('API token', { exact: true }).fill(key)
  await page.getByLabel('Name').fill('Held nowhere')
  // While it is typed it has to be somewhere: what is looked for below can be found.
  expect(await heapOf(page)).toContain(key)
  await page.getByRole('button', { name: 'Connect', exact: true }).click()
  await expect(page.getByRole('listitem').filter({ hasText: 'Held nowhere' })).toBeVisible()
  await expect(page.getByLabel('API token', { exact: true })).toHaveValue('')
  await expect.poll(async () => (await heapOf(page)).includes(key), { timeout: 30_000 }).toBe(false)

  await context.grantPermissions(['clipboard-read'])
  expect(await page.evaluate(() => navigator.clipboard.readText())).not.toContain(key)
  expect(await page.evaluate(() => JSON.stringify([history.state, location.href]))).not.toContain(key)
})

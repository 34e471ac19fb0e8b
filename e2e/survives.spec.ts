import type { Page } from '@playwright/test'
import { demoAt, expect, listen, startProduct, test, type Complaints } from './product.ts'
import { toVerdict } from './wizard.ts'

const paste = 'HTTP 401 from api.clari.com {"error":"Unauthorized","message":"Invalid API key"}'

async function toFirstChoice(tab: Page, address: string): Promise<void> {
  await tab.goto(`${address}/wizard/clari.unauthorized`)
  await tab.getByRole('textbox', { name: 'The answer or error' }).fill(paste)
  await tab.getByRole('button', { name: 'Continue' }).click()
  await expect(tab.getByRole('radio').first()).toBeVisible()
}

test('a proxy that was started anew under an open page is taken up by itself, and what is gone is said @trust', async ({
  browser,
}) => {
  const first = await startProduct()
  const { port } = new URL(first.address)
  const context = await browser.newContext()
  const tab = await context.newPage()
  await toFirstChoice(tab, first.address)
  await first.stop()
  await expect(tab.getByText('Clari Triage’s own server has stopped.').first()).toBeVisible({ timeout: 20_000 })
  const second = await startProduct({ PORT: port })
  expect(second.address).toBe(first.address)
  await demoAt(second.demo).faults('gateway-rejects-key')
  await expect(tab.getByText('Clari Triage’s own server was started again.')).toBeVisible({ timeout: 20_000 })
  await expect(tab.getByText('Clari Triage’s own server has stopped.')).toHaveCount(0)
  // The wizard stands where it was, and goes on to its end without a reload.
  await expect(tab.getByRole('radio').first()).toBeVisible()
  await expect(await toVerdict(tab, { choose: [/^No, it is new/] })).toBeVisible()
  await context.close()
  await second.stop()
})

test('a network that goes, a tab that sleeps and a clock that is set lose nothing on the way to a verdict @trust', async ({
  page,
  product,
  demo,
  context,
  complaints,
}) => {
  await demo.faults('gateway-rejects-key')
  await toFirstChoice(page, product.address)
  // The computer's network goes as a check is about to run: nobody but our own server can be told of.
  await context.setOffline(true)
  await page.getByRole('button', { name: 'Continue' }).click()
  await expect(page.getByText(/own server/).first()).toBeVisible()
  await context.setOffline(false)
  await expect(page.getByText('Clari Triage’s own server has stopped.')).toHaveCount(0, { timeout: 20_000 })

  // It sleeps, and wakes a day earlier by its own clock.
  const session = await context.newCDPSession(page)
  await session.send('Page.setWebLifecycleState', { state: 'frozen' })
  await session.send('Page.setWebLifecycleState', { state: 'active' })
  await page.clock.setSystemTime('2026-11-24T10:00:00Z')
  const again = page.getByRole('button', { name: /^(?:Check again|Run again|Try again)/ })
  if ((await again.count()) > 0) await again.first().click()
  await expect(await toVerdict(page, { choose: [/^No, it is new/] })).toBeVisible()
  const headline = await page.locator('article[data-verdict] h2, article[data-verdict] h1').first().textContent()
  await page.reload()
  await expect(page.locator('article[data-verdict]')).toContainText(headline ?? 'a headline')
  // What the browser says of requests that could not be sent is the network's, not ours.
  const ours = complaints.all.splice(0).filter((one) => !/ERR_INTERNET_DISCONNECTED/.test(one))
  expect(ours).toEqual([])
})

test('two tabs on one case and one connection: neither undoes the other, and a removed key is used by neither @trust', async ({
  page,
  product,
  context,
}) => {
  const other = await context.newPage()
  const complaints: Complaints = { all: [] }
  listen(other, complaints)
  await page.goto('/connections')
  await page.getByLabel('API token', { exact: true }).fill('2b'.repeat(32))
  await page.getByLabel('Name').fill('In two tabs')
  await page.getByRole('button', { name: 'Connect', exact: true }).click()
  await expect(page.getByRole('listitem').filter({ hasText: 'In two tabs' })).toBeVisible()

  await toFirstChoice(other, product.address)
  await toFirstChoice(page, product.address)
  await expect(await toVerdict(page, { choose: [/^No, it is new/] })).toBeVisible()
  await expect(await toVerdict(other, { choose: [/^No, it is new/] })).toBeVisible()
  // Each tab's case is its own, and each is kept.
  await page.goto('/cases')
  await expect(page.locator('[data-case]')).toHaveCount(2)

  await other.goto(`${product.address}/connections`)
  await expect(other.getByRole('listitem').filter({ hasText: 'In two tabs' })).toBeVisible()
  await page.goto('/connections')
  await page
    .getByRole('listitem')
    .filter({ hasText: 'In two tabs' })
    .getByRole('button', { name: 'Remove', exact: true })
    .click()
  await page.getByRole('dialog').getByRole('button', { name: 'Remove', exact: true }).click()
  await expect(page.getByText('Removed.')).toBeVisible()
  // Looked at again, the other tab knows.
  await expect
    .poll(async () => {
      await other.evaluate(() => document.dispatchEvent(new Event('visibilitychange', { bubbles: true })))
      return other.getByRole('listitem').filter({ hasText: 'In two tabs' }).count()
    })
    .toBe(0)
  expect(complaints.all).toEqual([])
  await other.close()
})

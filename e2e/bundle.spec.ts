import { AxeBuilder } from '@axe-core/playwright'
import type { Browser, Page } from '@playwright/test'
import { readFile } from 'node:fs/promises'
import { strFromU8, unzipSync, zipSync } from 'fflate'
import { expect, listen, test, type Complaints, type Product } from './product.ts'
import { openScenario, toVerdict } from './wizard.ts'

/** Saves the bundle that the share dialog makes; resolves with its bytes. */
async function saveBundle(page: Page, hide: readonly ('Hide people' | 'Hide amounts')[] = []): Promise<Buffer> {
  await page.getByRole('button', { name: 'Share …' }).first().click()
  const dialog = page.getByRole('dialog', { name: 'Share' })
  await dialog.getByRole('radio', { name: 'Bundle' }).check({ force: true })
  for (const name of hide) await dialog.getByRole('switch', { name }).click()
  const saving = page.waitForEvent('download')
  await dialog.getByRole('button', { name: 'Save bundle' }).click()
  const download = await saving
  expect(download.suggestedFilename()).toMatch(/^clari-triage-\w+-\w+\.zip$/)
  const bytes = await readFile(await download.path())
  await page.keyboard.press('Escape')
  return bytes
}

/** Another person's browser at the same product, whose console must stay silent too. */
async function otherBrowser(
  browser: Browser,
  product: Product,
): Promise<{ readonly page: Page; readonly complaints: Complaints }> {
  const context = await browser.newContext({
    baseURL: product.address,
    viewport: { width: 1280, height: 800 },
    locale: 'en-GB',
    timezoneId: 'Europe/London',
  })
  const page = await context.newPage()
  const complaints: Complaints = { all: [] }
  listen(page, complaints)
  return { page, complaints }
}

async function giveBundle(page: Page, bytes: Buffer, name = 'case.zip'): Promise<void> {
  await page.goto('/cases')
  await page.getByLabel('A case bundle').setInputFiles({ name, mimeType: 'application/zip', buffer: bytes })
}

/** A verdict over the demo tenant with a fault on. */
async function verdictWith(page: Page, pasted: string): Promise<void> {
  await openScenario(page, 'clari.unauthorized')
  await toVerdict(page, { type: { 'The answer or error': pasted } })
}

test(
  'a bundle made in one browser opens in another, read only, ' +
    'and its checks run there over that one’s account @share',
  async ({ page, demo, product, browser }) => {
    test.slow()
    await demo.faults('gateway-no-key')
    await verdictWith(page, 'the nightly job of Halden says 401')
    const bundle = await saveBundle(page)
    expect(Object.keys(unzipSync(bundle)).toSorted()).toEqual([
      'case.json',
      'exchanges.json',
      'manifest.json',
      'report.html',
      'report.md',
    ])

    const { page: other, complaints } = await otherBrowser(browser, product)
    await giveBundle(other, bundle)
    const sent = other.locator('[data-bundle]')
    await expect(sent.getByRole('heading', { level: 1 })).toHaveText('The key never reached Clari.')
    await expect(sent).toContainText(/Made by Clari Triage [\d.]+ on /)
    await expect(sent.getByRole('region', { name: 'What this rests on' })).toContainText('No API key found in request')
    await expect(sent).toContainText('The evidence in full')
    const { violations } = await new AxeBuilder({ page: other }).analyze()
    expect(violations.map(({ id }) => id)).toEqual([])

    // Nothing is kept before one says so.
    await other.getByRole('button', { name: 'Close' }).click()
    await expect(other.getByText('No case yet')).toBeVisible()
    await giveBundle(other, bundle)
    await other.getByRole('button', { name: 'Keep it, to run its checks' }).click()
    await expect(other.getByText(/^Opened from a bundle, made by Clari Triage/)).toBeVisible()

    // What was pasted did not travel whole; whoever has it can give it.
    await expect(other.getByRole('textbox', { name: 'The answer or error' })).toBeVisible()
    await demo.faults()
    await other.getByRole('button', { name: 'Run the fix check' }).click()
    await expect(other.locator('[data-fix-check]')).toHaveAttribute('data-fix-check', 'fixed', { timeout: 30_000 })
    await expect(other.locator('[data-picture="then"]')).toContainText('The key never reached Clari.')
    await other.goto('/cases')
    await expect(other.locator('[data-case]')).toContainText('from a bundle')
    await expect(other.locator('[data-case]')).toContainText('fixed')
    expect(complaints.all).toEqual([])
    await other.context().close()
  },
)

test('people and amounts that the sender hides are in no file of the bundle @share', async ({ page, demo }) => {
  await demo.faults('gateway-no-key')
  await verdictWith(page, 'user Ana Ortiz <ana.ortiz@halden.example> says 401; the total is USD 1,348,214.50')
  const files = Object.entries(unzipSync(await saveBundle(page, ['Hide people', 'Hide amounts'])))
  for (const [name, bytes] of files) {
    expect(strFromU8(bytes), name).not.toMatch(/ortiz|halden/i)
    expect(strFromU8(bytes), name).not.toMatch(/1,?348,?214/)
  }
})

test('a bundle that is damaged, foreign or hostile is refused in a sentence, and nothing of it is kept @share', async ({
  page,
  demo,
}) => {
  await demo.faults('gateway-no-key')
  await verdictWith(page, '401')
  const bundle = await saveBundle(page)
  const files = unzipSync(bundle)
  const refused = page.getByRole('alert')
  const changed = (change: Record<string, Uint8Array>) => Buffer.from(zipSync({ ...files, ...change }))
  for (const [bytes, says] of [
    [Buffer.from('%PDF-1.7 something else entirely'), 'it is no zip file'],
    [bundle.subarray(0, bundle.length - 40), 'The file is cut off'],
    [
      changed({ 'report.html': new TextEncoder().encode('<script>alert(1)</script>') }),
      'report.html was changed after the bundle was made',
    ],
    [changed({ '../../evil.txt': new Uint8Array(1) }), 'a path that leads outside'],
    [Buffer.from(zipSync({ 'readme.txt': new Uint8Array(3) })), 'which no bundle has'],
  ] as const) {
    await giveBundle(page, Buffer.from(bytes), 'from-outside.zip')
    await expect(refused).toContainText('from-outside.zip was not opened')
    await expect(refused).toContainText(says)
  }
  await expect(page.locator('[data-case]')).toHaveCount(1)
})

test('a bundle is dropped on the list of cases; script in its fields stays text @share', async ({ page, demo }) => {
  const script = "<img src=x onerror=\"document.title='taken'\"><script>document.title='taken'</script>"
  await demo.faults('gateway-no-key')
  await verdictWith(page, `401 ${script}`)
  const bundle = await saveBundle(page)
  await page.goto('/cases')
  const transfer = await page.evaluateHandle(
    (bytes) => {
      const data = new DataTransfer()
      data.items.add(new File([new Uint8Array(bytes)], 'case.zip', { type: 'application/zip' }))
      return data
    },
    [...bundle],
  )
  await page
    .getByRole('group', { name: /a bundle can be dropped here/ })
    .dispatchEvent('drop', { dataTransfer: transfer })
  await expect(page.locator('[data-bundle]')).toBeVisible()
  await expect(page).not.toHaveTitle(/taken/)
  await page.setViewportSize({ width: 360, height: 740 })
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(360)
})

test('a check-up and a comparison travel as bundles too, the comparison with its rows @share', async ({
  page,
  demo,
  product,
  browser,
}) => {
  test.slow()
  await demo.faults('key-unknown')
  await page.goto('/checkup?run=now')
  await expect(page.locator('article[data-checkup="fail"]')).toBeVisible({ timeout: 30_000 })
  const checkup = await saveBundle(page)
  await demo.faults()
  await page.goto('/compare')
  await page.getByRole('button', { name: 'Try it with the demo tenant' }).click()
  await expect(page.getByText(/^Kept as case/)).toBeVisible({ timeout: 30_000 })
  const comparison = await saveBundle(page)
  expect(strFromU8(unzipSync(comparison)['rows.csv'] ?? new Uint8Array())).toContain('missing-in-api')

  const { page: other, complaints } = await otherBrowser(browser, product)
  await giveBundle(other, checkup)
  await expect(other.locator('[data-bundle]').getByRole('heading', { level: 1 })).toContainText('checks failed')
  await other.getByRole('button', { name: 'Keep it, to run its checks' }).click()
  await other.getByRole('button', { name: 'Run the checks again' }).click()
  await expect(other.locator('[data-fix-check]')).toHaveAttribute('data-fix-check', 'fixed', { timeout: 30_000 })
  await giveBundle(other, comparison)
  await expect(other.locator('[data-bundle]')).toContainText('The comparison’s rows are in it')
  await expect(other.locator('[data-bundle]').getByRole('heading', { level: 1 })).toContainText('the screen shows')
  expect(complaints.all).toEqual([])
  await other.context().close()
})

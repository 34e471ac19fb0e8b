import { letJobsEnd, startExport } from './clari-jobs.ts'
import { expect, test, type Demo } from './product.ts'
import { checkAgain, openScenario, toVerdict } from './wizard.ts'

const latest = { choose: [/this week/] }
const forecast = { 'Forecast id': 'net_arr' }

async function exported(demo: Demo, address: string, body: Readonly<Record<string, unknown>>): Promise<string> {
  const jobId = await startExport(demo, address, body)
  await letJobsEnd(demo)
  return jobId
}

for (const dialect of ['published', 'guide'] as const) {
  test(
    'mismatch: a period that Clari does not know was exported ' +
      `as the current one, in the ${dialect} dialect @wizards`,
    async ({ page, demo }) => {
      await demo.dialect(dialect)
      await openScenario(page, 'clari.data-mismatch')
      const sheet = await toVerdict(page, { ...latest, type: { ...forecast, 'Period that was asked for': '2031_Q1' } })
      await expect(sheet).toHaveAttribute('data-cause', 'period-defaulted')
      await expect(sheet.getByRole('heading', { level: 1 })).toHaveText(/not of 2031_Q1/)
      await expect(sheet.getByRole('region', { name: 'What this rests on' })).toContainText(/20\d\d_Q\d/)
      await expect(await checkAgain(page)).toHaveAttribute('data-fix', 'unchanged')
    },
  )
}

test('mismatch: an export that was cut off says so in its job; a whole one proves the fix @wizards', async ({
  page,
  demo,
  product,
}) => {
  await demo.faults('truncated-export')
  const jobId = await exported(demo, product.demo, {})
  await openScenario(page, 'clari.data-mismatch')
  const sheet = await toVerdict(page, { ...latest, type: { ...forecast, 'Export job’s id': jobId } })
  await expect(sheet).toHaveAttribute('data-cause', 'truncated')
  await expect(sheet.getByRole('region', { name: 'What this rests on' })).toContainText(/rowsTruncated|cellsTruncated/)
  await expect(sheet.getByRole('button', { name: 'Copy message' })).toBeVisible()
  await expect(await checkAgain(page)).toHaveAttribute('data-fix', 'unchanged')
  await demo.faults()
  await expect(await checkAgain(page)).toHaveAttribute('data-fix', 'fixed')
})

test('mismatch: the export is in another currency than the screen @wizards', async ({ page, demo, product }) => {
  const jobId = await exported(demo, product.demo, { currency: 'EUR' })
  await openScenario(page, 'clari.data-mismatch')
  const sheet = await toVerdict(page, {
    ...latest,
    type: { ...forecast, 'Export job’s id': jobId, 'Currency on the screen': 'USD' },
  })
  await expect(sheet).toHaveAttribute('data-cause', 'currency')
  await expect(sheet.getByRole('heading', { level: 1 })).toHaveText('The export is in EUR, the screen in USD.')
  await expect(sheet.getByRole('region', { name: 'What this rests on' })).toContainText('EUR')
})

test('mismatch: the screen shows an earlier week than the export has @wizards', async ({ page, demo, product }) => {
  const jobId = await exported(demo, product.demo, {})
  await openScenario(page, 'clari.data-mismatch')
  const sheet = await toVerdict(page, { choose: [/an earlier week/], type: { ...forecast, 'Export job’s id': jobId } })
  await expect(sheet).toHaveAttribute('data-cause', 'not-historical')
  await expect(sheet).toContainText('includeHistorical')
})

test('mismatch: nothing as a whole, so both sides are compared; what came back becomes the verdict @wizards', async ({
  page,
}) => {
  await openScenario(page, 'clari.data-mismatch')
  await page.getByRole('button', { name: /this week/ }).click()
  await page.getByRole('textbox', { name: 'Forecast id' }).fill('net_arr')
  await page.getByRole('button', { name: 'Continue' }).click()
  await page.getByRole('textbox', { name: 'Field' }).fill('Commit')
  await page.getByRole('textbox', { name: 'Its total on the screen' }).fill('1.35M')
  await page.locator('[data-step="shown"]').getByRole('button', { name: 'Continue' }).click()
  await page.locator('[data-step="which-key"]').getByRole('button', { name: 'Continue' }).click()
  await expect(page.locator('[data-check="clari.export-totals"]')).toContainText(
    /Commit: .* on the API’s side, 1,350,000/,
  )
  await page.getByRole('button', { name: /^Continue/ }).click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Compare row by row')
  await expect(page.getByRole('region', { name: 'What to compare' })).toContainText('net_arr')
  await page.getByRole('link', { name: 'Open the comparison' }).click()
  await expect(page).toHaveURL(/compare\?case=/)
  await page.getByRole('button', { name: 'Try it with the demo tenant' }).click()
  await expect(page.getByText(/Kept in case/)).toBeVisible({ timeout: 20_000 })
  await page.getByRole('link', { name: 'Go on in the wizard' }).click()
  await expect(page.getByRole('region', { name: 'What came back' })).toContainText('Commit')
  await page.getByRole('button', { name: 'Continue' }).click()
  const sheet = page.locator('article[data-verdict]')
  await expect(sheet).toHaveAttribute('data-cause', /explained/)
  await expect(sheet.getByRole('heading', { level: 1 })).toHaveText(/rows differ/)
  await expect(sheet).toContainText(/Commit: .* on the API’s side, .* on the screen/)
  await expect(sheet.getByRole('list', { name: 'Who does what' })).toContainText(
    /Not in the export, \+[\d,.]+ USD: Opt the person in/,
  )
  await page.reload()
  await expect(sheet).toHaveAttribute('data-cause', /explained/)
})

test('mismatch: with nothing connected the comparison is the way, and says that it was not made yet @wizards', async ({
  page,
}) => {
  await openScenario(page, 'clari.data-mismatch')
  const sheet = await toVerdict(page, { choose: [/file downloaded/], connection: 'None', type: forecast })
  await expect(sheet).toHaveAttribute('data-cause', 'not-compared')
})

import { wholeCauses } from '#src/scenarios/clari-data-mismatch/causes.test-kit.ts'
import { letJobsEnd, startExport } from './clari-jobs.ts'
import { expect, test, type Demo } from './product.ts'
import { checkAgain, expectCause, openScenario, provedFixed, toVerdict } from './wizard.ts'

const forecast = { 'Forecast id': 'net_arr' }

async function exported(demo: Demo, address: string, body: Readonly<Record<string, unknown>>): Promise<string> {
  const jobId = await startExport(demo, address, body)
  await letJobsEnd(demo)
  return jobId
}

for (const { name, faults = [], dialect = 'published', answers, exports, ...shown } of wholeCauses) {
  test(`mismatch: ${name}, from a pick to the verdict @wizards`, async ({ page, demo, product }) => {
    await demo.dialect(dialect)
    await demo.faults(...faults)
    const job: Readonly<Record<string, string>> =
      exports === undefined ? {} : { jobId: await exported(demo, product.demo, exports) }
    await openScenario(page, 'clari.data-mismatch')
    await expectCause(await toVerdict(page, { given: { ...answers, ...job } }), shown)
    if (faults.length > 0) await provedFixed(page, demo)
    else await expect(await checkAgain(page)).toHaveAttribute('data-fix', 'unchanged')
  })
}

test('mismatch: what support has to raise can be copied as a message @wizards', async ({ page, demo, product }) => {
  await demo.faults('truncated-export')
  const jobId = await exported(demo, product.demo, {})
  await openScenario(page, 'clari.data-mismatch')
  const sheet = await toVerdict(page, { given: { screen: 'latest-week', forecastId: 'net_arr', jobId } })
  await expect(sheet.getByRole('button', { name: 'Copy message' })).toBeVisible()
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

import type { Page } from '@playwright/test'
import { textFile } from './compare-files.ts'
import { letJobsEnd, startExport } from './clari-jobs.ts'
import { expect, startProduct, test, type Demo, type Product } from './product.ts'
import { openScenario, toVerdict } from './wizard.ts'

const headline = (page: Page) => page.getByRole('heading', { level: 1 })
const settled = (page: Page) => expect(page.locator('[data-settled="true"]')).toBeVisible()
const screenSide = (page: Page) => page.getByLabel('The screen’s side: files')

async function screenOf(product: Product, planted = ''): Promise<ReturnType<typeof textFile>> {
  return textFile(
    'screen.csv',
    await (await fetch(`${product.demo}/__demo/screen.csv?forecast=net_arr&planted=${planted}`)).text(),
  )
}

/** How many exports the demo tenant was asked for so far. */
async function exportsAsked(product: Product): Promise<number> {
  return (await (await fetch(`${product.demo}/__demo/log`)).text()).split('/export/forecast/').length - 1
}

/** Exports the demo tenant in euros through the page, beside its screen in dollars. */
async function compareEuros(page: Page, product: Product, demo: Demo): Promise<void> {
  await page.goto('/compare')
  const jobId = await startExport(demo, product.demo, { currency: 'EUR', includeHistorical: true })
  await page.getByText('Or take it live from Clari').click()
  await page.getByText('A job’s results (free)').click()
  await page.getByRole('textbox', { name: 'Export job’s id' }).fill(jobId)
  await page.getByRole('button', { name: 'Take its results' }).click()
  await expect(page.getByRole('list', { name: 'The API’s side: chosen' })).toContainText(jobId, { timeout: 25_000 })
  await screenSide(page).setInputFiles(await screenOf(product))
  await page.getByRole('button', { name: 'Compare', exact: true }).click()
  await settled(page)
}

test('an export in another currency is made again with the screen’s; every row closes @compare @world', async ({
  page,
  demo,
  product,
}) => {
  await demo.speed(60)
  await compareEuros(page, product, demo)
  await expect(headline(page)).toHaveText(
    /^[\d,.]+ EUR in the API, [\d,.]+ USD on the screen\. All of it is explained\.$/,
  )
  await page.getByRole('button', { name: 'Export again with these options' }).click()
  const again = page.getByRole('region', { name: 'Export again' })
  await expect(again.getByRole('textbox', { name: 'Currency' })).toHaveValue('USD')
  await expect(again).toContainText('The screen is in USD.')
  await expect(again).toContainText('It uses one export of your organisation’s monthly number.')
  await expect(again).toContainText(/Should close: another currency/)
  await again.getByRole('textbox', { name: 'Forecast id' }).fill('net_arr')
  const asked = await exportsAsked(product)
  await again.getByRole('button', { name: 'Use one export, then compare again' }).click()
  await expect(headline(page)).toHaveText('The API and the screen agree, to the last cent.', { timeout: 30_000 })
  const closed = page.getByRole('region', { name: 'What closed' })
  await expect(closed.getByRole('status')).toHaveText(/^All \d+ rows that differed in Commit closed\.$/)
  await expect(closed.locator('tr[data-cause="currency"] td').first()).not.toHaveText('0')
  await expect(closed.locator('tr[data-cause="currency"] td').nth(1)).toHaveText('0')
  await closed.getByRole('radio', { name: /closed$/ }).check()
  await settled(page)
  await expect(page.locator('[role="row"][data-cause="equal"]').first()).toBeVisible()
  expect((await exportsAsked(product)) - asked, 'one export was used').toBe(1)
})

test('a cancelled export leaves the comparison as it was, and its job cancelled @compare @world', async ({
  page,
  demo,
  product,
}) => {
  await demo.speed(60)
  await compareEuros(page, product, demo)
  const before = await headline(page).innerText()
  await demo.speed(1)
  await page.getByRole('button', { name: 'Export again with these options' }).click()
  const again = page.getByRole('region', { name: 'Export again' })
  await again.getByRole('textbox', { name: 'Forecast id' }).fill('net_arr')
  await again.getByRole('button', { name: 'Use one export, then compare again' }).click()
  await expect(again.getByText(/The job is/)).toBeVisible()
  await again.getByRole('button', { name: 'Cancel' }).click()
  await expect(again.getByRole('button', { name: 'Use one export, then compare again' })).toBeVisible()
  await expect(headline(page)).toHaveText(before)
  await demo.speed(60)
  // What Clari refuses is said in its words, and nothing is lost.
  await again.getByRole('textbox', { name: 'Currency' }).fill('XXX')
  await again.getByRole('button', { name: 'Use one export, then compare again' }).click()
  await expect(again.getByRole('alert')).toContainText(/currency/i)
  await expect(headline(page)).toHaveText(before)
})

test('without an account the body of the export is told; its file closes what it can @compare', async ({ page }) => {
  const alone = await startProduct({ TRIAGE_DEMO: '0' })
  const header = 'User,Email,Field,Time Period,Data Type,Data Value,Currency'
  const side = (name: string, values: readonly number[]) =>
    textFile(
      name,
      [
        header,
        ...values.map((value, at) => `Seller ${at},s${at}@example.com,Commit,2026_Q4,Forecast Value,${value}.00,USD`),
      ].join('\n'),
    )
  await page.goto(`${alone.address}/compare`)
  await page.getByLabel('The API’s side: files').setInputFiles(side('export.csv', [1000, 2000, 3000, 4000]))
  await screenSide(page).setInputFiles(side('screen.csv', [1000, 2717, 3911, 4000]))
  await page.getByRole('button', { name: 'Compare', exact: true }).click()
  await settled(page)
  await page.getByRole('button', { name: 'Export again with these options' }).click()
  const again = page.getByRole('region', { name: 'Export again' })
  await expect(again).toContainText('No Clari account is connected')
  await expect(again).toContainText('"includeHistorical":true')
  await again.getByLabel('The new export’s file').setInputFiles(side('again.csv', [1000, 2717, 3000, 4321]))
  const closed = page.getByRole('region', { name: 'What closed' })
  await expect(closed.getByRole('status')).toHaveText(
    '1 of 2 differing rows of Commit closed, 1 still differs. One differs that did not.',
  )
  for (const [state, person] of [
    ['closed', 's1'],
    ['still open', 's2'],
    ['new', 's3'],
  ] as const) {
    await closed.getByRole('radio', { name: `1 ${state}` }).check()
    await settled(page)
    await expect(page.locator('[role="row"][data-user]')).toHaveCount(1)
    await expect(page.locator(`[role="row"][data-user="${person}@example.com"]`)).toBeVisible()
  }
  await alone.stop()
})

test('from the verdict: the comparison is still there, and its export is made again @compare @wizards @world', async ({
  page,
  demo,
  product,
}) => {
  await demo.speed(60)
  const jobId = await startExport(demo, product.demo, { currency: 'EUR' })
  await letJobsEnd(demo)
  await openScenario(page, 'clari.data-mismatch')
  const sheet = await toVerdict(page, {
    choose: [/this week/],
    type: { 'Forecast id': 'net_arr', 'Export job’s id': jobId, 'Currency on the screen': 'USD' },
  })
  await expect(sheet).toHaveAttribute('data-cause', 'currency')
  await page.getByRole('link', { name: 'Export again with these options' }).click()
  await expect(page.getByRole('region', { name: 'Taken over from the case' })).toContainText('forecast net_arr')
  const again = page.getByRole('region', { name: 'Export again' })
  await expect(again.getByRole('textbox', { name: 'Forecast id' })).toHaveValue('net_arr')
  await expect(again.getByRole('textbox', { name: 'Currency' })).toHaveValue('USD')
  await again.getByRole('button', { name: 'Use one export, then compare again' }).click()
  await expect(page.getByRole('list', { name: 'The API’s side: chosen' })).toContainText('export-', { timeout: 30_000 })
  await screenSide(page).setInputFiles(await screenOf(product, 'missing-in-api'))
  await page.getByRole('button', { name: 'Compare', exact: true }).click()
  await expect(headline(page)).toContainText('All of it is explained.')
  await expect(again).toBeHidden()
  await page.getByRole('link', { name: 'Go on in the wizard' }).click()
  await page.goBack()
  await expect(headline(page)).toContainText('All of it is explained.')
})

test('the wizard’s answers are where the comparison starts @compare @wizards', async ({ page, product }) => {
  await openScenario(page, 'clari.data-mismatch')
  await page.getByRole('button', { name: /file downloaded/ }).click()
  await page.getByRole('textbox', { name: 'Forecast id' }).fill('net_arr')
  await page.getByRole('textbox', { name: 'Period that was asked for' }).fill('2026_Q4')
  await page.getByRole('button', { name: 'Continue' }).click()
  await page.getByRole('textbox', { name: 'Field' }).fill('best case')
  await page.getByRole('textbox', { name: 'Its total on the screen' }).fill('1.35M')
  await page.getByRole('textbox', { name: 'Currency on the screen' }).fill('usd')
  await page.locator('[data-step="shown"]').getByRole('button', { name: 'Continue' }).click()
  await page.getByRole('radio', { name: 'None' }).check({ force: true })
  await page.locator('[data-step="which-key"]').getByRole('button', { name: 'Continue' }).click()
  await page.getByRole('button', { name: /^Continue/ }).click()
  await page.getByRole('link', { name: 'Open the comparison' }).click()
  const taken = page.getByRole('region', { name: 'Taken over from the case' })
  for (const part of [
    'forecast net_arr',
    'period 2026_Q4',
    'field best case',
    'screen’s total 1.35M',
    'screen’s currency USD',
  ])
    await expect(taken).toContainText(part)
  await expect(page.getByRole('textbox', { name: 'Period asked for' })).toHaveValue('2026_Q4')
  await expect(page.getByRole('textbox', { name: 'Forecast id' })).toHaveValue('net_arr')
  await page.getByRole('button', { name: 'Read it' }).click()
  await expect(page.getByRole('list', { name: 'The API’s side: chosen' })).toContainText('net_arr.json')
  await screenSide(page).setInputFiles(await screenOf(product))
  await page.getByRole('button', { name: 'Compare', exact: true }).click()
  await settled(page)
  await expect(page.getByRole('radio', { name: 'Best Case' })).toBeChecked()
  await expect(page.getByText(/You read 1.35M on the screen; its rows here add up to [\d,.]+ USD/)).toBeVisible()
})

import { AxeBuilder } from '@axe-core/playwright'
import type { Page } from '@playwright/test'
import { textFile } from './compare-files.ts'
import { expect, test } from './product.ts'

const people = [
  ['ana@example.com', 125_000],
  ['ben@example.com', 98_500],
  ['chen@example.com', 41_706],
] as const
const file = (name: string, header: string, line: (email: string, value: number) => string) =>
  textFile(name, [header, ...people.map(([email, value]) => line(email, value))].join('\n'))
const named = (name: string, period: string, more = 0) =>
  file(
    name,
    'Email,Field,Time Period,Data Type,Data Value,Currency',
    (email, value) => `${email},Commit,${period},Forecast Value,${value + more}.00,USD`,
  )
const headline = (page: Page) => page.getByRole('heading', { level: 1 })
const agree = 'The API and the screen agree, to the last cent.'
const question = (page: Page, asks: string) => page.locator(`[data-asks="${asks}"]`)

async function put(page: Page, api: ReturnType<typeof textFile>, ui: ReturnType<typeof textFile>): Promise<void> {
  await page.goto('/compare')
  await page.getByLabel('The API’s side: files').setInputFiles(api)
  await page.getByLabel('The screen’s side: files').setInputFiles(ui)
  await page.getByRole('button', { name: 'Compare', exact: true }).click()
  await expect(page.locator('[data-settled="true"]')).toBeVisible()
}

async function expectNoViolation(page: Page): Promise<void> {
  const { violations } = await new AxeBuilder({ page })
    .withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'])
    .analyze()
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`)).toEqual([])
}

test('the fiscal year is asked for where the result hangs on it, used, and remembered @compare', async ({ page }) => {
  // Where the numbers are the same the periods are, whatever they are called: nothing hangs on it.
  await put(page, named('export.csv', '2027_Q3'), named('screen.csv', 'Q4 CY2026'))
  await expect(headline(page)).toHaveText(agree)
  await expect(page.locator('[data-tone="warn"]').filter({ hasText: 'Another period' })).toBeHidden()
  await expect(question(page, 'fiscal-year')).toHaveCount(0)

  await put(page, named('export.csv', '2027_Q3'), named('screen.csv', 'Q4 CY2026', 7))
  await expect(page.locator('[data-tone="warn"]').filter({ hasText: 'Another period' })).toBeVisible()
  await expect(question(page, 'fiscal-year')).toContainText('depends on when your fiscal year starts')
  await page.getByRole('combobox', { name: 'Fiscal year starts in' }).selectOption('April')
  await expect(page.getByRole('radio', { name: 'ends in' })).toBeChecked()
  await expectNoViolation(page)
  await page.getByRole('button', { name: 'Compare with this' }).click()
  await expect(page.locator('[data-tone="warn"]').filter({ hasText: 'Another period' })).toBeHidden()
  await expect(question(page, 'fiscal-year')).toBeHidden()
  await expect(
    page.getByText('fiscal year from April, named after the year in which it ends (you said so)'),
  ).toBeVisible()

  await put(page, named('export.csv', '2027_Q3'), named('screen.csv', 'Q4 CY2026', 7))
  await expect(headline(page)).toContainText('The screen shows 21.00 USD more')
  await expect(page.locator('[data-tone="warn"]').filter({ hasText: 'Another period' })).toBeHidden()
  await expect(question(page, 'fiscal-year')).toBeHidden()
  // A year that was said is no match for the dates that an export gives.
  await page.goto('/compare')
  await expect(page.getByText('What the data can’t tell: fiscal year from April')).toBeVisible()
})

test('where names or dates tell, nothing is asked @compare', async ({ page }) => {
  await put(page, named('export.csv', '2026_Q4'), named('screen.csv', 'Q4 FY26'))
  await expect(headline(page)).toHaveText(agree)
  await expect(page.locator('[data-asks]')).toHaveCount(0)
  await page.getByText(/^Taken for given/).click()
  await expect(page.getByRole('combobox', { name: 'Fiscal year starts in' })).toBeVisible()
})

test('the time zone is asked for where weeks begin a day apart, and makes them one @compare', async ({ page }) => {
  const weeks = (name: string, starts: readonly string[], more: readonly number[]) =>
    textFile(
      name,
      [
        'Email,Field,Start Day,Data Value',
        ...starts.flatMap((start, week) =>
          people.map(([email, value]) => `${email},Commit,${start},${value + (more[week] ?? 0)}`),
        ),
      ].join('\n'),
    )
  await put(
    page,
    weeks('export.csv', ['2026-11-07', '2026-11-14'], [333, 0]),
    weeks('screen.csv', ['2026-11-08', '2026-11-15'], [333, 0]),
  )
  await expect(question(page, 'time-zone')).toContainText('one day apart')
  await page.getByRole('combobox', { name: 'Organisation’s time zone' }).fill('Nowhere/Else')
  await expect(page.getByText(/No time zone has this name/)).toBeVisible()
  await page.getByRole('combobox', { name: 'Organisation’s time zone' }).fill('Asia/Tokyo')
  await page.getByRole('button', { name: 'Compare with this' }).click()
  await expect(page.getByText('time zone Asia/Tokyo')).toBeVisible()
  await expect(headline(page)).toHaveText(agree)
  await expect(question(page, 'time-zone')).toBeHidden()
  await page.getByRole('combobox', { name: 'Week' }).selectOption({ index: 0 })
  await expect(page.locator('[data-settled="true"]')).toBeVisible()
  await expect(headline(page)).toHaveText(agree)
})

test('a screen that names no currency is held against the export’s, and its own can be told @compare', async ({
  page,
}) => {
  await put(
    page,
    named('export.csv', '2026_Q4'),
    file('screen.csv', 'Email,Commit', (email, value) => `${email},${value * 2}`),
  )
  await expect(question(page, 'currency')).toContainText('The screen names no currency')
  await page.getByRole('textbox', { name: 'Screen’s currency' }).fill('aud')
  await page.getByRole('button', { name: 'Compare with this' }).click()
  await expect(page.getByText('AUD').first()).toBeVisible()
  await expect(question(page, 'currency')).toBeHidden()
  await expect(page.getByRole('combobox', { name: 'Cause' })).toBeVisible()
})

test('two exports of one thing are compared as such, API against API @compare', async ({ page }) => {
  const json = (name: string, ana: number) =>
    textFile(
      name,
      JSON.stringify({
        entries: people.map(([, value], at) => ({
          userId: String(at),
          fieldId: 'c',
          timePeriodId: '2026_Q4',
          timeFrameId: 'TF:2026-11-15',
          forecastValue: at === 0 ? ana : value,
          currency: { code: 'USD' },
        })),
        users: people.map(([email], at) => ({ userId: String(at), email, name: email.split('@')[0] })),
        fields: [{ fieldId: 'c', fieldName: 'Commit', fieldType: 'CURRENCY' }],
        timePeriods: [{ timePeriodId: '2026_Q4', label: 'Q4 FY 2026', startDate: '2026-10-01', endDate: '2026-12-31' }],
        timeFrames: [{ timeFrameId: 'TF:2026-11-15', startDate: '2026-11-15', endDate: '2026-11-21' }],
      }),
    )
  await put(page, json('monday.json', 125_000), json('friday.json', 125_700))
  await expect(headline(page)).toContainText('The second export holds 700.00 USD more')
  await expect(page.getByText('Both sides are exports')).toBeVisible()
  await expect(page.getByRole('columnheader', { name: 'Second export' })).toBeVisible()
  await expect(page.getByRole('button', { name: /^Export again/ })).toBeHidden()
})

test('what the analyst said of fields holds when a column is told another meaning @compare', async ({ page }) => {
  await put(
    page,
    named('export.csv', '2026_Q4'),
    file('screen.csv', 'Email,Sandbagged,Region code,Push', (email, value) => `${email},${value + 1},7,3`),
  )
  await page.getByRole('combobox', { name: 'The export’s field for Sandbagged' }).selectOption('Commit')
  await page.getByRole('button', { name: 'Compare these fields' }).click()
  await expect(headline(page)).toContainText('USD more')
  await page.getByText(/^How the 2 files were read/).click()
  const reading = page.getByRole('region', { name: 'screen.csv', exact: true })
  await reading.getByRole('combobox', { name: 'Meaning of Region code' }).selectOption('Not read')
  await reading.getByRole('button', { name: 'Read it so and compare again' }).click()
  await expect(page.getByRole('progressbar')).toBeHidden()
  await expect(page.getByText('“Region code”')).toBeHidden()
  await expect(headline(page)).toContainText('USD more')
})

for (const width of [1280, 360]) {
  test(`what closed, what is asked and the export that is offered pass WCAG at ${width} px @compare @feel`, async ({
    page,
    demo,
  }) => {
    await demo.speed(60)
    await page.setViewportSize({ width, height: 800 })
    await page.goto('/compare')
    await page.getByText(/^What the data can’t tell/).click()
    await expectNoViolation(page)
    await page.getByRole('button', { name: 'Try it with the demo tenant' }).click()
    await expect(page.locator('[data-settled="true"]')).toBeVisible({ timeout: 25_000 })
    await page.getByRole('button', { name: /^Export again/ }).click()
    await expectNoViolation(page)
    await page.getByRole('button', { name: 'Use one export, then compare again' }).click()
    await expect(page.locator('[data-closed="told"]')).toBeVisible({ timeout: 25_000 })
    await expectNoViolation(page)
    expect(
      await page.evaluate(() => document.documentElement.scrollWidth <= document.documentElement.clientWidth),
    ).toBe(true)
  })
}

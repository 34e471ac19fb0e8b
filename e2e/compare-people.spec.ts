import { AxeBuilder } from '@axe-core/playwright'
import type { Page } from '@playwright/test'
import { textFile, type TestFile } from './compare-files.ts'
import { expect, test } from './product.ts'

const people = [
  ['Robert Mills', 1250.5, 400],
  ['Nora Lindqvist', 980.25, 510],
  ['Katherine Boyd', 417, 620.75],
  ['Priya Raman', 733.1, 280],
] as const

const api = textFile(
  'export.csv',
  [
    'User,User ID,Field,Time Period,Week,Start Day,Data Type,Data Value,Currency',
    ...people.flatMap(([name, commit, best], at) =>
      [
        `Commit,2026_Q4,7,2026-11-15,Forecast Value,${commit}`,
        `Best Case,2026_Q4,7,2026-11-15,Forecast Value,${best}`,
      ].map((rest) => `${name},u${at},${rest},USD`),
    ),
  ].join('\n'),
)

const numbers = (at: number) => people[at]?.slice(1).join(',') ?? ''

/** Names as a screen has them: with a role, a short form, an initial; the last two say themselves who they are. */
const decorated = textFile(
  'screen.csv',
  [
    'User,Commit,Best Case',
    `Bob Mills (AE),${numbers(0)}`,
    `Nora Lindqvist – Account Executive,${numbers(1)}`,
    `Kate Boyd (Inactive),${numbers(2)}`,
    `P. Raman,${numbers(3)}`,
  ].join('\n'),
)

const headline = (page: Page) => page.getByRole('heading', { level: 1 })
const agree = 'The API and the screen agree, to the last cent.'
const settled = (page: Page) => expect(page.locator('[data-settled="true"]')).toBeVisible()
const question = (page: Page) => page.getByRole('region', { name: 'Who is who' })

async function put(page: Page, ui: TestFile, export_ = api): Promise<void> {
  await page.getByLabel('The API’s side: files').setInputFiles(export_)
  await page.getByLabel('The screen’s side: files').setInputFiles(ui)
  await page.getByRole('button', { name: 'Compare', exact: true }).click()
  await settled(page)
}

async function expectNoViolation(page: Page): Promise<void> {
  const { violations } = await new AxeBuilder({ page })
    .withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'])
    .analyze()
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`)).toEqual([])
}

test('decorated names are a question; once all are confirmed, all is equal, and a reload keeps it @compare', async ({
  page,
}) => {
  await page.goto('/compare')
  await put(page, decorated)
  await expect(headline(page)).toHaveText('These 3 look like the same people.')
  await expect(question(page).getByRole('listitem')).toHaveCount(3)
  await expect(question(page)).toContainText('the same 2 numbers over 2 fields · a short form of the name')
  await expect(page.locator('[role="row"][data-user]').filter({ hasText: 'confirmed' })).toHaveCount(0)
  const all = question(page).getByRole('button', { name: 'Yes, these 3 are the same people' })
  await expect(all).toBeInViewport()
  await all.click()
  await expect(headline(page)).toHaveText(agree)
  await expect(question(page)).toBeHidden()
  await expect(page).toHaveURL(/case=/)

  await test.step('after a reload the same files are compared so at once', async () => {
    await page.reload()
    await put(page, decorated)
    await expect(headline(page)).toHaveText(agree)
  })

  await test.step('it is undone one by one', async () => {
    await page.getByText(/^Who was taken for whom: 3 the same, as you said/).click()
    await page.getByRole('button', { name: 'Undo: Bob Mills (AE), Robert Mills' }).click()
    await expect(question(page).getByRole('button', { name: 'Yes, the same person' })).toBeVisible()
  })
})

test('people are confirmed and held apart one by one; the next files are asked about again @compare', async ({
  page,
}) => {
  await page.goto('/compare')
  await put(page, decorated)
  await question(page).getByRole('button', { name: 'Two people: P. Raman, Priya Raman' }).click()
  await question(page).getByRole('button', { name: 'The other 2 are the same too' }).click()
  await expect(question(page)).toBeHidden()
  await settled(page)
  await expect(page.locator('[role="row"][data-user]')).toHaveCount(2)
  await expect(page.locator('[role="row"][data-user="P. Raman"]')).toContainText('confirmed')
  await expect(page).toHaveURL(/case=/)

  await page.getByRole('button', { name: 'Compare something else' }).click()
  await page
    .getByRole('button', { name: /^Remove/ })
    .first()
    .click()
  await page
    .getByRole('button', { name: /^Remove/ })
    .first()
    .click()
  await put(
    page,
    textFile('next week.csv', 'User,Commit\nBob Mills (AE),5\nKate Boyd (Inactive),6\nNora Lindqvist,7\n'),
  )
  await expect(question(page)).toContainText('paired so before')
})

test('two people of one name are said to be undecidable, and nobody is confirmed missing @compare', async ({
  page,
}) => {
  const twice = textFile(
    'export.csv',
    'User,User ID,Field,Data Value\nSam Porter,u1,Commit,100\nSam Porter,u2,Commit,200\nNora Lindqvist,u3,Commit,5\n',
  )
  await page.goto('/compare')
  await put(page, textFile('screen.csv', 'User,Commit\nSam Porter,130\nSam Porter,260\nNora Lindqvist,5\n'), twice)
  await expect(question(page)).toContainText('2 lines can’t be decided: Sam Porter')
  await expect(question(page)).toContainText('An e-mail, a CRM id or the team in both files would tell')
  await expect(page.locator('[role="row"][data-user]').filter({ hasText: 'confirmed' })).toHaveCount(0)
})

test('a report’s titles, totals and footers are listed, and a row is counted as a person @compare', async ({
  page,
}) => {
  const report = textFile(
    'report.csv',
    [
      'Forecast by owner,,',
      'Filtered by: Close Date = Current FQ,,',
      '',
      'Opportunity Owner,Commit,Best Case',
      ...people.map((_, at) => `${people[at]?.[0]},${numbers(at)}`),
      'Grand Total,3380.85,1810.75',
      'Acme Corp,3380.85,1810.75',
      '"Confidential Information - Do Not Distribute"',
      'Copyright (c) 2026 Acme Corp. All rights reserved.',
    ].join('\n'),
  )
  await page.goto('/compare')
  await put(page, report)
  await expect(headline(page)).toHaveText(agree)
  await page.getByText(/^\d+ rows left out/).click()
  const left = page.getByRole('list', { name: 'Rows left out' })
  await expect(left.getByRole('listitem')).toHaveCount(6)
  await expect(left).toContainText('“Acme Corp” adds up other rows')
  await expect(left).toContainText('“Confidential Information - Do Not Distribute” has not as many cells as the header')
  await left.getByRole('button', { name: 'Count “Acme Corp” as a person' }).click()
  await expect(headline(page)).toContainText('3,380.85 USD more')
  const taken = page.getByRole('list', { name: 'Rows left out' })
  if (await taken.isHidden()) await page.getByText(/counted as a person, as you said/).click()
  await taken.getByRole('button', { name: 'Undo: Acme Corp' }).click()
  await expect(headline(page)).toHaveText(agree)
})

test('a pivot is compared, its totals left out @compare', async ({ page }) => {
  const pivot = textFile(
    'pivot.csv',
    [
      'Sum of Amount,Column Labels,,',
      'Row Labels,Best Case,Commit,Grand Total',
      ...people.map(([name, commit, best]) => `${name},${best},${commit},${best + commit}`),
      'Grand Total,1810.75,3380.85,5191.60',
    ].join('\n'),
  )
  await page.goto('/compare')
  await put(page, pivot)
  await expect(headline(page)).toHaveText(agree)
  await page.getByText(/^What was read/).click()
  const read = page.getByRole('region', { name: 'What was read of pivot.csv' })
  await expect(read.getByRole('combobox', { name: 'Person in pivot.csv' })).toHaveValue('Row Labels')
  await expect(page.getByRole('radio', { name: 'Best Case' })).toBeVisible()
})

test('Japanese headers are read; what was taken for a person is shown, and changed @compare', async ({ page }) => {
  const screen = textFile(
    'screen.csv',
    ['氏名,通称,Commit,Best Case', ...people.map(([name, commit, best]) => `${name},x,${commit},${best}`)].join('\n'),
  )
  await page.goto('/compare')
  await put(page, screen)
  await expect(headline(page)).toHaveText(agree)
  await page.getByText(/^What was read/).click()
  const read = page.getByRole('region', { name: 'What was read of screen.csv' })
  const person = read.getByRole('combobox', { name: 'Person in screen.csv' })
  await expect(person).toHaveValue('氏名')
  await person.selectOption('通称')
  await expect(headline(page)).not.toHaveText(agree)
  await expect(person).toHaveValue('通称')
  await expect(read.getByRole('listitem').filter({ hasText: 'Person' })).toContainText('as you said')
  await person.selectOption('氏名')
  await expect(headline(page)).toHaveText(agree)
})

test('a column without a telling header is found by what it holds, and said to be a guess @compare', async ({
  page,
}) => {
  const screen = textFile(
    'screen.csv',
    ['Qqq,Zzz,Commit,Best Case', ...people.map(([name, commit, best]) => `x,${name},${commit},${best}`)].join('\n'),
  )
  await page.goto('/compare')
  await put(page, screen)
  await expect(headline(page)).toHaveText(agree)
  await expect(page.getByText('“Zzz” was read by what stands below')).toBeVisible()
  const read = page.getByRole('region', { name: 'What was read of screen.csv' })
  await expect(read.getByRole('listitem').filter({ hasText: 'Person' })).toContainText('by what it holds')
})

test.describe('where nothing can be compared', () => {
  const nothing = (page: Page) => page.getByRole('alert', { name: 'Nothing could be compared' })

  test('both sides are told, and the fields chosen @compare', async ({ page }) => {
    await page.goto('/compare')
    await put(page, textFile('screen.csv', `User,Upside,Omitted\n${people[0][0]},5,1\n${people[1][0]},7,2\n`))
    await expect(nothing(page)).toContainText('The two sides have no field of one name.')
    await expect(nothing(page)).toContainText('4 people: Robert Mills, Nora Lindqvist, Katherine Boyd, Priya Raman')
    await expect(nothing(page)).toContainText('2026_Q4, week 7 (2026-11-15)')
    await expect(page.getByRole('grid')).toBeHidden()
    await nothing(page).getByRole('combobox', { name: 'The export’s field for Upside' }).selectOption('Commit')
    await nothing(page).getByRole('button', { name: 'Compare these fields' }).click()
    await expect(headline(page)).toContainText('USD less')
  })

  test('the sides are swapped, and another file is taken @compare', async ({ page }) => {
    await page.goto('/compare')
    await put(
      page,
      textFile('screen.csv', 'User,Email,Commit\nIda Holm,ida@other.example,5\nJo Bay,jo@other.example,6\n'),
    )
    await expect(nothing(page)).toContainText('Nobody stands on both sides.')
    await nothing(page).getByRole('button', { name: 'Swap the sides' }).click()
    await expect(page.getByRole('list', { name: 'The API’s side: chosen' })).toContainText('screen.csv')
    await expect(nothing(page)).toContainText('The API’s side screen.csv')
    await nothing(page).getByRole('button', { name: 'Take another file' }).click()
    await expect(page.getByRole('group', { name: 'The API’s side: drop files or paste a table here' })).toBeFocused()
  })
})

for (const width of [1280, 360]) {
  test(`who is who, what was read and nothing compared pass WCAG at ${width} px @compare @feel`, async ({ page }) => {
    await page.setViewportSize({ width, height: 800 })
    await page.goto('/compare')
    await put(page, decorated)
    await question(page).getByRole('button', { name: 'Two people: P. Raman, Priya Raman' }).click()
    await page.getByText(/^Who was taken/).click()
    await page.getByText(/^What was read/).click()
    const fits = () => page.evaluate(() => document.documentElement.scrollWidth <= document.documentElement.clientWidth)
    await expectNoViolation(page)
    expect(await fits()).toBe(true)
    await page.goto('/compare')
    await put(page, textFile('screen.csv', `User,Upside,Omitted\n${people[0][0]},5,1\n${people[1][0]},7,2\n`))
    await expectNoViolation(page)
    expect(await fits()).toBe(true)
  })
}

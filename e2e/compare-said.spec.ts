import type { Page } from '@playwright/test'
import { textFile, type TestFile } from './compare-files.ts'
import { expect, test } from './product.ts'

const api = textFile(
  'export.csv',
  [
    'User,Email,Field,Time Period,Week,Start Day,Data Type,Data Value,Currency',
    ...[
      ['Ana Ortiz', 'ana@example.com', 125],
      ['Ben Holt', 'ben@example.com', 98],
      ['Chen Park', 'chen@example.com', 41],
    ].map(([name, email, value]) => `${name},${email},Commit,2026_Q4,7,2026-11-15,Forecast Value,${value}.00,USD`),
  ].join('\n'),
)

async function put(page: Page, ui: TestFile | null): Promise<void> {
  await page.goto('/compare')
  await page.getByLabel('The API’s side: files').setInputFiles(api)
  if (ui !== null) await page.getByLabel('The screen’s side: files').setInputFiles(ui)
}

const compare = (page: Page) => page.getByRole('button', { name: 'Compare', exact: true }).click()
const headline = (page: Page) => page.getByRole('heading', { level: 1 })
const agree = 'The API and the screen agree, to the last cent.'
const settled = (page: Page) => expect(page.locator('[data-settled="true"]')).toBeVisible()

test('a column is told what it means; the next file of the same shape is read the same way @compare', async ({
  page,
}) => {
  const shape = (ana: number) =>
    textFile(
      `week ${ana}.csv`,
      `Email,Snapshot A,Commit\nana@example.com,${ana},1\nben@example.com,98,2\nchen@example.com,41,3\n`,
    )
  await put(page, shape(125))
  await compare(page)
  await expect(headline(page)).not.toHaveText(agree)
  await page.getByText(/^How the 2 files were read/).click()
  const reading = page.getByRole('region', { name: 'week 125.csv', exact: true })
  await expect(reading).toContainText('CSV, comma, UTF-8')
  await reading.getByRole('combobox', { name: 'Meaning of Commit' }).selectOption('Not read')
  await reading.getByRole('combobox', { name: 'Meaning of Snapshot A' }).selectOption('Forecast value')
  await reading.getByRole('button', { name: 'Read it so and compare again' }).click()
  await expect(headline(page)).toHaveText(agree)

  await put(page, shape(130))
  await compare(page)
  await expect(headline(page)).toContainText('5.00 USD more')
  await page.getByText(/^How the 2 files were read/).click()
  await expect(page.getByText('Read as you chose for an earlier file with these columns.')).toBeVisible()
  await page.getByRole('button', { name: 'Back to what is detected' }).click()
  await expect(headline(page)).not.toContainText('5.00 USD more')
})

test('a number format is overruled @compare', async ({ page }) => {
  await put(
    page,
    textFile('screen.csv', 'Email;Commit\nana@example.com;0.125\nben@example.com;0.098\nchen@example.com;0.041\n'),
  )
  await compare(page)
  await page.getByText(/^How the 2 files were read/).click()
  const mark = page.getByRole('combobox', { name: 'Decimal mark of Commit' })
  const before = await mark.inputValue()
  await mark.selectOption(before === '.' ? ',' : '.')
  const first = await headline(page).innerText()
  await page
    .getByRole('region', { name: 'screen.csv', exact: true })
    .getByRole('button', { name: 'Read it so and compare again' })
    .click()
  await expect(headline(page)).not.toHaveText(first)
})

test('a few numbers typed by hand are compared alone @compare', async ({ page }) => {
  await put(page, null)
  await page.getByText('Or type a few numbers').click()
  await page.getByRole('textbox', { name: 'Name or e-mail, line 1' }).fill('Ortiz, Ana')
  await page.getByRole('textbox', { name: 'Field, line 1' }).fill('Commit')
  await page.getByRole('textbox', { name: 'Value, line 1' }).fill('$130.00')
  await page.getByRole('button', { name: 'Another line' }).click()
  await page.getByRole('textbox', { name: 'Name or e-mail, line 2' }).fill('ben@example.com')
  await page.getByRole('textbox', { name: 'Value, line 2' }).fill('98')
  await compare(page)
  await expect(headline(page)).toContainText('5.00 USD more')
  await expect(page.getByText('Only the numbers that were typed are compared')).toBeVisible()
  await page.getByRole('checkbox', { name: 'Equal rows too' }).check()
  await settled(page)
  await expect(page.locator('[role="row"][data-user]')).toHaveCount(2)
  await page.getByRole('button', { name: 'Compare something else' }).click()
  await page.getByText('Or type a few numbers').click()
  await expect(page.getByRole('textbox', { name: 'Value, line 2' })).toHaveValue('98')
})

test('near names are one person once the analyst says so @compare', async ({ page }) => {
  await put(page, textFile('screen.csv', 'User,Commit\nAna Ortis,130\nBen Holt,98\nChen Park,41\n'))
  await compare(page)
  await expect(page.getByRole('list', { name: 'Near names' })).toContainText(
    'Ana Ortis on the screen is Ana Ortiz in the export',
  )
  await page.getByRole('button', { name: 'Yes, the same person' }).click()
  await expect(headline(page)).toContainText('5.00 USD more')
})

test('fields of other names are compared once the analyst says which is which @compare', async ({ page }) => {
  await put(
    page,
    textFile('screen.csv', 'User,Sandbagged,Quarterly Push\nAna Ortiz,130,1\nBen Holt,99,1\nChen Park,42,1\n'),
  )
  await compare(page)
  await page.getByRole('combobox', { name: 'The export’s field for Sandbagged' }).selectOption('Commit')
  await page.getByRole('button', { name: 'Compare these fields' }).click()
  await expect(headline(page)).toContainText('7.00 USD more')
})

test('a field whose name is a letter off is proposed, and compared once the analyst says so @compare', async ({
  page,
}) => {
  await put(page, textFile('screen.csv', 'User,Comit,Quarterly Push\nAna Ortiz,130,1\nBen Holt,99,1\nChen Park,42,1\n'))
  await compare(page)
  await expect(
    page.getByRole('combobox', { name: 'The export’s field for Comit' }).getByRole('option', { name: 'Commit' }),
  ).toHaveAttribute('value', await page.getByRole('combobox', { name: 'The export’s field for Comit' }).inputValue())
  await expect(headline(page)).not.toContainText('7.00 USD more')
  await page.getByRole('button', { name: 'Compare these fields' }).click()
  await expect(headline(page)).toContainText('7.00 USD more')
})

test('the keyboard walks rows and cells, opens a proof, copies a cell @compare', async ({ page, context }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write'])
  await put(
    page,
    textFile('screen.csv', 'Email,Commit\nana@example.com,"1,130.50"\nben@example.com,98\nchen@example.com,43\n'),
  )
  await compare(page)
  await settled(page)
  await page.getByRole('grid').focus()
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('region', { name: 'Proof for Ana Ortiz' })).toBeVisible()
  await page.keyboard.press('ArrowDown')
  await expect(page.getByRole('region', { name: 'Proof for Chen Park' })).toBeVisible()
  await page.keyboard.press('ArrowUp')
  await page.keyboard.press('ArrowRight')
  await page.keyboard.press('ArrowRight')
  await page.keyboard.press('Control+C')
  await expect.poll(() => page.evaluate(() => navigator.clipboard.readText())).toBe('1130.5')
  await page.keyboard.press('Escape')
  await expect(page.getByRole('region', { name: /^Proof for/ })).toBeHidden()
  await page.getByRole('button', { name: 'Copy table' }).click()
  await expect.poll(() => page.evaluate(() => navigator.clipboard.readText())).toContain('ana@example.com\tAna Ortiz')
})

test('amounts in two currencies are seen in one at the rate that was found, and said to be @compare', async ({
  page,
}) => {
  const people = Array.from({ length: 8 }, (_, at) => ({ email: `p${at}@example.com`, value: 1000 + at * 137 }))
  await page.goto('/compare')
  await page
    .getByLabel('The API’s side: files')
    .setInputFiles(
      textFile(
        'export.csv',
        [
          'Email,Field,Time Period,Data Type,Data Value,Currency',
          ...people.map(({ email, value }) => `${email},Commit,2026_Q4,Forecast Value,${value}.00,EUR`),
        ].join('\n'),
      ),
    )
  await page
    .getByLabel('The screen’s side: files')
    .setInputFiles(
      textFile(
        'screen.csv',
        ['Email,Commit', ...people.map(({ email, value }) => `${email},"USD ${(value * 1.25).toFixed(2)}"`)].join('\n'),
      ),
    )
  await compare(page)
  await page.getByRole('button', { name: 'See both in USD at 1.25' }).click()
  await expect(page.getByRole('status').filter({ hasText: 'the rate found in the rows' })).toBeVisible()
  await expect(page.locator('[role="row"][data-user="p0@example.com"]')).toContainText('≈ 1,250.00')
  await expect(page.locator('[role="row"][data-user="p0@example.com"]')).toContainText('0.00')
})

test('a comparison that a case asked for is kept in it, with the rows that differ and no others @compare', async ({
  page,
}) => {
  await page.goto('/')
  await page
    .getByRole('textbox')
    .first()
    .fill('HTTP 401 {"error":"Unauthorized","message":"Invalid API key"} api.clari.com')
  await page
    .getByRole('button', { name: /Find out/ })
    .first()
    .click()
  await expect(page).toHaveURL(/case=/)
  const id = new URL(page.url()).searchParams.get('case') ?? ''
  await page.goto(`/compare?case=${id}`)
  await expect(page.getByText(`For case ${id}`)).toBeVisible()
  await page.getByLabel('The API’s side: files').setInputFiles(api)
  await page
    .getByLabel('The screen’s side: files')
    .setInputFiles(textFile('screen.csv', 'Email,Commit\nana@example.com,130\nben@example.com,98\n'))
  await compare(page)
  await expect(page.getByText(`Kept in case ${id}`)).toBeVisible()
  const kept = await page.evaluate(async () => {
    const database = await new Promise<IDBDatabase>((resolve) => {
      const asked = indexedDB.open('clari-triage')
      asked.onsuccess = () => resolve(asked.result)
    })
    return new Promise<string>((resolve) => {
      const asked = database.transaction('cases').objectStore('cases').getAll()
      asked.onsuccess = () => resolve(JSON.stringify(asked.result))
    })
  })
  expect(kept).toContain('"cause":"missing-in-ui","rows":1,"delta":-41')
  expect(kept).toContain('ana@example.com')
  expect(kept).not.toContain('ben@example.com')
  await page.getByRole('link', { name: 'Go on in the wizard' }).click()
  await expect(page).toHaveURL(/\/wizard\/clari\.unauthorized/)
})

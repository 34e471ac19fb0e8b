import { open, readFile } from 'node:fs/promises'
import type { Page } from '@playwright/test'
import { readCsv, textFile, type TestFile } from './compare-files.ts'
import { expect, test, type Product } from './product.ts'

/** Causes that can be planted together, each over other people. */
const planted = [
  'submission-version',
  'manager-adjustment',
  'rounded',
  'missing-in-api',
  'missing-in-ui',
  'field-mixup',
] as const

/** What the demo tenant's screen would download, with differences planted, and by cause over whom. */
async function screenOf(
  product: Product,
): Promise<{ readonly file: TestFile; readonly whom: Readonly<Record<string, readonly string[]>> }> {
  const answer = await fetch(`${product.demo}/__demo/screen.csv?forecast=net_arr&planted=${planted.join(',')}`)
  return {
    file: { name: 'screen.csv', mimeType: 'text/csv', buffer: Buffer.from(await answer.text()) },
    whom: JSON.parse(answer.headers.get('x-planted') ?? '{}'),
  }
}

const apiSide = (page: Page) => page.getByLabel('The API’s side: files')
const screenSide = (page: Page) => page.getByLabel('The screen’s side: files')
const compare = (page: Page) => page.getByRole('button', { name: 'Compare', exact: true })
const headline = (page: Page) => page.getByRole('heading', { level: 1 })
const settled = (page: Page) => expect(page.locator('[data-settled="true"]')).toBeVisible()

/** The choice of each field that was compared. */
const fields = (page: Page) => page.getByRole('group', { name: 'Field', exact: true }).getByRole('radio').all()

/** Exports live from the demo tenant: a job that is polled, its results streamed. */
async function exportLive(page: Page): Promise<void> {
  await page.getByText('Or take it live from Clari').click()
  await page.getByRole('textbox', { name: 'Forecast id' }).fill('net_arr')
  await page.getByText('Export with history (uses quota)').click()
  await expect(page.getByText('One export of your organisation’s monthly number is used.')).toBeVisible()
  await page.getByRole('button', { name: 'Start one export' }).click()
  await expect(page.getByRole('list', { name: 'The API’s side: chosen' }).getByText(/^export-.*\.json$/)).toBeVisible({
    timeout: 25_000,
  })
}

/** Drops files as a drag from the desktop does. */
async function drop(page: Page, side: string, file: TestFile): Promise<void> {
  const transfer = await page.evaluateHandle(
    ({ name, type, text }) => {
      const data = new DataTransfer()
      data.items.add(new File([text], name, { type }))
      return data
    },
    { name: file.name, type: file.mimeType, text: file.buffer.toString() },
  )
  await page
    .getByRole('group', { name: `${side}: drop files or paste a table here` })
    .dispatchEvent('drop', { dataTransfer: transfer })
}

test(
  'an export taken live beside the screen’s file: the bridge, ' +
    'the rows, a proof, and the file that is saved @compare @world',
  async ({ page, demo, product }) => {
    await demo.speed(60)
    const { file, whom } = await screenOf(product)
    await page.goto('/compare')
    await expect(compare(page)).toBeDisabled()
    await exportLive(page)
    await drop(page, 'The screen’s side', file)
    await compare(page).click()
    await expect(headline(page)).toContainText('The screen shows')
    await settled(page)

    await test.step('every planted person has the planted cause in some field', async () => {
      const found = new Map<string, Set<string>>()
      for (const field of await fields(page)) {
        await field.check()
        await settled(page)
        const saved = await saveCsv(page)
        for (const [user = '', , , , , , , , , , , , cause = '', also = ''] of saved.slice(1))
          found.set(user, new Set([...(found.get(user) ?? []), cause, also]))
      }
      for (const [cause, people] of Object.entries(whom))
        for (const person of people)
          expect(found.get(person) ?? new Set(['no difference']), `${person}, planted ${cause}`).toContain(cause)
    })

    await test.step('the bridge as a table sums to the screen’s total', async () => {
      await page.getByRole('radio').first().check()
      await page.getByText('Table, and who mends it').click()
      const cells = await page
        .getByRole('region', { name: 'The bridge as a table' })
        .locator('tbody tr')
        .evaluateAll((rows) => rows.map((row) => [...row.children].map((cell) => cell.textContent ?? '')))
      const cents = (text = '') => Math.round(Number(text.replace('−', '-').replace(/[+,]/g, '')) * 100)
      const steps = cells.map((row) => cents(row[2]))
      expect(steps.slice(0, -1).reduce((sum, step) => sum + step, 0)).toBe(steps.at(-1))
      expect(cells.map(([name]) => name)).toContain('Unexplained')
    })

    await test.step('a row opens to its proof', async () => {
      const [person = ''] = whom['submission-version'] ?? []
      await page.getByRole('searchbox', { name: 'Search' }).fill(person)
      await settled(page)
      const row = page.locator(`[role="row"][data-user="${person}"][data-cause="submission-version"]`).first()
      for (const field of await fields(page)) {
        await field.check()
        await settled(page)
        if (await row.isVisible()) break
      }
      await row.click()
      const proof = page.locator('[data-proof="submission-version"]')
      await expect(proof).toContainText('confirmed')
      await expect(proof).toContainText(/week/i)
      await expect(proof).toContainText(/export-.*\.json, line or entry \d+/)
      await expect(proof).toContainText('screen.csv, line or entry')
      await proof.getByRole('button', { name: 'Close' }).click()
    })

    await test.step('what is saved is what is shown', async () => {
      const [header, ...rows] = await saveCsv(page)
      expect(header?.slice(0, 4)).toEqual(['User', 'Name', 'Team', 'Field'])
      const shown = await page.getByRole('grid').getAttribute('aria-rowcount')
      expect(rows.length + 1).toBe(Number(shown))
      const waiting = page.waitForEvent('download')
      await page.getByRole('button', { name: 'Save XLSX' }).click()
      const bytes = await readFile(await (await waiting).path())
      expect(bytes.subarray(0, 2).toString()).toBe('PK')
    })
  },
)

async function saveCsv(page: Page): Promise<string[][]> {
  const waiting = page.waitForEvent('download')
  await page.getByRole('button', { name: 'Save CSV' }).click()
  return readCsv(await readFile(await (await waiting).path(), 'utf8'))
}

const small =
  'User,Email,Field,Time Period,Week,Start Day,Data Type,Data Value,Currency\n' +
  'Ana Ortiz,ana@example.com,Commit,2026_Q4,7,2026-11-15,Forecast Value,125000.00,USD\n' +
  'Ben Holt,ben@example.com,Commit,2026_Q4,7,2026-11-15,Forecast Value,98500.00,USD\n' +
  'Chen Park,chen@example.com,Commit,2026_Q4,7,2026-11-15,Forecast Value,41706.00,USD\n'

async function put(page: Page, api: TestFile, ui: TestFile): Promise<void> {
  await page.goto('/compare')
  await apiSide(page).setInputFiles(api)
  await screenSide(page).setInputFiles(ui)
  await compare(page).click()
}

test('two clicks compare the demo tenant with its own screen @compare @world', async ({ page, demo }) => {
  await demo.speed(60)
  await page.goto('/compare')
  await page.getByRole('button', { name: 'Try it with the demo tenant' }).click()
  await expect(headline(page)).toContainText('explained', { timeout: 25_000 })
  await expect(headline(page)).toBeInViewport()
  await expect(headline(page)).toBeFocused()
})

test('equal files agree, and their equal rows can be seen @compare', async ({ page }) => {
  await put(page, textFile('export.csv', small), textFile('screen.csv', small))
  await expect(headline(page)).toHaveText('The API and the screen agree, to the last cent.')
  await page.getByRole('checkbox', { name: 'Equal rows too' }).check()
  await expect(page.locator('[role="row"][data-cause="equal"]')).toHaveCount(3)
})

test('names that spreadsheets would take for formulas are saved as text @compare', async ({ page }) => {
  const hostile = small
    .replace('Ana Ortiz', '"=HYPERLINK(""http://x"",""y"")"')
    .replace('Ben Holt', '@SUM(A1)')
    .replace('Chen Park', '+1-2')
  await put(page, textFile('export.csv', hostile), textFile('screen.csv', hostile.replaceAll('.00,USD', '.77,USD')))
  await expect(headline(page)).toContainText('2.31 USD more')
  await settled(page)
  const rows = await saveCsv(page)
  expect(rows.slice(1).map(([, name]) => name?.[0])).toEqual(["'", "'", "'"])
})

const bad: Readonly<Record<string, { readonly file: TestFile; readonly says: RegExp }>> = {
  'an empty file': { file: textFile('screen.csv', ''), says: /screen\.csv is empty/ },
  'a PDF named .csv': { file: textFile('screen.csv', '%PDF-1.7\n1 0 obj'), says: /screen\.csv is a PDF/ },
  'a login page saved as .json': {
    file: textFile('screen.json', '<!doctype html><html><body><form>Sign in</form></body></html>'),
    says: /screen\.json.*(HTML|page)/,
  },
  'truncated JSON': { file: textFile('screen.json', '{"entries":[{"userId":"u1","fieldId":"f'), says: /screen\.json/ },
  'a ragged row': {
    file: textFile('screen.csv', `${small}Dia Lund,dia@example.com,Commit,2026_Q4\n`),
    says: /screen\.csv line 5 has 4 cells/,
  },
  'no column that names people': {
    file: textFile('screen.csv', 'Region,Amount\nNorth,12\n'),
    says: /screen\.csv.*people/,
  },
}

for (const [name, { file, says }] of Object.entries(bad)) {
  test(`${name} gets a clear sentence, and the files stay chosen @compare`, async ({ page }) => {
    await put(page, textFile('export.csv', small), file)
    await expect(page.getByRole('alert')).toContainText(says)
    await expect(page.getByRole('list', { name: 'The API’s side: chosen' })).toContainText('export.csv')
    await expect(page.getByRole('list', { name: 'The screen’s side: chosen' })).toContainText(file.name)
    await page.getByRole('button', { name: `Remove ${file.name}` }).click()
    await screenSide(page).setInputFiles(textFile('right.csv', small))
    await compare(page).click()
    await expect(headline(page)).toHaveText('The API and the screen agree, to the last cent.')
  })
}

test('a file of 2 GB that is no export gets a clear sentence at once, and the files stay chosen @compare', async ({
  page,
}, info) => {
  const path = info.outputPath('screen.csv')
  const sparse = await open(path, 'w')
  await sparse.write(small)
  await sparse.truncate(2 ** 31)
  await sparse.close()
  await page.goto('/compare')
  await apiSide(page).setInputFiles(textFile('export.csv', small))
  await screenSide(page).setInputFiles(path)
  await compare(page).click()
  await expect(page.getByRole('alert')).toContainText(/screen\.csv is 2147 MB/, { timeout: 60_000 })
  await expect(page.getByRole('list', { name: 'The API’s side: chosen' })).toContainText('export.csv')
})

test('an export without entries says so above everything that follows from it @compare', async ({ page }) => {
  await put(
    page,
    textFile('export.json', '{"entries":[],"users":[],"fields":[],"timePeriods":[],"timeFrames":[]}'),
    textFile('screen.csv', small),
  )
  await expect(page.locator('[data-tone="warn"]').filter({ hasText: 'export.json holds no values' })).toBeVisible()
})

test('mixed currencies, keys that come twice and another period are compared, and said @compare', async ({ page }) => {
  await put(
    page,
    textFile('export.csv', small),
    textFile(
      'screen.csv',
      'User,Email,Commit\nAna Ortiz,ana@example.com,"$125,000.00"\nBen Holt,ben@example.com,"€98,500.00"\n' +
        'Chen Park,chen@example.com,"$41,706.00"\n',
    ),
  )
  await expect(page.getByRole('radio', { name: 'USD → EUR' })).toBeVisible()

  await put(
    page,
    textFile('export.csv', `${small}Ana Ortiz,ana@example.com,Commit,2026_Q4,7,2026-11-15,Forecast Value,99.00,USD\n`),
    textFile('screen.csv', small),
  )
  await settled(page)
  await expect(page.locator('main')).toContainText(/twice|several|duplicate|more than one/i)

  await page.goto('/compare')
  await apiSide(page).setInputFiles(textFile('export.csv', small))
  await screenSide(page).setInputFiles(textFile('screen.csv', small.replaceAll('125000', '126000')))
  await page.getByRole('textbox', { name: 'Period asked for' }).fill('2031_Q1')
  await compare(page).click()
  await expect(page.locator('[data-tone="warn"]').first()).toContainText('2031_Q1')
})

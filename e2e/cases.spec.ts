import { AxeBuilder } from '@axe-core/playwright'
import type { Page } from '@playwright/test'
import { expect, test } from './product.ts'
import { openScenario, toVerdict } from './wizard.ts'

/** Every row of the browser's database of cases, unread. */
function storedCases(page: Page): Promise<readonly Readonly<Record<string, unknown>>[]> {
  return page.evaluate(
    () =>
      new Promise<Record<string, unknown>[]>((resolve, reject) => {
        const opening = indexedDB.open('clari-triage')
        opening.onerror = () => reject(new Error('not opened'))
        opening.onsuccess = () => {
          const reading = opening.result.transaction('cases').objectStore('cases').getAll()
          reading.onsuccess = () => {
            opening.result.close()
            resolve(reading.result)
          }
        }
      }),
  )
}

const rows = (page: Page) => page.locator('[data-case]')

async function expectNoViolation(page: Page): Promise<void> {
  const { violations } = await new AxeBuilder({ page })
    .withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'])
    .analyze()
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`)).toEqual([])
}

test('a case is kept, found by a word of it, gone on with, and deleted @share', async ({ page, demo }) => {
  await page.goto('/cases')
  await expect(page.getByText('No case yet')).toBeVisible()
  await demo.faults('gateway-no-key')
  await openScenario(page, 'clari.unauthorized')
  await toVerdict(page, { type: { 'The answer or error': 'the nightly job of Halden says 401' } })
  await page.getByRole('link', { name: 'Cases' }).first().click()
  const row = rows(page)
  await expect(row).toHaveCount(1)
  await expect(row).toContainText('The key never reached Clari.')
  await expect(row).toContainText('cause found')
  await expect(row).toContainText('demo')
  await page.getByRole('textbox', { name: 'Search' }).fill('renewals')
  await expect(page.getByText('No case has these words.')).toBeVisible()
  await page.getByRole('textbox', { name: 'Search' }).fill('halden')
  await row.getByRole('link', { name: 'The key never reached Clari.' }).click()
  await expect(page.locator('article[data-verdict]')).toHaveAttribute('data-cause', 'no-key-arrived')
  await page.goBack()
  await row.getByRole('button', { name: /^Delete case/ }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'Delete' }).click()
  await expect(page.getByText('No case yet')).toBeVisible()
})

test('a wizard, a check-up, a comparison and a decoded answer are cases, told apart by the filters @share', async ({
  page,
  demo,
}) => {
  test.slow()
  await demo.faults('gateway-no-key')
  await openScenario(page, 'clari.unauthorized')
  await toVerdict(page)
  await demo.faults()
  await page.goto('/checkup?run=now')
  await expect(page.locator('article[data-checkup]')).toBeVisible({ timeout: 30_000 })
  await page.goto('/compare')
  await page.getByRole('button', { name: 'Try it with the demo tenant' }).click()
  await expect(page.getByText(/^Kept as case/)).toBeVisible({ timeout: 30_000 })
  await page.goto('/decode')
  await page
    .getByRole('textbox', { name: 'What came back' })
    .fill('{"jsonrpc":"2.0","id":1,"error":{"code":-32602,"message":"Invalid params"}}')
  await expect(page.getByText(/^Kept as case/)).toBeVisible()
  await page.goto('/cases')
  await expect(rows(page)).toHaveCount(4)
  for (const [kind, subject] of [
    ['Diagnoses', '401 Unauthorized'],
    ['Check-ups', 'Full check-up'],
    ['Comparisons', 'Comparison'],
    ['Decoded answers', 'Decoded answer'],
  ] as const) {
    await page.getByRole('combobox', { name: 'What' }).selectOption(kind)
    await expect(rows(page)).toHaveCount(1)
    await expect(rows(page)).toContainText(subject)
  }
  // The filter is in the address: coming back finds the same list.
  await rows(page)
    .getByRole('link', { name: /-32602/ })
    .click()
  await expect(page.getByRole('textbox', { name: 'What came back' })).toHaveValue(/-32602/)
  await page.goBack()
  await expect(rows(page)).toHaveCount(1)
  await page.getByRole('combobox', { name: 'What' }).selectOption('Everything')
  await page.getByRole('combobox', { name: 'Result' }).selectOption('Nothing wrong')
  await expect(rows(page)).not.toHaveCount(4)
})

test('a reload in the middle of a wizard goes on where it was, and so does its case @share', async ({ page, demo }) => {
  await demo.faults('gateway-no-key')
  await openScenario(page, 'clari.unauthorized')
  await page.getByRole('textbox', { name: 'The answer or error' }).fill('the nightly job of Halden says 401')
  await page.getByRole('button', { name: 'Continue' }).click()
  await expect(page.getByRole('heading', { name: 'Which key should be checked?' })).toBeVisible()
  await page.reload()
  await expect(page.getByRole('heading', { name: 'Which key should be checked?' })).toBeVisible()
  await page.goto('/cases')
  await rows(page).getByRole('link').first().click()
  await expect(await toVerdict(page)).toHaveAttribute('data-cause', 'no-key-arrived')
})

test('what is done in one tab shows in the other; deleting everything leaves nothing in either @share', async ({
  page,
  context,
  demo,
}) => {
  await demo.faults('gateway-no-key')
  const other = await context.newPage()
  await other.goto('/cases')
  await openScenario(page, 'clari.unauthorized')
  await toVerdict(page)
  await expect(rows(other)).toContainText('The key never reached Clari.')
  await openScenario(page, 'clari.forbidden')
  await page.getByRole('button', { name: 'Continue' }).first().click()
  await expect(rows(other)).toHaveCount(2)
  await page.goto('/cases')
  await other.getByRole('button', { name: 'Delete all' }).click()
  await other.getByRole('dialog').getByRole('button', { name: 'Delete' }).click()
  await expect(other.getByText('No case yet')).toBeVisible()
  await expect(page.getByText('No case yet')).toBeVisible()
  expect(await storedCases(page)).toEqual([])
})

/** Puts rows into the database of cases as a script would, before the page reads it. */
async function seed(page: Page, cases: readonly Readonly<Record<string, unknown>>[], version: number): Promise<void> {
  // Another page of the same address, so that the product itself does not hold the database open.
  await page.route('**/seeding', (route) =>
    route.fulfill({ contentType: 'text/html', body: '<link rel="icon" href="data:,">' }),
  )
  await page.goto('/seeding')
  await page.evaluate(
    ({ rows: all, version: at }) =>
      new Promise<void>((resolve, reject) => {
        const opening = indexedDB.open('clari-triage', at)
        opening.onupgradeneeded = () =>
          void opening.result.createObjectStore('cases', { keyPath: 'id' }).createIndex('updatedAt', 'updatedAt')
        opening.onerror = () => reject(new Error('not opened'))
        opening.onsuccess = () => {
          const writing = opening.result.transaction('cases', 'readwrite')
          for (const row of all) writing.objectStore('cases').put(row)
          writing.oncomplete = () => {
            opening.result.close()
            resolve()
          }
        }
      }),
    { rows: cases, version },
  )
}

const old = (id: string, at: number, word: string) => ({
  version: 1,
  id,
  createdAt: at,
  updatedAt: at,
  scenario: 'clari.unauthorized',
  answers: { forecastId: `forecast_${word}` },
  pastes: { error: `401 in job ${word}` },
  records: [],
  retests: [],
  verdict: null,
  product: '0.1.0',
})
const idOf = (index: number) => `T${String(index).padStart(4, '0')}`

test('cases of the version before are found and gone on with; broken and newer ones left alone @share', async ({
  page,
}) => {
  const broken = { id: 'BRK1', version: 1, scenario: 7 }
  const newer = { id: 'NEW1', version: 99, shape: 'unheard of' }
  await seed(page, [old('7Q2F', Date.UTC(2026, 10, 22), 'atlas'), broken, newer], 1)
  await page.goto('/cases')
  await expect(rows(page)).toHaveCount(1)
  await expect(page.getByText('1 case of a newer version')).toBeVisible()
  await expect(page.getByText('1 case cannot be read')).toBeVisible()
  const stored = await storedCases(page)
  expect(stored).toContainEqual(broken)
  expect(stored).toContainEqual(newer)
  await rows(page).getByRole('link', { name: 'Not finished' }).click()
  await expect(page.getByRole('heading', { name: 'Which key should be checked?' })).toBeVisible()
  await page.getByRole('button', { name: 'Back' }).click()
  await expect(page.getByRole('textbox', { name: 'The answer or error' })).toHaveValue('401 in job atlas')
})

test('a database of a newer version is left as it is, and the page says so in words @share', async ({ page }) => {
  await seed(page, [], 9)
  await page.goto('/cases')
  await expect(page.getByText('A newer version of Clari Triage uses the stored cases.')).toBeVisible()
})

test('hundreds of cases are searched while one types @share', async ({ page }) => {
  const words = ['atlas', 'borealis', 'corvus', 'draco']
  await seed(
    page,
    Array.from({ length: 600 }, (_, index) =>
      old(idOf(index), 1_790_000_000_000 + index, `${words[index % 4] ?? ''} ${index}`),
    ),
    1,
  )
  await page.goto('/cases')
  await expect(page.getByText('600 cases')).toBeVisible()
  await expect(rows(page)).toHaveCount(100)
  await page.getByRole('button', { name: 'Show 100 more' }).click()
  await expect(rows(page)).toHaveCount(200)
  await page.getByRole('textbox', { name: 'Search' }).fill('corvus 402')
  await expect(page.getByText('1 of 600 cases')).toBeVisible()
  await expect(rows(page)).toHaveCount(1)
})

test('the cases fit 360 px and have no accessibility violation in light and dark @share @feel', async ({
  page,
  demo,
}) => {
  test.slow()
  await demo.faults('gateway-no-key')
  await openScenario(page, 'clari.unauthorized')
  await toVerdict(page)
  const id = new URL(page.url()).searchParams.get('case') ?? ''
  await demo.faults()
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' })
    for (const address of ['/cases', `/cases/${id}`]) {
      await page.goto(address)
      await expect(page.getByText('The key never reached Clari.').first()).toBeVisible()
      if (address !== '/cases') {
        await page.getByRole('button', { name: 'Run the fix check' }).click()
        await expect(page.locator('[data-picture]')).toHaveCount(2)
        await expect(page.getByRole('button', { name: 'Run the fix check' })).toBeVisible()
      }
      await expectNoViolation(page)
    }
  }
  await page.setViewportSize({ width: 360, height: 740 })
  for (const address of ['/cases', `/cases/${id}`]) {
    await page.goto(address)
    await expect(page.getByText('The key never reached Clari.').first()).toBeVisible()
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(360)
    await expectNoViolation(page)
  }
})

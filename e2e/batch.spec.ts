import type { Locator, Page } from '@playwright/test'
import { expect, listen, test, type Product } from './product.ts'

/** Marks this batch's starts in the demo tenant's log, which other tests write to as well. */
const mark = 'CAD'

interface Logged {
  readonly method: string
  readonly path: string
  readonly body: string | null
  readonly status: number | null
}

/** The bodies of this batch's starts as the demo tenant received them: the witness of what was started. */
async function startsSeen({ demo }: Product): Promise<readonly string[]> {
  const log = (await (await fetch(`${demo}/__demo/log`)).json()) as readonly Logged[]
  return log
    .filter(({ method, path }) => method === 'POST' && path.includes('/export/forecast/'))
    .map(({ body }) => body ?? '')
    .filter((body) => body.includes(mark))
}

async function fillForm(page: Page): Promise<Locator> {
  const form = page.getByRole('region', { name: 'New export' })
  await form.getByRole('textbox', { name: 'Forecast' }).fill('https://app.clari.com/forecast/net_arr?view=team')
  await form.getByRole('textbox', { name: 'Periods' }).fill('Q2 2026, 2026_Q3, 2026_Q4')
  for (const type of ['quota', 'adjustment']) await form.getByRole('checkbox', { name: type, exact: true }).check()
  await form.getByRole('checkbox', { name: 'a job for each type' }).check()
  await form.getByText('Scope, currency, format').click()
  await form.getByRole('textbox', { name: 'Currency' }).fill(mark)
  return form
}

const done = (page: Page, part: string) =>
  expect(page.getByRole('region', { name: 'Batch of net_arr' }).getByRole('progressbar')).toHaveAttribute(
    'aria-valuetext',
    new RegExp(part),
    { timeout: 40_000 },
  )

test('twelve exports over a lost answer, a reload, a closed tab and an outage: each runs exactly once @jobs', async ({
  page,
  context,
  demo,
  product,
  complaints,
}) => {
  test.setTimeout(120_000)
  await demo.speed(4)
  await page.goto('/jobs?over=demo-clari')
  await page.getByRole('button', { name: 'New export', exact: true }).click()
  const form = await fillForm(page)
  await expect(form.getByText(/Uses 12 of the [\d,]+ exports/)).toBeVisible()
  await form.getByText('What is sent: 12 requests as curl').click()
  const curl = form.getByRole('region', { name: 'The requests as curl' })
  await expect(curl).toContainText('/export/forecast/net_arr')
  await expect(curl).toContainText('$CLARI_API_KEY')
  expect(await startsSeen(product), 'nothing is sent before the button is pressed').toEqual([])

  // The answers to the first starts are dropped: their jobs are found, and nothing is sent twice.
  await demo.faults('start-answer-lost')
  await form.getByRole('button', { name: 'Use 12 exports' }).click()
  await expect.poll(async () => (await startsSeen(product)).length, { timeout: 20_000 }).toBeGreaterThan(2)
  await demo.faults()

  await page.reload()
  await expect.poll(async () => (await startsSeen(product)).length, { timeout: 20_000 }).toBeGreaterThan(4)

  // A second tab follows, and goes on when the first is closed.
  const second = await context.newPage()
  const said = { all: [] as string[] }
  listen(second, said)
  await second.goto('/jobs?over=demo-clari')
  await expect(second.getByRole('region', { name: 'Batch of net_arr' })).toBeVisible()
  await page.goto('about:blank')
  await expect.poll(async () => (await startsSeen(product)).length, { timeout: 20_000 }).toBeGreaterThan(6)

  await context.setOffline(true)
  const before = await startsSeen(product)
  const batch = second.getByRole('region', { name: 'Batch of net_arr' })
  await expect(batch).toContainText(/Clari does not tell how it is|is tried again|looking whether/, { timeout: 20_000 })
  expect(await startsSeen(product), 'nothing gets through an outage').toEqual(before)
  await context.setOffline(false)

  // A start that the outage cut off is asked about; the log tells the truth here.
  const question = batch.getByRole('button', { name: 'Start it (one export)' })
  await expect
    .poll(
      async () => {
        if (await question.first().isVisible()) await question.first().click()
        return batch.getByRole('progressbar').getAttribute('aria-valuetext')
      },
      { timeout: 60_000 },
    )
    .toBe('12 of 12 done')

  const starts = await startsSeen(product)
  expect(new Set(starts).size).toBe(12)
  expect(starts).toHaveLength(12)

  // What came back is checked, saved and compared.
  const first = batch.getByRole('listitem').first()
  await expect(first).toContainText('of 2026_Q2')
  const saving = second.waitForEvent('download')
  await first.getByRole('button', { name: 'Save as CSV' }).click()
  expect((await saving).suggestedFilename()).toBe('net_arr-2026_Q2-forecast.csv')
  await first.getByRole('link', { name: 'Compare' }).click()
  await expect(second.getByRole('region', { name: 'The API’s side' })).toContainText(/export-\w+\.json/)
  await expect(second).toHaveURL(/\/compare$/)

  // The outage is all that the pages may complain of.
  const outage = (line: string) => /ERR_INTERNET_DISCONNECTED|Failed to load resource/.test(line)
  expect([...said.all, ...complaints.all].filter((line) => !outage(line))).toEqual([])
  complaints.all.length = 0
})

test('a batch is cancelled only after a question, and nothing more is started @jobs', async ({
  page,
  demo,
  product,
}) => {
  await demo.faults('job-queued-forever')
  await page.goto('/jobs?over=demo-clari')
  await page.getByRole('button', { name: 'New export', exact: true }).click()
  const form = await fillForm(page)
  const earlier = (await startsSeen(product)).length
  await form.getByRole('button', { name: 'Use 12 exports' }).click()
  await expect.poll(async () => (await startsSeen(product)).length - earlier, { timeout: 20_000 }).toBe(3)
  // The same request again is followed or left to the batch, never started twice.
  await expect(form.getByRole('button', { name: 'Already under way' })).toBeDisabled()
  const batch = page.getByRole('region', { name: 'Batch of net_arr' })
  await batch.getByRole('button', { name: 'Cancel', exact: true }).click()
  const dialog = page.getByRole('dialog')
  await expect(dialog).toContainText('gives their exports back')
  await dialog.getByRole('button', { name: 'Cancel 12 jobs' }).click()
  await done(page, '12 cancelled')
  await expect(batch.getByRole('listitem').first()).toContainText('gives its export back')
  expect((await startsSeen(product)).length - earlier).toBe(3)
})

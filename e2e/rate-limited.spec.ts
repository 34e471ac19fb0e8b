import { expect, test } from './product.ts'
import {
  expectCause,
  openScenario,
  pasteAgain,
  provedFixed,
  toVerdict,
  type Answers,
  type CauseShown,
} from './wizard.ts'

interface SubCause extends CauseShown {
  readonly name: string
  readonly faults: readonly string[]
  readonly dialect?: 'guide'
  readonly answers?: Answers
}

const field = 'The answer or log'
const reached =
  '{"code":"export_monthly_quota_reached","namespace":"exports","errorId":"e-7","message":"The monthly quota limit ' +
  'of 1000 or concurrent limit of 3 has been reached."}'

const subCauses: readonly SubCause[] = [
  {
    name: '429 with Retry-After',
    faults: ['too-many-requests'],
    cause: 'told-to-wait',
    headline: /says how long to wait: 30 s/,
    quoted: /retry-after: 30/i,
  },
  {
    name: '429 with Retry-After, in the guide’s dialect',
    faults: ['too-many-requests'],
    dialect: 'guide',
    cause: 'told-to-wait',
    headline: /30 s/,
    quoted: /retry-after: 30/i,
  },
  {
    name: '429 without Retry-After',
    faults: ['too-many-requests-bare'],
    cause: 'not-told-how-long',
    headline: /does not say how long/,
    quoted: /no Retry-After among its headers/,
  },
  {
    name: 'polling too often',
    faults: ['polling-too-often'],
    cause: 'polling-too-often',
    headline: /asks after export jobs too often/,
    quoted: /other questions are answered/,
  },
  {
    name: 'a used-up month',
    faults: ['quota-exhausted'],
    answers: { type: { [field]: reached } },
    cause: 'monthly-quota',
    headline: /1000 exports of the last 30 days are used up/,
    quoted: /"availableMonthlyQuota":0/,
  },
  {
    name: 'taken places',
    faults: ['concurrency-full'],
    answers: { type: { [field]: reached } },
    cause: 'concurrency-limit',
    headline: /All 3 places for export jobs are taken by other users’ jobs/,
    quoted: /"availableConcurrentLimit":0/,
  },
]

for (const { name, faults, dialect, answers, cause, headline, quoted } of subCauses) {
  test(`429: ${name}, to the verdict with its plan, proved fixed @wizards`, async ({ page, demo }) => {
    await demo.dialect(dialect ?? 'published')
    await demo.faults(...faults)
    await openScenario(page, 'clari.rate-limited')
    const sheet = await toVerdict(page, answers)
    await expectCause(sheet, { cause, headline, quoted })
    await expect(sheet.getByRole('button', { name: 'Copy the plan' })).toBeVisible()
    await provedFixed(page, demo)
  })
}

test('429: the plan is drawn, and handed over as text and as two programs @wizards', async ({
  page,
  demo,
  context,
}) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write'])
  await demo.faults('too-many-requests')
  await openScenario(page, 'clari.rate-limited')
  const sheet = await toVerdict(page)
  await expect(sheet.getByRole('img', { name: /How long to wait before try 2: 30 s to 31 s/ })).toBeVisible()
  await sheet.getByRole('button', { name: 'Copy the plan' }).click()
  const copied = await page.evaluate(() => navigator.clipboard.readText())
  expect(copied).toContain('WHEN TO TRY AGAIN')
  expect(copied).toContain('Waits: 30 s–31 s')
  await sheet.getByText('As a program').click()
  await expect(sheet.getByRole('region', { name: 'The program clari_get.py' })).toContainText('Retry-After')
  await sheet.getByText('JavaScript', { exact: true }).click()
  await expect(sheet.getByRole('region', { name: 'The program clari-get.mjs' })).toContainText('retry-after')
})

test('429: a pasted refusal that is over is named so, and another paste proves the fix @wizards', async ({ page }) => {
  await page.goto('/')
  await page
    .getByRole('textbox')
    .first()
    .fill(
      'HTTP/2 429\nserver: kong\n\n{"message":"API rate limit exceeded"}\n' +
        'GET https://api.clari.com/v4/forecast/net_arr',
    )
  await page
    .getByRole('button', { name: /Find out/ })
    .first()
    .click()
  await expect(page).toHaveURL(/wizard\/clari\.rate-limited/)
  const sheet = await toVerdict(page)
  await expect(sheet).toHaveAttribute('data-cause', 'not-told-how-long')
  await expect(sheet).toContainText('Clari answers again right now')
  await expect(sheet.getByRole('region', { name: 'What this rests on' })).toContainText('429')
  await expect(await pasteAgain(page, 'HTTP/2 200\n\n{"jobs":[]}')).toHaveAttribute('data-fix', 'fixed')
})

test('429: without a connection a log that polls too fast is named from the paste alone @wizards', async ({ page }) => {
  const log = ['10:00:00.100', '10:00:00.600', '10:00:01.100', '10:00:01.600']
    .map((at) => `2026-11-22 ${at} GET https://api.clari.com/v4/export/jobs/abc123 200`)
    .join('\n')
  await openScenario(page, 'clari.rate-limited')
  const sheet = await toVerdict(page, { connection: 'None', type: { [field]: log } })
  await expect(sheet).toHaveAttribute('data-cause', 'polling-too-often')
  await expect(sheet.getByRole('region', { name: 'What this rests on' })).toContainText('every 500 ms')
  await expect(
    await pasteAgain(
      page,
      log.replace('10:00:00.600', '10:00:10').replace('10:00:01.100', '10:00:30').replace('10:00:01.600', '10:01:10'),
    ),
  ).toHaveAttribute('data-fix', 'fixed')
})

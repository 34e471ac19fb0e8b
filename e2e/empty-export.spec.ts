import { letJobsEnd, startExport } from './clari-jobs.ts'
import { expect, test } from './product.ts'
import {
  checkAgain,
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
}

const field = 'The export, or what your program says'
const netArr: Answers = { type: { 'Forecast id': 'net_arr' } }

const subCauses: readonly SubCause[] = [
  {
    name: 'no submissions in the period',
    faults: ['no-submissions'],
    cause: 'no-submissions',
    headline: /Nobody has submitted anything for \d{4}_Q\d yet/,
    quoted: /"entries":\[\]/,
  },
  {
    name: 'no submissions, in the guide’s dialect',
    faults: ['no-submissions'],
    dialect: 'guide',
    cause: 'no-submissions',
    headline: /Nobody has submitted/,
    quoted: /"entries":\[\]/,
  },
  {
    name: 'cells without values',
    faults: ['nothing-entered'],
    cause: 'nothing-entered',
    headline: /Every cell is there/,
    quoted: /"forecastValue":null/,
  },
  {
    name: 'nobody visible to this key',
    faults: ['users-hidden'],
    cause: 'nobody-visible',
    headline: /The key is fine. Its user sees nobody in net_arr/,
    quoted: /Admin sees 41 people/,
  },
  {
    name: 'nobody visible to any key',
    faults: ['users-empty'],
    cause: 'nobody-visible',
    headline: /sees nobody/,
    quoted: /"users":\[\]/,
  },
  {
    name: 'values hidden from this key',
    faults: ['values-hidden'],
    cause: 'values-hidden',
    headline: /this key’s user does not see them/,
    quoted: /Admin sees/,
  },
  {
    name: 'values hidden, in the guide’s dialect',
    faults: ['values-hidden'],
    dialect: 'guide',
    cause: 'values-hidden',
    headline: /does not see them/,
    quoted: /Admin sees/,
  },
  {
    name: 'people without entries',
    faults: ['entries-empty'],
    cause: 'no-entries-of-these-types',
    headline: /41 people are there, and no values/,
    quoted: /41 people, 0 entries/,
  },
]

for (const { name, faults, dialect, cause, headline, quoted } of subCauses) {
  test(`empty export: ${name}, to the verdict, proved fixed @wizards`, async ({ page, demo }) => {
    await demo.dialect(dialect ?? 'published')
    await demo.faults(...faults)
    await openScenario(page, 'clari.empty-export')
    const sheet = await toVerdict(page, netArr)
    await expectCause(sheet, { cause, headline, quoted })
    await provedFixed(page, demo)
  })
}

test(
  'empty export: a period that Clari does not know is exported ' +
    'as the current quarter; proved by the next export @wizards',
  async ({ page }) => {
    await openScenario(page, 'clari.empty-export')
    const sheet = await toVerdict(page, { type: { 'Forecast id': 'net_arr', 'Quarter asked for': '2099_Q4' } })
    await expect(sheet).toHaveAttribute('data-cause', 'period-defaulted')
    await expect(sheet.getByRole('heading', { level: 1 })).toHaveText(
      /Asked for 2099_Q4, Clari exported \d{4}_Q\d without a word/,
    )
    await expect(sheet.getByRole('region', { name: 'What this rests on' })).toContainText(/"timePeriodId":"\d{4}_Q\d"/)
    await expect(
      await pasteAgain(
        page,
        '{"entries":[{"forecastValue":5}],"users":[],"fields":[],"timePeriods":[{"timePeriodId":"2099_Q4"}]}',
      ),
    ).toHaveAttribute('data-fix', 'fixed')
  },
)

for (const [fault, dialect, name] of [
  ['rows-under-data', 'published', 'under “data”'],
  ['rows-under-results', 'guide', 'under “results”'],
  ['rows-bare', 'published', 'in a bare list'],
] as const) {
  test(
    `empty export: not empty at all, its rows stand ${name} ` +
      `(${dialect}); proved by what the program reads then @wizards`,
    async ({ page, demo }) => {
      await demo.dialect(dialect)
      await demo.faults(fault)
      await openScenario(page, 'clari.empty-export')
      const sheet = await toVerdict(page, netArr)
      await expect(sheet).toHaveAttribute('data-cause', 'read-under-another-name')
      await expect(sheet.getByRole('heading', { level: 1 })).toContainText(name)
      await demo.faults()
      await expect(await pasteAgain(page, 'loaded 164 rows')).toHaveAttribute('data-fix', 'fixed')
    },
  )
}

test('empty export: Clari cut it; proved by a newer one that is whole @wizards', async ({ page, demo, product }) => {
  await demo.faults('truncated-export')
  const jobId = await startExport(demo, product.demo)
  await letJobsEnd(demo)
  await openScenario(page, 'clari.empty-export')
  const sheet = await toVerdict(page, { type: { 'Forecast id': 'net_arr', 'Job id': jobId } })
  await expect(sheet).toHaveAttribute('data-cause', 'truncated')
  await expect(sheet.getByRole('region', { name: 'What this rests on' })).toContainText('Truncated":true')
  await expect(await checkAgain(page)).toHaveAttribute('data-fix', 'unchanged')
  await demo.faults()
  await startExport(demo, product.demo)
  await letJobsEnd(demo)
  await expect(await checkAgain(page)).toHaveAttribute('data-fix', 'fixed')
})

test('empty export: it asked only for types that hold nothing; proved by a newer one @wizards', async ({
  page,
  demo,
  product,
}) => {
  const services = '62a8e0b7d5f3190014bb9f10'
  const jobId = await startExport(demo, product.demo, { typesToExport: ['quota'] }, services)
  await letJobsEnd(demo)
  await openScenario(page, 'clari.empty-export')
  const sheet = await toVerdict(page, {
    type: {
      'The request': `POST https://api.clari.com/v4/export/forecast/${services} {"typesToExport":["quota"]}`,
      'Forecast id': services,
      'Job id': jobId,
    },
  })
  await expect(sheet).toHaveAttribute('data-cause', 'types-asked')
  await expect(sheet.getByRole('region', { name: 'What this rests on' })).toContainText('only quota')
  await expect(await checkAgain(page)).toHaveAttribute('data-fix', 'unchanged')
  await startExport(demo, product.demo, {}, services)
  await letJobsEnd(demo)
  await expect(await checkAgain(page)).toHaveAttribute('data-fix', 'fixed')
})

test('empty export: without a connection the pasted export alone is judged @wizards', async ({ page }) => {
  await openScenario(page, 'clari.empty-export')
  const sheet = await toVerdict(page, {
    connection: 'None',
    type: {
      [field]: '{"entries":[],"users":[],"fields":[],"timePeriods":[{"timePeriodId":"2026_Q3"}],"timeFrames":[]}',
    },
  })
  await expect(sheet).toHaveAttribute('data-cause', 'nobody-visible')
  await expect(sheet.getByRole('region', { name: 'What this rests on' })).toContainText('"users":[]')
  await expect(
    await pasteAgain(
      page,
      '{"entries":[{"userId":"u1","fieldId":"f","forecastValue":12}],"users":[{"userId":"u1"}],' +
        '"fields":[{"fieldId":"f"}],"timePeriods":[{"timePeriodId":"2026_Q3"}]}',
    ),
  ).toHaveAttribute('data-fix', 'fixed')
})

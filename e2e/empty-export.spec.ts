import { rowsElsewhere, subCauses } from '#src/scenarios/clari-empty-export/causes.test-kit.ts'
import { letJobsEnd, startExport } from './clari-jobs.ts'
import { expect, test } from './product.ts'
import { checkAgain, expectCause, openScenario, pasteAgain, provedFixed, toVerdict } from './wizard.ts'

const field = 'The export, or what your program says'

for (const { name, faults = [], dialect = 'published', answers, ...shown } of subCauses) {
  test(`empty export: ${name}, to the verdict, proved fixed @wizards`, async ({ page, demo }) => {
    await demo.dialect(dialect)
    await demo.faults(...faults)
    await openScenario(page, 'clari.empty-export')
    const sheet = await toVerdict(page, { given: answers ?? {} })
    await expectCause(sheet, shown)
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

for (const { name, faults = [], dialect = 'published', answers, ...shown } of rowsElsewhere) {
  test(`empty export: not empty at all (${name}); proved by what the program reads then @wizards`, async ({
    page,
    demo,
  }) => {
    await demo.dialect(dialect)
    await demo.faults(...faults)
    await openScenario(page, 'clari.empty-export')
    await expectCause(await toVerdict(page, { given: answers ?? {} }), shown)
    await demo.faults()
    await expect(await pasteAgain(page, 'loaded 164 rows')).toHaveAttribute('data-fix', 'fixed')
  })
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

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
  readonly answers?: Answers
  /** Whether jobs are given the time that they take before the wizard looks. */
  readonly waits?: true
}

const field = 'The answer, job or log'
const never = { choose: [/never done/] }

/** Sub-causes of a job that was started while the fault was on; the re-test follows a job started after it. */
const ofJobs: readonly SubCause[] = [
  {
    name: 'queued',
    faults: ['job-queued-forever'],
    answers: never,
    cause: 'job-queued',
    headline: /still waiting in Clari’s queue/,
    quoted: /SCHEDULED/,
  },
  {
    name: 'queued, in the guide’s dialect',
    faults: ['job-queued-forever'],
    dialect: 'guide',
    answers: never,
    cause: 'job-queued',
    headline: /still waiting/,
    quoted: /PENDING/,
  },
  {
    name: 'running but large',
    faults: ['job-running-forever'],
    answers: { choose: [/never done/, /^Several quarters/] },
    waits: true,
    cause: 'job-running',
    // How long it has been running by then depends on how busy the machine is that lets other jobs end.
    headline: /is running; it began only .* ago|has been running for .*: it is large/,
    quoted: /STARTED/,
  },
  {
    name: 'failed',
    faults: ['job-failed'],
    answers: { choose: [/not well/] },
    waits: true,
    cause: 'job-failed',
    headline: /failed/,
    quoted: /FAILED/,
  },
  {
    name: 'failed, in the guide’s dialect',
    faults: ['job-failed'],
    dialect: 'guide',
    answers: { choose: [/not well/] },
    waits: true,
    cause: 'job-failed',
    headline: /failed/,
    quoted: /FAILED/,
  },
  {
    name: 'cancelled',
    faults: ['job-cancelled'],
    answers: { choose: [/not well/] },
    waits: true,
    cause: 'job-cancelled',
    headline: /cancelled while it waited/,
    quoted: /CANCELLED/,
  },
  {
    name: 'aborted',
    faults: ['job-aborted'],
    answers: { choose: [/not well/] },
    waits: true,
    cause: 'job-aborted',
    headline: /cancelled while it ran/,
    quoted: /ABORTED/,
  },
  {
    name: 'results asked before DONE',
    faults: ['job-running-forever'],
    answers: {
      type: {
        [field]:
          '{"code":"invalid_jobId","namespace":"exports","errorId":"e-1",' +
          '"message":"The job is not ready: its status is STARTED."}',
      },
    },
    waits: true,
    cause: 'results-too-early',
    headline: /asked for before the job was done/,
    quoted: /invalid_jobId/,
  },
  {
    name: 'results expired',
    faults: ['results-expired'],
    answers: { choose: [/cannot be fetched/] },
    waits: true,
    cause: 'results-expired',
    headline: /have expired/,
    quoted: /expired|invalid_jobId/,
  },
]

for (const { name, faults, dialect, answers, waits, cause, headline, quoted } of ofJobs) {
  test(`job stuck: ${name}, to the verdict, proved fixed @wizards`, async ({ page, demo, product }) => {
    await letJobsEnd(demo)
    await demo.dialect(dialect ?? 'published')
    await demo.faults(...faults)
    const jobId = await startExport(demo, product.demo)
    if (waits === true) await letJobsEnd(demo)
    await openScenario(page, 'clari.job-stuck')
    const sheet = await toVerdict(page, { ...answers, type: { ...answers?.type, 'Job id': jobId } })
    await expectCause(sheet, { cause, headline, quoted })
    await expect(sheet).toContainText(jobId)
    await expect(await checkAgain(page)).toHaveAttribute('data-fix', 'unchanged')
    await demo.faults()
    await startExport(demo, product.demo)
    await letJobsEnd(demo)
    await expect(await checkAgain(page)).toHaveAttribute('data-fix', 'fixed')
  })
}

const reached =
  '{"code":"export_monthly_quota_reached","namespace":"exports","errorId":"e-7","message":"The monthly quota limit ' +
  'of 1000 or concurrent limit of 3 has been reached."}'

for (const { name, faults, cause, headline, quoted } of [
  {
    name: 'out of monthly quota',
    faults: ['quota-exhausted'],
    cause: 'monthly-quota',
    headline: /1000 exports of the last 30 days are used up/,
    quoted: /"availableMonthlyQuota":0/,
  },
  {
    name: 'at the concurrency limit',
    faults: ['concurrency-full'],
    cause: 'concurrency-limit',
    headline: /All 3 places for export jobs are taken/,
    quoted: /the jobs that hold the places/,
  },
]) {
  test(`job stuck: refused ${name}, told apart by the limits, proved fixed @wizards`, async ({ page, demo }) => {
    await letJobsEnd(demo)
    await demo.faults(...faults)
    await openScenario(page, 'clari.job-stuck')
    const sheet = await toVerdict(page, { type: { [field]: reached } })
    await expectCause(sheet, { cause, headline, quoted })
    await expect(sheet.getByRole('button', { name: 'Copy message' })).toBeVisible()
    await provedFixed(page, demo)
  })
}

for (const { dialect, other, right, cause } of [
  { dialect: 'published', other: 'COMPLETED', right: 'DONE', cause: 'waits-for-completed' },
  { dialect: 'guide', other: 'DONE', right: 'COMPLETED', cause: 'waits-for-done' },
] as const) {
  test(
    `job stuck: the program waits for ${other} while the API ` +
      `says ${right} (${dialect}), proved by its change @wizards`,
    async ({ page, demo, product }) => {
      await demo.dialect(dialect)
      const jobId = await startExport(demo, product.demo)
      await letJobsEnd(demo)
      await openScenario(page, 'clari.job-stuck')
      const sheet = await toVerdict(page, {
        ...never,
        type: { 'Job id': jobId, 'The program or its log': `while job["status"] != "${other}":\n    time.sleep(5)` },
      })
      await expect(sheet).toHaveAttribute('data-cause', cause)
      await expect(sheet.getByRole('heading', { level: 1 })).toHaveText(
        `The job is done. Your program waits for ${other}, and Clari says ${right}.`,
      )
      await expect(sheet.getByRole('region', { name: 'What this rests on' })).toContainText(`!= "${other}"`)
      const fix = await pasteAgain(page, 'while job["status"] not in ("DONE", "COMPLETED"):\n    time.sleep(5)')
      await expect(fix).toHaveAttribute('data-fix', 'fixed')
    },
  )
}

test('job stuck: a large export is handed over as smaller parts and as a program @wizards', async ({
  page,
  demo,
  product,
}) => {
  await letJobsEnd(demo)
  await demo.faults('job-running-forever')
  const jobId = await startExport(demo, product.demo, { timePeriod: '2026_Q3', includeHistorical: true })
  await letJobsEnd(demo)
  await openScenario(page, 'clari.job-stuck')
  const sheet = await toVerdict(page, { choose: [/never done/, /history or several types/], type: { 'Job id': jobId } })
  const plan = sheet.getByRole('region', { name: 'The same export in smaller parts' })
  await expect(plan.getByRole('rowheader').first()).toHaveText('2026_Q3 forecast')
  await expect(plan.getByRole('rowheader')).toHaveCount(6)
  await plan.getByText('As a program').click()
  await expect(plan.getByRole('region', { name: 'The program clari_exports.py' })).toContainText('exports.json')
  await demo.faults()
  await letJobsEnd(demo)
})

test('job stuck: without a connection the pasted log alone is judged @wizards', async ({ page }) => {
  await openScenario(page, 'clari.job-stuck')
  const sheet = await toVerdict(page, {
    connection: 'None',
    type: { [field]: 'job 6073683781a6da229df71e00: status DONE, still waiting for COMPLETED (attempt 240)' },
  })
  await expect(sheet).toHaveAttribute('data-cause', 'waits-for-completed')
  await expect(sheet.getByRole('region', { name: 'What this rests on' })).toContainText('waiting for COMPLETED')
  await expect(await pasteAgain(page, '{"jobId":"6073683781a6da229df71e00","status":"DONE"}')).toHaveAttribute(
    'data-fix',
    'fixed',
  )
})

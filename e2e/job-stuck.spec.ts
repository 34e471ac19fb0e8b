import { subCauses } from '#src/scenarios/clari-job-stuck/causes.test-kit.ts'
import { letJobsEnd, startExport } from './clari-jobs.ts'
import { expect, test } from './product.ts'
import { checkAgain, expectCause, openScenario, pasteAgain, toVerdict } from './wizard.ts'

const field = 'The answer, job or log'
const never = { choose: [/never done/] }

for (const { name, faults = [], dialect = 'published', answers, pastes, job, ...shown } of subCauses) {
  test(`job stuck: ${name}, to the verdict, proved fixed @wizards`, async ({ page, demo, product }) => {
    await letJobsEnd(demo)
    await demo.dialect(dialect)
    await demo.faults(...faults)
    const jobId = job === undefined ? '' : await startExport(demo, product.demo)
    if (job === 'ended') await letJobsEnd(demo)
    await openScenario(page, 'clari.job-stuck')
    const sheet = await toVerdict(page, { given: { jobId, ...answers, ...pastes } })
    await expectCause(sheet, shown)
    await expect(sheet).toContainText(jobId)
    if (job === undefined) await expect(sheet.getByRole('button', { name: 'Copy message' })).toBeVisible()
    await expect(await checkAgain(page)).toHaveAttribute('data-fix', 'unchanged')
    await demo.faults()
    // The re-test of a job that ended looks at one that was started after the fault was gone.
    if (job !== undefined) await startExport(demo, product.demo)
    await letJobsEnd(demo)
    const fix = await checkAgain(page)
    await expect(fix).toHaveAttribute('data-fix', 'fixed')
    await expect(fix).toContainText('Proved fixed')
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

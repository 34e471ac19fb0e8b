import { subCauses } from '#src/scenarios/clari-forbidden/causes.test-kit.ts'
import { jobOf } from './clari-jobs.ts'
import { expect, test } from './product.ts'
import { expectCause, openScenario, pasteAgain, provedFixed, toVerdict } from './wizard.ts'

for (const { name, faults = [], dialect = 'published', answers, earlierJob, ...shown } of subCauses) {
  test(`403: ${name}, from a pick to the verdict, proved fixed @wizards`, async ({ page, demo, product }) => {
    await demo.dialect(dialect)
    const job: Readonly<Record<string, string>> = earlierJob === true ? { jobId: await jobOf(product, demo) } : {}
    await demo.faults(...faults)
    await openScenario(page, 'clari.forbidden')
    const sheet = await toVerdict(page, { given: { ...answers, ...job } })
    await expectCause(sheet, shown)
    // A job of another key's user is fetched with that key: nobody else has to be asked.
    if (shown.cause !== 'job-of-another-user')
      await expect(sheet.getByRole('button', { name: 'Copy message' })).toBeVisible()
    await provedFixed(page, demo)
  })
}

for (const dialect of ['published', 'guide'] as const) {
  test(`403: a job of another key’s user (${dialect}), by the id in the paste, proved fixed @wizards`, async ({
    page,
    demo,
    product,
  }) => {
    await demo.dialect(dialect)
    const { clari } = await demo.credentials()
    const job = await jobOf(product, demo)
    await demo.faults('job-of-another-user')
    const refused = await (
      await fetch(`${product.demo}/clari/v4/export/jobs/${job}`, { headers: { apikey: clari.apikey } })
    ).text()
    await openScenario(page, 'clari.forbidden')
    const sheet = await toVerdict(page, { type: { 'The answer or error': `HTTP/2 403\n\n${refused}` } })
    await expect(sheet).toHaveAttribute('data-cause', 'job-of-another-user')
    await expect(sheet.getByRole('heading', { level: 1 })).toHaveText(`Job ${job} belongs to another key’s user.`)
    await expect(sheet).toContainText('The guide knows a single 403')
    await provedFixed(page, demo)
  })
}

test('403: ingestion switched off, from a real refusal while reads go on, proved by another paste @wizards', async ({
  page,
  demo,
  product,
}) => {
  await demo.faults('ingestion-off')
  const { clari } = await demo.credentials()
  const answer = await fetch(`${product.demo}/clari/v4/ingest/opportunity`, {
    method: 'POST',
    headers: { apikey: clari.apikey },
    body: '{}',
  })
  await openScenario(page, 'clari.forbidden')
  const sheet = await toVerdict(page, {
    type: { 'The answer or error': `HTTP/1.1 ${answer.status} Forbidden\n\n${await answer.text()}` },
  })
  await expect(sheet).toHaveAttribute('data-cause', 'ingestion-off')
  await expect(sheet.getByRole('region', { name: 'What this rests on' })).toContainText('INGESTION_NOT_ENABLED')
  await expect(sheet).toContainText('the key was accepted just now')
  await expect(await pasteAgain(page, 'HTTP/1.1 202 Accepted\n\n{"accepted":1}')).toHaveAttribute('data-fix', 'fixed')
})

test('403: from a pick alone, ingestion is likely, by the analyst’s word @wizards', async ({ page }) => {
  await openScenario(page, 'clari.forbidden')
  const sheet = await toVerdict(page, { choose: [/^Sending data/] })
  await expect(sheet).toHaveAttribute('data-cause', 'ingestion-off')
  await expect(sheet).toContainText('likely: only you say so')
})

test('403: without any connection the pasted answer alone is judged @wizards', async ({ page }) => {
  await openScenario(page, 'clari.forbidden')
  const sheet = await toVerdict(page, {
    connection: 'None',
    type: { 'The answer or error': '{"error":"Forbidden","message":"API access not enabled for this user"}' },
  })
  await expect(sheet).toHaveAttribute('data-cause', 'api-not-enabled-for-user')
  await expect(sheet).toContainText('Nothing was checked live')
  await expect(await pasteAgain(page, 'HTTP/2 200\n\n{"forecasts":[]}')).toHaveAttribute('data-fix', 'fixed')
})

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

const scope = { choose: [/^A forecast/, /^Yes, start one export/], type: { 'Forecast id': 'net_arr' } }

/**
 * Every 403 that a fault of the demo tenant shows to a reading key; jobs and ingestion have tests of their own below.
 */
const subCauses: readonly SubCause[] = [
  {
    name: 'API access not enabled for the user',
    faults: ['api-not-enabled'],
    cause: 'api-not-enabled-for-user',
    headline: /API access is not enabled for its user/,
    quoted: /Admin may use the API/,
  },
  {
    name: 'API access not enabled, in the guide’s dialect',
    faults: ['api-not-enabled'],
    dialect: 'guide',
    cause: 'api-not-enabled-for-user',
    headline: /API access is not enabled for its user/,
    quoted: /Forbidden/,
  },
  {
    name: 'a plan without the API',
    faults: ['plan-without-api'],
    cause: 'plan-without-api',
    headline: /plan has no API access/,
    quoted: /Admin may not either/,
  },
  {
    name: 'a plan without the API, in the guide’s dialect',
    faults: ['plan-without-api'],
    dialect: 'guide',
    cause: 'plan-without-api',
    headline: /plan has no API access/,
    quoted: /403/,
  },
  {
    name: 'a forecast outside the scope',
    faults: ['scope-forbidden'],
    answers: scope,
    cause: 'forecast-outside-scope',
    headline: /net_arr lies outside what its user may see/,
    quoted: /Admin may see it/,
  },
  {
    name: 'the same in the guide’s dialect',
    faults: ['scope-forbidden'],
    dialect: 'guide',
    answers: scope,
    cause: 'forecast-outside-scope',
    headline: /lies outside/,
    quoted: /Forbidden/,
  },
  {
    name: 'a scope that only an export shows',
    faults: ['scope-forbidden', 'no-forecast-read'],
    answers: scope,
    cause: 'forecast-outside-scope',
    headline: /lies outside/,
    quoted: /forbidden/,
  },
]

for (const { name, faults, dialect, answers, cause, headline, quoted } of subCauses) {
  test(`403: ${name}, from a pick to the verdict, proved fixed @wizards`, async ({ page, demo }) => {
    await demo.dialect(dialect ?? 'published')
    await demo.faults(...faults)
    await openScenario(page, 'clari.forbidden')
    const sheet = await toVerdict(page, answers)
    await expectCause(sheet, { cause, headline, quoted })
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
    const answer: unknown = await (
      await fetch(`${product.demo}/clari/v4/export/jobs`, { headers: { apikey: clari.apikey } })
    ).json()
    const job = /"jobId":"(\w+)"/.exec(JSON.stringify(answer))?.[1] ?? ''
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

test('403: from a pick alone, ingestion rests on the analyst’s word @wizards', async ({ page }) => {
  await openScenario(page, 'clari.forbidden')
  const sheet = await toVerdict(page, { choose: [/^Sending data/] })
  await expect(sheet).toHaveAttribute('data-cause', 'ingestion-off')
  await expect(sheet).toContainText('rests on your word')
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

import {
  curl,
  good,
  publishedSays,
  rightRequest,
  subCauses,
  wrongParts,
} from '#src/scenarios/clari-bad-request/causes.test-kit.ts'
import { expect, test } from './product.ts'
import { expectCause, openScenario, pasteAgain, provedFixed, toVerdict } from './wizard.ts'

const request = 'The request that is refused'
const error = 'The answer or error'

for (const { name, faults = [], pastes, marked, cause, headline } of wrongParts) {
  test(`400: ${name}, marked in the request, accepted put right, proved by the next request @wizards`, async ({
    page,
    demo,
  }) => {
    await demo.faults(...faults)
    await openScenario(page, 'clari.bad-request')
    const sheet = await toVerdict(page, { given: { ...pastes, 'may-export': 'yes' } })
    await expect(sheet).toHaveAttribute('data-cause', cause)
    await expect(sheet.getByRole('heading', { level: 1 })).toHaveText(headline)
    const evidence = sheet.getByRole('region', { name: 'What this rests on' })
    await expect(evidence).toContainText(marked)
    await expect(evidence).toContainText('the request as put right is accepted')
    await expect(await pasteAgain(page, pastes.request)).toHaveAttribute('data-fix', 'unchanged')
    await expect(await pasteAgain(page, rightRequest)).toHaveAttribute('data-fix', 'fixed')
  })
}

for (const { name, faults = [], dialect = 'published', answers, pastes, ...shown } of subCauses) {
  test(`400: ${name}, proved fixed @wizards`, async ({ page, demo }) => {
    await demo.dialect(dialect)
    await demo.faults(...faults)
    await openScenario(page, 'clari.bad-request')
    const sheet = await toVerdict(page, { given: { ...answers, ...pastes } })
    await expectCause(sheet, shown)
    await provedFixed(page, demo)
  })
}

test('400: without a connection the parameter is read from the paste, and another paste proves it @wizards', async ({
  page,
}) => {
  await openScenario(page, 'clari.bad-request')
  const sheet = await toVerdict(page, {
    connection: 'None',
    choose: [/^No, show me/],
    type: { [error]: publishedSays('bad_request', 'Invalid currency: EURO.'), [request]: curl('{"currency":"EURO"}') },
  })
  await expect(sheet).toHaveAttribute('data-cause', 'bad-currency')
  await expect(sheet).toContainText('Send "currency": "EUR".')
  for (const [body, fix] of [
    ['{"currency":"EURO"}', 'unchanged'],
    ['{"currency":"EUR"}', 'fixed'],
  ] as const) {
    await expect(await pasteAgain(page, curl(body))).toHaveAttribute('data-fix', fix)
  }
})

test('400: a type that this forecast does not export is taken out of the body to send @wizards', async ({
  page,
  demo,
}) => {
  await demo.faults('type-not-supported')
  await openScenario(page, 'clari.bad-request')
  const given = wrongParts.find(({ cause }) => cause === 'type-not-supported')?.pastes
  const sheet = await toVerdict(page, { given: { ...given, 'may-export': 'yes' } })
  await expect(sheet).toContainText('Send this body: {"typesToExport":["forecast"]}')
})

test('400: a request that is refused although nothing is wrong comes with a message to send @wizards', async ({
  page,
  demo,
}) => {
  await demo.faults('bad-request')
  await openScenario(page, 'clari.bad-request')
  const { answers, pastes } = subCauses.find(({ cause }) => cause === 'still-refused') ?? {}
  const sheet = await toVerdict(page, { given: { ...answers, ...pastes } })
  await expect(sheet.getByRole('button', { name: 'Copy message' })).toBeVisible()
})

test('400: something went wrong inside Clari names its status page @wizards', async ({ page, demo }) => {
  await demo.faults('something-went-wrong')
  await openScenario(page, 'clari.bad-request')
  await expect(await toVerdict(page, { choose: [/^SWW/] })).toContainText('status.clari.com')
})

for (const [cause, leads] of [
  ['quota-used-up', /wizard\/clari\.rate-limited/],
  ['places-taken', /wizard\/clari\.job-stuck/],
] as const) {
  test(`400: export_monthly_quota_reached with ${cause} is handed on @wizards`, async ({ page, demo }) => {
    const { faults = [], pastes } = subCauses.find((each) => each.cause === cause) ?? {}
    await demo.faults(...faults)
    await openScenario(page, 'clari.bad-request')
    const sheet = await toVerdict(page, { given: { ...pastes } })
    await expect(sheet.getByRole('region', { name: 'What this rests on' })).toContainText(/"available\w+": ?0/)
    await expect(page.getByRole('link', { name: 'Go on there' })).toHaveAttribute('href', leads)
  })
}

for (const [code, cause, leads] of [
  ['no_such_forecast_config', 'no-such-forecast', /wizard\/clari\.forecast-not-found/],
  ['missing_forecast_id', 'missing-forecast-id', null],
] as const) {
  test(`400: ${code}, proved by the next answer @wizards`, async ({ page }) => {
    await openScenario(page, 'clari.bad-request')
    const sheet = await toVerdict(page, { type: { [error]: publishedSays(code, 'See the code.') } })
    await expect(sheet).toHaveAttribute('data-cause', cause)
    await expect(sheet.getByRole('region', { name: 'What this rests on' })).toContainText(code)
    if (leads !== null) await expect(page.getByRole('link', { name: 'Go on there' })).toHaveAttribute('href', leads)
    await expect(await pasteAgain(page, good)).toHaveAttribute('data-fix', 'fixed')
  })
}

test('400: results asked too early, results expired and an unknown job are told apart @wizards', async ({
  page,
  demo,
  product,
}) => {
  const { clari } = await demo.credentials()
  const ask = (path: string, options: RequestInit = {}) =>
    fetch(`${product.demo}/clari/v4/${path}`, { ...options, headers: { apikey: clari.apikey } })
  await demo.faults('job-queued-forever')
  const started =
    /"jobId":"(\w+)"/.exec(await (await ask(`export/forecast/${clari.forecastId}`, { method: 'POST' })).text())?.[1] ??
    ''
  const early = await (await ask(`export/jobs/${started}/results`)).text()
  await openScenario(page, 'clari.bad-request')
  const tooEarly = await toVerdict(page, { type: { [error]: early } })
  await expect(tooEarly).toHaveAttribute('data-cause', 'asked-too-early')
  await expect(tooEarly).toContainText('SCHEDULED')
  await demo.faults()
  await ask(`export/jobs/${started}`, { method: 'PATCH', body: '{"type":"CANCEL"}' })

  const done = /"jobId":"(\w+)"[^}]*"status":"DONE"/.exec(await (await ask('export/jobs')).text())?.[1] ?? ''
  await demo.faults('results-expired')
  const expired = await (await ask(`export/jobs/${done}/results`)).text()
  await openScenario(page, 'clari.bad-request')
  await expect(await toVerdict(page, { type: { [error]: expired } })).toHaveAttribute('data-cause', 'results-expired')

  await openScenario(page, 'clari.bad-request')
  await expect(
    await toVerdict(page, { choose: [/^invalid_jobId/], type: { 'Job id': 'ffffffffffffffffffffffff' } }),
  ).toHaveAttribute('data-cause', 'unknown-job')

  await openScenario(page, 'clari.bad-request')
  const late = await toVerdict(page, {
    type: { [error]: publishedSays('export_failed_to_cancel', `Job ${done} can no longer be cancelled.`) },
  })
  await expect(late).toHaveAttribute('data-cause', 'cancel-too-late')
  await expect(late).toContainText('DONE')
})

import { expect, test } from './product.ts'
import { checkAgain, openScenario, pasteAgain, provedFixed, toVerdict } from './wizard.ts'

const said = (code: string, message: string) =>
  `HTTP/2 400\n\n{"code":"${code}","namespace":"exports","errorId":"c16ae643-7d0e-4a1c-9a53-0d3f2a6f9b11",` +
  `"message":"${message}","orgId":"77"}`
const curl = (body: string) =>
  `curl -X POST -H "apikey: \${CLARI_API_KEY}" -H "Content-Type: application/json" -d '${body}' ` +
  'https://api.clari.com/v4/export/forecast/net_arr'
const request = 'The request that is refused'
const error = 'The answer or error'

const parameters: readonly (readonly [string, string, string, string, string])[] = [
  [
    'a bad currency',
    'Invalid currency: EURO.',
    '{"timePeriod":"2026_Q1","currency":"EURO"}',
    'bad-currency',
    '"currency":"EURO"',
  ],
  [
    'bad types',
    'Invalid value for typesToExport: expected a list.',
    '{"typesToExport":["forcast"]}',
    'bad-types',
    '"typesToExport":["forcast"]',
  ],
  [
    'a bad schedule',
    'Invalid value for schedule: expected NONE, ONCE or MAX.',
    '{"schedule":"daily"}',
    'bad-schedule',
    '"schedule":"daily"',
  ],
  [
    'a flag as text',
    'Invalid value for includeHistorical: expected true or false.',
    '{"includeHistorical":"yes"}',
    'bad-historical',
    '"includeHistorical":"yes"',
  ],
  [
    'a bad format',
    'Invalid value for exportFormat: expected JSON or CSV.',
    '{"exportFormat":"xlsx"}',
    'bad-format',
    '"exportFormat":"xlsx"',
  ],
  ['a bad scope', 'Invalid scopeId: 1905.', '{"scopeId":"1905"}', 'bad-scope', '"scopeId":"1905"'],
  [
    'a malformed body',
    'The request body is malformed.',
    '{"currency":"USD",}',
    'malformed-body',
    '{"currency":"USD",}',
  ],
]

for (const [name, message, body, cause, mark] of parameters) {
  test(`400: ${name}, marked in the request, proved by the request put right @wizards`, async ({ page }) => {
    await openScenario(page, 'clari.bad-request')
    const sheet = await toVerdict(page, {
      choose: [/^Yes, start one export/],
      type: { [error]: said('bad_request', message), [request]: curl(body) },
    })
    await expect(sheet).toHaveAttribute('data-cause', cause)
    const evidence = sheet.getByRole('region', { name: 'What this rests on' })
    await expect(evidence).toContainText(mark)
    await expect(evidence).toContainText('the request as put right is accepted')
    const again = await checkAgain(page)
    await expect(again).toHaveAttribute('data-fix', 'fixed')
  })
}

test('400: without a connection the parameter is read from the paste, and another paste proves it @wizards', async ({
  page,
}) => {
  await openScenario(page, 'clari.bad-request')
  const sheet = await toVerdict(page, {
    connection: 'None',
    choose: [/^No, show me/],
    type: { [error]: said('bad_request', 'Invalid currency: EURO.'), [request]: curl('{"currency":"EURO"}') },
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

test('400: a type that this forecast does not export, with the rest accepted @wizards', async ({ page, demo }) => {
  await demo.faults('type-not-supported')
  await openScenario(page, 'clari.bad-request')
  const sheet = await toVerdict(page, {
    choose: [/^Yes, start one export/],
    type: {
      [error]: said('type_not_supported', 'Export type crm_total is not supported for this forecast.'),
      [request]: curl('{"typesToExport":["forecast","crm_total"]}'),
    },
  })
  await expect(sheet).toHaveAttribute('data-cause', 'type-not-supported')
  await expect(sheet).toContainText('Send this body: {"typesToExport":["forecast"]}')
  await demo.faults()
  await expect(await checkAgain(page)).toHaveAttribute('data-fix', 'fixed')
})

for (const dialect of ['published', 'guide'] as const) {
  test(`400: refused although nothing is wrong in it (${dialect}), proved fixed @wizards`, async ({ page, demo }) => {
    await demo.dialect(dialect)
    await demo.faults('bad-request')
    await openScenario(page, 'clari.bad-request')
    const sheet = await toVerdict(page, {
      choose: [/^Yes, start one export/],
      type: {
        [error]: said('bad_request', 'The request body is malformed.'),
        [request]: curl('{"timePeriod":"2026_Q1"}'),
      },
    })
    await expect(sheet).toHaveAttribute('data-cause', 'still-refused')
    await expect(sheet.getByRole('button', { name: 'Copy message' })).toBeVisible()
    await provedFixed(page, demo)
  })

  test(`400: something went wrong inside Clari (${dialect}), proved over @wizards`, async ({ page, demo }) => {
    await demo.dialect(dialect)
    await demo.faults('something-went-wrong')
    await openScenario(page, 'clari.bad-request')
    const sheet = await toVerdict(page, {
      choose: [/^SWW/],
      type: { [error]: dialect === 'published' ? said('SWW', 'Something went wrong.') : '' },
    })
    await expect(sheet).toHaveAttribute('data-cause', 'went-wrong')
    await expect(sheet).toContainText('status.clari.com')
    await demo.faults()
    await expect(await checkAgain(page)).toHaveAttribute('data-fix', 'fixed')
  })
}

for (const [name, fault, cause, leads] of [
  ['the month is used up', 'quota-exhausted', 'quota-used-up', /wizard\/clari\.rate-limited/],
  ['every place is taken', 'concurrency-full', 'places-taken', /wizard\/clari\.job-stuck/],
] as const) {
  test(`400: export_monthly_quota_reached where ${name}, handed on, proved fixed @wizards`, async ({ page, demo }) => {
    await demo.faults(fault)
    await openScenario(page, 'clari.bad-request')
    const sheet = await toVerdict(page, {
      type: {
        [error]: said(
          'export_monthly_quota_reached',
          'The monthly quota limit of 30 or concurrent limit of 1 has been reached.',
        ),
      },
    })
    await expect(sheet).toHaveAttribute('data-cause', cause)
    await expect(sheet.getByRole('region', { name: 'What this rests on' })).toContainText(/"available\w+": ?0/)
    await expect(page.getByRole('link', { name: 'Go on there' })).toHaveAttribute('href', leads)
    await provedFixed(page, demo)
  })
}

for (const [code, cause, leads] of [
  ['no_such_forecast_config', 'no-such-forecast', /wizard\/clari\.forecast-not-found/],
  ['missing_forecast_id', 'missing-forecast-id', null],
] as const) {
  test(`400: ${code}, proved by the next answer @wizards`, async ({ page }) => {
    await openScenario(page, 'clari.bad-request')
    const sheet = await toVerdict(page, { type: { [error]: said(code, 'See the code.') } })
    await expect(sheet).toHaveAttribute('data-cause', cause)
    await expect(sheet.getByRole('region', { name: 'What this rests on' })).toContainText(code)
    if (leads !== null) await expect(page.getByRole('link', { name: 'Go on there' })).toHaveAttribute('href', leads)
    await expect(await pasteAgain(page, 'HTTP/2 200\n\n{"jobId":"6073683781a6da229df71e00"}')).toHaveAttribute(
      'data-fix',
      'fixed',
    )
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
    type: { [error]: said('export_failed_to_cancel', `Job ${done} can no longer be cancelled.`) },
  })
  await expect(late).toHaveAttribute('data-cause', 'cancel-too-late')
  await expect(late).toContainText('DONE')
})

import type { SubCause } from '#src/scenarios/sub-cause.test-kit.ts'

/** A refusal as the published API words it. */
export const publishedSays = (code: string, message: string): string =>
  'HTTP/2 400\ncontent-type: application/json\n\n' +
  `{"code":"${code}","namespace":"exports","errorId":"e-1","message":"${message}","orgId":"77"}`

/** The same as the guide shows it. */
export const guideSays = (message: string): string => `{"error":"Bad Request","message":"${message}"}`

/** A request for an export with this body. */
export const curl = (body: string): string =>
  'curl -X POST -H "apikey: ${CLARI_API_KEY}" -H "Content-Type: application/json" ' +
  `-d '${body}' https://api.clari.com/v4/export/forecast/net_arr`

/** A request in which nothing is wrong. */
export const rightRequest = curl('{"timePeriod":"2026_Q1","typesToExport":["forecast"]}')

/** An answer in which nothing is refused. */
export const good = 'HTTP/2 200\n\n{"jobId":"6073683781a6da229df71e00"}'

const refusedPart = (message: string, body: string) => ({
  error: publishedSays('bad_request', message),
  request: curl(body),
})
const malformed = {
  verdict: 'malformed-body',
  cause: 'malformed-body',
  headline: /no JSON object that Clari can read/,
}
const badCurrency = { verdict: 'bad-currency', cause: 'bad-currency' }

/** A refused part of a request: it is marked, Clari takes the rest, and the next request proves the fix. */
export type WrongPart = Pick<SubCause, 'name' | 'faults' | 'verdict' | 'cause' | 'headline'> & {
  readonly pastes: { readonly error: string; readonly request: string }
  /** The part of the request that is marked. */
  readonly marked: string
}

/** Every part of a request that Clari can refuse. */
export const wrongParts: readonly WrongPart[] = [
  {
    ...badCurrency,
    name: 'a bad currency',
    pastes: refusedPart('Invalid currency: EURO.', '{"timePeriod":"2026_Q1","currency":"EURO"}'),
    headline: /“currency” is wrong: “EURO”/,
    marked: '"currency":"EURO"',
  },
  {
    ...badCurrency,
    name: 'a currency that only Clari knows to be wrong',
    pastes: refusedPart('Invalid currency: ZMW.', '{"currency":"ZMW"}'),
    headline: /“currency” is wrong: “ZMW”/,
    marked: 'ZMW',
  },
  {
    name: 'bad types',
    pastes: refusedPart(
      'Invalid value for typesToExport: expected a list of forecast, quota.',
      '{"typesToExport":["forcast"]}',
    ),
    verdict: 'bad-types',
    cause: 'bad-types',
    headline: /“typesToExport” is wrong/,
    marked: '"typesToExport":["forcast"]',
  },
  {
    name: 'a type that is not offered',
    faults: ['type-not-supported'],
    pastes: {
      error: publishedSays('type_not_supported', 'Export type crm_total is not supported for this forecast.'),
      request: curl('{"typesToExport":["forecast","crm_total"]}'),
    },
    verdict: 'type-not-supported',
    cause: 'type-not-supported',
    headline: /This forecast cannot export “crm_total”/,
    marked: 'crm_total',
  },
  {
    name: 'a bad schedule',
    pastes: refusedPart('Invalid value for schedule: expected NONE, ONCE or MAX.', '{"schedule":"daily"}'),
    verdict: 'bad-schedule',
    cause: 'bad-schedule',
    headline: /“schedule” is wrong: “daily”/,
    marked: '"schedule":"daily"',
  },
  {
    name: 'a flag as text',
    pastes: refusedPart('Invalid value for includeHistorical: expected true or false.', '{"includeHistorical":"yes"}'),
    verdict: 'bad-historical',
    cause: 'bad-historical',
    headline: /takes true or false/,
    marked: '"includeHistorical":"yes"',
  },
  {
    name: 'a bad format',
    pastes: refusedPart('Invalid value for exportFormat: expected JSON or CSV.', '{"exportFormat":"xlsx"}'),
    verdict: 'bad-format',
    cause: 'bad-format',
    headline: /“exportFormat” is wrong: “xlsx”/,
    marked: '"exportFormat":"xlsx"',
  },
  {
    name: 'a period that is no text',
    pastes: refusedPart('Invalid value for timePeriod: expected text.', '{"timePeriod":20261}'),
    verdict: 'bad-period',
    cause: 'bad-period',
    headline: /“timePeriod” is no text/,
    marked: '"timePeriod":20261',
  },
  {
    name: 'a bad scope',
    pastes: refusedPart('Invalid scopeId: 1905.', '{"scopeId":"1905"}'),
    verdict: 'bad-scope',
    cause: 'bad-scope',
    headline: /“scopeId” is wrong: “1905”/,
    marked: '"scopeId":"1905"',
  },
  {
    ...malformed,
    name: 'a malformed body',
    pastes: refusedPart('The request body is malformed.', '{"currency":"USD",}'),
    marked: '{"currency":"USD",}',
  },
  {
    ...malformed,
    name: 'a malformed body, in the guide’s words',
    pastes: { error: guideSays('The request body is malformed.'), request: curl('{currency:"USD"}') },
    marked: 'currency:"USD"',
  },
]

const stillRefused = {
  faults: ['bad-request'],
  answers: { 'may-export': 'yes' },
  pastes: refusedPart('The request body is malformed.', '{"timePeriod":"2026_Q1"}'),
  verdict: 'still-refused',
  cause: 'still-refused',
  headline: /refuses it even as it was put right/,
}
const wentWrong = {
  faults: ['something-went-wrong'],
  verdict: 'went-wrong',
  cause: 'went-wrong',
  headline: /failed inside/,
}
const overLimit = {
  pastes: {
    error: publishedSays(
      'export_monthly_quota_reached',
      'The monthly quota limit of 30 or concurrent limit of 1 has been reached.',
    ),
  },
}

/** What only a live check tells, which proves its fix as well. */
export const subCauses: readonly SubCause[] = [
  { ...stillRefused, name: 'a refusal although nothing is wrong', quoted: /bad_request/ },
  { ...stillRefused, name: 'the same in the guide’s dialect', dialect: 'guide', quoted: /400/ },
  {
    ...wentWrong,
    name: 'a fault inside Clari',
    pastes: { error: publishedSays('SWW', 'Something went wrong. Please try again later.') },
    quoted: /SWW/,
  },
  {
    ...wentWrong,
    name: 'a fault inside Clari, in the guide’s dialect',
    dialect: 'guide',
    pastes: { error: '{"error":"Internal Server Error","message":"Something went wrong"}' },
    quoted: /Something went wrong/,
  },
  { ...wentWrong, name: 'a fault inside Clari, by its code alone', answers: { code: 'SWW' }, quoted: /SWW/ },
  {
    ...overLimit,
    name: 'a month that is used up',
    faults: ['quota-exhausted'],
    verdict: 'quota-used-up',
    cause: 'quota-used-up',
    headline: /month’s exports are used up/,
    quoted: /availableMonthlyQuota/,
  },
  {
    ...overLimit,
    name: 'a queue that is full',
    faults: ['concurrency-full'],
    verdict: 'places-taken',
    cause: 'places-taken',
    headline: /Too many jobs run at once/,
    quoted: /availableConcurrentLimit/,
  },
]

import type { SubCause } from '#src/scenarios/sub-cause.test-kit.ts'

const forecast = { 'refused-what': 'forecast', forecastId: 'net_arr' }
const notEnabled = {
  faults: ['api-not-enabled'],
  verdict: 'user-not-enabled',
  cause: 'api-not-enabled-for-user',
  headline: /API access is not enabled for its user/,
}
const noPlan = {
  faults: ['plan-without-api'],
  verdict: 'plan',
  cause: 'plan-without-api',
  headline: /plan has no API access/,
}
const outside = {
  faults: ['scope-forbidden'],
  answers: forecast,
  verdict: 'scope',
  cause: 'forecast-outside-scope',
  headline: /net_arr lies outside what its user may see/,
}

/** Every 403 that a fault of the demo tenant shows to a reading key; a live check proves its fix. */
export const subCauses: readonly SubCause[] = [
  { ...notEnabled, name: 'API access not enabled for the user', quoted: /Admin may use the API/ },
  { ...notEnabled, name: 'the same in the guide’s dialect', dialect: 'guide', quoted: /Forbidden/ },
  { ...noPlan, name: 'a plan without the API', quoted: /Admin may not either/ },
  { ...noPlan, name: 'a plan without the API, guide’s dialect', dialect: 'guide', quoted: /403/ },
  {
    name: 'a job of another user',
    faults: ['job-of-another-user'],
    answers: { 'refused-what': 'job' },
    earlierJob: true,
    verdict: 'job-of-another-user',
    cause: 'job-of-another-user',
    headline: /belongs to another key’s user/,
    quoted: /may not either|belongs to another user/,
  },
  { ...outside, name: 'a forecast outside the scope', quoted: /Admin may see it/ },
  { ...outside, name: 'a scope, in the guide’s dialect', dialect: 'guide', quoted: /Forbidden/ },
  {
    ...outside,
    name: 'a scope that only an export shows',
    faults: ['scope-forbidden', 'no-forecast-read'],
    answers: { ...forecast, 'may-export': 'yes' },
    quoted: /forbidden/,
  },
]

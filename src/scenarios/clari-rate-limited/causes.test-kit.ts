import type { SubCause } from '#src/scenarios/sub-cause.test-kit.ts'

const reached =
  '{"code":"export_monthly_quota_reached","namespace":"exports","errorId":"e-7","message":"The monthly quota limit ' +
  'of 1000 or concurrent limit of 3 has been reached.","orgId":"77"}'

const toldToWait = {
  faults: ['too-many-requests'],
  verdict: 'told-to-wait',
  cause: 'told-to-wait',
  headline: /says how long to wait: 30 s/,
  quoted: /retry-after: 30/i,
}
const notTold = {
  faults: ['too-many-requests-bare'],
  verdict: 'not-told',
  cause: 'not-told-how-long',
  headline: /does not say how long/,
  quoted: /no Retry-After among its headers/,
}
const polling = {
  faults: ['polling-too-often'],
  verdict: 'polling',
  cause: 'polling-too-often',
  headline: /asks after export jobs too often/,
  quoted: /other questions are answered/,
}
const usedUp = {
  faults: ['quota-exhausted'],
  verdict: 'quota-used-up',
  cause: 'monthly-quota',
  headline: /1000 exports of the last 30 days are used up/,
  quoted: /availableMonthlyQuota\\?":0/,
}
const taken = {
  faults: ['concurrency-full'],
  verdict: 'places-taken',
  cause: 'concurrency-limit',
  headline: /All 3 places for export jobs are taken by other users’ jobs/,
  quoted: /availableConcurrentLimit\\?":0/,
}

/** Every limit that a fault of the demo tenant shows; a live check proves its fix. */
export const subCauses: readonly SubCause[] = [
  { ...toldToWait, name: '429 with Retry-After' },
  { ...toldToWait, name: '429 with Retry-After, in the guide’s dialect', dialect: 'guide' },
  { ...notTold, name: '429 without Retry-After' },
  { ...notTold, name: '429 without Retry-After, in the guide’s dialect', dialect: 'guide' },
  { ...polling, name: 'polling too often' },
  { ...polling, name: 'polling too often, in the guide’s dialect', dialect: 'guide' },
  { ...usedUp, name: 'a used-up month', pastes: { error: reached } },
  { ...usedUp, name: 'a used-up month, from a pick alone' },
  { ...taken, name: 'taken places', pastes: { error: reached } },
  { ...taken, name: 'taken places, in the guide’s dialect', dialect: 'guide', quoted: /another user’s/ },
]

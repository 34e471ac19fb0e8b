import type { Scenario } from '#src/domain/model/scenario.ts'
import type { System } from '#src/domain/model/system.ts'
import { claims } from '#src/reading/claims.ts'
import { documented, spoken, spokenWhenNamed, claimed } from '#src/scenarios/shared/confidence.ts'

const eitherOfClaris: readonly System[] = ['clari', 'copilot']

/** Too many calls, or the organisation's exports are used up. */
export const clariRateLimited: Scenario = {
  id: 'clari.rate-limited',
  system: 'clari',
  title: '429 Rate limit exceeded',
  symptom: 'It says too many requests, or the quota is reached',
  hint: '429, monthly export quota',
  signs: [
    {
      mark: { kind: 'object', members: { code: /^export_monthly_quota_reached$/i } },
      why: 'Clari’s own code for an export beyond the monthly quota or the concurrency limit',
      sure: 'certain',
      explains: [400, 429],
    },
    {
      mark: { kind: 'object', members: { availableMonthlyQuota: /^-?0$|^-\d/ } },
      why: 'no export is left in the quota',
      sure: 'certain',
    },
    {
      mark: { kind: 'object', members: { message: /^api rate limit exceeded\.?$/i } },
      why: 'the gateway’s words for too many requests',
      sure: documented,
      systems: eitherOfClaris,
      explains: [429],
    },
    {
      mark: { kind: 'object', members: { error: /^too many requests$|^rate[ _]limit/i } },
      why: 'the guide’s shape of a 429',
      sure: { address: 'certain', name: 'certain', alone: 'possible' },
      systems: eitherOfClaris,
      explains: [429],
    },
    {
      mark: { kind: 'object', members: { code: /rate_?limit|too_?many_?requests/i, errorId: 'there' } },
      why: 'too many requests, in the published API’s shape',
      sure: documented,
      explains: [429],
    },
    {
      mark: { kind: 'status', is: [429] },
      why: 'HTTP 429: too many requests',
      sure: { address: 'certain', name: 'certain', alone: 'possible' },
      systems: eitherOfClaris,
    },
    {
      mark: { kind: 'words', any: [/\bexport_monthly_quota_reached\b/i] },
      why: 'Clari’s own code for an export beyond the monthly quota or the concurrency limit',
      sure: 'certain',
      explains: [400, 429],
    },
    {
      mark: {
        kind: 'words',
        any: [/\bmonthly quota limit of \d{1,9} or concurrent limit of \d{1,9} has been reached\b/i],
      },
      why: 'Clari’s words for an export beyond its limits',
      sure: 'certain',
      explains: [400, 429],
    },
    { mark: claimed(claims.tooMany), why: 'too many requests or exports', sure: spoken, systems: eitherOfClaris },
    { mark: claimed(claims.quotaUsedUp), why: 'a quota is used up', sure: spoken, systems: eitherOfClaris },
    { mark: claimed(claims.usedUp), why: 'a quota is used up', sure: spokenWhenNamed, systems: eitherOfClaris },
    {
      mark: { kind: 'words', any: [/\bKeyError\b[^\n]{0,6}['"]retry-after['"]/i] },
      why: 'a 429 came without Retry-After, which the program relied on',
      sure: spokenWhenNamed,
    },
  ],
  guide: {
    says: 'Too many requests were sent in too short a time.',
    fix: 'Wait between tries, longer after each one (exponential backoff).',
    but:
      'Backoff does not help when the monthly export quota is used up: that ' +
      'comes as 400 export_monthly_quota_reached, not as 429, and the same code ' +
      'stands for the limit of exports at one time. Only the limits tell which.',
  },
  flow: async () => (await import('./flow.ts')).flow,
}

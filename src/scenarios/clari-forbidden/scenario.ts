import type { Scenario } from '#src/domain/model/scenario.ts'
import { claims } from '#src/reading/claims.ts'
import { documented, faint, exact, spoken, telling, claimed } from '#src/scenarios/shared/confidence.ts'

/** Codes of the published API that say that somebody may not. */
const refusedCode =
  /forbidden|access_?denied|no_?permission|not_?(?:permitted|allowed|authorized)|unauthorized_(?:job|access)/i

/** 403: the key is known, but may not do this. */
export const clariForbidden: Scenario = {
  id: 'clari.forbidden',
  system: 'clari',
  title: '403 Forbidden',
  symptom: 'It says forbidden, or that API access is not enabled',
  hint: '403, not enabled or not yours',
  signs: [
    {
      mark: {
        kind: 'object',
        members: { error: /^forbidden$/i, message: /^api access not enabled for this user\.?$/i },
        only: true,
      },
      why: 'the guide’s body for a user without API access',
      sure: exact,
      explains: [403],
    },
    {
      mark: { kind: 'object', members: { message: /^api access not enabled for this user\.?$/i } },
      why: 'the guide’s words for a user without API access',
      sure: documented,
      explains: [403],
    },
    {
      mark: { kind: 'object', members: { error: /^forbidden$/i, message: 'there' } },
      why: 'the guide’s shape of a 403',
      sure: { address: 'certain', name: 'likely', alone: 'possible' },
      explains: [403],
    },
    {
      mark: {
        kind: 'object',
        members: {
          code: refusedCode,
          namespace: 'there',
          errorId: 'there',
        },
      },
      why: 'a 403 in the published API’s shape',
      sure: documented,
      explains: [403],
    },
    {
      mark: {
        kind: 'object',
        members: {
          errorCode: 'there',
          errorSummary: /ingest[^\n]{0,60}(?:not enabled|disabled|not allowed|off)|not enabled[^\n]{0,40}ingest/i,
        },
      },
      why: 'ingestion is switched off',
      sure: documented,
    },
    {
      mark: {
        kind: 'object',
        members: { errorCode: /^(?:403|forbidden|access_?denied|not_?enabled)/i, errorSummary: 'there' },
        listed: true,
      },
      why: 'a refusal in the ingestion API’s shape',
      sure: { address: 'certain', name: 'likely', alone: 'possible' },
      explains: [403],
    },
    {
      mark: { kind: 'object', members: { statusCode: /^403$/, reasonPhrase: 'there' } },
      why: 'a 403 in the opportunity API’s shape',
      sure: { address: 'certain', name: 'likely', alone: 'possible' },
    },
    {
      mark: { kind: 'object', members: { statusCode: /^403$/, reaspnPhrase: 'there' } },
      why: 'a 403 in the opportunity API’s shape',
      sure: 'certain',
      explains: [403],
    },
    {
      mark: { kind: 'object', members: { message: /^you cannot consume this service/i } },
      why: 'the gateway knows the key and refuses this service',
      sure: documented,
      explains: [403],
    },
    { mark: { kind: 'status', is: [403] }, why: 'HTTP 403: known, but not allowed', sure: telling },
    { mark: claimed(claims.apiNotEnabled), why: 'API access is not enabled', sure: spoken },
    { mark: claimed(claims.planNeeded), why: 'speaks of a plan that API access needs', sure: spoken },
    {
      mark: claimed(claims.cannotSeeForecast),
      why: 'somebody cannot reach a forecast: it may lie outside their scope',
      sure: faint,
    },
    { mark: claimed(claims.forbidden), why: 'access was refused', sure: spoken },
  ],
  guide: {
    says: 'API access is not enabled for this user.',
    fix: 'Ask a Clari admin to enable API access for the user. It needs an enterprise plan.',
    but:
      'A job that another token’s user started, a forecast outside the user’s scope and ingestion that is switched ' +
      'off are refused with 403 as well; there, API access is not the cause.',
  },
  flow: async () => (await import('./flow.ts')).flow,
}

import type { Scenario } from '#src/domain/model/scenario.ts'
import { claims } from '#src/reading/claims.ts'
import { documented, spoken, spokenWhenNamed, claimed } from '#src/scenarios/shared/confidence.ts'

/** Codes that have signs of their own. */
const codesOfTheirOwn = [
  'no_optin',
  'no_such_forecast_config',
  'missing_forecast_id',
  'invalid_jobId',
  'export_failed_to_cancel',
  'export_monthly_quota_reached',
]

/** The request was understood as a request, and refused for what it asks. */
export const clariBadRequest: Scenario = {
  id: 'clari.bad-request',
  system: 'clari',
  title: '400 Bad request',
  symptom: 'It refuses the request itself',
  hint: 'type_not_supported, currency, malformed body',
  signs: [
    {
      mark: { kind: 'object', members: { code: /^type_not_supported$/i } },
      why: 'Clari’s own code for a type that this forecast does not export',
      sure: 'certain',
      explains: [400],
    },
    {
      mark: { kind: 'object', members: { code: /^(?:bad_request|SWW)$/i, namespace: /^(?:fcw|exports)$/ } },
      why: 'Clari’s own code for a request that it cannot use',
      sure: 'certain',
      explains: [400, 500],
    },
    {
      mark: {
        kind: 'object',
        members: { code: /^(?:bad_request|SWW)$/i, namespace: 'there', errorId: 'there', orgId: 'there' },
      },
      why: 'Clari’s own code for a request that it cannot use',
      sure: 'certain',
      explains: [400, 500],
    },
    {
      mark: { kind: 'object', members: { code: /^(?:bad_request|SWW)$/i } },
      why: 'Clari’s own code for a request that it cannot use',
      sure: { address: 'certain', name: 'certain', alone: 'possible' },
      explains: [400],
    },
    {
      mark: {
        kind: 'object',
        members: {
          code: new RegExp(`^(?!(?:${codesOfTheirOwn.join('|')})$)`, 'i'),
          namespace: /^(?:fcw|exports)$/,
        },
      },
      why: 'a refusal of Clari’s forecast or export service',
      sure: 'likely',
    },
    {
      mark: { kind: 'object', members: { error: /^bad request$/i, message: 'there' } },
      why: 'the guide’s shape of a 400',
      sure: { address: 'certain', name: 'likely', alone: 'possible' },
      explains: [400],
    },
    {
      mark: { kind: 'object', members: { statusCode: /^400$/, reaspnPhrase: 'there' } },
      why: 'a 400 in the opportunity API’s shape',
      sure: 'certain',
      explains: [400],
    },
    {
      mark: { kind: 'object', members: { errorCode: 'there', errorSummary: 'there' }, listed: true, only: true },
      why: 'a refusal in the ingestion API’s shape',
      sure: { address: 'likely', name: 'likely', alone: 'possible' },
    },
    {
      mark: { kind: 'object', members: { 'errors.0.code': 'there', 'errors.0.target': 'there' } },
      why: 'a refusal in the audit API’s shape',
      sure: { address: 'likely', name: 'likely', alone: null },
      explains: [400],
    },
    {
      mark: { kind: 'status', is: [400, 405, 411, 413, 415, 422] },
      why: 'the request itself was refused',
      sure: { address: 'likely', name: 'likely', alone: 'possible' },
    },
    {
      mark: { kind: 'words', any: [/\btype_not_supported\b/i] },
      why: 'Clari’s own code for a type that this forecast does not export',
      sure: documented,
      explains: [400],
    },
    { mark: claimed(claims.malformed), why: 'the request itself is refused', sure: spoken },
    { mark: claimed(claims.parameterRefused), why: 'a parameter is refused', sure: spoken },
    { mark: claimed(claims.notSupported), why: 'something is not supported', sure: spokenWhenNamed },
  ],
  guide: {
    says: 'The guide has nothing on this: Clari understood the call and refuses what it asks.',
    fix: 'Change the parameter that the answer names: typesToExport, currency, timePeriod or the body itself.',
    but: null,
  },
  flow: async () => (await import('./flow.ts')).flow,
}

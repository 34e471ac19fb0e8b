import type { Scenario } from '#src/domain/model/scenario.ts'
import type { System } from '#src/domain/model/system.ts'
import { claims } from '#src/reading/claims.ts'
import { faintWhenNamed, spokenWhenNamed, telling, claimed } from './shared/confidence.ts'

const codes = /^(?:invalid_client|unauthorized_client|invalid_grant|unsupported_grant_type|invalid_scope)$/
const eitherOfClaris: readonly System[] = ['copilot', 'clari']

/** Copilot refuses: the wrong scheme, the wrong credentials, or the wrong host. */
export const clariCopilotOauth: Scenario = {
  id: 'clari.copilot-oauth',
  system: 'copilot',
  title: 'Copilot refuses',
  symptom: 'Copilot’s API does not let me in',
  hint: 'invalid_client, X-Api-Key, OAuth',
  signs: [
    {
      mark: { kind: 'object', members: { error: /^invalid_client$/ }, only: true },
      why: 'the guide’s body for a Copilot refusal',
      sure: { address: 'certain', name: 'certain', alone: 'likely' },
      systems: eitherOfClaris,
      explains: [400, 401],
    },
    {
      mark: { kind: 'object', members: { error: codes } },
      why: 'a refusal of OAuth (RFC 6749)',
      sure: { address: 'certain', name: 'likely', alone: 'possible' },
      systems: eitherOfClaris,
      explains: [400, 401],
    },
    {
      mark: { kind: 'object', members: { error: /^invalid_request$/, error_description: 'there' } },
      why: 'a refusal of OAuth (RFC 6749)',
      sure: { address: 'certain', name: 'likely', alone: 'possible' },
      systems: eitherOfClaris,
      explains: [400, 401],
    },
    {
      mark: { kind: 'object', members: { errorMessage: /credentials not provided!?, see documentation/i } },
      why: 'Copilot’s own words: no credentials came with the request',
      sure: 'certain',
      explains: [401, 403],
    },
    {
      mark: {
        kind: 'object',
        members: { errorMessage: /credential|api key|password|unauthori[sz]ed|forbidden|token/i },
      },
      why: 'a refusal in Copilot’s shape',
      sure: { address: 'certain', name: 'likely', alone: 'possible' },
      explains: [401, 403],
    },
    {
      mark: { kind: 'words', any: [/\bcredentials not provided!?, see documentation\b/i] },
      why: 'Copilot’s own words: no credentials came with the request',
      sure: 'certain',
      explains: [401, 403],
    },
    {
      mark: { kind: 'failure', is: ['dns'], beside: /(?:^|\/\/)api\.copilot\.clari\.com|trywingman\.com/i },
      why: 'the guide’s host for Copilot may not exist at all',
      sure: { address: 'certain', name: null, alone: null },
      explains: 'any',
    },
    {
      mark: { kind: 'words', any: [/\b(?:rest-api\.)?trywingman\.com\b/i] },
      why: 'Copilot’s retired host',
      sure: 'possible',
    },
    { mark: { kind: 'status', is: [401, 403] }, why: 'Copilot may have answered this', sure: telling },
    {
      mark: { kind: 'status', is: [400, 404, 429, 500, 502, 503, 504] },
      why: 'Copilot may have answered this',
      sure: { address: 'possible', name: 'possible', alone: 'possible' },
    },
    {
      mark: { kind: 'failure', is: ['refused', 'tls', 'timeout', 'reset', 'redirect', 'unsendable'] },
      why: 'Copilot’s host did not answer',
      sure: faintWhenNamed,
    },
    {
      mark: {
        kind: 'words',
        any: [/\b(?:invalid|unauthorized)_client\b|\binvalid_grant\b|\bunsupported_grant_type\b|\binvalid_scope\b/i],
      },
      why: 'a refusal of OAuth (RFC 6749)',
      sure: { address: 'certain', name: 'likely', alone: 'possible' },
      systems: eitherOfClaris,
      explains: [400, 401],
    },
    {
      mark: claimed(claims.clientRefused),
      why: 'speaks of OAuth client credentials',
      sure: { address: 'likely', name: 'likely', alone: 'possible' },
      systems: eitherOfClaris,
    },
    { mark: claimed(claims.letNobodyIn), why: 'Copilot does not let the caller in', sure: spokenWhenNamed },
    {
      mark: claimed(claims.credentialsRefused),
      why: 'Copilot does not accept the credentials',
      sure: spokenWhenNamed,
    },
    { mark: claimed(claims.notFound), why: 'something is not found', sure: faintWhenNamed },
  ],
  guide: {
    says: 'Copilot’s API uses OAuth 2.0 client credentials, not the forecast API’s key.',
    fix: 'Register an application at api-doc.copilot.clari.com and use the client credentials flow.',
    but:
      'The published Copilot API uses a pair of keys instead (X-Api-Key and ' +
      'X-Api-Password, both) at rest-api.copilot.clari.com, and the guide’s host ' +
      'may not exist. Which of the two a workspace uses is the first question.',
  },
  flow: async () => (await import('./clari-copilot-oauth-wizard.ts')).clariCopilotOauthWizard,
}

import type { Scenario } from '#src/domain/model/scenario.ts'
import { faintWhenNamed, says, spokenWhenNamed, telling, tellingWhenNamed } from '#src/scenarios/shared/confidence.ts'
import { saidOfNoFile } from '#src/reading/clarify/spoken.ts'

const codes =
  /^(?:invalid_client|unauthorized_client|invalid_grant|unsupported_grant_type|invalid_scope|access_denied)$/

/** Clarify refused before any RPC was read: its token endpoint, or its check of the token. */
export const clarifyAuth: Scenario = {
  id: 'clarify.auth',
  system: 'clarify',
  title: 'Clarify refuses before the call',
  symptom: 'Clarify gives no token, or refuses it',
  hint: '401, invalid_client, credentials file',
  signs: [
    {
      mark: { kind: 'object', members: { error: codes } },
      why: 'a refusal of a token endpoint',
      sure: { address: 'certain', name: 'certain', alone: 'possible' },
      explains: [400, 401, 403],
    },
    {
      mark: { kind: 'object', members: { error: /^invalid_request$/, error_description: 'there' } },
      why: 'a refusal of a token endpoint',
      sure: { address: 'certain', name: 'certain', alone: null },
      explains: [400, 401],
    },
    {
      mark: {
        kind: 'object',
        members: { message: /unauthori[sz]ed|invalid (?:token|credentials)|jwt|token (?:is )?expired/i },
      },
      why: 'the token was not accepted',
      sure: { address: 'certain', name: 'likely', alone: null },
    },
    {
      mark: {
        kind: 'words',
        any: [
          /\bvalid Clarify Credentials file\b/,
          /\bclarify(?:-go)?: bad credentials\b/,
          ...saidOfNoFile,
          /\bpyclarify\b[^\n]{0,60}\b(?:AuthError|CredentialError)\b/,
        ],
      },
      why: 'Clarify’s client did not get in',
      sure: 'certain',
    },
    {
      mark: {
        kind: 'words',
        any: [
          /\bbad credentials\b/i,
          /\b(?:AuthError|CredentialError)\b[^\n]{0,60}/,
          /\bCould not read credentials from\b/,
        ],
      },
      why: 'Clarify’s client did not get in',
      sure: { address: 'likely', name: 'likely', alone: null },
    },
    {
      mark: {
        kind: 'words',
        any: [/\b(?:(?:invalid|unauthorized)_client|invalid_(?:grant|scope)|unsupported_grant_type|access_denied)\b/i],
      },
      why: 'a refusal of OAuth (RFC 6749)',
      sure: { address: 'certain', name: 'certain', alone: null },
      explains: [400, 401],
    },
    { mark: { kind: 'status', is: [401, 403] }, why: 'refused before the call was read', sure: telling },
    {
      mark: { kind: 'status', is: [400, 404, 405, 413, 415] },
      why: 'the transport refused, not the RPC',
      sure: { address: 'likely', name: 'likely', alone: 'possible' },
    },
    {
      mark: { kind: 'status', is: [429] },
      why: 'the transport can refuse too many requests as well',
      sure: faintWhenNamed,
    },
    {
      mark: { kind: 'failure', is: ['unsendable'] },
      why: 'a character in the credentials that no header can carry',
      sure: tellingWhenNamed,
    },
    { mark: says(['unauthorized']), why: 'Clarify does not let the caller in', sure: spokenWhenNamed },
    {
      mark: says(['key', 'client'], ['invalid', 'unset', 'failed', 'not-found']),
      why: 'Clarify does not accept the credentials',
      sure: spokenWhenNamed,
    },
  ],
  guide: {
    says:
      'The response format covers what an RPC answers. This came from the layer before it: the token endpoint, or ' +
      'the check of the token.',
    fix: 'Check the credentials file, then whether its apiUrl gives a token for it, before looking at the call.',
    but: null,
  },
  flow: async () => (await import('./flow.ts')).flow,
}

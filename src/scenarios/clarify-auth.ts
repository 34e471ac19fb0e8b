import type { Scenario } from '#src/domain/scenario.ts'
import { faint, faintWhenNamed, spokenWhenNamed, telling, tellingWhenNamed } from './sureness.ts'
import { clarifyAuthWizard } from './clarify-auth-wizard.ts'

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
        any: [/\bvalid Clarify Credentials file\b/, /\bpyclarify\b[^\n]{0,60}\b(?:AuthError|CredentialError)\b/],
      },
      why: 'Clarify’s Python client did not get in',
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
      sure: { address: 'certain', name: 'likely', alone: null },
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
      mark: { kind: 'silence', is: ['unsendable'] },
      why: 'the credentials cannot be sent as they are',
      sure: tellingWhenNamed,
    },
    {
      mark: {
        kind: 'words',
        any: [
          /\bunauthori[sz]ed\b|\bnot authori[sz]ed\b|\bunauthenticated\b|\bauthenticat(?:ion|e)\b|\b(?:invalid|unauthorized)_client\b|\binvalid_grant\b|\baccess_denied\b/i,
          /\b(?:invalid|wrong|bad|expired|missing|rejected|refused|old)\b[^\n.]{0,25}\b(?:token|secret|credentials?|client id|apiUrl)\b|\b(?:token|secret|credentials?|apiUrl)\b[^\n.]{0,30}\b(?:invalid|wrong|rejected|refused|expired|missing|not (?:valid|accepted|working|found)|(?:does|did)(?: not|n'?t) work)\b/i,
          /\b(?:can'?t|cannot|could not|couldn'?t|unable to|not able to|failed to) (?:log ?in|get (?:a |an )?(?:access )?token|authenticate|read credentials)\b/i,
          /未(?:经)?授权|(?:认证|鉴权|验证|登录)(?:失败|错误|不通过)|(?:令牌|token|凭证|密钥)\s?(?:已)?(?:无效|错误|过期|失效|不对|不正确)|(?:拿|获取|取)不到\s?(?:token|令牌)/i,
        ],
      },
      why: 'Clarify does not accept the credentials',
      sure: spokenWhenNamed,
    },
    {
      mark: {
        kind: 'whole',
        any: [/^\W{0,3}(?:error\W{0,3})?unauthori[sz]ed\W{0,3}$/i, /^\W{0,3}未(?:经)?授权\W{0,3}$/],
      },
      why: 'Clarify may have answered this',
      sure: faint,
    },
  ],
  guide: {
    says:
      'The response format covers what an RPC answers. This came from the layer before it: the token endpoint, or ' +
      'the check of the token.',
    fix: 'Check the credentials file, then whether its apiUrl gives a token for it, before looking at the call.',
    but: null,
  },
  wizard: clarifyAuthWizard,
}

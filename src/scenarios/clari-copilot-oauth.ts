import type { Scenario } from '#src/domain/scenario.ts'
import type { System } from '#src/domain/system.ts'
import { clariCopilotOauthWizard } from './clari-copilot-oauth-wizard.ts'
import { faint, faintWhenNamed, spokenWhenNamed, telling } from './sureness.ts'

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
      mark: { kind: 'silence', is: ['dns'] },
      why: 'the guide’s host for Copilot may not exist at all',
      sure: { address: 'certain', name: 'likely', alone: null },
    },
    {
      mark: { kind: 'words', any: [/\b(?:rest-api\.)?trywingman\.com\b/i] },
      why: 'Copilot’s retired host',
      sure: 'likely',
    },
    { mark: { kind: 'status', is: [400, 401, 403, 404] }, why: 'Copilot may have answered this', sure: telling },
    {
      mark: { kind: 'status', is: [429, 500, 502, 503, 504] },
      why: 'Copilot may have answered this',
      sure: { address: 'possible', name: 'possible', alone: 'possible' },
    },
    {
      mark: { kind: 'silence', is: ['refused', 'tls', 'timeout', 'reset', 'redirect', 'unsendable'] },
      why: 'Copilot’s host did not answer',
      sure: { address: 'likely', name: 'possible', alone: null },
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
      mark: {
        kind: 'words',
        any: [
          /\b(?:invalid|wrong|unknown|bad) client(?:[ _-]?(?:id|secret|credentials?))?\b/i,
          /\boauth2?\b[^\n.]{0,40}\b(?:fail\w{0,3}|error|errors|invalid|refused|rejected|denied|broken|not work\w{0,3}|doesn'?t work)\b|\boauth2?\s(?:token\s)?(?:errors?|failure|problem)\b/i,
          /\bclient[ _-]?credentials?\b[^\n.]{0,30}\b(?:fail\w{0,3}|error|invalid|refused|rejected|denied|wrong)\b/i,
          /oauth2?\s?(?:认证|授权|令牌)?\s?(?:失败|错误|报错|出错|不通过|无效)/i,
          /(?:无效的?|错误的?)(?:客户端|client)|客户端(?:无效|凭证(?:无效|错误)|认证失败|密钥错误)/i,
        ],
      },
      why: 'speaks of OAuth client credentials',
      sure: { address: 'likely', name: 'likely', alone: 'possible' },
      systems: eitherOfClaris,
    },
    {
      mark: {
        kind: 'words',
        any: [
          /\bunauthori[sz]ed\b|\bforbidden\b|\bnot authori[sz]ed\b|\bauthenticat(?:ion|e)\b/i,
          /\b(?:invalid|wrong|bad|expired|missing|rejected|refused)\b[^\n.]{0,25}\b(?:key|password|secret|token|credentials?)\b|\b(?:key|password|secret|token|credentials?)\b[^\n.]{0,25}\b(?:invalid|wrong|rejected|refused|expired|missing|not (?:valid|accepted|working)|(?:does|did)(?: not|n'?t) work)\b/i,
          /\b(?:won'?t|doesn'?t|does not|will not) let (?:me|us|it) in\b|\b(?:can'?t|cannot|unable to|not able to) (?:log ?in|connect|get (?:a )?token|authenticate)\b/i,
          /\bx-api-(?:key|password)\b[^\n.]{0,40}\b(?:missing|only|alone|without|not sent|required|wrong|invalid)\b|\b(?:missing|only|without|wrong|invalid)\b[^\n.]{0,30}\bx-api-(?:key|password)\b/i,
          /未(?:经)?授权|(?:认证|鉴权|验证|登录)(?:失败|错误|不通过)|(?:密钥|密码|凭证|令牌)\s?(?:已)?(?:无效|错误|过期|失效|不对|不正确)|拒绝访问|没有权限|登录不了|连不上/,
        ],
      },
      why: 'Copilot does not accept the credentials',
      sure: spokenWhenNamed,
    },
    {
      mark: {
        kind: 'whole',
        any: [/^\W{0,3}(?:error\W{0,3})?unauthori[sz]ed\W{0,3}$/i, /^\W{0,3}未(?:经)?授权\W{0,3}$/],
      },
      why: 'Copilot may have answered this',
      sure: faint,
    },
    {
      mark: { kind: 'page', is: 'any' },
      why: 'Copilot’s host answered with a web page',
      sure: { address: 'likely', name: 'possible', alone: null },
    },
    {
      mark: { kind: 'words', any: [/\bnot found\b|找不到|不存在/i] },
      why: 'something is not found',
      sure: faintWhenNamed,
    },
  ],
  guide: {
    says: 'Copilot’s API uses OAuth 2.0 client credentials, not the forecast API’s key.',
    fix: 'Register an application at api-doc.copilot.clari.com and use the client credentials flow.',
    but:
      'The published Copilot API uses a pair of keys instead (X-Api-Key and ' +
      'X-Api-Password, both) at rest-api.copilot.clari.com, and the guide’s host ' +
      'may not exist. Which of the two a workspace uses is the first question.',
  },
  wizard: clariCopilotOauthWizard,
}

import type { Scenario } from '#src/domain/scenario.ts'
import { clariUnauthorizedWizard } from './clari-unauthorized-wizard.ts'
import { documented, exact, faint, faintWhenNamed, spoken, telling, tellingWhenNamed } from './sureness.ts'

/** 401: the key was refused, or it was accepted and its user is not opted in to the forecast. */
export const clariUnauthorized: Scenario = {
  id: 'clari.unauthorized',
  system: 'clari',
  title: '401 Unauthorized',
  symptom: 'It says unauthorized',
  hint: '401, key refused',
  signs: [
    {
      mark: { kind: 'object', members: { code: /^no_optin$/i } },
      why: 'Clari’s own code for a user who is not opted in to this forecast',
      sure: 'certain',
      explains: [400, 401, 403],
    },
    {
      mark: { kind: 'object', members: { error: /^unauthori[sz]ed$/i, message: /^invalid api key\.?$/i }, only: true },
      why: 'the guide’s body for a refused key',
      sure: exact,
      explains: [401, 403],
    },
    {
      mark: {
        kind: 'object',
        members: { error: /^unauthori[sz]ed$/i, message: /key|token|credential|unauthori[sz]ed|authenticat/i },
      },
      why: 'the guide’s shape of a refusal',
      sure: { address: 'certain', name: 'likely', alone: 'possible' },
      explains: [401],
    },
    {
      mark: {
        kind: 'object',
        members: {
          code: /unauthori[sz]ed|invalid_?(?:api_?)?(?:key|token)|authentication/i,
          namespace: 'there',
          errorId: 'there',
        },
      },
      why: 'a refusal in the published API’s shape',
      sure: documented,
      explains: [401],
    },
    {
      mark: { kind: 'object', members: { message: /^no api key found in request/i } },
      why: 'the gateway saw no key',
      sure: documented,
      explains: [401],
    },
    {
      mark: { kind: 'object', members: { message: /^invalid authentication credentials/i } },
      why: 'the gateway refused the key',
      sure: documented,
      explains: [401],
    },
    {
      mark: { kind: 'object', members: { message: /^(?:unauthori[sz]ed|invalid api key)\.?$/i } },
      why: 'a refusal without a reason',
      sure: { address: 'certain', name: 'likely', alone: 'possible' },
    },
    { mark: { kind: 'status', is: [401] }, why: 'HTTP 401: not authenticated, or not opted in', sure: telling },
    {
      mark: {
        kind: 'words',
        any: [
          /\bopt(?:ed)?[- ]?in (?:to |for )?(?:the|this|that|a|any|our|my|your|her|his|their)(?: [\w.-]{1,40})? forecasts?\b/i,
        ],
      },
      why: 'speaks of opting in to a forecast',
      sure: { address: 'likely', name: 'likely', alone: 'likely' },
    },
    {
      mark: {
        kind: 'words',
        any: [/\bopt(?:ed)?[- ]?in\b[^\n]{0,40}\bforecast|\bforecast\b[^\n]{0,40}\bopt(?:ed)?[- ]?(?:in|out)\b/i],
      },
      why: 'speaks of opting in, and of a forecast',
      sure: spoken,
    },
    {
      mark: { kind: 'words', any: [/\bno_optin\b/i] },
      why: 'Clari’s own code for a user who is not opted in to this forecast',
      sure: 'certain',
      explains: [400, 401, 403],
    },
    { mark: { kind: 'words', any: [/\bnot opted[- ]?in\b/i] }, why: 'somebody is not opted in', sure: spoken },
    {
      mark: {
        kind: 'words',
        any: [
          /\bno api key found\b|\binvalid authentication credentials\b/i,
          /\b(?:invalid|wrong|bad|incorrect|expired|revoked|unknown|missing|rejected)\s(?:clari\s)?(?:api[ _-]?)?(?:key|token)\b/i,
          /\b(?:api[ _-]?)(?:key|token)s?\b[^\n.]{0,60}?\b(?:invalid|rejected|refused|expired|revoked|wrong|incorrect|missing|not (?:valid|accepted|recogni[sz]ed|working|found|set)|(?:does|did)(?: not|n'?t) work|stopped working|no longer works?|isn'?t (?:valid|accepted|working))\b/i,
          /\b(?:refuses?|rejects?|refused|rejected|doesn'?t (?:accept|like|recogni[sz]e))\b[^\n.]{0,20}\b(?:api[ _-]?)?(?:key|token)\b/i,
          /(?:密钥|秘钥|令牌|api ?key|token)\s?(?:已经|已|是|被|好像|似乎)?\s?(?:无效|错误|过期|失效|不对|不正确|不可用|不能用|被拒绝?|吊销|撤销|有误|缺失|没有?用|用不了)/i,
          /(?:无效|错误|过期|失效)的?\s?(?:api\s?)?(?:密钥|秘钥|令牌|key|token)/i,
          /(?:缺少|没有|未找到|找不到)\s?(?:api\s?)?(?:密钥|秘钥|key)/i,
        ],
      },
      why: 'a key or token was refused',
      sure: spoken,
    },
    {
      mark: {
        kind: 'words',
        any: [
          /\bunauthori[sz]ed\b|\bnot authori[sz]ed\b|\bunauthenticated\b/i,
          /\bauthenticat(?:ion|e)\b[^\n.]{0,20}\b(?:fail(?:s|ed|ure)?|error|required|invalid|denied)\b|\b(?:fail(?:s|ed)?|unable|can'?t|cannot|could not|couldn'?t) to authenticate\b/i,
          /未(?:经)?授权|没有授权|(?<!oauth2?\s?)(?:鉴权(?:失败|错误|不通过|未通过)|(?:身份)?(?:认证|(?<!证书|证书校)验证)(?:失败|错误|不通过|未通过))/i,
        ],
      },
      why: 'access was refused as not authorised',
      sure: spoken,
    },
    {
      mark: {
        kind: 'words',
        any: [
          /\b(?:key|token|login|log ?in)\b[^\n.]{0,60}\b(?:invalid|rejected|refused|expired|revoked|wrong|stopped working|no longer works?|(?:does|did)(?: not|n'?t) work|isn'?t working|not working)\b/i,
          /\bkicked (?:me|us) out\b/i,
        ],
      },
      why: 'a key or token does not work',
      sure: { address: 'likely', name: 'likely', alone: 'possible' },
    },
    {
      mark: { kind: 'silence', is: ['unsendable'] },
      why: 'the key has a character that no request can carry',
      sure: tellingWhenNamed,
    },
    {
      mark: {
        kind: 'words',
        any: [
          /\b(?:can'?t|cannot|can not|unable to|not able to|isn'?t able to|doesn'?t)\s(?:see|view|access|open|read|load|find|get (?:to|at)?)\s(?:the |our |her |his |their |this |that |any |my |your )?[^\n.]{0,25}?\bforecasts?\b/i,
          /(?:看不到|看不见|无法查看|不能查看|打不开|访问不了|无法访问)[^\n。]{0,12}预测/,
        ],
      },
      why: 'somebody cannot reach a forecast: they may not be opted in',
      sure: faint,
    },
    {
      mark: { kind: 'words', any: [/\bKeyError\b[^\n]{0,10}['"]?(?:CLARI_API_KEY|forecasts)\b/] },
      why: 'the program found no key, or no list of forecasts',
      sure: faintWhenNamed,
    },
  ],
  guide: {
    says: 'The API key was not accepted: it is invalid, expired, or was revoked by an admin.',
    fix: 'Make a new token at Clari › User Settings › API Token and use it instead.',
    but:
      'A 401 with the code no_optin means that the key is fine and its user is not opted in to this forecast: a new ' +
      'token changes nothing. A key with a stray space, or sent under another header name, is refused the same way.',
  },
  wizard: clariUnauthorizedWizard,
}

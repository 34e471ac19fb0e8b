import type { Scenario } from '#src/domain/scenario.ts'
import { clariForbiddenWizard } from './clari-forbidden-wizard.ts'
import { documented, exact, faint, spoken, spokenWhenNamed, telling } from './sureness.ts'

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
          code: /forbidden|access_?denied|not_?permitted|no_?permission|not_?(?:allowed|authorized)|unauthorized_(?:job|access)/i,
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
    {
      mark: {
        kind: 'words',
        any: [
          /\bapi access\b[^\n.]{0,30}\b(?:not|isn'?t|never|no longer) (?:enabled|included|allowed|available|granted|turned on|activated)\b|\bapi access (?:is )?(?:disabled|denied|off|missing)\b|\bno api access\b|\benable api access\b/i,
          /\b(?:requires?|needs?|without) (?:an?|the) enterprise (?:plan|licen[cs]e)\b|\bnot (?:included )?(?:in|on) (?:our|your|this|the) plan\b/i,
          /(?:未|没有?|没)(?:启用|开通|开启|打开)\s?(?:了)?\s?api|api\s?(?:访问)?(?:权限)?\s?(?:未|没有?|没)\s?(?:被)?(?:启用|开通|开启)/i,
          /(?:需要|不是|没有)企业(?:版|套餐|计划)/,
        ],
      },
      why: 'API access is not enabled',
      sure: spoken,
    },
    {
      mark: {
        kind: 'words',
        any: [
          /\bforbidden\b/i,
          /禁止(?:访问|操作)?|拒绝访问|访问被拒绝?/,
          /没有(?:访问|查看|操作)?权限|无权(?:限|访问|查看|操作)?|权限不(?:足|够)|缺少权限/,
        ],
      },
      why: 'access was refused',
      sure: spoken,
    },
    {
      mark: {
        kind: 'words',
        any: [
          /\b(?:access|permission) (?:is |was )?denied\b|\bdenied access\b/i,
          /\b(?:no|not enough|insufficient|missing|lacks?(?: the)?|without(?: the)?|don'?t have(?: the)?|doesn'?t have(?: the)?|do not have(?: the)?) (?:permissions?|rights|privileges?|access)\b/i,
          /\bnot (?:allowed|permitted)\b/i,
          /\bingestion\b[^\n.]{0,30}\b(?:disabled|not enabled|switched off|turned off)\b/i,
          /\bbelongs? to (?:another|a different|somebody else'?s?|someone else'?s?) (?:user|token|key)\b/i,
        ],
      },
      why: 'something is not permitted',
      sure: spokenWhenNamed,
    },
    {
      mark: {
        kind: 'words',
        any: [
          /\b(?:can'?t|cannot|can not|unable to|not able to|isn'?t able to|doesn'?t)\s(?:see|view|access|open|read|load)\s(?:the |our |her |his |their |this |that |any |my |your )?[^\n.]{0,25}?\bforecasts?\b/i,
          /(?:看不到|看不见|无法查看|不能查看|打不开|访问不了|无法访问)[^\n。]{0,12}预测/,
        ],
      },
      why: 'somebody cannot reach a forecast: it may lie outside their scope',
      sure: faint,
    },
  ],
  guide: {
    says: 'API access is not enabled for this user.',
    fix: 'Ask a Clari admin to enable API access for the user. It needs an enterprise plan.',
    but:
      'A job that another token’s user started, a forecast outside the user’s scope and ingestion that is switched ' +
      'off are refused with 403 as well; there, API access is not the cause.',
  },
  wizard: clariForbiddenWizard,
}

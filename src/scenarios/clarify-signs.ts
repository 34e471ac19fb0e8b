import type { ScenarioId } from '#src/domain/scenario-id.ts'
import type { Sign, Sureness } from '#src/domain/sign.ts'
import type { ErrorCode } from '#src/clarify/error-codes.ts'
import { documented, faint, faintWhenNamed, spoken, spokenWhenNamed, telling } from './sureness.ts'

/**
 * What people say for a code, beside its name; English and Chinese. `alone`: said of Clarify's neighbours too,
 * but worth a guess.
 */
interface Wording {
  readonly words: readonly RegExp[]
  /** The whole text, when it is hardly more than the name. */
  readonly whole: readonly RegExp[]
  readonly signs?: readonly Sign[]
}

const wordings: Readonly<Partial<Record<ScenarioId, Wording>>> = {
  'clarify.parse-error': {
    words: [
      /\b(?:json )?parse error\b|\berror parsing\b|\b(?:body|request) (?:is|was) not (?:valid )?json\b|\binvalid json\b|\b(?:could not|couldn'?t|cannot|can'?t) (?:be )?parse\w{0,2}\b/i,
      /解析错误|(?:无法|不能)解析|JSON\s?(?:格式)?(?:错误|无效|不合法)|无效的?\s?JSON/i,
    ],
    whole: [/^\W{0,3}(?:json )?parse error\W{0,3}$/i, /^\W{0,3}解析错误\W{0,3}$/],
  },
  'clarify.invalid-request': {
    words: [
      /\binvalid (?:json-?rpc )?request\b|\bnot a valid (?:json-?rpc )?request\b|\bmalformed request\b/i,
      /无效的?请求|请求无效|请求不合法/,
    ],
    whole: [/^\W{0,3}invalid request(?: object)?\W{0,3}$/i, /^\W{0,3}(?:无效的?请求|请求无效)\W{0,3}$/],
    signs: [
      {
        mark: { kind: 'status', is: [400] },
        why: 'a request of the wrong shape can be refused before it is read as an RPC',
        sure: faint,
      },
    ],
  },
  'clarify.method-not-found': {
    words: [
      /\b(?:rpc )?method\b[^\n]{0,60}\b(?:not found|does(?: not|n'?t) exist|unknown|not available|unavailable)\b|\b(?:unknown|no such) (?:rpc )?method\b/i,
      /方法(?:未找到|没找到|找不到|不存在|不可用)|(?:找不到|未找到|没有)(?:该|这个)?方法/,
    ],
    whole: [
      /^\W{0,3}(?:rpc )?method not found\W{0,3}$/i,
      /^\W{0,3}(?:方法(?:未找到|不存在|找不到)|找不到方法)\W{0,3}$/,
    ],
  },
  'clarify.invalid-params': {
    signs: [
      {
        mark: { kind: 'object', members: { trace: /^[0-9a-f]{16,64}$/i, params: 'there' } },
        why: 'what Clarify adds to an error: a trace, and the parameters that are wrong',
        sure: { address: 'certain', name: 'certain', alone: 'possible' },
      },
    ],
    words: [
      /\binvalid param(?:eter)?s?\b|\b(?:missing|wrong|bad|required) param(?:eter)?s?\b|\bparam(?:eter)?s?\b[^\n.]{0,30}\b(?:invalid|missing|required|wrong|not valid|rejected)\b|["']?\bintegration["']?\W{1,6}required\b/i,
      /(?:无效的?|错误的?)参数|参数\s?(?:无效|错误|不正确|有误|缺失|不合法)|缺少参数/,
    ],
    whole: [/^\W{0,3}invalid param(?:eter)?s?\W{0,3}$/i, /^\W{0,3}(?:无效的?参数|参数无效)\W{0,3}$/],
  },
  'clarify.internal-error': {
    words: [/\binternal (?:json-?rpc |server )?error\b/i, /内部(?:服务器)?错误/],
    whole: [/^\W{0,3}internal (?:json-?rpc )?error\W{0,3}$/i, /^\W{0,3}内部错误\W{0,3}$/],
    signs: [{ mark: { kind: 'status', is: [500] }, why: 'a server of Clarify’s failed', sure: faintWhenNamed }],
  },
  'clarify.server-error': {
    words: [/(?<!internal )\bserver error\b/i, /(?<!内部)服务器错误|服务端错误/],
    whole: [/^\W{0,3}server error\W{0,3}$/i, /^\W{0,3}(?:服务器|服务端)错误\W{0,3}$/],
  },
  'clarify.produce-invalid-resources': {
    words: [
      /\bproduces? invalid resources?\b|\binvalid resources?\b[^\n.]{0,30}\bproduc\w{0,3}\b|\b(?:would )?produc(?:e|es|ed|ing) (?:an )?invalid\b/i,
      /(?:产生|生成|产出)(?:了)?无效(?:的)?资源/,
    ],
    whole: [
      /^\W{0,3}produces? invalid resources?(?:\(s\))?\W{0,3}$/i,
      /^\W{0,3}(?:产生|生成)(?:了)?无效(?:的)?资源\W{0,3}$/,
    ],
  },
  'clarify.found-invalid-resources': {
    words: [
      /\bfound invalid resources?\b|\binvalid resources?\b[^\n.]{0,30}\b(?:found|stored|already)\b|\bstored resources?\b[^\n.]{0,20}\binvalid\b/i,
      /(?:发现|找到|存在)(?:了)?无效(?:的)?资源/,
    ],
    whole: [
      /^\W{0,3}found invalid resources?(?:\(s\))?\W{0,3}$/i,
      /^\W{0,3}(?:发现|存在)(?:了)?无效(?:的)?资源\W{0,3}$/,
    ],
  },
  'clarify.forbidden': {
    words: [
      /\bforbidden\b|\bnot permitted\b|\b(?:access|permission) denied\b|\b(?:no|missing|insufficient|not enough|lacks?(?: the)?) (?:access|permissions?|rights)\b|\bnot allowed\b|\bnamespace\b[^\n.]{0,30}\b(?:access|grant\w{0,3}|denied)\b/i,
      /禁止(?:访问)?|没有(?:访问)?权限|无权(?:限|访问)?|权限不足|拒绝访问/,
    ],
    whole: [
      /^\W{0,3}(?:error\W{0,3})?forbidden\W{0,3}$/i,
      /^\W{0,3}(?:禁止(?:访问)?|没有权限|无权限?|权限不足|拒绝访问)\W{0,3}$/,
    ],
    signs: [{ mark: { kind: 'status', is: [403] }, why: 'Clarify refuses what is not permitted', sure: faint }],
  },
  'clarify.conflict': {
    words: [
      /\bconflict(?:s|ing|ed)?\b|\bconcurrent writes?\b|\bunique (?:field|constraint|value)\b|\balready exists?\b/i,
      /冲突|并发写入|唯一(?:性)?约束|已(?:经)?存在/,
    ],
    whole: [/^\W{0,3}conflict\W{0,3}$/i, /^\W{0,3}(?:资源)?冲突\W{0,3}$/],
    signs: [
      {
        mark: { kind: 'status', is: [409] },
        why: 'HTTP 409: a conflict',
        sure: { address: 'likely', name: 'likely', alone: 'possible' },
      },
    ],
  },
  'clarify.too-many-requests': {
    words: [
      /\btoo many (?:requests|calls)\b|\brate[- _]?limit(?:s|ed|ing)?\b|\bthrottl(?:ed|ing|es?)\b|\bslow down\b/i,
      /限流|限速|请求(?:次数)?(?:过多|太多|过于频繁|太频繁)|(?:过多|太多)(?:的)?请求|频率(?:限制|过高|太高|超限)/,
    ],
    whole: [
      /^\W{0,3}(?:error\W{0,3})?(?:too many requests|rate[- ]?limit(?:ed|ing)?(?: (?:exceeded|reached|error))?)\W{0,3}$/i,
      /^\W{0,3}(?:被)?(?:限流|请求(?:过多|太多|过于频繁|太频繁))(?:了)?\W{0,3}$/,
    ],
    signs: [
      {
        mark: { kind: 'status', is: [429] },
        why: 'HTTP 429: too many requests',
        sure: { address: 'certain', name: 'certain', alone: 'possible' },
      },
    ],
  },
  'clarify.try-again': {
    words: [
      /\btry (?:it )?again\b|\bretry (?:later|the request)\b|\btemporar(?:y|ily) (?:unavailable|error|failure)\b|\bavailability (?:issue|problem)\b|\bservice unavailable\b/i,
      /(?:请)?(?:稍后|稍候|过会儿?|再次?)\s?(?:再)?(?:重?试)|请重试|暂时不可用/,
    ],
    whole: [/^\W{0,3}(?:please )?try again(?: later)?\W{0,3}$/i, /^\W{0,3}(?:请)?(?:稍后|再)?(?:再试|重试)\W{0,3}$/],
    signs: [
      {
        mark: { kind: 'status', is: [503] },
        why: 'HTTP 503: not available at that moment',
        sure: faintWhenNamed,
      },
    ],
  },
  'clarify.partial-failure': {
    words: [
      /\bpartial(?:ly)? (?:failure|fail\w{0,3}|success|succeed\w{0,3}|perform\w{0,3}|done|complet\w{0,3}|insert\w{0,3}|saved)\b|\bpartialResult\b|\bonly (?:part|some|partially)\b/i,
      /部分(?:失败|成功|完成|执行|写入)|只(?:有)?(?:完成|成功|写入)了?一部分/,
    ],
    whole: [/^\W{0,3}partial(?:ly)? fail(?:ure|ed)\W{0,3}$/i, /^\W{0,3}部分(?:失败|成功)\W{0,3}$/],
  },
}

/**
 * How sure the bare number makes us: Clarify's own are rarely anyone else's, the standard's are every JSON-RPC API's.
 */
function alone(row: ErrorCode): Sureness {
  return row.standard || row.code === -32000 ? { address: 'certain', name: 'certain', alone: 'possible' } : documented
}

function literal(text: string): string {
  return text.replaceAll(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`)
}

/**
 * The signs of one error code: in a body, in a client's text, bare, and in words. `also` are further codes
 * that mean the same.
 */
export function signsOfCode(row: ErrorCode, also: readonly number[] = []): readonly Sign[] {
  const codes = [row.code, ...also]
  const code = new RegExp(`^(?:${codes.join('|')})$`)
  const number = `[-−–](?:${codes.map((each) => -each).join('|')})`
  const wording = wordings[row.scenario]
  const name = new RegExp(`^${literal(row.name)}(?:\\(s\\))?\\.?$`, 'i')
  const because = `Clarify’s code ${row.code}, ${row.name}`
  const bare = new RegExp(
    String.raw`^\W{0,3}(?:(?:json-?rpc|rpc|server|clarify|error|err|code|got|status|错误码?|代码|报错)[\s:：#=()"']{0,4}){0,5}${number}(?:[\s:：,()"'–—-]{0,5}(?:${literal(row.name)}))?\W{0,3}$`,
    'i',
  )
  return [
    {
      mark: { kind: 'object', members: { code, 'data.trace': /^[0-9a-f]{16,64}$/i } },
      why: `${because}, with a trace of Clarify’s`,
      sure: 'certain',
    },
    {
      mark: { kind: 'object', members: { code, 'data.invalidResources': 'filled-list' } },
      why: `${because}, with the resources that are invalid`,
      sure: 'certain',
    },
    {
      mark: { kind: 'object', members: { code, 'data.partialResult': 'there' } },
      why: `${because}, with what was done`,
      sure: 'certain',
    },
    {
      mark: { kind: 'object', members: { code, 'data.params': 'there' } },
      why: `${because}, with the parameters that are wrong`,
      sure: { address: 'certain', name: 'certain', alone: 'possible' },
    },
    { mark: { kind: 'object', members: { code, message: name } }, why: because, sure: alone(row) },
    { mark: { kind: 'object', members: { code } }, why: because, sure: telling },
    {
      mark: { kind: 'words', any: [new RegExp(String.raw`\(code: ${number}, data: \{Trace:\S{0,64}`)] },
      why: `${because}, as Clarify’s Go client prints it`,
      sure: 'certain',
    },
    { mark: { kind: 'whole', any: [bare] }, why: because, sure: alone(row) },
    {
      mark: { kind: 'rpc-code', is: codes },
      why: because,
      sure: { address: 'certain', name: 'certain', alone: 'possible' },
    },
    ...(wording === undefined
      ? []
      : ([
          {
            mark: { kind: 'words', any: wording.words },
            why: `speaks of what Clarify calls “${row.name}”`,
            sure: spokenWhenNamed,
          },
          { mark: { kind: 'whole', any: wording.whole }, why: `what Clarify calls “${row.name}”`, sure: spoken },
          ...(wording.signs ?? []),
        ] as const satisfies readonly Sign[])),
  ]
}

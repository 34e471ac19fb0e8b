import type { Sign, Sureness } from '#src/domain/model/sign.ts'
import type { CodeScenario, ErrorCode } from '#src/clarify/error-codes.ts'
import { saidOfCodes } from '#src/reading/clarify/spoken.ts'
import {
  documented,
  faint,
  faintWhenNamed,
  spoken,
  spokenWhenNamed,
  telling,
} from '#src/scenarios/shared/confidence.ts'

/** Further signs of a code: the whole text, when it is hardly more than the name, and what fits besides. */
interface More {
  readonly whole: readonly RegExp[]
  readonly signs?: readonly Sign[]
}

const more: Readonly<Record<CodeScenario, More>> = {
  'clarify.parse-error': {
    whole: [/^\W{0,3}(?:json )?parse error\W{0,3}$/i, /^\W{0,3}解析错误\W{0,3}$/],
  },
  'clarify.invalid-request': {
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
    whole: [
      /^\W{0,3}(?:rpc )?method not found\W{0,3}$/i,
      /^\W{0,3}(?:方法(?:未找到|不存在|找不到)|找不到方法)\W{0,3}$/,
    ],
  },
  'clarify.invalid-params': {
    whole: [/^\W{0,3}invalid param(?:eter)?s?\W{0,3}$/i, /^\W{0,3}(?:无效的?参数|参数无效)\W{0,3}$/],
    signs: [
      {
        mark: { kind: 'object', members: { trace: /^[0-9a-f]{16,64}$/i, params: 'there' } },
        why: 'what Clarify adds to an error: a trace, and the parameters that are wrong',
        sure: { address: 'certain', name: 'certain', alone: 'possible' },
      },
    ],
  },
  'clarify.internal-error': {
    whole: [/^\W{0,3}internal (?:json-?rpc )?error\W{0,3}$/i, /^\W{0,3}内部错误\W{0,3}$/],
    signs: [{ mark: { kind: 'status', is: [500] }, why: 'a server of Clarify’s failed', sure: faintWhenNamed }],
  },
  'clarify.server-error': {
    whole: [/^\W{0,3}server error\W{0,3}$/i, /^\W{0,3}(?:服务器|服务端)错误\W{0,3}$/],
  },
  'clarify.produce-invalid-resources': {
    whole: [
      /^\W{0,3}produces? invalid resources?(?:\(s\))?\W{0,3}$/i,
      /^\W{0,3}(?:产生|生成)(?:了)?无效(?:的)?资源\W{0,3}$/,
    ],
  },
  'clarify.found-invalid-resources': {
    whole: [
      /^\W{0,3}found invalid resources?(?:\(s\))?\W{0,3}$/i,
      /^\W{0,3}(?:发现|存在)(?:了)?无效(?:的)?资源\W{0,3}$/,
    ],
  },
  'clarify.forbidden': {
    whole: [
      /^\W{0,3}(?:error\W{0,3})?forbidden\W{0,3}$/i,
      /^\W{0,3}(?:禁止(?:访问)?|没有权限|无权限?|权限不足|拒绝访问)\W{0,3}$/,
    ],
    signs: [{ mark: { kind: 'status', is: [403] }, why: 'Clarify refuses what is not permitted', sure: faint }],
  },
  'clarify.conflict': {
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
    whole: [
      /^\W{0,3}(?:error\W{0,3})?(?:too many requests|rate[- ]?limit(?:ed|ing)?(?: (?:exceed|reach|err)\w+)?)\W{0,3}$/i,
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
  const said = saidOfCodes[row.scenario]
  const { whole, signs = [] } = more[row.scenario]
  const name = new RegExp(`^${literal(row.name)}(?:\\(s\\))?\\.?$`, 'i')
  const because = `Clarify’s code ${row.code}, ${row.name}`
  const bare = new RegExp(
    String.raw`^\W{0,3}(?:(?:json-?rpc|rpc|server|clarify|error|err|code|got|status|错误码?|代码|` +
      String.raw`报错)[\s:：#=()"']{0,4}){0,5}${number}(?:[\s:：,()"'–—-]{0,5}(?:${literal(row.name)}))?\W{0,3}$`,
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
    ...(said === undefined
      ? []
      : ([
          {
            mark: { kind: 'words', any: said },
            why: `speaks of what Clarify calls “${row.name}”`,
            sure: spokenWhenNamed,
          },
          { mark: { kind: 'whole', any: whole }, why: `what Clarify calls “${row.name}”`, sure: spoken },
        ] as const satisfies readonly Sign[])),
    ...signs,
  ]
}

import { errorCodes, type ErrorCode } from '#src/clarify/error-codes.ts'
import type { ScenarioId } from '#src/domain/model/scenario-id.ts'
import { placesOfClaim, type Claim } from '#src/reading/claims.ts'
import type { PastedText } from '#src/reading/pasted-text.ts'
import type { Span } from '#src/reading/text/span.ts'

/** What people say for each of Clarify's codes, beside its name; English and Chinese. */
export const saidOfCodes: Readonly<Partial<Record<ScenarioId, readonly RegExp[]>>> = {
  'clarify.parse-error': [
    new RegExp(
      [
        String.raw`\b(?:json )?parse error\b|\berror parsing\b`,
        String.raw`\b(?:body|request) (?:is|was) not (?:valid )?json\b|\binvalid json\b`,
        String.raw`\b(?:could not|couldn'?t|cannot|can'?t) (?:be )?parse\w{0,2}\b`,
      ].join('|'),
      'i',
    ),
    /解析错误|(?:无法|不能)解析|JSON\s?(?:格式)?(?:错误|无效|不合法)|无效的?\s?JSON/i,
  ],
  'clarify.invalid-request': [
    /\binvalid (?:json-?rpc )?request\b|\bnot a valid (?:json-?rpc )?request\b|\bmalformed request\b/i,
    /无效的?请求|请求无效|请求不合法/,
  ],
  'clarify.method-not-found': [
    new RegExp(
      [
        String.raw`\b(?:rpc )?method\b[^\n]{0,60}\b(?:not found|does(?: not|n'?t) exist|unknown|not available` +
          String.raw`|unavailable)\b`,
        String.raw`\b(?:unknown|no such) (?:rpc )?method\b`,
      ].join('|'),
      'i',
    ),
    /方法(?:未找到|没找到|找不到|不存在|不可用)|(?:找不到|未找到|没有)(?:该|这个)?方法/,
  ],
  'clarify.invalid-params': [
    new RegExp(
      [
        String.raw`\binvalid param(?:eter)?s?\b|\b(?:missing|wrong|bad|required) param(?:eter)?s?\b`,
        String.raw`\bparam(?:eter)?s?\b[^\n.]{0,30}\b(?:invalid|missing|required|wrong|not valid|rejected)\b`,
        String.raw`["']?\bintegration["']?\W{1,6}required\b`,
      ].join('|'),
      'i',
    ),
    /(?:无效的?|错误的?)参数|参数\s?(?:无效|错误|不正确|有误|缺失|不合法)|缺少参数/,
  ],
  'clarify.internal-error': [/\binternal (?:json-?rpc |server )?error\b/i, /内部(?:服务器)?错误/],
  'clarify.server-error': [/(?<!internal )\bserver error\b/i, /(?<!内部)服务器错误|服务端错误/],
  'clarify.produce-invalid-resources': [
    new RegExp(
      [
        String.raw`\bproduces? invalid resources?\b|\binvalid resources?\b[^\n.]{0,30}\bproduc\w{0,3}\b`,
        String.raw`\b(?:would )?produc(?:e|es|ed|ing) (?:an )?invalid\b`,
      ].join('|'),
      'i',
    ),
    /(?:产生|生成|产出)(?:了)?无效(?:的)?资源/,
  ],
  'clarify.found-invalid-resources': [
    new RegExp(
      [
        String.raw`\bfound invalid resources?\b`,
        String.raw`\binvalid resources?\b[^\n.]{0,30}\b(?:found|stored|already)\b`,
        String.raw`\bstored resources?\b[^\n.]{0,20}\binvalid\b`,
      ].join('|'),
      'i',
    ),
    /(?:发现|找到|存在)(?:了)?无效(?:的)?资源/,
  ],
  'clarify.forbidden': [
    new RegExp(
      [
        String.raw`\bforbidden\b|\bnot permitted\b|\b(?:access|permission) denied\b`,
        String.raw`\b(?:no|missing|insufficient|not enough|lacks?(?: the)?) (?:access|permissions?|rights)\b`,
        String.raw`\bnot allowed\b|\bnamespace\b[^\n.]{0,30}\b(?:access|grant\w{0,3}|denied)\b`,
      ].join('|'),
      'i',
    ),
    /禁止(?:访问)?|没有(?:访问)?权限|无权(?:限|访问)?|权限不足|拒绝访问/,
  ],
  'clarify.conflict': [
    /\bconflict(?:s|ing|ed)?\b|\bconcurrent writes?\b|\bunique (?:field|constraint|value)\b|\balready exists?\b/i,
    /冲突|并发写入|唯一(?:性)?约束|已(?:经)?存在/,
  ],
  'clarify.too-many-requests': [
    /\btoo many (?:requests|calls)\b|\brate[- _]?limit(?:s|ed|ing)?\b|\bthrottl(?:ed|ing|es?)\b|\bslow down\b/i,
    /限流|限速|请求(?:次数)?(?:过多|太多|过于频繁|太频繁)|(?:过多|太多)(?:的)?请求|频率(?:限制|过高|太高|超限)/,
  ],
  'clarify.try-again': [
    new RegExp(
      [
        String.raw`\btry (?:it )?again\b|\bretry (?:later|the request)\b`,
        String.raw`\btemporar(?:y|ily) (?:unavailable|error|failure)\b|\bavailability (?:issue|problem)\b`,
        String.raw`\bservice unavailable\b`,
      ].join('|'),
      'i',
    ),
    /(?:请)?(?:稍后|稍候|过会儿?|再次?)\s?(?:再)?(?:重?试)|请重试|暂时不可用/,
  ],
  'clarify.partial-failure': [
    new RegExp(
      [
        String.raw`\bpartial(?:ly)? (?:failure|fail\w{0,3}|success|succeed\w{0,3}|perform\w{0,3}|done` +
          String.raw`|complet\w{0,3}|insert\w{0,3}|saved)\b`,
        String.raw`\bpartialResult\b|\bonly (?:part|some|partially)\b`,
      ].join('|'),
      'i',
    ),
    /部分(?:失败|成功|完成|执行|写入)|只(?:有)?(?:完成|成功|写入)了?一部分/,
  ],
}

/** What people say of an answer that cannot be read. */
export const saidOfMalformed: readonly RegExp[] = [
  new RegExp(
    [
      String.raw`\b(?:malformed|garbled|broken|bad|unreadable|truncated)\s(?:json-?rpc\s|json\s)?(?:response` +
        String.raw`|answer|reply)\b`,
      String.raw`\b(?:response|answer|reply)\b[^\n.]{0,30}\b(?:malformed|garbled|broken|unreadable|truncated` +
        String.raw`|not json-rpc)\b`,
    ].join('|'),
    'i',
  ),
  new RegExp(
    [
      String.raw`\b(?:response )?id\b[^\n.]{0,20}\b(?:does(?: not|n't) match|must match|mismatch|differs)\b`,
      String.raw`\bboth (?:a )?result and (?:an )?error\b|\bneither (?:a )?result (?:n?or) (?:an )?error\b`,
      String.raw`\bjsonrpc must be\b`,
    ].join('|'),
    'i',
  ),
]

/** What a text says in words of a call to Clarify, where nothing of the answer itself is in it. */
export type Spoken = { readonly span: Span } & (
  | { readonly of: 'code'; readonly row: ErrorCode }
  | { readonly of: 'malformed' | 'refused' | 'credentials' | 'no-credentials' | 'unreachable' | 'server-failed' }
)

/** In the order in which they are believed. */
const claims: readonly (readonly [of: Exclude<Spoken['of'], 'code'>, claim: Claim])[] = [
  [
    'no-credentials',
    {
      all: [
        ['key', 'client'],
        ['unset', 'not-found'],
      ],
    },
  ],
  [
    'credentials',
    {
      all: [
        ['key', 'client'],
        ['invalid', 'failed', 'unauthorized'],
      ],
    },
  ],
  ['refused', { all: [['unauthorized']] }],
  ['server-failed', { all: [['server-failed']] }],
  ['unreachable', { all: [['unreachable', 'login-page', 'blocked', 'timeout']] }],
  ['malformed', { all: [['not-json']] }],
]

/** A client that finds no file of credentials. */
export const saidOfNoFile: readonly RegExp[] = [/\boutputs\.clarify\b[^\n]{0,160}\bno such file\b/]

/** Finds what a text says in words, in any language: the wordings of a code first, then what its sentences claim. */
export function spokenIn(paste: PastedText): Spoken | null {
  for (const row of errorCodes) {
    const span = wordsIn(paste, saidOfCodes[row.scenario] ?? [])
    if (span !== null) return { of: 'code', row, span }
  }
  const noFile = wordsIn(paste, saidOfNoFile)
  if (noFile !== null) return { of: 'no-credentials', span: noFile }
  const malformed = malformedIn(paste)
  if (malformed !== null) return malformed
  for (const [of, claim] of claims) {
    const [span] = placesOfClaim(paste, claim, 1)
    if (span !== undefined) return { of, span }
  }
  return null
}

/** The words that call an answer unreadable; null where there are none. */
export function malformedIn(paste: PastedText): Spoken | null {
  const span = wordsIn(paste, saidOfMalformed)
  return span === null ? null : { of: 'malformed', span }
}

function wordsIn({ words, lines }: PastedText, patterns: readonly RegExp[]): Span | null {
  for (const line of lines) {
    for (const pattern of patterns) {
      const found = pattern.exec(words.slice(line.start, line.end))
      if (found === null || found[0].trim() === '') continue
      const start = line.start + found.index + found[0].length - found[0].trimStart().length
      return { start, end: start + found[0].trim().length }
    }
  }
  return null
}

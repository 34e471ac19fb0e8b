import { clariOperations } from '#src/clari/operations.ts'
import type { Header } from '#src/domain/contract/exchange.ts'
import { grouped } from '#src/domain/words/count.ts'
import { judgeValue } from '#src/secrets/judge.ts'
import { lastTwoOf, markFor } from '#src/secrets/mark.ts'
import { nameStrength } from '#src/secrets/sensitive-name.ts'
import type { BlankedSecret, Blanker } from './blank-base64.ts'
import { carriesCredential } from './credentials-in.ts'
import type { RecordedExchange } from './recorded-exchange.ts'

/** A recorded request as it may be shown and kept. */
export interface SafeRequest {
  /** Scheme, host, path and query. */
  readonly address: string
  /** The exchange as `curl -v` would print it. */
  readonly text: string
  /** What was blanked in it. */
  readonly removed: readonly BlankedSecret[]
}

/** Headers that say something of what went wrong; the rest is left out, since any of them may hold anything. */
const telling = new RegExp(
  [
    String.raw`^(?:accept|content-(?:type|length|encoding)|transfer-encoding|user-agent|date|server|retry-after`,
    String.raw`|(?:www|proxy)-authenticate|location|via|allow|x-api-version|traceparent|(?:x-)?ratelimit[\w-]*`,
    String.raw`|x-(?:kong-)?request-id|x-amzn-requestid|x-correlation-id|cf-ray|cf-mitigated|x-squid-error`,
    String.raw`|x-kong-[\w-]+|x-(?:cache|served-by)|age)$`,
  ].join(''),
  'i',
)

/** Parameters whose values are questions and no secrets. */
const asked: ReadonlySet<string> = new Set([
  ...clariOperations.flatMap(({ places }) => Object.keys(places)),
  'grant_type',
  'scope',
  'audience',
])

/** How much more of a body is blanked than is kept, so that the cut cannot make a secret unrecognisable. */
const margin = 4_000

/**
 * Makes of a recorded exchange what may be shown and kept: a text that reads like `curl -v`, with no more than
 * `bodyLimit` characters of each body, every secret blanked, and only those headers that tell something.
 */
export function safeRequest(exchange: RecordedExchange, blank: Blanker, bodyLimit: number): SafeRequest {
  const removed: BlankedSecret[] = []
  const mark: Marker = (secret) => {
    const told = { length: secret.length, lastTwo: lastTwoOf(secret) }
    removed.push(told)
    return markFor(told.length, told.lastTwo)
  }
  const safe = (text: string): string => {
    if (text === '') return ''
    const blanked = blank(text)
    removed.push(...blanked.removed)
    return blanked.text
  }
  const { url, version } = exchange
  const target = safe(url.pathname + safeQuery(url.search, mark))
  // A long name without a dot is no host: what stands there may be anything, a key among them.
  const host = /^[^.:[\]]{25,}(?::\d+)?$/.test(url.host) ? mark(url.host) : url.host
  const lines = [
    ...(exchange.at === null ? [] : [`* ${new Date(exchange.at).toISOString()}`]),
    `> ${exchange.method.slice(0, 20)} ${target} ${version}`,
    `> Host: ${host}`,
    ...headerLines('>', exchange.requestHeaders, mark, safe),
    '>',
    ...bodyLines(exchange.requestBody, bodyLimit, safe),
  ]
  if (exchange.status !== null)
    lines.push(
      safe(`< ${version} ${exchange.status} ${oneLine(exchange.statusText, 80)}`.trimEnd()),
      ...headerLines('<', exchange.responseHeaders, mark, safe),
      '<',
      ...bodyLines(exchange.body, bodyLimit, safe),
    )
  for (const note of exchange.notes) lines.push(safe((note.startsWith('curl: ') ? '' : '* ') + oneLine(note, 300)))
  return { address: `${url.protocol}//${host}${target}`, text: lines.join('\n'), removed }
}

/** Notes a secret and gives the mark that stands for it. */
type Marker = (secret: string) => string

function oneLine(text: string, limit: number): string {
  return text.replace(/\s+/g, ' ').trim().slice(0, limit)
}

function headerLines(
  sign: '<' | '>',
  headers: readonly Header[],
  mark: Marker,
  safe: (text: string) => string,
): readonly string[] {
  return headers.flatMap(({ name, value }) => {
    if (!/^[\w!#$%&'*+.^`|~-]{1,80}$/.test(name)) return []
    if (carriesCredential(name)) return [`${sign} ${name}: ${withoutCredential(name, value, mark)}`]
    if (!telling.test(name)) return []
    const told = /^location$/i.test(name) ? withSafeQuery(value, mark) : value
    return [safe(`${sign} ${name}: ${oneLine(told, 1_000)}`)]
  })
}

function withoutCredential(name: string, value: string, mark: Marker): string {
  if (value.trim() === '') return ''
  if (/^(?:set-)?cookie2?$/i.test(name)) return mark(value.trim())
  const span = judgeValue(value, { name, doubtful: false, quoted: true })
  // A placeholder or a word such as `undefined` is no credential, but what went wrong.
  if (span === null) return value.length <= 40 ? oneLine(value, 40) : mark(value.trim())
  const before = value.slice(0, span.start)
  return (
    (/^[\w-]{0,24}[\s"']{0,4}$/.test(before) ? oneLine(before, 24) + (before === '' ? '' : ' ') : '') +
    mark(value.slice(span.start, span.end))
  )
}

function withSafeQuery(address: string, mark: Marker): string {
  const [path = '', query] = address.replace(/#.*$/s, '').split('?', 2)
  const bare = path.replace(/^([a-z]+:\/\/)[^/@]*@/i, '$1')
  return query === undefined ? bare : bare + safeQuery(`?${query}`, mark)
}

/** A query of which only known questions and plain small values are kept. */
function safeQuery(search: string, mark: Marker): string {
  if (search.length < 2) return ''
  const pairs = search
    .slice(1)
    .split('&')
    .map((pair) => {
      const [name = '', ...rest] = pair.split('=')
      const value = rest.join('=')
      if (value === '') return name.length <= 24 ? name : '…'
      const shown = name.slice(0, 60)
      if (nameStrength(name) !== 'none') return `${shown}=${mark(value)}`
      return asked.has(name) || /^(?:\d{1,12}|true|false|[A-Za-z_]{1,16}|\d{4}-\d\d-\d\d)$/.test(value)
        ? `${shown}=${value}`
        : `${shown}=…`
    })
  return `?${pairs.join('&')}`
}

function bodyLines(body: string, limit: number, safe: (text: string) => string): readonly string[] {
  if (body === '') return []
  const blanked = safe(body.slice(0, limit + margin)).trim()
  if (body.length <= limit + margin && blanked.length <= limit) return [blanked]
  const open = blanked.lastIndexOf('‹', limit)
  const end = open >= 0 && blanked.indexOf('›', open) >= limit ? open : limit
  const left = body.length - end
  return [blanked.slice(0, end), `* ${grouped(left)} more characters of the body are left out here.`]
}

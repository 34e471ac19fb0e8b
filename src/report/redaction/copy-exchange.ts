import { copilotOperations } from '#src/clari/copilot-operations.ts'
import { clariOperations } from '#src/clari/operations.ts'
import { curlOf } from '#src/domain/contract/curl.ts'
import type { Exchange, Header } from '#src/domain/contract/exchange.ts'
import { sentParameters } from '#src/domain/contract/operation.ts'
import { copyBody, copyRequestBody } from './copy-text-body.ts'
import { copyShort, type Copying } from './copying.ts'
import type { Detail } from '#src/report/model/report.ts'

/** Request headers that may leave with their values; a credential's stays as the placeholder that it is. */
const requestHeaders = new Set([
  'accept',
  'accept-language',
  'content-type',
  'user-agent',
  'traceparent',
  'x-api-version',
  'x-request-id',
  'host',
])
/** Headers of an answer that say something about the answer and nothing about who asks. */
const answerHeaders = new Set([
  'content-type',
  'content-length',
  'date',
  'server',
  'via',
  'retry-after',
  'www-authenticate',
  'location',
  'allow',
  'x-request-id',
  'x-correlation-id',
  'x-trace-id',
  'traceparent',
  'request-id',
  'cf-ray',
  'x-amzn-requestid',
  'x-amzn-trace-id',
  'x-cache',
  'age',
  'x-kong-request-id',
  'x-kong-upstream-latency',
  'x-kong-proxy-latency',
  'x-kong-response-latency',
  'x-ratelimit-limit',
  'x-ratelimit-remaining',
  'x-ratelimit-reset',
  'ratelimit-limit',
  'ratelimit-remaining',
  'ratelimit-reset',
  'ratelimit',
  'ratelimit-policy',
  'content-encoding',
  'cache-control',
  'x-content-type-options',
  'content-disposition',
  'last-modified',
])
const idHeaders =
  /^(?:x-)?(?:request|correlation|trace|kong-request|amzn-requestid|amzn-trace)-?id$|^cf-ray$|^traceparent$/
const placeholder = /^(?:(?:Bearer|Basic)\s+)?\$\{[A-Z][A-Z0-9_]*\}(?::\$\{[A-Z][A-Z0-9_]*\})?$/

/** Parameters that an address may show: those of the operations, and the one by which clients of Copilot page. */
const queryNames: ReadonlySet<string> = new Set([...sentParameters([...clariOperations, ...copilotOperations]), 'skip'])

const segmentText = (segment: string): string =>
  /%(?![0-9a-f]{2})/i.test(segment)
    ? segment
    : segment.replace(/(?:%[0-9a-f]{2})+/gi, (run) =>
        new TextDecoder().decode(Uint8Array.from(run.slice(1).split('%'), (hex) => parseInt(hex, 16))),
      )

/** A part of an address with people and amounts hidden; what was not changed stays as it was written. */
function copyPart(copying: Copying, where: string, part: string): string {
  const plain = segmentText(part)
  const copied = copyShort(copying, 'address', where, plain, 200)
  if (copied === plain) return part
  return copied.replaceAll(/Rep (\d+)/g, 'Rep-$1').replaceAll(/[^\p{L}\p{N}_.~:@$,;=()!*'‹›…-]+/gu, '_')
}

/** An address: origin and path, and of its query what the operations send. User names and fragments never leave. */
export function copyUrl(copying: Copying, where: string, address: string): string {
  if (!URL.canParse(address)) return copyShort(copying, 'address', where, address.split(/[?#]/)[0] ?? '', 300)
  const url = new URL(address)
  if (url.username !== '' || url.password !== '' || url.hash !== '')
    copying.removals.add({
      kind: 'not-named',
      what: 'User, password or fragment of an address',
      where,
      rule: 'address: origin, path and known parameters',
    })
  const origin =
    url.host === '' ? url.protocol : `${url.protocol}//${copyShort(copying, 'address', where, url.host, 200)}`
  const path = url.pathname
    .split('/')
    .map((part) => copyPart(copying, where, part))
    .join('/')
  const query =
    url.search === ''
      ? []
      : url.search
          .slice(1)
          .split('&')
          .flatMap((pair) => copyQuery(copying, where, pair))
  return `${origin}${path}${query.length === 0 ? '' : `?${query.join('&')}`}`
}

function copyQuery(copying: Copying, where: string, pair: string): readonly string[] {
  const [name = '', ...rest] = pair.split('=')
  if (queryNames.has(name)) return [`${name}=${copyPart(copying, where, rest.join('='))}`]
  copying.removals.add({
    kind: 'not-named',
    what: 'Parameter of an address that no rule names',
    where,
    rule: 'address: origin, path and known parameters',
  })
  return []
}

function copyRequestHeader(copying: Copying, where: string, { name, value, secret }: Header): readonly Header[] {
  const plain = name.toLowerCase()
  if (secret === true && placeholder.test(value))
    return [{ name: copyShort(copying, 'header', where, name, 80), value, secret: true }]
  if (secret !== true && requestHeaders.has(plain))
    return [{ name, value: copyShort(copying, 'header', where, value, 300) }]
  copying.removals.add({
    kind: 'not-named',
    what: `Header of the request`,
    where,
    rule: 'headers that are known to be safe',
  })
  return []
}

function copyAnswerHeader(copying: Copying, where: string, { name, value }: Header): readonly Header[] {
  const plain = name.toLowerCase()
  if (!answerHeaders.has(plain)) {
    copying.removals.add({
      kind: 'not-named',
      what: 'Header of the answer',
      where,
      rule: 'headers that are known to be safe',
    })
    return []
  }
  if (plain === 'location') return [{ name, value: copyUrl(copying, where, value) }]
  const id = idHeaders.test(plain) && /^[\w:.@=;-]{1,128}$/.test(value)
  return [
    {
      name,
      value: copyShort(
        id ? { ...copying, ids: new Set([...copying.ids, value]) } : copying,
        'header',
        where,
        value,
        300,
      ),
    },
  ]
}

/** A request as far as it may leave; it can still be sent, with the reader's own credentials. */
export function copyRequest(copying: Copying, where: string, request: Exchange['request']): Exchange['request'] {
  return {
    method: /^[A-Z]{1,10}$/.test(request.method) ? request.method : 'GET',
    url: copyUrl(copying, `${where} › address`, request.url),
    headers: request.headers.flatMap((header) => copyRequestHeader(copying, `${where} › headers`, header)),
    body: copyRequestBody(copying, `${where} › body`, request.body),
  }
}

const plainHeader = ({ name, value }: Header) => ({ name, value })

/** An exchange as far as it may leave. */
export function copyExchange(
  copying: Copying,
  where: string,
  exchange: Exchange,
  place: 'status' | 'header' | 'body' | 'silence',
  quote: string | null,
): Detail {
  const request = copyRequest(copying, `${where} › request`, exchange.request)
  const { result } = exchange
  return {
    kind: 'exchange',
    request: {
      method: request.method,
      url: request.url,
      headers: request.headers.map(plainHeader),
      body: request.body,
    },
    answer:
      result.kind === 'silence'
        ? {
            kind: 'silence',
            reason: result.reason,
            says: copyShort(copying, 'silence', `${where} › answer`, result.detail, 600),
          }
        : {
            kind: 'response',
            status: result.status,
            headers: result.headers
              .flatMap((header) => copyAnswerHeader(copying, `${where} › answer’s headers`, header))
              .map(plainHeader),
            body: copyBody(copying, `${where} › answer’s body`, result.body, place === 'body' ? quote : null),
            bytes: result.bytes,
            truncated: result.truncated,
          },
    over: copyShort(copying, 'connection', `${where} › connection`, exchange.connection.label, 80),
    at: exchange.startedAt,
    tookMs: exchange.tookMs,
    curl: curlOf(request),
  }
}

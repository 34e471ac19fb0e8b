import { Hono, type Context } from 'hono'
import { writeMethodOf, writeRefusal } from '#src/clarify/write-methods.ts'
import type { Exchange } from '#src/domain/contract/exchange.ts'
import {
  exchangeRequestSchema,
  streamExchangeHeader,
  streamIdHeader,
  streamTotalHeader,
} from '#src/domain/contract/proxy-contract.ts'
import { createSecretReplacer } from '#src/secrets/secret-replacer.ts'
import type { Call, Calls, Opened } from '#src/server/upstream/calls.ts'
import { findOperation, readParams } from '#src/server/upstream/operations.ts'
import { proxyError } from '#src/server/proxy-error.ts'
import { limitedStream, streamError, type StreamEnded, type StreamLimits } from '#src/server/limited-stream.ts'
import { isTooDeep } from '#src/server/nesting.ts'
import { readJsonBody } from '#src/server/read-body.ts'
import type { Log, LogFields } from '#src/server/log.ts'
import type { Operation } from '#src/domain/contract/operation.ts'
import { isObject, readJson } from '#src/domain/json.ts'

/** What the call routes need of the app. */
export interface CallRoutes {
  readonly calls: Calls
  /** Completes a call: over which connection, and what must not come back. */
  readonly prepare: (
    c: Context,
    operation: Operation,
    connection: string | undefined,
  ) => Pick<Call, 'connection' | 'known'>
  readonly streams: StreamLimits
  readonly log: Log
  readonly newId: () => string
}

/** Why the proxy itself ended a stream: nobody else is to blame. */
const endedSays: Readonly<Record<StreamEnded, string>> = {
  unread: 'This page did not read on for too long (a computer that slept, say), so the download was ended. Try again.',
  'too-long': 'The download took longer than the proxy lets one take, so it was ended. Try again.',
}

type Asked = { readonly ok: true; readonly call: Call } | { readonly ok: false; readonly answer: Response }

/** `POST /exchange` and `GET /stream`: the two ways to send an operation. */
export function callRoutes(config: CallRoutes): Hono {
  const app = new Hono()
  const broken = new Map<string, Exchange | StreamEnded>()

  const read = (c: Context, asked: unknown, answer: Operation['answer']): Asked => {
    const parsed = exchangeRequestSchema.safeParse(asked)
    if (!parsed.success)
      return {
        ok: false,
        answer: proxyError(
          c,
          400,
          'bad-request',
          'Name an operation and its params: {"operation":"clari.limits","params":{}}.',
        ),
      }
    const operation = findOperation(parsed.data.operation)
    if (operation === undefined) {
      const write = writeMethodOf(parsed.data.operation)
      const refused =
        write === null
          ? proxyError(c, 400, 'unknown-operation', 'That is none of the calls that the proxy makes.')
          : proxyError(c, 400, 'write-method', writeRefusal(write))
      return { ok: false, answer: refused }
    }
    if (operation.answer !== answer) {
      const way = operation.answer === 'stream' ? 'GET /api/stream' : 'POST /api/exchange'
      return { ok: false, answer: proxyError(c, 400, 'other-way', `${operation.id} is asked through ${way}.`) }
    }
    // As they came: the schema leaves out a `__proto__` without a word.
    const given = isObject(asked) && isObject(asked['params']) ? asked['params'] : {}
    const params = readParams(operation, given)
    if (!params.ok) return { ok: false, answer: proxyError(c, 400, 'bad-params', params.says) }
    return {
      ok: true,
      call: {
        operation,
        params: params.params,
        signal: c.req.raw.signal,
        ...config.prepare(c, operation, parsed.data.connection),
      },
    }
  }

  app.post('/exchange', async (c) => {
    const body = await readJsonBody(c)
    const asked = read(c, body.ok ? body.value : null, 'exchange')
    if (!asked.ok) return asked.answer
    const exchange = await config.calls.exchange(asked.call)
    logExchange(config.log, exchange)
    return c.json(exchange, 200, { 'cache-control': 'no-store' })
  })

  app.get('/stream', async (c) => {
    const text = c.req.query('params') ?? '{}'
    const params = isTooDeep(new TextEncoder().encode(text)) ? { ok: false as const } : readJson(text)
    const asked = read(
      c,
      {
        operation: c.req.query('operation'),
        params: params.ok ? params.value : null,
        connection: c.req.query('connection'),
      },
      'stream',
    )
    if (!asked.ok) return asked.answer
    const opened = await config.calls.open(asked.call)
    if (opened.kind === 'exchange') {
      logExchange(config.log, opened.exchange)
      return c.json(opened.exchange, 200, { 'cache-control': 'no-store', [streamExchangeHeader]: '1' })
    }
    const id = config.newId()
    const tell = (why: Exchange | StreamEnded) => {
      // What breaks because the proxy ended it is no news.
      if (broken.has(id)) return
      if (typeof why === 'string') config.log('info', 'stream-ended', { operation: asked.call.operation.id, why })
      else logExchange(config.log, why)
      broken.set(id, why)
      const [oldest] = broken.keys()
      if (broken.size > 50 && oldest !== undefined) broken.delete(oldest)
    }
    const type = opened.answer.headers.find(([name]) => name === 'content-type')?.[1] ?? 'application/octet-stream'
    const total = opened.answer.total
    const body = bodyOf(opened, tell).pipeThrough(createSecretReplacer(asked.call.known()))
    return c.body(limitedStream(body, config.streams, tell), 200, {
      'content-type': type,
      'content-disposition': 'attachment',
      'cache-control': 'no-store',
      [streamIdHeader]: id,
      ...(total === null ? {} : { [streamTotalHeader]: String(total) }),
    })
  })

  app.get('/stream/:id', (c) => {
    const exchange = broken.get(c.req.param('id'))
    if (exchange === undefined) return proxyError(c, 404, 'no-stream', 'No stream of that name broke off.')
    return typeof exchange === 'string' ? proxyError(c, 408, exchange, endedSays[exchange]) : c.json(exchange)
  })

  return app
}

/** The body as it comes; one that breaks off ends in an error here, and its Exchange is told for whoever asks why. */
function bodyOf(
  opened: Extract<Opened, { readonly kind: 'open' }>,
  tell: (exchange: Exchange) => void,
): ReadableStream<Uint8Array<ArrayBuffer>> {
  return new ReadableStream({
    pull: async (controller) => {
      const part = await opened.answer.next()
      if (part.kind === 'bytes') return controller.enqueue(new Uint8Array(part.bytes))
      if (part.kind === 'end') return controller.close()
      tell(opened.broken(part))
      controller.error(streamError('The answer broke off.'))
    },
    cancel: () => opened.answer.cancel(),
  })
}

function logExchange(log: Log, exchange: Exchange): void {
  const came: LogFields =
    exchange.result.kind === 'response'
      ? { status: exchange.result.status, bytes: exchange.result.bytes }
      : { failure: exchange.result.reason }
  log('info', 'exchange', {
    id: exchange.id,
    operation: exchange.operation,
    connection: exchange.connection.id,
    tookMs: exchange.tookMs,
    ...came,
  })
}

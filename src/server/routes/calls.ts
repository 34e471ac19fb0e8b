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
import { readJsonBody } from '#src/server/read-body.ts'
import type { Log, LogFields } from '#src/server/log.ts'
import type { Operation } from '#src/domain/contract/operation.ts'
import { readJson } from '#src/domain/json.ts'

/** What the call routes need of the app. */
export interface CallRoutes {
  readonly calls: Calls
  /** Completes a call: over which connection, and what must not come back. */
  readonly prepare: (
    c: Context,
    operation: Operation,
    connection: string | undefined,
  ) => Pick<Call, 'connection' | 'known'>
  readonly log: Log
  readonly newId: () => string
}

type Asked = { readonly ok: true; readonly call: Call } | { readonly ok: false; readonly answer: Response }

/** `POST /exchange` and `GET /stream`: the two ways to send an operation. */
export function callRoutes(config: CallRoutes): Hono {
  const app = new Hono()
  const broken = new Map<string, Exchange>()

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
    const params = readParams(operation, parsed.data.params)
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
    const params = readJson(c.req.query('params') ?? '{}')
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
    const tell = (exchange: Exchange) => {
      logExchange(config.log, exchange)
      broken.set(id, exchange)
      const [oldest] = broken.keys()
      if (broken.size > 50 && oldest !== undefined) broken.delete(oldest)
    }
    const type = opened.answer.headers.find(([name]) => name === 'content-type')?.[1] ?? 'application/octet-stream'
    const total = opened.answer.total
    return c.body(bodyOf(opened, tell).pipeThrough(createSecretReplacer(asked.call.known())), 200, {
      'content-type': type,
      'content-disposition': 'attachment',
      'cache-control': 'no-store',
      [streamIdHeader]: id,
      ...(total === null ? {} : { [streamTotalHeader]: String(total) }),
    })
  })

  app.get('/stream/:id', (c) => {
    const exchange = broken.get(c.req.param('id'))
    return exchange === undefined
      ? proxyError(c, 404, 'no-stream', 'No stream of that name broke off.')
      : c.json(exchange)
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
      controller.error(new Error('The answer broke off.'))
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

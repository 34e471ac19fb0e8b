import type { IncomingMessage, ServerResponse } from 'node:http'
import { getResponse, type HttpHandler } from 'msw'
import { blankSecrets } from '#src/secrets/blank.ts'
import { isDecodable, isOwnHost } from './demo-address.ts'
import { readWholeBody } from './read-body.ts'
import type { LogEntry } from './request-log.ts'
import { writeAnswer } from './write-answer.ts'

/** What requests are answered with. */
export interface Serving {
  readonly port: number
  /** The tenant's own time, epoch ms. */
  readonly now: () => number
  /** Real ms, for how long an answer took. */
  readonly stopwatch: () => number
  /** The switches below `/__demo`. */
  readonly control: HttpHandler[]
  /** Everything else, as the faults that are on have it. */
  readonly handlers: () => HttpHandler[]
}

const bodyLimit = 1024 * 1024
const shownBody = 2000

/**
 * Answers one request; resolves, once the answer's head is ready, to what the log tells of it: null for the demo
 * tenant's own switches.
 */
export async function serveRequest(
  serving: Serving,
  message: IncomingMessage,
  to: ServerResponse,
): Promise<LogEntry | null> {
  const at = serving.now()
  const began = serving.stopwatch()
  const path = message.url ?? '/'
  const method = message.method ?? 'GET'
  const entry = (status: number | null, body: string | null = null): LogEntry => ({
    at,
    method,
    path,
    headers: headersOf(message),
    body,
    status,
    tookMs: serving.stopwatch() - began,
  })
  // Node would date answers by the real clock.
  const date = () => void (to.headersSent || to.setHeader('date', new Date(serving.now()).toUTCString()))
  date()
  const refuse = (status: number, says: string) => {
    to.writeHead(status, { 'content-type': 'application/json', connection: 'close' }).end(
      JSON.stringify({ message: says }),
    )
    return entry(status)
  }
  if (!isOwnHost(message.headers.host, serving.port))
    return refuse(421, 'This address serves 127.0.0.1 and localhost only.')
  if (!path.startsWith('/') || !URL.canParse(`http://127.0.0.1${path}`) || !isDecodable(path))
    return refuse(400, 'Bad request')
  const body = await readWholeBody(message, bodyLimit)
  if (body.kind === 'broken') return entry(null)
  if (body.kind === 'too-large') return refuse(413, 'Request body too large')
  const gone = new AbortController()
  to.once('close', () => gone.abort())
  const hasBody = !['GET', 'HEAD'].includes(method) && body.bytes.length > 0
  const request = new Request(`http://${message.headers.host}${path}`, {
    method,
    headers: webHeaders(message),
    body: hasBody ? body.bytes : null,
    signal: gone.signal,
  })
  const isControl = path.startsWith('/__demo')
  const answer = (await getResponse(isControl ? serving.control : serving.handlers(), request)) ?? notServed()
  date()
  void writeAnswer(answer, to).then(undefined, () => to.destroy())
  // A secret that is cut by the limit of what is decoded lies beyond what the log shows.
  const text = hasBody ? new TextDecoder().decode(body.bytes.subarray(0, 4 * shownBody)) : null
  return isControl ? null : entry(answer.type === 'error' ? null : answer.status, text)
}

/** A log entry without secrets; `known` are the tenant's own, found in any encoding. */
export function blanked(entry: LogEntry, known: readonly string[]): LogEntry {
  const blank = (text: string) => blankSecrets(text, known).text
  // A header's name tells whether its value is a secret, so they are looked at together.
  const headers = Object.fromEntries(
    Object.entries(entry.headers).map(([name, value]) => [name, blank(`${name}: ${value}`).slice(name.length + 2)]),
  )
  return {
    ...entry,
    path: blank(entry.path),
    headers,
    body: entry.body === null ? null : blank(entry.body).slice(0, shownBody),
  }
}

function headersOf(message: IncomingMessage): Record<string, string> {
  return Object.fromEntries(
    Object.entries(message.headers).map(([name, value]) => [
      name,
      Array.isArray(value) ? value.join(', ') : (value ?? ''),
    ]),
  )
}

/** The headers that mean something to a handler; those of the connection itself stay behind. */
function webHeaders(message: IncomingMessage): Headers {
  const hop = new Set(['connection', 'keep-alive', 'transfer-encoding', 'upgrade', 'content-length', 'expect'])
  return new Headers(Object.entries(headersOf(message)).filter(([name]) => !hop.has(name)))
}

function notServed(): Response {
  const says =
    'The demo tenant serves /clari/v4, /copilot, /copilot-auth/oauth/token, ' +
    '/clarify/v1/ and its own switches under /__demo.'
  return new Response(JSON.stringify({ message: says }), {
    status: 501,
    headers: { 'content-type': 'application/json' },
  })
}

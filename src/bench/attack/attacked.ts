import { connect } from 'node:net'

/** A running server under attack, with what must never come out of it. */
export interface Attacked {
  readonly kind: 'built' | 'development'
  readonly port: number
  readonly origin: string
  /** This start's token, taken from the page as the page takes it. */
  readonly token: string
  /** The key that the server was started with. */
  readonly secret: string
  /** How long it lets a stream go unread, ms. */
  readonly unreadMs: number
  readonly upstream: FakeUpstream
}

/** The upstream behind it: it keeps what it was asked, and answers as it is told. */
export interface FakeUpstream {
  readonly origin: string
  /** Requests so far, as `GET /v4/path`. */
  readonly asked: readonly string[]
  /** Requests at an address that nobody configured. */
  readonly strayed: readonly string[]
  readonly answer: (how: 'limits' | 'redirect' | 'endless') => void
  readonly close: () => Promise<void>
}

/** What came back over a bare socket; `status` is 0 when the connection was closed without an answer. */
export interface RawAnswer {
  readonly status: number
  readonly head: string
  readonly body: string
}

/** Writes bytes to a port and reads until the other side closes, or until so many ms have passed. */
export function speak(port: number, request: string, waitMs = 5000): Promise<RawAnswer> {
  return new Promise((resolve) => {
    let text = ''
    const socket = connect(port, '127.0.0.1', () => socket.write(request, 'latin1'))
    const timer = setTimeout(() => socket.destroy(), waitMs)
    socket.on('data', (piece: Buffer) => (text += piece.toString('latin1')))
    socket.on('error', () => {})
    socket.on('close', () => {
      clearTimeout(timer)
      const end = text.indexOf('\r\n\r\n')
      const [head, body] = end < 0 ? [text, ''] : [text.slice(0, end), text.slice(end + 4)]
      resolve({ status: Number(/^HTTP\/1\.\d (\d+)/.exec(head)?.[1] ?? 0), head, body })
    })
  })
}

/** Headers by name: a text, several lines of one name, or null to leave out what is usual. */
export type Headers = Readonly<Record<string, string | readonly string[] | null>>

/** The text of a request as our own page would make it, with anything changed. */
export function requestText(at: Attacked, line: string, headers: Headers = {}, body = ''): string {
  const changes = !/^(?:GET|HEAD) /.test(line)
  const usual: Headers = {
    host: `127.0.0.1:${at.port}`,
    connection: 'close',
    'x-triage-token': at.token,
    ...(changes ? { origin: at.origin } : {}),
    ...(body === '' ? {} : { 'content-type': 'application/json', 'content-length': String(body.length) }),
  }
  const lines = Object.entries({ ...usual, ...headers }).flatMap(([name, value]) =>
    value === null ? [] : [value].flat().map((one) => `${name}: ${one}`),
  )
  return [/ HTTP\/1/.test(line) ? line : `${line} HTTP/1.1`, ...lines, '', body].join('\r\n')
}

/** Sends a request as our own page would make it, with anything changed. */
export function ask(at: Attacked, line: string, headers: Headers = {}, body = ''): Promise<RawAnswer> {
  return speak(at.port, requestText(at, line, headers, body))
}

/** What must be in no refusal: the key, the token, a stack, a path of this computer; null when none is. */
export function leakIn(at: Attacked, answer: RawAnswer): string | null {
  const text = `${answer.head}\n${answer.body}`
  if (text.includes(at.secret)) return 'the key'
  if (text.includes(at.token)) return 'the token'
  if (/\n\s+at \S+|node:internal|node_modules\//.test(text)) return 'a stack'
  return text.includes(process.cwd()) ? 'a path of this computer' : null
}

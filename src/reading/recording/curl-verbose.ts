import type { Header } from '#src/domain/contract/exchange.ts'
import type { RecordedExchanges } from './har.ts'
import type { RecordedExchange } from './recorded-exchange.ts'
import { readAddress, whoseAddress } from './whose-address.ts'

/** One run's exchange while its lines are read. */
interface Draft {
  method: string
  target: string
  host: string | null
  scheme: 'http' | 'https' | null
  version: string
  requestHeaders: Header[]
  requestBody: string[]
  status: number | null
  statusText: string
  responseHeaders: Header[]
  body: string[]
  notes: string[]
  reading: 'request' | 'sent' | 'response' | 'body'
}

/** What a run tells before its first request line. */
interface Run {
  command: string
  host: string | null
  scheme: 'http' | 'https' | null
  notes: string[]
}

const clock = /^\d\d:\d\d:\d\d\.\d{3,6} (?=[*<>{}] ?)/
const requestLine = /^> ([A-Z]{3,10}) (\S{1,4000}) (HTTP\/[\d.]+)\s*$/
const statusLine = /^< (HTTP\/[\d.]+) (\d{3})(?: (.*))?$/
const headerLine = /^[<>] ([^\s:]{1,80}):[ \t]?(.*)$/
const failure = /^curl: \(\d{1,3}\) .+/
const command = /^(?:[^\n<>*{}]{0,80}[$#%>❯] ?)?curl(?:\.exe)? (?=.*(?:-\w*v|--verbose|https?:))/
const hostInNote = new RegExp(
  String.raw`^\* +(?:Host |Connected to |Could not resolve host: |Failed to connect to |connect to ` +
    String.raw`|Connection #\d+ to host )([\w.-]+)`,
)
/** Lines of curl's that tell why nothing came back; the others (addresses, ciphers) are left out. */
const tellingNote = new RegExp(
  [
    String.raw`^\* +(Could not resolve |Failed to connect|connect to \S+ port \d+ .*failed`,
    String.raw`|.*(?:SSL certificate problem|timed out|Connection refused|Empty reply|Recv failure`,
    String.raw`|Send failure|schannel: |SSL_ERROR|SSL: `,
    String.raw`|Received HTTP code \d+ from proxy|CONNECT tunnel failed|transfer closed`,
    String.raw`|HTTP\/2 stream \d+ was not closed))`,
  ].join(''),
  'i',
)
const meter = /^\s*(?:% Total\s|Dload\s|\d{1,3}\s+[\d.]+[kMG]?\s+\d{1,3}\s+[\d.]+[kMG]?\s)/

/**
 * Reads what `curl -v` printed, also several runs in one paste, with or without `--trace-time`; null for a text that
 * holds no request of it.
 */
export function readCurlVerbose(text: string): RecordedExchanges | null {
  if (
    !/^(?:[\d:.]+ )?(?:> [A-Z]{3,10} \S+ HTTP\/|\* +(?:Could not resolve host|Failed to connect|Trying ))/m.test(text)
  )
    return null
  const drafts: Draft[] = []
  let run: Run = { command: '', host: null, scheme: null, notes: [] }
  let draft: Draft | null = null
  let commandGoesOn = false
  for (const raw of linesOf(text)) {
    const line = raw.replace(clock, '')
    if (commandGoesOn || command.test(line)) {
      if (!commandGoesOn) {
        draft = null
        run = { command: '', host: null, scheme: null, notes: [] }
      }
      if (run.command.length < 20_000) run.command += ` ${line.replace(/[\\^`]\s*$/, '')}`
      commandGoesOn = /[\\^`]\s*$/.test(line)
      continue
    }
    const request = requestLine.exec(line)
    if (request !== null) {
      draft = begin(request[1] ?? '', request[2] ?? '/', request[3] ?? '', run)
      drafts.push(draft)
      continue
    }
    if (failure.test(line)) {
      if (draft === null) {
        draft = fromCommand(run, line)
        drafts.push(draft)
      }
      draft.notes.push(...run.notes.splice(0), line)
      draft = null
      run = { command: '', host: null, scheme: null, notes: [] }
      continue
    }
    if (line.startsWith('*')) {
      readNote(line, run, draft)
      // A connection is opened for a request to come.
      if (draft?.status != null && /^\* +(?:Trying |Host \S+ was resolved|Hostname |Could not resolve)/.test(line)) {
        draft = null
        run = { command: '', host: hostInNote.exec(line)?.[1] ?? null, scheme: null, notes: [] }
        if (tellingNote.test(line)) run.notes.push(line)
      }
      continue
    }
    if (draft !== null) readLine(line, draft)
  }
  if (run.notes.length > 0 && (draft === null || draft.status === null)) {
    if (draft === null) {
      draft = fromCommand(run, '')
      drafts.push(draft)
    }
    draft.notes.push(...run.notes.map((note) => note.replace(/^\* +/, '')))
  }
  return drafts.length === 0 ? null : sorted(drafts)
}

function* linesOf(text: string): Generator<string> {
  for (let from = 0; from <= text.length;) {
    const end = text.indexOf('\n', from)
    const to = end < 0 ? text.length : end
    yield text.slice(from, to).replace(/\r$/, '')
    from = to + 1
  }
}

function begin(method: string, target: string, version: string, run: Run): Draft {
  return {
    method,
    target,
    host: run.host,
    scheme: run.scheme ?? schemeOf(run.command),
    version,
    requestHeaders: [],
    requestBody: [],
    status: null,
    statusText: '',
    responseHeaders: [],
    body: [],
    notes: [],
    reading: 'request',
  }
}

/** A request that was never sent: all that is known of it is the command and the error. */
function fromCommand(run: Run, error: string): Draft {
  const named = /\bhttps?:\/\/[^\s"'<>]+/i.exec(run.command)?.[0]
  const url = named === undefined ? null : readAddress(named)
  const host = /(?:resolve host: |connect to |connection to |to )([\w-]+(?:\.[\w-]+)+)/i.exec(error)?.[1] ?? run.host
  const method =
    /(?:-X|--request)[ =]?["']?([A-Z]{3,10})/.exec(run.command)?.[1] ??
    (/ (?:-d|--data[\w-]*|--json)\b/.test(run.command) ? 'POST' : 'GET')
  const draft = begin(method, url === null ? '/' : url.pathname + url.search, 'HTTP/1.1', run)
  draft.host = url?.host ?? host
  draft.reading = 'sent'
  return draft
}

function schemeOf(command: string): 'http' | 'https' | null {
  const named = /\b(https?):\/\//i.exec(command)?.[1]?.toLowerCase()
  return named === 'http' || named === 'https' ? named : null
}

function readNote(line: string, run: Run, draft: Draft | null): void {
  const host = hostInNote.exec(line)?.[1]
  if (host !== undefined && host.includes('.')) run.host = host
  if (/ port 443\b|:443\b|SSL|TLS|ALPN/.test(line)) run.scheme = 'https'
  if (/ port 80\b/.test(line)) run.scheme = 'http'
  if (tellingNote.test(line)) {
    if (draft === null) run.notes.push(line)
    else draft.notes.push(line.replace(/^\* +/, ''))
  }
}

function readLine(line: string, draft: Draft): void {
  const status = statusLine.exec(line)
  if (status !== null) {
    // A later head (after `100 Continue`) is the one that counts.
    draft.version = status[1] ?? draft.version
    draft.status = Number(status[2])
    draft.statusText = status[3] ?? ''
    draft.responseHeaders = []
    draft.reading = 'response'
    return
  }
  if (/^[{}] \[\d+ bytes data\]/.test(line) || meter.test(line)) return
  if (/^> ?$/.test(line)) {
    draft.reading = 'sent'
    return
  }
  if (/^< ?$/.test(line)) {
    draft.reading = 'body'
    return
  }
  const header = /^[<>] /.test(line) ? headerLine.exec(line) : null
  if (header !== null && draft.reading !== 'body') {
    const named = { name: header[1] ?? '', value: header[2] ?? '' }
    if (line.startsWith('>')) {
      if (/^host$/i.test(named.name)) draft.host = named.value.trim()
      else draft.requestHeaders.push(named)
    } else draft.responseHeaders.push(named)
    return
  }
  if (draft.reading === 'body') draft.body.push(line)
  else if (draft.reading === 'sent') draft.requestBody.push(line)
}

/** Tells ours from others', and leaves out tunnels that were opened: the request within is what counts. */
function sorted(drafts: readonly Draft[]): RecordedExchanges {
  const exchanges: RecordedExchange[] = []
  let elsewhere = 0
  for (const draft of drafts) {
    const tunnel = draft.method === 'CONNECT'
    if (tunnel && (draft.status ?? 0) >= 200 && (draft.status ?? 0) < 300) continue
    const url = addressOf(draft)
    const system = url === null ? null : whoseAddress(url)
    if (url === null || system === null) {
      elsewhere += 1
      continue
    }
    exchanges.push({
      at: null,
      system,
      method: draft.method,
      url,
      version: draft.version,
      requestHeaders: draft.requestHeaders,
      requestBody: draft.requestBody.join('\n').trim(),
      status: draft.status,
      statusText: draft.statusText,
      responseHeaders: draft.responseHeaders,
      body: draft.body.join('\n').trim(),
      cookies: [],
      notes: draft.status === null && draft.notes.length === 0 ? ['The output ends before an answer.'] : draft.notes,
    })
  }
  return { exchanges, elsewhere, unreadable: 0, cutOff: false }
}

function addressOf(draft: Draft): URL | null {
  if (/^https?:\/\//i.test(draft.target)) return readAddress(draft.target)
  const host = draft.method === 'CONNECT' ? draft.target : draft.host
  if (host === null) return null
  const bare = host.replace(/:443$/, '')
  const scheme = draft.scheme ?? (/^(?:localhost|[\d.]+|\[)/.test(host) ? 'http' : 'https')
  return readAddress(`${scheme}://${bare}${draft.method === 'CONNECT' ? '/' : draft.target}`)
}

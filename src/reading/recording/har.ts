import type { Header } from '#src/domain/contract/exchange.ts'
import { isObject, readJson } from '#src/domain/json.ts'
import { readBase64Text } from './base64-text.ts'
import { elements, memberAt, skipBlank } from './json-members.ts'
import type { RecordedExchange } from './recorded-exchange.ts'
import { readRecordedMoment } from './recorded-moment.ts'
import { readAddress, whoseAddress } from './whose-address.ts'

/** The exchanges with our systems that a recording holds, and what is told of the rest. */
export interface RecordedExchanges {
  readonly exchanges: readonly RecordedExchange[]
  /** How many requests went to other hosts. */
  readonly elsewhere: number
  /** How many entries could not be read. */
  readonly unreadable: number
  /** Whether the recording breaks off before its end. */
  readonly cutOff: boolean
}

const beginning = /^[\s\uFEFF]*\{\s*"log"\s*:\s*\{/

/** Whether a text begins as a HAR file does; its first few hundred characters are enough. */
export function beginsAsHar(text: string): boolean {
  return beginning.test(text.slice(0, 4_000))
}

/**
 * Reads a HAR file (1.2) entry by entry, so that a file that breaks off gives all that is whole before the cut, and
 * one of 60 MB is never held as a structure. Null for any other text.
 */
export function readHar(text: string): RecordedExchanges | null {
  if (!beginsAsHar(text)) return null
  const log = memberAt(text, skipBlank(text, 0), 'log')
  const list = typeof log === 'number' ? memberAt(text, log, 'entries') : log
  if (list === 'absent' || (typeof list === 'number' && text[list] !== '[')) return null
  if (list === 'cut') return { exchanges: [], elsewhere: 0, unreadable: 0, cutOff: true }
  const exchanges: RecordedExchange[] = []
  let elsewhere = 0
  let unreadable = 0
  const entries = elements(text, list)
  let next = entries.next()
  for (; next.done !== true; next = entries.next()) {
    const entry = readEntry(text.slice(next.value.start, next.value.end))
    if (entry === 'elsewhere') elsewhere += 1
    else if (entry === 'unreadable') unreadable += 1
    else exchanges.push(entry)
  }
  return { exchanges, elsewhere, unreadable, cutOff: next.value }
}

function readEntry(text: string): RecordedExchange | 'elsewhere' | 'unreadable' {
  const json = readJson(text)
  const entry = json.ok ? json.value : null
  const request = memberOf(entry, 'request')
  const address = textOf(memberOf(request, 'url'))
  if (address === '') return 'unreadable'
  const url = readAddress(address)
  const system = url === null ? null : whoseAddress(url)
  if (url === null || system === null) return 'elsewhere'
  const response = memberOf(entry, 'response')
  const status = memberOf(response, 'status')
  // Browsers write 0 for a request that was never answered; Firefox now and then leaves the status out.
  const answered = typeof status === 'number' && status >= 100 && status <= 999
  const content = readContent(memberOf(response, 'content'))
  const failure = textOf(memberOf(response, '_error')) || textOf(memberOf(entry, '_error'))
  return {
    at: readRecordedMoment(memberOf(entry, 'startedDateTime')),
    system,
    method: (textOf(memberOf(request, 'method')) || 'GET').toUpperCase(),
    url,
    version: versionOf(textOf(memberOf(request, 'httpVersion')) || textOf(memberOf(response, 'httpVersion'))),
    requestHeaders: readHeaders(memberOf(request, 'headers')),
    requestBody: readPostData(memberOf(request, 'postData')),
    status: answered ? status : null,
    statusText: textOf(memberOf(response, 'statusText')),
    responseHeaders: readHeaders(memberOf(response, 'headers')),
    body: content.text,
    cookies: [request, response].flatMap((side) =>
      listOf(memberOf(side, 'cookies')).map((cookie) => textOf(memberOf(cookie, 'value'))),
    ),
    notes: [
      ...(failure === '' ? [] : [failure]),
      ...(answered || failure !== '' ? [] : ['No answer was recorded (status 0).']),
      ...(answered && content.note !== null ? [content.note] : []),
    ],
  }
}

function memberOf(value: unknown, name: string): unknown {
  return isObject(value) ? value[name] : undefined
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value : ''
}

function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : []
}

function readHeaders(value: unknown): readonly Header[] {
  return listOf(value).flatMap((each) => {
    const name = textOf(memberOf(each, 'name'))
    return name === '' || name.startsWith(':') ? [] : [{ name, value: textOf(memberOf(each, 'value')) }]
  })
}

function readPostData(data: unknown): string {
  const text = textOf(memberOf(data, 'text'))
  if (text !== '') return memberOf(data, 'encoding') === 'base64' ? (readBase64Text(text) ?? '') : text
  const fields = new URLSearchParams(
    listOf(memberOf(data, 'params')).map((each) => [textOf(memberOf(each, 'name')), textOf(memberOf(each, 'value'))]),
  )
  return fields.toString()
}

function readContent(content: unknown): { readonly text: string; readonly note: string | null } {
  const text = textOf(memberOf(content, 'text'))
  const size = memberOf(content, 'size')
  if (text === '')
    return {
      text,
      note: typeof size === 'number' && size > 0 ? `The recording does not hold the body (${size} bytes).` : null,
    }
  if (memberOf(content, 'encoding') !== 'base64') return { text, note: null }
  const decoded = readBase64Text(text)
  return decoded === null
    ? { text: '', note: `The body is no text (${Math.floor((text.length * 3) / 4)} bytes).` }
    : { text: decoded, note: null }
}

/** Chrome writes `http/2.0` and `h3`, others `HTTP/1.1` or nothing. */
function versionOf(version: string): string {
  const found = /^(?:HTTP\/|h)([123](?:\.[01])?)$/i.exec(version.trim())?.[1]
  return found === undefined ? 'HTTP/1.1' : `HTTP/${found.replace(/^([23])\.0$/, '$1')}`
}

import type { Exchange, Header } from './exchange.ts'

/** Headers that curl sets by itself, or that would only get in the way of reading the answer in a terminal. */
const leftToCurl = new Set([
  'host',
  'content-length',
  'connection',
  'accept-encoding',
  'transfer-encoding',
  'keep-alive',
])

const placeholder = /\$\{[A-Z][A-Z0-9_]*\}/g

/**
 * A request as one curl line for a POSIX shell. Credentials stand as `${CLARI_API_KEY}` in double quotes, so that the
 * shell puts in the reader's own; everything else is quoted so that no shell or curl rule applies to it.
 */
export function curlOf(request: Exchange['request']): string {
  const basic = request.headers.map(basicUser).find((user) => user !== null)
  const headers = request.headers.filter(
    (header) => !leftToCurl.has(header.name.toLowerCase()) && basicUser(header) === null,
  )
  const contentType = headers.find((header) => header.name.toLowerCase() === 'content-type')?.value ?? null
  const body = request.body === null ? [] : bodyArguments(request.body, contentType)
  return [
    'curl -sS -i',
    // curl reads brackets and braces in an address as a pattern.
    ...(/[[\]{}]/.test(request.url) ? ['-g'] : []),
    ...methodArguments(request.method, request.body !== null),
    ...(basic === undefined ? [] : [`-u ${withPlaceholders(basic)}`]),
    ...headers.map((header) => `-H ${headerArgument(header)}`),
    // Without a type of its own a body would be sent as a form.
    ...(request.body !== null && contentType === null ? [`-H 'Content-Type:'`] : []),
    ...body,
    shellQuoted(request.url),
  ].join(' ')
}

/** A text as one word of a POSIX shell, taken literally. */
export function shellQuoted(text: string): string {
  return `'${sendable(text).replaceAll("'", `'\\''`)}'`
}

/** A text as one word of a POSIX shell in which only `${NAME}` placeholders are filled in. */
export function withPlaceholders(text: string): string {
  let word = ''
  let from = 0
  for (const found of text.matchAll(placeholder)) {
    word += escaped(text.slice(from, found.index)) + found[0]
    from = found.index + found[0].length
  }
  return `"${word}${escaped(text.slice(from))}"`
}

function escaped(text: string): string {
  return sendable(text).replaceAll(/[\\"$`]/g, (character) => `\\${character}`)
}

/** A shell word cannot hold a NUL at all. */
function sendable(text: string): string {
  return text.replaceAll('\0', '')
}

function headerArgument(header: Header): string {
  const name = header.name.replaceAll(/[\r\n]+/g, ' ')
  const value = header.value.replaceAll(/[\r\n]+/g, ' ')
  // `-H 'Name:'` would remove the header; a semicolon sends it empty.
  if (value.trim() === '') return shellQuoted(`${name};`)
  return header.secret === true ? withPlaceholders(`${name}: ${value}`) : shellQuoted(`${name}: ${value}`)
}

/** `Basic ${ID}:${SECRET}` is for curl to encode: the shell knows the values only when the line is run. */
function basicUser(header: Header): string | null {
  if (header.secret !== true || header.name.toLowerCase() !== 'authorization') return null
  const user = /^Basic\s+(\S*\$\{[A-Z][A-Z0-9_]*\}\S*:\S*)$/i.exec(header.value)?.[1]
  return user ?? null
}

function methodArguments(method: string, hasBody: boolean): readonly string[] {
  const implied = hasBody ? 'POST' : 'GET'
  return method.toUpperCase() === implied ? [] : [`-X ${shellQuoted(method.toUpperCase())}`]
}

function bodyArguments(body: string, contentType: string | null): readonly string[] {
  const form = contentType !== null && /^application\/x-www-form-urlencoded\b/i.test(contentType.trim())
  if (!form) return [`--data-raw ${shellQuoted(body)}`]
  const pairs = [...new URLSearchParams(body)]
  if (pairs.length === 0) return [`--data-raw ${shellQuoted(body)}`]
  return pairs.map(([name, value]) => `--data-urlencode ${formArgument(name, value)}`)
}

/** Only a value that is nothing but a placeholder is a credential of ours; any other is sent as it stands. */
function formArgument(name: string, value: string): string {
  const pair = `${encodeURIComponent(name)}=${value}`
  return /^\$\{[A-Z][A-Z0-9_]*\}$/.test(value) ? withPlaceholders(pair) : shellQuoted(pair)
}

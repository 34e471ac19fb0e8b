import { type Tape, TapeWriter } from '#src/reading/json/tape.ts'
import type { Span } from '#src/reading/text/span.ts'

/** An error as Clarify's Go client prints it: `Invalid params (code: -32602, data: {Trace:… Params:map[…] …})`. */
export interface GoError {
  readonly span: Span
  readonly message: Span
  readonly code: Span
  /** The data as a tape whose root is an object, or null when Go printed only an address or nothing. */
  readonly data: Tape | null
}

/** Where an error of the Go client has its code; what precedes on the line is the message. */
export const goErrorPattern = /\(code: ?(-?\d{1,9}), data: ?/y

// Bounds the work on a hostile text; a printed error is far shorter.
const longestLine = 64_000

const field = /\s*(Trace|Params|InvalidResources|PartialResult|ID|Type|Message|InvalidFields):/y

class GoReader {
  readonly #text: string
  readonly #stop: number
  readonly #tape = new TapeWriter()
  at: number

  constructor(text: string, start: number) {
    this.#text = text
    this.at = start
    const lineEnd = text.slice(start, start + longestLine).indexOf('\n')
    this.#stop = lineEnd < 0 ? Math.min(text.length, start + longestLine) : start + lineEnd
  }

  read(): Tape {
    this.#struct()
    const fault = this.at >= this.#stop ? ({ kind: 'cut-off', at: this.at, expected: '}' } as const) : null
    return this.#tape.finish(this.#text, 'go', this.at, fault)
  }

  #char(): string {
    return this.at < this.#stop ? this.#text.charAt(this.at) : ''
  }

  /** `{Name:value Name:value}` */
  #struct(): void {
    this.#tape.open('object', this.at)
    this.at += 1
    for (;;) {
      field.lastIndex = this.at
      const found = field.exec(this.#text)
      const name = found?.[1]
      if (name === undefined || field.lastIndex > this.#stop) break
      const keyEnd = field.lastIndex - 1
      this.#tape.leaf('key', keyEnd - name.length, keyEnd)
      this.at = field.lastIndex
      if (name === 'Params' || name === 'InvalidFields') this.#map()
      else if (name === 'InvalidResources') this.#resources()
      else this.#bare(name)
    }
    if (this.#char() === '}') this.at += 1
    this.#tape.close(this.at)
  }

  /** `map[path:[reason reason] path:[reason]]`; Go separates reasons by spaces only, so several read as one. */
  #map(): void {
    this.#tape.open('object', this.at)
    if (this.#text.startsWith('map[', this.at)) {
      this.at += 4
      while (this.#char() !== ']' && this.#char() !== '') {
        if (this.#char() === ' ') this.at += 1
        const length = this.#text.slice(this.at, this.#stop).indexOf(':[')
        if (length < 0) break
        this.#tape.leaf('key', this.at, this.at + length)
        this.at += length + 1
        this.#reasons()
      }
      if (this.#char() === ']') this.at += 1
    }
    this.#tape.close(this.at)
  }

  #reasons(): void {
    this.#tape.open('array', this.at)
    const start = this.at + 1
    let depth = 1
    this.at = start
    while (this.at < this.#stop) {
      const char = this.#text.charAt(this.at)
      if (char === '[') depth += 1
      if (char === ']') depth -= 1
      if (depth === 0) break
      this.at += 1
    }
    if (this.at > start) this.#tape.leaf('bare', start, this.at)
    if (this.at < this.#stop) this.at += 1
    this.#tape.close(this.at)
  }

  #resources(): void {
    this.#tape.open('array', this.at)
    if (this.#char() === '[') {
      this.at += 1
      while (this.#char() === '{' || this.#char() === ' ') {
        if (this.#char() === ' ') this.at += 1
        else this.#struct()
      }
      if (this.#char() === ']') this.at += 1
    }
    this.#tape.close(this.at)
  }

  /** Unquoted text up to the next field or the end of the struct. */
  #bare(name: string): void {
    const start = this.at
    if (name === 'PartialResult' && this.#char() === '[') {
      const length = this.#text.slice(this.at, this.#stop).indexOf(']')
      this.at = length < 0 ? this.#stop : this.at + length + 1
    } else {
      const length = this.#text
        .slice(this.at, this.#stop)
        .search(/\s(?:Trace|Params|InvalidResources|PartialResult|ID|Type|Message|InvalidFields):|\}/)
      this.at = length < 0 ? this.#stop : this.at + length
    }
    this.#tape.leaf('bare', start, this.at)
  }
}

/** Reads an error of the Go client whose `(code: …` begins at `at`, or null. Linear in the line's length. */
export function readGoError(text: string, at: number): GoError | null {
  goErrorPattern.lastIndex = at
  const found = goErrorPattern.exec(text)
  const digits = found?.[1]
  if (!found || digits === undefined) return null
  const codeStart = at + found[0].indexOf(digits)
  const nearby = text.slice(Math.max(0, at - 300), at)
  const before = nearby.slice(nearby.lastIndexOf('\n') + 1)
  const words = before.slice(
    Math.max(before.lastIndexOf(': ') + 2, before.lastIndexOf('="') + 2, before.lastIndexOf('\t') + 1, 0),
  )
  const messageStart = at - words.trimStart().length
  const message = { start: messageStart, end: messageStart + words.trim().length }
  const dataAt = at + found[0].length
  const hasData = text.charAt(dataAt) === '{' || text.startsWith('&{', dataAt)
  const reader = hasData ? new GoReader(text, text.indexOf('{', dataAt)) : null
  const data = reader?.read() ?? null
  const tail = data ? data.end : dataAt
  const close = text.slice(tail, tail + 40).indexOf(')')
  const end = close < 0 ? tail : tail + close + 1
  return {
    span: { start: message.start, end },
    message,
    code: { start: codeStart, end: codeStart + digits.length },
    data,
  }
}

/** Go prints raw JSON as a list of byte values; gives the text back, or null when it is not such a list. */
export function textOfGoBytes(printed: string): string | null {
  if (!/^\[[\d ]+\]$/.test(printed)) return null
  const bytes = printed.slice(1, -1).split(' ').map(Number)
  return bytes.every((byte) => byte < 256) ? new TextDecoder().decode(new Uint8Array(bytes)) : null
}

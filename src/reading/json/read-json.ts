import { endOfEscaped, quoteAt } from './quotes.ts'
import { type JsonFault, type Tape, TapeWriter } from './tape.ts'

type State = 'value' | 'value-or-end' | 'key' | 'key-or-end' | 'colon' | 'after'
type Closer = '}' | ']' | ')' | ''

const space = /[\s\u00a0\ufeff]*/y
const number = /[-+]?(?:\d[\d_]*(?:\.\d*)?|\.\d+)(?:[eE][-+]?\d+)?/y
const strictNumber = /^-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][-+]?\d+)?$/
const word = /[A-Za-z_$][\w$.-]*/y
const secretMark = /‹[^›\n]{0,80}›/y
const assignment = /[A-Za-z_]\w*=/y
const bareWords = /[^,{}[\]()\n"']{1,200}/y
const structural = /[\s]*(?:[,:}\])]|$)/y

function matchAt(pattern: RegExp, text: string, at: number): number {
  pattern.lastIndex = at
  return pattern.test(text) ? pattern.lastIndex : at
}

/**
 * The index behind a string's closing quote, or where it breaks off: at a line end that cannot be inside it, or
 * at the text's end.
 */
function endOfString(
  text: string,
  start: number,
): { readonly end: number; readonly closed: boolean; readonly wraps: boolean } {
  const quote = text.charAt(start)
  let at = start + 1
  for (;;) {
    const close = text.indexOf(quote, at)
    const until = close < 0 ? text.length : close
    if (close >= 0) {
      let slash = close - 1
      while (slash > start && text.charAt(slash) === '\\') slash -= 1
      if ((close - 1 - slash) % 2 === 1) {
        at = close + 1
        continue
      }
    }
    const lineEnd = text.slice(start, until).indexOf('\n')
    if (lineEnd < 0) return { end: close < 0 ? until : close + 1, closed: close >= 0, wraps: false }
    // A string that a terminal wrapped closes before a comma, a colon or a bracket; one that was cut off runs into
    // the next message.
    const wraps = close >= 0 && close - start < 20_000 && matchAt(structural, text, close + 1) > close + 1
    return wraps ? { end: close + 1, closed: true, wraps: true } : { end: start + lineEnd, closed: false, wraps: false }
  }
}

const literals: Readonly<Record<string, 'true' | 'false' | 'null'>> = {
  true: 'true',
  false: 'false',
  null: 'null',
  True: 'true',
  False: 'false',
  None: 'null',
  undefined: 'null',
  nil: 'null',
}

/** What may be spent on skipping what does not fit, in characters over a whole text: it keeps hostile texts linear. */
export interface Recovery {
  steps: number
}

class Reader {
  readonly #text: string
  readonly #tape = new TapeWriter()
  readonly #closers: Closer[] = []
  readonly #recovery: Recovery | null
  #at: number
  #state: State = 'value'
  #fault: JsonFault | null = null
  #quoted = false

  constructor(text: string, start: number, recovery: Recovery | null) {
    this.#text = text
    this.#at = start
    this.#recovery = recovery
  }

  /** Reads from a value, or from the first of several `name=value` as Python prints an object's fields. */
  read(fields: boolean): Tape {
    if (fields) {
      this.#tape.open('object', this.#at)
      this.#tape.quirk('keyword-arguments', this.#at)
      this.#closers.push('')
      this.#state = 'key'
    }
    for (;;) {
      this.#at = matchAt(space, this.#text, this.#at)
      const expected = this.#step()
      if (expected !== null) {
        // A lone sign at the end is the beginning of a number.
        const cutOff = this.#at >= this.#text.length || /^[-+.]{1,2}$/.test(this.#text.slice(this.#at, this.#at + 3))
        const fault: JsonFault = { kind: cutOff ? 'cut-off' : 'unexpected', at: this.#at, expected }
        if (!this.#recover(fault)) return this.#finish(fault)
      }
      if (this.#closers.length === 0) return this.#finish(this.#fault)
    }
  }

  /** Skips what does not fit, up to the next comma or bracket on the line; gives false where reading cannot go on. */
  #recover(fault: JsonFault): boolean {
    const recovery = this.#recovery
    if (
      recovery === null ||
      recovery.steps < 0 ||
      !this.#quoted ||
      fault.kind === 'cut-off' ||
      this.#closers.length === 0
    )
      return false
    for (let at = this.#at; at < this.#text.length; at += 1) {
      const char = this.#text.charAt(at)
      recovery.steps -= 1
      if (char === '\n' || recovery.steps < 0) return false
      if (char === '}' || char === ']' || char === ')') {
        const level = this.#closers.toReversed().slice(0, 8).indexOf(char)
        if (level < 0) continue
        this.#at = at
        for (let closed = 0; closed < level; closed += 1) {
          this.#closers.pop()
          this.#tape.close(at)
        }
        this.#state = 'after'
      } else if (char === ',') {
        this.#at = at
        this.#state = 'after'
      } else continue
      this.#tape.quirk('fault-within', fault.at)
      this.#fault ??= fault
      return true
    }
    return false
  }

  #finish(fault: JsonFault | null): Tape {
    const python = ['python-words', 'single-quotes', 'keyword-arguments'] as const
    const style = python.some((quirk) => this.#tape.quirks.has(quirk)) ? 'python' : 'json'
    return this.#tape.finish(this.#text, style, this.#at, fault)
  }

  /** One token; gives what was expected when there is something else. */
  #step(): string | null {
    const char = this.#text.charAt(this.#at)
    const closer = this.#closers.at(-1)
    switch (this.#state) {
      case 'value-or-end':
        return closer !== undefined && char === closer ? this.#close() : this.#value(char)
      case 'value':
        if (char !== '' && char === closer) {
          this.#tape.quirk('trailing-comma', this.#at)
          return this.#close()
        }
        return this.#value(char)
      case 'key':
        if (char !== '' && char === closer) {
          this.#tape.quirk('trailing-comma', this.#at)
          return this.#close()
        }
        return this.#key(char)
      case 'key-or-end':
        return closer !== undefined && char === closer ? this.#close() : this.#key(char)
      case 'colon':
        if (char !== ':' && char !== '=') return 'a colon'
        this.#at += this.#text.charAt(this.#at + 1) === '>' ? 2 : 1
        this.#state = 'value'
        return null
      case 'after':
        return this.#after(char, closer)
    }
  }

  #after(char: string, closer: Closer | undefined): string | null {
    if (closer === '') {
      if (char === ',') this.#at = matchAt(space, this.#text, this.#at + 1)
      if (matchAt(assignment, this.#text, this.#at) > this.#at) this.#state = 'key'
      else this.#close()
      return null
    }
    if (char === closer) return this.#close()
    if (char !== ',') return `a comma or ${closer ?? ''}`
    this.#at += 1
    this.#state = closer === ']' ? 'value' : 'key'
    return null
  }

  #close(): null {
    if (this.#closers.pop() !== '') this.#at += 1
    this.#tape.close(this.#at)
    this.#state = 'after'
    return null
  }

  #open(kind: 'object' | 'array', closer: Closer, width: number): null {
    this.#tape.open(kind, this.#at)
    this.#closers.push(closer)
    this.#at += width
    this.#state = kind === 'array' ? 'value-or-end' : 'key-or-end'
    return null
  }

  #leaf(kind: 'string' | 'number' | 'true' | 'false' | 'null' | 'bare' | 'key', end: number): null {
    this.#tape.leaf(kind, this.#at, end)
    this.#at = end
    this.#state = kind === 'key' ? 'colon' : 'after'
    return null
  }

  #string(kind: 'string' | 'key'): string | null {
    const quote = quoteAt(this.#text, this.#at)
    if (kind === 'key') this.#quoted = true
    if (quote !== null && quote.length > 1) {
      const end = endOfEscaped(this.#text, this.#at, quote)
      if (end < 0) return 'a closing quote'
      this.#tape.quirk('escaped-quotes', this.#at)
      return this.#leaf(kind, end)
    }
    const { end, closed, wraps } = endOfString(this.#text, this.#at)
    if (this.#text.charAt(this.#at) === "'") this.#tape.quirk('single-quotes', this.#at)
    if (wraps) this.#tape.quirk('line-break-in-string', this.#at)
    this.#leaf(kind, end)
    return closed ? null : 'a closing quote'
  }

  #key(char: string): string | null {
    if (quoteAt(this.#text, this.#at) !== null) return this.#string('key')
    if (char === ':' && /\w/.test(this.#text.charAt(this.#at + 1))) this.#at += 1
    const end = matchAt(word, this.#text, this.#at)
    const closer = this.#closers.at(-1)
    if (end === this.#at) return closer === '' ? 'a name' : `a name in quotes or ${closer ?? ''}`
    this.#tape.quirk(closer === ')' || closer === '' ? 'keyword-arguments' : 'unquoted-key', this.#at)
    return this.#leaf('key', end)
  }

  #value(char: string): string | null {
    if (char === '{') return this.#open('object', '}', 1)
    if (char === '[') return this.#open('array', ']', 1)
    if (char === '(' && this.#closers.length === 0) return this.#open('object', ')', 1)
    if (quoteAt(this.#text, this.#at) !== null) return this.#string('string')
    const numberEnd = matchAt(number, this.#text, this.#at)
    if (numberEnd > this.#at) {
      if (!strictNumber.test(this.#text.slice(this.#at, numberEnd))) this.#tape.quirk('odd-number', this.#at)
      return this.#leaf('number', numberEnd)
    }
    const markEnd = matchAt(secretMark, this.#text, this.#at)
    if (markEnd > this.#at) return this.#leaf('bare', markEnd)
    return this.#word()
  }

  #word(): string | null {
    const end = matchAt(word, this.#text, this.#at)
    if (end === this.#at) {
      if (this.#text.startsWith('-Infinity', this.#at)) {
        this.#tape.quirk('not-finite', this.#at)
        return this.#leaf('bare', this.#at + 9)
      }
      return 'a value'
    }
    const text = this.#text.slice(this.#at, end)
    if (this.#text.charAt(end) === '(') {
      this.#tape.quirk('keyword-arguments', this.#at)
      return this.#open('object', ')', end + 1 - this.#at)
    }
    const literal = Object.hasOwn(literals, text) ? literals[text] : undefined
    if (literal !== undefined) {
      if (text !== literal)
        this.#tape.quirk(text === 'nil' || text === 'undefined' ? 'unquoted-value' : 'python-words', this.#at)
      return this.#leaf(literal, end)
    }
    // A word that the text's end cut short is no value of its own.
    if (end >= this.#text.length && this.#closers.length > 0) return this.#endAt(end)
    this.#tape.quirk(text === 'NaN' || text === 'Infinity' ? 'not-finite' : 'unquoted-value', this.#at)
    const next = matchAt(space, this.#text, end)
    // `error: AxiosError {…}`: the word names the kind of what follows.
    if (!this.#quoted && (this.#text.charAt(next) === '{' || this.#text.charAt(next) === '[')) {
      this.#at = next
      return this.#value(this.#text.charAt(next))
    }
    return this.#leaf('bare', this.#quoted ? end : this.#endOfWords(end))
  }

  /**
   * Where names are not quoted values are not either, and may be several words: `{error=Unauthorized,
   * message=Invalid API key}`.
   */
  #endOfWords(end: number): number {
    const stop = matchAt(bareWords, this.#text, end)
    return end + this.#text.slice(end, stop).trimEnd().length
  }

  #endAt(end: number): string {
    this.#at = end
    return 'a value'
  }
}

/**
 * Reads the JSON value that begins at `start`, tolerating what programs print instead of JSON: Python's and
 * JavaScript's quotes and words, objects printed as `Error(code=…)`, whole documents that are escaped. With `recovery`
 * what does not fit is skipped where the rest can still be read. Never throws; linear in what it consumes.
 */
export function scanJson(text: string, start = 0, recovery: Recovery | null = null): Tape {
  return new Reader(text, start, recovery).read(false)
}

/** Reads `name=value name=value …` from `start`, as Python prints an object's fields. */
export function readFields(text: string, start: number): Tape {
  return new Reader(text, start, null).read(true)
}

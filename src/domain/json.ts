/** A text read as JSON: its value, or that it is none. */
export type ReadJson = { readonly ok: true; readonly value: unknown } | { readonly ok: false }

/** Reads a text as JSON; a byte order mark in front is forgiven (Windows tools write one). Never throws. */
export function readJson(text: string): ReadJson {
  try {
    // JSON.parse tells "not JSON" only by throwing: this is the one place that turns it into data.
    return { ok: true, value: JSON.parse(text.charCodeAt(0) === 0xfeff ? text.slice(1) : text) }
  } catch {
    return { ok: false }
  }
}

/** Whether a value is a JSON object: not null, not a list. */
export function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

const letter = String.raw`[^"\\\u0000-\u001f]|\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4})`
const text = new RegExp(`"(?:${letter})*"`, 'y')
const scalar = new RegExp(
  `${text.source}|${String.raw`-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?|true|false|null`}`,
  'y',
)
const space = /[ \t\r\n]*/y
/** A text, number or word that has only begun. */
const begun = new RegExp(
  `"(?:${letter})*${String.raw`(?:\\(?:u[0-9a-fA-F]{0,3})?)?|-|t(?:ru?)?|f(?:al?s?)?|nu?l?|(?<=\d)(?:\.|[eE][-+]?)`}`,
  'y',
)

/**
 * The place where a text stops being JSON: that of what does not fit, the text's length where it ends too early; null
 * where it is JSON.
 */
export function whereJsonBreaks(source: string): number | null {
  const closers: string[] = []
  let at = source.charCodeAt(0) === 0xfeff ? 1 : 0
  const take = (pattern: RegExp): boolean => {
    pattern.lastIndex = at
    const found = pattern.exec(source)
    at += found?.[0].length ?? 0
    return found !== null
  }
  // Where the text only ends within what has begun, it is cut short; else the beginning does not fit.
  const breaks = (): number => {
    const start = at
    take(begun)
    return at === source.length ? at : start
  }
  let expected: 'value' | 'first' | 'key' | 'first-key' | 'after' = 'value'
  for (;;) {
    take(space)
    const next = source.charAt(at)
    const isClosing = next !== '' && next === closers.at(-1)
    if (expected === 'after') {
      if (closers.length === 0) return at === source.length ? null : at
      if (next === ',') expected = closers.at(-1) === '}' ? 'key' : 'value'
      else if (isClosing) closers.pop()
      else return breaks()
      at += 1
    } else if (isClosing && expected.startsWith('first')) {
      closers.pop()
      at += 1
      expected = 'after'
    } else if (expected.endsWith('key')) {
      if (!take(text)) return breaks()
      take(space)
      if (source.charAt(at) !== ':') return at
      at += 1
      expected = 'value'
    } else if (next === '{' || next === '[') {
      closers.push(next === '{' ? '}' : ']')
      at += 1
      expected = next === '{' ? 'first-key' : 'first'
    } else if (take(scalar)) expected = 'after'
    else return breaks()
  }
}

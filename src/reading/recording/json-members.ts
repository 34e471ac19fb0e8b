/** Where a value stands in a text: from `start` to `end` (exclusive, UTF-16 code units). */
export interface ValuePlace {
  readonly start: number
  readonly end: number
}

const blank = /[\s\uFEFF]*/y
const scalar = /[^\s,:[\]{}"]+/y
/** What a scan of brackets stops at. */
const telling = /["[\]{}]/g

/** The place of the next character that is no white space. */
export function skipBlank(text: string, at: number): number {
  blank.lastIndex = at
  blank.exec(text)
  return blank.lastIndex
}

/** Where the string that begins here ends (behind its quote); null where the text ends first. */
export function endOfString(text: string, at: number): number | null {
  for (let quote = text.indexOf('"', at + 1); quote >= 0; quote = text.indexOf('"', quote + 1)) {
    let slashes = 0
    while (text[quote - 1 - slashes] === '\\') slashes += 1
    if (slashes % 2 === 0) return quote + 1
  }
  return null
}

/**
 * Where the value that begins here ends; null where the text ends first, or where no value begins. Linear, and blind
 * to what stands within: brackets are counted, strings are jumped over.
 */
export function endOfValue(text: string, at: number): number | null {
  if (text[at] === '"') return endOfString(text, at)
  if (text[at] !== '{' && text[at] !== '[') {
    scalar.lastIndex = at
    const found = scalar.exec(text)
    // A number at the very end may be the beginning of a longer one.
    return found === null || scalar.lastIndex === text.length ? null : scalar.lastIndex
  }
  let depth = 0
  telling.lastIndex = at
  for (let found = telling.exec(text); found !== null; found = telling.exec(text)) {
    if (found[0] === '"') {
      const end = endOfString(text, found.index)
      if (end === null) return null
      telling.lastIndex = end
    } else if (found[0] === '{' || found[0] === '[') depth += 1
    else {
      depth -= 1
      if (depth === 0) return found.index + 1
    }
  }
  return null
}

/**
 * Where the value of an object's member begins, for the object that begins at `at`; `cut` where the text ends before
 * it is found, `absent` where the object has none.
 */
export function memberAt(text: string, at: number, name: string): number | 'cut' | 'absent' {
  let place = skipBlank(text, at + 1)
  while (text[place] === '"') {
    const end = endOfString(text, place)
    if (end === null) return 'cut'
    const key = text.slice(place + 1, end - 1)
    const colon = skipBlank(text, end)
    if (colon >= text.length) return 'cut'
    if (text[colon] !== ':') return 'absent'
    const value = skipBlank(text, colon + 1)
    if (value >= text.length) return 'cut'
    if (key === name) return value
    const after = endOfValue(text, value)
    if (after === null) return 'cut'
    const comma = skipBlank(text, after)
    if (comma >= text.length) return 'cut'
    if (text[comma] !== ',') return 'absent'
    place = skipBlank(text, comma + 1)
  }
  return place >= text.length ? 'cut' : 'absent'
}

/**
 * The elements of the list that begins at `at`, one by one, as far as they are whole; returns whether the list breaks
 * off.
 */
export function* elements(text: string, at: number): Generator<ValuePlace, boolean> {
  let place = skipBlank(text, at + 1)
  while (place < text.length) {
    if (text[place] === ']') return false
    const end = endOfValue(text, place)
    if (end === null) return true
    yield { start: place, end }
    place = skipBlank(text, end)
    if (text[place] === ',') place = skipBlank(text, place + 1)
    else if (text[place] !== ']') return true
  }
  return true
}

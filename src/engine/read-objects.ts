import { endOfString, quoteAt, unescaped } from './quoted-text.ts'

/** An object found in a text, with the members that were asked for; positions are in the whole text. */
export interface FoundObject {
  readonly kind: 'object'
  readonly start: number
  end: number
  /** Only members whose name was asked for. */
  readonly members: Map<string, FoundMember>
  /** Of all members, asked for or not. */
  count: number
  /** Whether it stands in a list. */
  readonly listed: boolean
  /** Whether its end was seen. */
  complete: boolean
}

/** A member of an object with its place, from its name to the end of its value. */
export interface FoundMember {
  readonly start: number
  readonly end: number
  readonly value: FoundValue
}

/** A list found in a text; only its first elements are kept. */
export interface FoundList {
  readonly kind: 'list'
  readonly items: FoundValue[]
  length: number
}

/** A text, number or word; null stands for every language's nothing. */
export type FoundValue = string | null | FoundObject | FoundList

/** What was found: the objects, and where in the text data stands that is nobody's words. */
export interface FoundObjects {
  readonly objects: readonly FoundObject[]
  /** Every outermost object of the JSON kind that is whole. */
  readonly data: readonly Span[]
  /** Texts within them that do tell something: messages, reasons, logs. */
  readonly telling: readonly Span[]
}

/** A part of a text, end exclusive. */
export interface Span {
  readonly start: number
  readonly end: number
}

interface Frame {
  readonly closes: string
  readonly target: FoundObject | FoundList
  readonly outermost: boolean
  /** Whether its names stand in quotation marks, as in JSON: a dump for people has none. */
  quoted: boolean
  /** Whether it is within a list of records: their texts are data, whatever they are called. */
  readonly records: boolean
  key: { readonly name: string; readonly start: number } | null
  wants: 'key' | 'value' | 'nothing'
}

/** Names of members whose texts are meant for people. */
const tellingNames =
  /^(?:errors?|err|\w{0,30}message|error_?(?:description|summary)|msg|messages|details?|description|reason\w*|exception|cause|log|logs|text|body|response|stack|stack_?trace|traceback|stderr|stdout|output|says|note|status_?text|failure\w*|fault)$/i

/** Names under which lists of records stand. */
const recordNames =
  /^(?:items|entries|jobs|users|calls|data|rows|records|results|forecasts|opportunities|deals|fields)$/i

const deepest = 400
const mostObjects = 20_000
const mostItems = 20
const keptOfString = 2_000
const identifier = /[A-Za-z_$][\w$-]*/y
const bareValue = /[^,{}[\]()\n"']{1,200}/y
const callStart = /\(\s*[A-Za-z_]\w{0,60}\s*=(?!=)/y
const nothings = new Set(['null', 'None', 'nil', '<nil>', 'undefined', 'NULL'])

/**
 * Finds objects in any text: JSON, dicts of Python, Ruby and Java, dumps of Node and pydantic, escaped or within a
 * string, broken off, in the middle of a log. One pass, linear; what does not fit is skipped.
 */
export function readObjects(text: string, asked: ReadonlySet<string>): FoundObjects {
  const found = { objects: [] as FoundObject[], data: [] as Span[], telling: [] as Span[] }
  scan(text, 0, text.length, asked, found, 0, { steps: text.length * 4 + 10_000 })
  return found
}

function scan(
  text: string,
  from: number,
  to: number,
  asked: ReadonlySet<string>,
  found: { objects: FoundObject[]; data: Span[]; telling: Span[] },
  depth: number,
  budget: { steps: number },
): void {
  const stack: Frame[] = []
  let tooDeep = 0
  let objectsOpen = 0
  let at = from

  const give = (value: FoundValue, end: number, frame: Frame | undefined): void => {
    if (frame === undefined) return
    if (frame.target.kind === 'list') {
      frame.target.length += 1
      if (frame.target.items.length < mostItems) frame.target.items.push(value)
    } else {
      frame.target.count += 1
      if (frame.key !== null && asked.has(frame.key.name) && !frame.target.members.has(frame.key.name))
        frame.target.members.set(frame.key.name, { start: frame.key.start, end, value })
    }
    frame.key = null
    frame.wants = 'nothing'
  }

  const close = (end: number, complete: boolean): void => {
    const frame = stack.pop()
    if (frame === undefined) return
    if (frame.target.kind === 'object') {
      objectsOpen -= 1
      frame.target.end = end
      frame.target.complete = complete
      if (frame.target.members.size > 0 && found.objects.length < mostObjects) found.objects.push(frame.target)
      if (frame.outermost && frame.quoted && complete && depth === 0)
        found.data.push({ start: frame.target.start, end })
    }
    give(frame.target, end, stack.at(-1))
  }

  const open = (closes: string): void => {
    const above = stack.at(-1)
    const kind = closes === ']' ? 'list' : 'object'
    const target: FoundObject | FoundList =
      kind === 'list'
        ? { kind, items: [], length: 0 }
        : {
            kind,
            start: at,
            end: to,
            members: new Map(),
            count: 0,
            listed: above?.target.kind === 'list',
            complete: false,
          }
    stack.push({
      closes,
      target,
      outermost: objectsOpen === 0,
      quoted: false,
      records: above?.records === true || (kind === 'list' && above?.key != null && recordNames.test(above.key.name)),
      key: null,
      wants: kind === 'list' ? 'value' : 'key',
    })
    if (kind === 'object') objectsOpen += 1
  }

  while (at < to) {
    const character = text[at] ?? ''
    const frame = stack.at(-1)
    if (character === '{' || character === '[') {
      if (stack.length >= deepest) tooDeep += 1
      else open(character === '{' ? '}' : ']')
      at += 1
      continue
    }
    if (
      character === '(' &&
      (frame === undefined || frame.wants !== 'key') &&
      /\w/.test(text[at - 1] ?? '') &&
      stack.length < deepest &&
      opensCall(text, at)
    ) {
      open(')')
      at += 1
      continue
    }
    if (frame === undefined) {
      at += 1
      continue
    }
    if (character === '}' || character === ']' || character === ')') {
      at += 1
      if (tooDeep > 0 && character !== ')') {
        tooDeep -= 1
        continue
      }
      // A missing bracket closes with the one around it; a bracket too many closes nothing.
      const level = levelThatCloses(stack, character)
      for (let closed = 0; closed < level; closed += 1) close(at, closed === level - 1)
      continue
    }
    if (character === ',') {
      frame.wants = frame.target.kind === 'list' ? 'value' : 'key'
      frame.key = null
      at += 1
      continue
    }
    if ((character === ':' || character === '=') && frame.key !== null && frame.wants === 'nothing') {
      frame.wants = 'value'
      at += text[at + 1] === '>' ? 2 : 1
      continue
    }
    if (frame.wants === 'nothing') {
      at += 1
      continue
    }
    const quote = quoteAt(text, at)
    if (quote !== null) {
      const start = at + quote.length
      const end = endOfString(text, start, to, quote, budget)
      if (end === null) {
        at = start
        continue
      }
      const after = end + quote.length
      if (frame.wants === 'key') {
        frame.key = { name: text.slice(start, Math.min(end, start + 100)), start: at }
        frame.wants = 'nothing'
        frame.quoted = true
      } else {
        const name = frame.key?.name ?? null
        give(unescaped(text.slice(start, Math.min(end, start + keptOfString))), after, frame)
        if (name !== null && depth === 0 && !frame.records && tellingNames.test(name))
          found.telling.push({ start, end })
        // A body within a string, as logs carry it.
        if (depth < 3 && contains(text, '{', start, end)) scan(text, start, end, asked, found, depth + 1, budget)
      }
      at = after
      continue
    }
    if (frame.wants === 'key') {
      identifier.lastIndex = at
      const name = identifier.exec(text)?.[0]
      if (name === undefined) {
        at += 1
        continue
      }
      if (followedBySeparator(text, at + name.length)) {
        frame.key = { name, start: at }
        frame.wants = 'nothing'
      }
      at += name.length
      continue
    }
    bareValue.lastIndex = at
    const bare = bareValue.exec(text)?.[0]
    if (bare === undefined || bare.trim() === '') {
      at += bare?.length ?? 1
      continue
    }
    at += bare.length
    const next = text[at]
    // `data=ErrorData(…)`, `error: AxiosError {…}`: the word names the kind of what follows.
    if ((next === '(' && opensCall(text, at)) || next === '{' || next === '[') continue
    const word = bare.trim()
    give(nothings.has(word) ? null : word, at - (bare.length - bare.trimEnd().length), frame)
  }
  while (stack.length > 0) close(to, false)
}

function opensCall(text: string, at: number): boolean {
  callStart.lastIndex = at
  return callStart.test(text)
}

/** How many frames a closing bracket closes: 0 where none within reach waits for it. */
function levelThatCloses(stack: readonly Frame[], character: string): number {
  for (let level = 1; level <= Math.min(stack.length, 8); level += 1) {
    if (stack[stack.length - level]?.closes === character) return level
  }
  return 0
}

function contains(text: string, what: string, from: number, to: number): boolean {
  const found = text.slice(from, to).indexOf(what)
  return found !== -1
}

function followedBySeparator(text: string, at: number): boolean {
  let next = at
  while (next < at + 4 && (text[next] === ' ' || text[next] === '\t')) next += 1
  const character = text[next]
  return character === ':' || (character === '=' && text[next + 1] !== '=')
}

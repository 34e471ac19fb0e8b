import { assignments, type Found } from './assignments.ts'
import { carriers, validatorInputs } from './carriers.ts'
import { knownSecrets, prepareKnown, type KnownSecret } from './known.ts'
import { lastTwoOf, markFor, readMarks } from './mark.ts'
import { tokens } from './tokens.ts'

/**
 * One secret that was taken out: by which rule, where its mark stands in the new text (UTF-16 offsets), and
 * what the mark tells.
 */
export interface Removed {
  readonly rule: string
  readonly start: number
  readonly end: number
  readonly length: number
  readonly lastTwo: string | null
}

/** A text without its secrets, and what was removed, in order. */
export interface Blanked {
  readonly text: string
  readonly removed: readonly Removed[]
}

/**
 * What one veil character stands for: a mark made now (with its rule), one that was there already, or the
 * character itself.
 */
interface Veiled {
  readonly text: string
  readonly removed: Omit<Removed, 'start' | 'end'> | null
}

// While rules look, each mark is one character, so that no rule can find anything in it or cut it.
const veil = '\uE000'

/**
 * Replaces every secret in a text by a mark such as `‹secret: 64 chars, ends 7f›`. `known` are exact secrets (4
 * characters or more), found in any encoding. Blanking again changes nothing. Never throws.
 */
export function blankSecrets(text: string, known: readonly string[] = []): Blanked {
  return blankPrepared(text, prepareKnown(known))
}

/** The same for many texts: the known secrets are prepared once. */
export function blankPrepared(text: string, known: readonly KnownSecret[]): Blanked {
  let { hidden, marks } = veilMarks(text)
  for (let round = 0; round < 12; round++) {
    const next = pass(hidden, marks, known)
    if (next === null) break
    hidden = next.hidden
    marks = next.marks
  }
  return unveil(hidden, marks)
}

function veilMarks(text: string): { hidden: string; marks: readonly Veiled[] } {
  const stood = text.includes('‹secret: ') ? readMarks(text) : []
  if (stood.length === 0 && !text.includes(veil)) return { hidden: text, marks: [] }
  const marks: Veiled[] = []
  let hidden = ''
  let from = 0
  const copy = (to: number): void => {
    const piece = text.slice(from, to)
    for (let at = piece.indexOf(veil); at >= 0; at = piece.indexOf(veil, at + 1))
      marks.push({ text: veil, removed: null })
    hidden += piece
  }
  for (const { start, end } of stood) {
    copy(start)
    hidden += veil
    marks.push({ text: text.slice(start, end), removed: null })
    from = end
  }
  copy(text.length)
  return { hidden, marks }
}

interface Cut {
  readonly start: number
  readonly end: number
  readonly rule: string
  readonly length: number
  readonly lastTwo: string | null
  readonly wrap: string
}

/** Where a secret is written with escapes or over several lines, its own length and end are told. */
function measure(raw: string): { readonly length: number; readonly lastTwo: string | null } {
  let secret = raw
  if (raw.length <= 20_000) {
    secret = secret.replace(/\\?\r?\n[ \t>]*/g, '')
    if (secret.includes('%')) secret = undoPercent(secret)
    if (secret.includes('\\'))
      secret = secret.replace(/\\+(?:u([0-9a-f]{4})|(.))/gi, (_, hex: string | undefined, sign: string | undefined) =>
        hex === undefined ? (sign ?? '') : String.fromCharCode(parseInt(hex, 16)),
      )
  }
  return { length: secret.length, lastTwo: lastTwoOf(secret) }
}

function undoPercent(raw: string): string {
  return raw.replace(/(?:%[0-9a-f]{2})+/gi, (run) =>
    new TextDecoder().decode(Uint8Array.from(run.slice(1).split('%'), (hex) => parseInt(hex, 16))),
  )
}

/**
 * Widens a find that begins or ends within an escape (`\\n`, `\\u0041`), so that what is left of a JSON
 * string stays one.
 */
function whole(hidden: string, { start, end }: Found): { readonly start: number; readonly end: number } {
  const before = /\\+(?:u[0-9a-f]{0,3})?$/i.exec(hidden.slice(Math.max(0, start - 40), start))?.[0] ?? ''
  const slashes = before.lastIndexOf('\\') + 1
  const after = /\\+$/.exec(hidden.slice(Math.max(start, end - 40), end))?.[0].length ?? 0
  const next = hidden[end] ?? '\n'
  return {
    start: slashes % 2 === 1 ? start - before.length + slashes - 1 : start,
    end: after % 2 === 1 && !/[\r\n]/.test(next) ? end + 1 : end,
  }
}

/** Joins overlapping finds, leaves out marks within them, and tells what each piece was. */
function cuts(hidden: string, found: readonly (Found & { readonly secret?: string })[]): Cut[] {
  const sorted = found
    .map((each) => ({ ...each, ...whole(hidden, each) }))
    .sort((a, b) => a.start - b.start || b.end - a.end)
  const joined: { start: number; end: number; rule: string; secret: string | undefined; wrap: string }[] = []
  for (const each of sorted) {
    const last = joined.at(-1)
    if (last === undefined || each.start >= last.end)
      joined.push({ start: each.start, end: each.end, rule: each.rule, secret: each.secret, wrap: each.wrap ?? '' })
    else if (each.end > last.end) {
      last.end = each.end
      last.secret = undefined
    } else if (each.secret !== undefined && each.start === last.start && each.end === last.end)
      last.secret = each.secret
  }
  const pieces: Cut[] = []
  for (const { start, end, rule, secret, wrap } of joined) {
    let from = start
    for (const piece of hidden.slice(start, end).split(veil)) {
      const lead = /^\s*/.exec(piece)?.[0].length ?? 0
      const raw = piece.trim()
      const worth = raw !== '' && (piece.length === end - start || /[\p{L}\p{N}]/u.test(raw))
      if (worth)
        pieces.push({
          start: from + lead,
          end: from + lead + raw.length,
          rule,
          wrap,
          ...(secret === undefined ? measure(raw) : { length: secret.length, lastTwo: lastTwoOf(secret) }),
        })
      from += piece.length + 1
    }
  }
  return pieces
}

function pass(
  hidden: string,
  marks: readonly Veiled[],
  known: readonly KnownSecret[],
): { hidden: string; marks: readonly Veiled[] } | null {
  const found = [
    ...knownSecrets(hidden, known),
    ...assignments(hidden),
    ...carriers(hidden),
    ...validatorInputs(hidden),
    ...tokens(hidden),
  ]
  const all = cuts(hidden, found)
  if (all.length === 0) return null
  const parts: string[] = []
  const next: Veiled[] = []
  let from = 0
  let used = 0
  const keep = (to: number): void => {
    const piece = hidden.slice(from, to)
    for (let at = piece.indexOf(veil); at >= 0; at = piece.indexOf(veil, at + 1)) {
      const mark = marks[used++]
      if (mark !== undefined) next.push(mark)
    }
    parts.push(piece)
  }
  for (const { start, end, rule, length, lastTwo, wrap } of all) {
    keep(start)
    parts.push(wrap, veil, wrap)
    next.push({ text: markFor(length, lastTwo), removed: { rule, length, lastTwo } })
    from = end
  }
  keep(hidden.length)
  return { hidden: parts.join(''), marks: next }
}

function unveil(hidden: string, marks: readonly Veiled[]): Blanked {
  if (marks.length === 0) return { text: hidden, removed: [] }
  const removed: Removed[] = []
  const parts: string[] = []
  let length = 0
  hidden.split(veil).forEach((piece, i) => {
    if (i > 0) {
      const mark = marks[i - 1] ?? { text: veil, removed: null }
      if (mark.removed !== null)
        removed.push({
          rule: mark.removed.rule,
          start: length,
          end: length + mark.text.length,
          length: mark.removed.length,
          lastTwo: mark.removed.lastTwo,
        })
      parts.push(mark.text)
      length += mark.text.length
    }
    parts.push(piece)
    length += piece.length
  })
  return { text: parts.join(''), removed }
}

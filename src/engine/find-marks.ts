import type { Mark, Member } from '#src/domain/model/sign.ts'
import { placesOfClaim } from '#src/reading/claims.ts'
import type { FoundList, FoundObject, FoundValue } from '#src/reading/json/objects.ts'
import type { PastedText } from '#src/reading/pasted-text.ts'
import { nearestAddress } from '#src/reading/text/addresses.ts'
import type { Span } from '#src/reading/text/span.ts'

/** A place where a mark was found; `status` when it is one. */
export interface FoundMark extends Span {
  readonly status?: number
  /** Whether the status is a number by itself, which may count something. */
  readonly bare?: boolean
  /** The whole object, where only a part of it is quoted. */
  readonly within?: Span
}

const mostPlaces = 5
const longestQuote = 300

/** Finds where a mark stands in a text, the first few places; the objects are those that have its first member. */
export function findMarks(
  mark: Mark,
  paste: PastedText,
  objectsWith: (member: string) => readonly FoundObject[],
): readonly FoundMark[] {
  switch (mark.kind) {
    case 'status':
      return paste.statuses
        .filter((found) => mark.is.includes(found.status) && isBeside(mark, paste, found))
        .slice(0, mostPlaces)
    case 'failure':
      return paste.failures
        .filter((found) => mark.is.includes(found.reason) && isBeside(mark, paste, found))
        .slice(0, mostPlaces)
    case 'rpc-code':
      return paste.codes.filter(({ code }) => mark.is.includes(code)).slice(0, mostPlaces)
    case 'page':
      return paste.pages
        .filter(({ kind }) => mark.is === 'any' || kind === mark.is)
        .slice(0, mostPlaces)
        .map((page) => beginningOf(page, paste.text))
    case 'concepts':
      return placesOfClaim(paste, mark, mostPlaces)
    case 'object':
      return objectPlaces(mark, objectsWith)
    case 'words':
      return wordPlaces(mark.any, paste)
    case 'whole':
      return wholePlaces(mark.any, paste.text)
  }
}

/** The member that an object must have of its own for a mark to be tried on it. */
export function firstMemberOf(mark: Extract<Mark, { kind: 'object' }>): string {
  const [path] = Object.entries(mark.members).find(([, member]) => member !== 'not-there') ?? ['']
  return path.split('.')[0] ?? ''
}

function isBeside({ beside }: { readonly beside?: RegExp }, paste: PastedText, place: Span): boolean {
  return beside === undefined || beside.test(addressBeside(paste, place))
}

function addressBeside(paste: PastedText, place: Span): string {
  const address = nearestAddress(paste.text, paste.addresses, place)
  return address === null ? '' : paste.text.slice(address.start, address.end)
}

function objectPlaces(
  mark: Extract<Mark, { kind: 'object' }>,
  objectsWith: (member: string) => readonly FoundObject[],
): readonly FoundMark[] {
  const places: FoundMark[] = []
  const members = Object.entries(mark.members).map(([path, member]) => ({ path: path.split('.'), member }))
  const named = members.filter(({ member }) => member !== 'not-there').length
  for (const object of objectsWith(firstMemberOf(mark))) {
    if (places.length === mostPlaces) break
    if (mark.listed === true && !object.listed) continue
    if (mark.only === true && object.count !== named) continue
    if (members.every(({ path, member }) => fits(valueAt(object, path), member))) places.push(quoteOf(object, mark))
  }
  return places
}

function valueAt(object: FoundObject, path: readonly string[]): FoundValue | undefined {
  let value: FoundValue | undefined = object
  for (const name of path) {
    if (value === undefined || value === null || typeof value === 'string') return undefined
    value = value.kind === 'list' ? value.items[Number(name)] : value.members.get(name)?.value
  }
  return value
}

function fits(value: FoundValue | undefined, member: Member): boolean {
  if (member instanceof RegExp) return typeof value === 'string' && member.test(value)
  switch (member) {
    case 'there':
      return value !== undefined && value !== null
    case 'not-there':
      return value === undefined || value === null
    case 'null':
      return value === null
    case 'empty-list':
      return isList(value) && value.length === 0
    case 'filled-list':
      return isList(value) && value.length > 0
  }
}

function isList(value: FoundValue | undefined): value is FoundList {
  return typeof value === 'object' && value !== null && value.kind === 'list'
}

/** The whole object where it is short, else the member that tells most. */
function quoteOf(object: FoundObject, mark: Extract<Mark, { kind: 'object' }>): FoundMark {
  const within = { start: object.start, end: object.end }
  if (object.end - object.start <= longestQuote) return within
  const member = object.members.get(firstMemberOf(mark))
  if (member === undefined) return { start: object.start, end: object.start + longestQuote, within }
  return { start: member.start, end: Math.min(member.end, member.start + longestQuote), within }
}

function beginningOf(page: PastedText['pages'][number], text: string): FoundMark {
  const title = page.telling[0]
  if (title !== undefined && text.slice(title.start, title.end).trim() !== '')
    return { start: title.start, end: title.end, within: page }
  const newline = text.slice(page.start, page.start + 120).indexOf('\n')
  return { start: page.start, end: Math.min(page.end, page.start + (newline > 0 ? newline : 120)), within: page }
}

function wordPlaces(patterns: readonly RegExp[], paste: PastedText): readonly FoundMark[] {
  const places: FoundMark[] = []
  for (const line of paste.lines) {
    const words = paste.words.slice(line.start, line.end)
    for (const pattern of patterns) {
      const match = pattern.exec(words)
      if (match === null || match[0].trim() === '') continue
      const trimmed = match[0].trimStart()
      const start = line.start + match.index + match[0].length - trimmed.length
      places.push({ start, end: start + trimmed.trimEnd().length })
      break
    }
    if (places.length === mostPlaces) break
  }
  return places
}

function wholePlaces(patterns: readonly RegExp[], text: string): readonly FoundMark[] {
  const trimmed = text.trim()
  if (trimmed === '' || trimmed.length > 400 || !patterns.some((pattern) => pattern.test(trimmed))) return []
  const start = text.indexOf(trimmed)
  return [{ start, end: start + trimmed.length }]
}

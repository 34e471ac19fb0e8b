import { namings, neutralHosts } from '#src/domain/contract/naming.ts'
import type { System } from '#src/domain/model/system.ts'
import { firstFrom, type Span } from './span.ts'

/** A host or path with its place: one of the diagnosed systems', or somebody else's. */
export interface FoundAddress extends Span {
  readonly of: System | 'stranger'
  /** Lower case; null for a path without one. */
  readonly host: string | null
}

const url =
  /\b(?:https?|wss?):(?:\/|\\\/){2}(?:[^\s/"'<>@\\]{0,200}@)?([^\s/"'<>?#:@\\,;)\]]{1,253})([^\s"'<>]{0,400})/gi
const hostAlone = new RegExp(
  [
    String.raw`(?<![\w@./-])((?:[a-z0-9_-]{1,63}\.){1,6}(?:com|io|net|org|dev|app|ai|co|cloud|us|eu|uk|de|` +
      String.raw`internal|corp|local|test))`,
    String.raw`(?![\w-]|\.\w|@)(?:\/[^\s"'<>]{0,400})?`,
  ].join(''),
  'gi',
)
const spokenTo = new RegExp(
  [
    String.raw`(?:host(?:name)?["']?\s{0,2}[:=]\s{0,2}["']?|ENOTFOUND |EAI_AGAIN |resolve host: ?|resolve host |` +
      String.raw`lookup |connect(?:ed)? to |`,
    String.raw`ECONNREFUSED |connect to |UnknownHostException: |address["']?: ["']?|host=["']?)([a-z0-9.-]{1,253})`,
  ].join(''),
  'gi',
)
const requestLine = new RegExp(
  [
    String.raw`\b(?:GET|POST|PUT|PATCH|DELETE|HEAD)["']?\s{1,3}(?:path: ?)?(\/[^\s"'<>]{0,400})`,
    String.raw`\bfor path: (\/[^\s"'<>]{0,400})`,
    String.raw`["'](?:path|uri|request_path|requestPath)["']\s{0,2}:\s{0,2}["'](\/[^\s"'<>]{0,400})`,
    String.raw`(?<![\w.])((?:\/v4)?\/export\/(?:forecast|jobs)[^\s"'<>]{0,200})`,
  ].join('|'),
  'g',
)
const order = ['copilot', 'clarify', 'clari'] as const
const mostUrls = 20_000

/**
 * Finds hosts and paths in a text, in order of place. What says nothing of whose error it is, such as
 * documentation, is left out.
 */
export function readAddresses(text: string, lines: readonly Span[]): readonly FoundAddress[] {
  const found = new Map<number, FoundAddress>()
  const add = (start: number, length: number, of: System | 'stranger' | null, host: string | null): void => {
    if (of !== null && !found.has(start)) found.set(start, { start, end: start + length, of, host })
  }
  let urls = 0
  for (const match of text.matchAll(url)) {
    const name = match[1] ?? ''
    const owner = ownerOf(name, match[2] ?? '')
    // A call to a host is no mention of it.
    const isCalled = /\b(?:GET|POST|PUT|PATCH|DELETE)\s{1,3}["']?$/.test(
      text.slice(Math.max(0, match.index - 10), match.index),
    )
    add(match.index, match[0].length, owner ?? (isCalled ? 'stranger' : null), name.toLowerCase())
    urls += 1
    if (urls > mostUrls) break
  }
  for (const line of lines) {
    const words = text.slice(line.start, line.end)
    for (const match of words.matchAll(spokenTo)) {
      const host = (match[1] ?? '').replace(/[.-]+$/, '')
      const start = line.start + match.index + match[0].length - (match[1] ?? '').length
      if (/\./.test(host) || host === 'localhost') add(start, host.length, ownerOf(host, ''), host.toLowerCase())
    }
    for (const match of words.matchAll(hostAlone)) {
      const host = match[1] ?? ''
      const owner = ownerOf(host, match[0].slice(host.length))
      // Two labels without a scheme are more often a file or a module than a host.
      if (owner !== 'stranger' || host.split('.').length > 2)
        add(line.start + match.index, match[0].length, owner, host.toLowerCase())
    }
    for (const match of words.matchAll(requestLine)) {
      const path = match[1] ?? match[2] ?? match[3] ?? match[4] ?? ''
      const owner = ownerOfPath(path)
      const start = line.start + match.index + match[0].length - path.length
      if (owner !== 'common') add(start, path.length, owner, null)
    }
  }
  // A path within an address is that address's.
  let end = 0
  return [...found.values()]
    .toSorted((a, b) => a.start - b.start)
    .filter((address) => {
      if (address.host === null && address.start < end) return false
      end = Math.max(end, address.end)
      return true
    })
}

/** Whose an address is; null where it says nothing of that. */
function ownerOf(host: string, path: string): System | 'stranger' | null {
  const name = host.toLowerCase().replace(/\.$/, '')
  for (const system of order) if (namings[system].hosts.test(name)) return system
  for (const system of order) if (namings[system].paths?.test(path) === true) return system
  // A call to its API is more than a mention of it.
  return neutralHosts.test(name) && !/\/(?:rest|api)\//.test(path) ? null : 'stranger'
}

/** Whose a path without a host is; `common` where many have it. */
function ownerOfPath(path: string): System | 'stranger' | 'common' {
  for (const system of order) if (namings[system].paths?.test(path) === true) return system
  return path.length < 2 || /^\/(?:oauth\/token|users|calls|rpc|v1\/rpc|v1\/oauth\/token|forecast)\b/.test(path)
    ? 'common'
    : 'stranger'
}

/** An address beside a place, and whether it stands on the same line. */
export type NearAddress = FoundAddress & { readonly inLine: boolean }

/**
 * The address that a place in the text belongs to: one in the same line (ours first), else the last before it, else the
 * first after it; null where the text has none at all.
 */
export function nearestAddress(text: string, addresses: readonly FoundAddress[], place: Span): NearAddress | null {
  if (addresses.length === 0) return null
  const line = lineAround(text, place)
  const first = firstFrom(addresses, line.start)
  let inLine: FoundAddress | null = null
  for (let index = first; index < addresses.length; index += 1) {
    const address = addresses[index]
    if (address === undefined || address.start >= line.end) break
    if (address.of !== 'stranger') return { ...address, inLine: true }
    inLine ??= address
  }
  if (inLine !== null) return { ...inLine, inLine: true }
  const other = addresses[first - 1] ?? addresses[first]
  return other === undefined ? null : { ...other, inLine: false }
}

/** How much of a line around a place is looked at. */
const lineReach = 1_000

/** The line, or lines, that a place stands in; a long one within reach. */
export function lineAround(text: string, place: Span): Span {
  const before = text.slice(Math.max(0, place.start - lineReach), place.start)
  const after = text.slice(place.end, place.end + lineReach)
  const newline = after.indexOf('\n')
  return {
    start: place.start - before.length + before.lastIndexOf('\n') + 1,
    end: place.end + (newline === -1 ? after.length : newline),
  }
}

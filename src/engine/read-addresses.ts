import { namings, neutralHosts } from '#src/domain/naming.ts'
import type { System } from '#src/domain/system.ts'
import type { Span } from './read-objects.ts'

/** A host or path with its place: one of the diagnosed systems', or somebody else's. */
export interface FoundAddress extends Span {
  readonly of: System | 'stranger'
}

const url = /\bhttps?:(?:\/|\\\/){2}(?:[^\s/"'<>@\\]{0,200}@)?([^\s/"'<>?#:@\\,;)\]]{1,253})([^\s"'<>]{0,400})/gi
const hostAlone =
  /(?<![\w@./-])((?:[a-z0-9_-]{1,63}\.){1,6}(?:com|io|net|org|dev|app|ai|co|cloud|us|eu|uk|de|internal|corp|local|test))(?![\w-]|\.\w|@)(?:\/[^\s"'<>]{0,400})?/gi
const spokenTo =
  /(?:host(?:name)?["']?\s{0,2}[:=]\s{0,2}["']?|ENOTFOUND |EAI_AGAIN |resolve host: ?|resolve host |lookup |connect(?:ed)? to |ECONNREFUSED |connect to |UnknownHostException: |address["']?: ["']?|host=["']?)([a-z0-9.-]{1,253})/gi
const requestLine =
  /\b(?:GET|POST|PUT|PATCH|DELETE|HEAD)["']?\s{1,3}(?:path: ?)?(\/[^\s"'<>]{0,400})|\bfor path: (\/[^\s"'<>]{0,400})|["'](?:path|uri|request_path|requestPath)["']\s{0,2}:\s{0,2}["'](\/[^\s"'<>]{0,400})/g
const order = ['copilot', 'clarify', 'clari'] as const

/**
 * Finds hosts and paths in a text, in order of place. What says nothing of whose error it is, such as
 * documentation, is left out.
 */
export function readAddresses(text: string, lines: readonly Span[]): readonly FoundAddress[] {
  const found = new Map<number, FoundAddress>()
  const add = (start: number, length: number, of: System | 'stranger' | null): void => {
    if (of !== null && !found.has(start)) found.set(start, { start, end: start + length, of })
  }
  let urls = 0
  for (const match of text.matchAll(url)) {
    add(match.index, match[0].length, ownerOf(match[1] ?? '', match[2] ?? ''))
    urls += 1
    if (urls > mostUrls) break
  }
  for (const line of lines) {
    const words = text.slice(line.start, line.end)
    for (const match of words.matchAll(spokenTo)) {
      const host = match[1] ?? ''
      if (/\./.test(host) || host === 'localhost')
        add(line.start + match.index + match[0].length - host.length, host.length, ownerOf(host, ''))
    }
    for (const match of words.matchAll(hostAlone)) {
      const host = match[1] ?? ''
      const owner = ownerOf(host, match[0].slice(host.length))
      // Two labels without a scheme are more often a file or a module than a host.
      if (owner !== 'stranger' || host.split('.').length > 2) add(line.start + match.index, match[0].length, owner)
    }
    for (const match of words.matchAll(requestLine)) {
      const path = match[1] ?? match[2] ?? match[3] ?? ''
      const owner = ownerOfPath(path)
      if (owner !== 'common') add(line.start + match.index, match[0].length, owner)
    }
  }
  return [...found.values()].toSorted((a, b) => a.start - b.start)
}

const mostUrls = 20_000

/** Whose an address is; null where it says nothing of that. */
function ownerOf(host: string, path: string): System | 'stranger' | null {
  const name = host.toLowerCase().replace(/\.$/, '')
  for (const system of order) if (namings[system].hosts.test(name)) return system
  for (const system of order) if (namings[system].paths?.test(path) === true) return system
  return neutralHosts.test(name) ? null : 'stranger'
}

/** Whose a path without a host is; `common` where many have it. */
function ownerOfPath(path: string): System | 'stranger' | 'common' {
  for (const system of order) if (namings[system].paths?.test(path) === true) return system
  return path.length < 2 || /^\/(?:oauth\/token|users|calls|rpc|v1\/rpc|v1\/oauth\/token|forecast)\b/.test(path)
    ? 'common'
    : 'stranger'
}

/**
 * Whose address a place in the text belongs to: one in the same line, else the last before it, else the first after it;
 * null where the text has none at all.
 */
export function addressAt(text: string, addresses: readonly FoundAddress[], place: Span): System | 'stranger' | null {
  return nearestAddress(text, addresses, place)?.of ?? null
}

/** The address that a place in the text belongs to, by the same rule. */
export function nearestAddress(text: string, addresses: readonly FoundAddress[], place: Span): FoundAddress | null {
  if (addresses.length === 0) return null
  const before = text.slice(Math.max(0, place.start - lineReach), place.start)
  const after = text.slice(place.end, place.end + lineReach)
  const lineStart = place.start - before.length + before.lastIndexOf('\n') + 1
  const newline = after.indexOf('\n')
  const lineEnd = place.end + (newline === -1 ? after.length : newline)
  const first = firstFrom(addresses, lineStart)
  let inLine: FoundAddress | null = null
  for (let index = first; index < addresses.length; index += 1) {
    const address = addresses[index]
    if (address === undefined || address.start >= lineEnd) break
    if (address.of !== 'stranger') return address
    inLine ??= address
  }
  return inLine ?? addresses[first - 1] ?? addresses[first] ?? null
}

/** How much of a line around a place is looked at. */
const lineReach = 1_000

/** The index of the first address that starts at or after a place. */
function firstFrom(addresses: readonly FoundAddress[], place: number): number {
  let low = 0
  let high = addresses.length
  while (low < high) {
    const middle = (low + high) >> 1
    if ((addresses[middle]?.start ?? 0) < place) low = middle + 1
    else high = middle
  }
  return low
}

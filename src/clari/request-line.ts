import { clariOperations } from './operations.ts'
import { editDistance } from '#src/domain/words/edit-distance.ts'

/** One request's line as it is shown; `quote` is an exact part of the text. */
export interface RequestLine {
  /** Upper case; null where the paste does not say. */
  readonly method: string | null
  /** Lower case; null for a bare path. */
  readonly host: string | null
  /** Path without query, as written. */
  readonly path: string
  readonly quote: string
  /** Whether it is shown as it went over the wire, so that `${…}` in it was never filled in. */
  readonly sent: boolean
}

/** What is wrong with the line of a request, when something is. */
export type LineFault =
  | { readonly kind: 'host'; readonly host: string }
  /** `version` null: left out. */
  | { readonly kind: 'version'; readonly version: string | null; readonly right: string }
  | { readonly kind: 'path'; readonly right: string }
  | { readonly kind: 'method'; readonly right: string }
  | { readonly kind: 'blank-id' }
  | { readonly kind: 'placeholder'; readonly placeholder: string }
  | { readonly kind: 'list' }

const placeholderPart = /^(?:\{[^{}]{1,60}\}|%7B[^/]{1,60}%7D|<[^<>]{1,60}>|%3C[^/]{1,60}%3E|:[A-Za-z]\w{0,40})$/i
const shellPart = /^(?:\$\{?\w{1,60}\}?|%24%7B\w{1,60}%7D)$/i

/** Holds a request's line against the table of Clari's calls; null when it is one of them. */
export function lineFault(line: RequestLine): LineFault | null {
  if (line.host !== null && line.host.endsWith('clari.com') && line.host !== 'api.clari.com')
    return { kind: 'host', host: line.host }
  const [, versionPart, rest = ''] = /^\/(?:clari\/)?(v\d+(?:\.\d+)?(?=\/|$))?\/?(.*)$/i.exec(line.path) ?? []
  const version = versionPart?.toLowerCase() ?? null
  const parts = rest.split('/')
  const trimmed = parts.filter((part, index) => part !== '' || (index > 0 && index < parts.length - 1))
  const known = clariOperations.filter((operation) => fits(operation.path, trimmed))
  if (version !== 'v4' && (known.length > 0 || isIdless(trimmed)))
    return { kind: 'version', version, right: `/v4/${rest}` }
  if (isIdless(trimmed)) return { kind: 'blank-id' }
  if (trimmed.join('/').toLowerCase() === 'export/forecast/list') return { kind: 'list' }
  const held = trimmed.find((part) => placeholderPart.test(part) || (line.sent && shellPart.test(part)))
  if (held !== undefined && known.length > 0) return { kind: 'placeholder', placeholder: held }
  if (version !== 'v4') return { kind: 'version', version, right: `/v4/${nearestPath(trimmed)}` }
  if (known.length === 0) return { kind: 'path', right: `/v4/${nearestPath(trimmed)}` }
  if (line.method !== null && !known.some(({ method }) => method === line.method))
    return { kind: 'method', right: `${known[0]?.method ?? 'GET'} /v4/${known[0]?.path ?? ''}` }
  return null
}

/** Whether a path ends where a forecast's id would have to come. */
function isIdless(parts: readonly string[]): boolean {
  const named = parts.filter((part) => part.trim() !== '' && part !== '%20')
  return ['export/forecast', 'forecast'].includes(named.join('/').toLowerCase())
}

function fits(pattern: string, parts: readonly string[]): boolean {
  const wanted = pattern.split('/')
  return wanted.length === parts.length && wanted.every((part, index) => part.startsWith('{') || part === parts[index])
}

/** The known path that comes nearest, with the parameters that the asked one seems to give. */
function nearestPath(parts: readonly string[]): string {
  const costs = clariOperations.map(({ path }) => {
    const wanted = path.split('/')
    const shared = wanted
      .slice(0, parts.length)
      .reduce((sum, part, index) => sum + (part.startsWith('{') ? 0.5 : editDistance(part, parts[index] ?? '')), 0)
    return { path, cost: shared + Math.abs(wanted.length - parts.length) * 4 }
  })
  const { path } = costs.reduce(
    (best, each) => (each.cost < best.cost ? each : best),
    costs[0] ?? { path: '', cost: 0 },
  )
  const given = (index: number) =>
    parts[index] === undefined || parts[index] === '' || placeholderPart.test(parts[index]) ? null : parts[index]
  return path
    .split('/')
    .map((part, index) => (part.startsWith('{') ? (given(index) ?? part) : part))
    .join('/')
}

/** The forecast's id in a request's path, decoded as written; null when it has none. */
export function forecastInLine(line: RequestLine): string | null {
  const id = /\/(?:export\/)?forecast\/([^/]+)$/i.exec(line.path)?.[1]
  return id === undefined || id === 'list' || shellPart.test(id) || placeholderPart.test(id) ? null : id
}

import { blankPrepared, type Removed } from './blank.ts'
import { judgeValue } from './judge.ts'
import { prepareKnown, type KnownSecret } from './known.ts'
import { lastTwoOf, markFor } from './mark.ts'
import { nameStrength, type NameStrength } from './sensitive-name.ts'

/** One secret taken out of a structure: where, as `headers[2].value`, and what its mark tells. */
export interface RemovedAt extends Omit<Removed, 'start' | 'end'> {
  readonly path: string
}

/** A structure without its secrets, of the same shape, and what was removed. */
export interface BlankedStructure {
  readonly value: unknown
  readonly removed: readonly RemovedAt[]
}

interface Walk {
  readonly known: readonly KnownSecret[]
  readonly removed: RemovedAt[]
  readonly open: Set<object>
}

/** The sensitive name that a value stands under. */
interface Under {
  readonly name: string
  readonly strength: NameStrength
}

const nothing: Under = { name: '', strength: 'none' }
const deepest = 400

/**
 * Replaces every secret in a structure, member names included; a sensitive name (`X-Api-Key`, `clientSecret`) decides
 * about its value, also as `{name, value}` or `[name, value]`. JSON within strings is seen too. What is not JSON-like
 * (a function, a cycle) becomes null.
 */
export function blankSecretsIn(value: unknown, known: readonly string[] = []): BlankedStructure {
  const walk: Walk = { known: prepareKnown(known), removed: [], open: new Set() }
  return { value: visit(value, '', nothing, walk, 0), removed: walk.removed }
}

function visit(value: unknown, path: string, under: Under, walk: Walk, depth: number): unknown {
  if (value === null || value === undefined || typeof value === 'boolean') return value
  if (typeof value === 'string') return blankString(value, path, under, walk)
  if (typeof value === 'number' || typeof value === 'bigint') return blankNumber(value, path, under, walk)
  if (typeof value !== 'object' || depth > deepest || walk.open.has(value)) return null
  walk.open.add(value)
  try {
    if (Array.isArray(value)) return visitList(value, path, under, walk, depth)
    const entries: [string, unknown][] =
      value instanceof Map ? [...value].map(([key, member]) => [String(key), member]) : Object.entries(value)
    return visitMembers(entries, path, under, walk, depth)
  } finally {
    walk.open.delete(value)
  }
}

function visitList(list: readonly unknown[], path: string, under: Under, walk: Walk, depth: number): unknown[] {
  return list.map((element, i) => {
    const label = i % 2 === 1 ? list[i - 1] : undefined
    const named =
      typeof label === 'string' && label.length <= 60 && /^[\w-]+$/.test(label) ? nameStrength(label) : 'none'
    const pair = list.length === 2 ? named : named === 'strong' ? 'weak' : 'none'
    return visit(
      element,
      `${path}[${i}]`,
      pair === 'none' ? under : { name: String(label), strength: pair },
      walk,
      depth + 1,
    )
  })
}

function visitMembers(
  entries: readonly (readonly [string, unknown])[],
  path: string,
  under: Under,
  walk: Walk,
  depth: number,
): unknown {
  const label = entries.find(([key, member]) => /^(?:name|key|header)$/i.test(key) && typeof member === 'string')?.[1]
  const named = typeof label === 'string' ? nameStrength(label) : 'none'
  const cookies = /cookies?$/i.test(under.name) && under.strength === 'strong'
  const howFor = (key: string, member: unknown): Under => {
    if (cookies) return under
    if (named !== 'none' && /^value$/i.test(key)) return { name: String(label), strength: named }
    const own = /^[\p{L}\p{N}_ .$-]{1,120}$/u.test(key) ? nameStrength(key) : 'none'
    if (own !== 'none') return { name: key, strength: own }
    if (typeof member === 'object' || under.strength === 'none') return under
    return isAbout(key) ? nothing : { name: under.name, strength: 'weak' }
  }
  const members = entries.map(([key, member]): [string, unknown] => {
    const place = path === '' ? key : `${path}.${key}`
    return [blankText(key, place, walk), visit(member, place, howFor(key, member), walk, depth + 1)]
  })
  return Object.fromEntries(members)
}

/** Members that tell about a credential and are none. */
const isAbout = (key: string): boolean =>
  /(?:type|id|name|label|expires\w*|scope|audience|url|uri|says|shows|status|code|message|error\w*)$/i.test(key)

function blankString(text: string, path: string, under: Under, walk: Walk): string {
  const span =
    under.strength === 'none' || /‹secret: /.test(text)
      ? null
      : judgeValue(text, { name: under.name, doubtful: under.strength === 'weak', quoted: true })
  if (span !== null) {
    const secret = text.slice(span.start, span.end)
    const lastTwo = lastTwoOf(secret)
    walk.removed.push({ path, rule: `value of ${under.name.slice(0, 60)}`, length: secret.length, lastTwo })
    return (
      blankText(text.slice(0, span.start), path, walk) +
      markFor(secret.length, lastTwo) +
      blankText(text.slice(span.end), path, walk)
    )
  }
  return blankText(text, path, walk)
}

function blankText(text: string, path: string, walk: Walk): string {
  if (text.length < 4) return text
  const blanked = blankPrepared(text, walk.known)
  for (const { rule, length, lastTwo } of blanked.removed) walk.removed.push({ path, rule, length, lastTwo })
  return blanked.text
}

function blankNumber(value: number | bigint, path: string, under: Under, walk: Walk): unknown {
  const text = String(value)
  if (under.strength !== 'strong' && !walk.known.some(({ secret }) => secret === text)) return value
  const lastTwo = lastTwoOf(text)
  walk.removed.push({
    path,
    rule: under.strength === 'strong' ? `value of ${under.name.slice(0, 60)}` : 'known secret',
    length: text.length,
    lastTwo,
  })
  return markFor(text.length, lastTwo)
}

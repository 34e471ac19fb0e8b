import { namings } from '#src/domain/contract/naming.ts'
import { systems, type System } from '#src/domain/model/system.ts'
import type { Span } from './span.ts'

/** A system that a text names, with the place. */
export interface FoundName extends Span {
  readonly system: System
  /**
   * Whether the name is only part of the name of something else: a table `RAW.CLARI.NET_ARR`, a bucket, a channel
   * `#clari-alerts`, the dashboard "Clari Commit". It says nothing of who answered.
   */
  readonly label: boolean
}

/** What takes a system's name as a part of its own, and is not the system. */
const things = [
  'components?|steps?|nodes?|operators?|dashboards?|tables?|schemas?|datasets?|databases?|db|views?|models?|marts?|' +
    'buckets?|containers?|folders?|stages?|dags?|tasks?|pipelines?',
  'channels?|workspaces?|workbooks?|worksheets?|sheets?|reports?|extracts? ' +
    'refresh|extract|charts?|tiles?|looks?|topics?|queues?|index(?:es)?',
  'streams?|secrets?|namespaces?|pods?|deployments?|services? ' +
    'account|clusters?|repos?|repositor(?:y|ies)|branch(?:es)?|modules?|packages?',
  'roles?|groups?|apps?|applications?|tickets?|projects?|boards?|monitors?|alerts?|warehouses?|crons?|cron ' +
    '?jobs?|images?|functions?|lambdas?',
  'connections?|flows?|zaps?|scenarios?|recipes?|workflows?|notebooks?|volumes?|users?|emails?|mailbox(?:es)?|' +
    'columns?|fields?|objects?|partitions?',
].join('|')

const thingBefore = new RegExp(String.raw`(?<![A-Za-z])(?:${things})\s{0,2}[:=]?\s{0,2}["'“‘\x60(\[]?$`, 'i')
const thingAfter = new RegExp(String.raw`^["'”’\x60]?\s(?:\w{1,14}\s)?(?:${things})(?![A-Za-z])`, 'i')
/** Parts of an identifier that name a client of the system, which speaks for it. */
const client = new RegExp(
  String.raw`(?:^|[_.:-])(?:api|outputs?|client|sdk|connector|source|tap|extract(?:or|_\w{1,20})?` +
    String.raw`|export(?:er|s)?|sync|poll(?:er)?|pull|fetch(?:er)?|ingest(?:ion)?|loader|key|token|py|ts|js` +
    String.raw`|go)(?:$|[_.:-])`,
  'i',
)
const inIdentifier = /[\w./:#@-]/
const mostNames = 2_000

/** Finds the systems that lines of a text name, in order of place; linear. */
export function readNames(text: string, lines: readonly Span[]): readonly FoundName[] {
  const found: FoundName[] = []
  for (const line of lines) {
    if (found.length >= mostNames) break
    let piece = text.slice(line.start, line.end)
    // "Clari Copilot" names Copilot, not Clari.
    for (const system of systemsInOrder) {
      piece = piece.replaceAll(namings[system].names, (name, ...rest) => {
        const at = rest.find((each) => typeof each === 'number') ?? 0
        const span = { start: line.start + at, end: line.start + at + name.length }
        found.push({ system, ...span, label: isLabel(text, span, line) })
        return system === 'copilot' ? ' '.repeat(name.length) : name
      })
    }
  }
  return found.toSorted((a, b) => a.start - b.start)
}

const systemsInOrder = ['copilot', ...systems.filter((system) => system !== 'copilot')] as const

function isLabel(text: string, { start, end }: Span, line: Span): boolean {
  // A compound noun: Clari-Export, Copilot-koppeling.
  const name = text.slice(start, end)
  if (
    /^[A-Z]/.test(name) &&
    /^-\p{L}{3,}(?![\w./])/u.test(text.slice(end, end + 40)) &&
    !/[\w./-]$/.test(text.slice(line.start, start))
  )
    return false
  const identifier = identifierAround(text, { start, end }, line)
  const word = text.slice(identifier.start, identifier.end)
  if (word.length > end - start + 1 && /[\w/]/.test(word.replace(text.slice(start, end), ''))) {
    // A host or an address of the system is read as one; a client's name speaks for the system.
    // So does a program that speaks at the beginning of a line.
    const isBracketed = text.charAt(identifier.start - 1) === '[' && text.charAt(identifier.end) === ']'
    if (isBracketed || /^(?::\s|\s?\|\s)/.test(text.slice(identifier.end, identifier.end + 3))) return false
    if (/^(?:https?:)?\/\/|\.(?:com|io)(?:\/|$)/i.test(word)) return false
    const others = `${text.slice(identifier.start, start)}|${text.slice(end, identifier.end)}`
    if (!/[|]\s*$/.test(others) || !/^[|]/.test(others)) if (!client.test(word)) return true
  }
  const before = text.slice(Math.max(line.start, identifier.start - 40), identifier.start)
  const after = text.slice(identifier.end, Math.min(line.end, identifier.end + 40))
  return thingBefore.test(before) || thingAfter.test(after)
}

function identifierAround(text: string, span: Span, line: Span): Span {
  let { start, end } = span
  while (start > line.start && inIdentifier.test(text.charAt(start - 1))) start -= 1
  while (end < line.end && inIdentifier.test(text.charAt(end))) end += 1
  // What ends a sentence is no part of a word.
  while (end > span.end && /[.:,-]/.test(text.charAt(end - 1))) end -= 1
  return { start, end }
}

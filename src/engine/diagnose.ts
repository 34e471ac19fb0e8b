import type { NonEmpty } from '#src/domain/model/finding.ts'
import type { ScenarioId } from '#src/domain/model/scenario-id.ts'
import type { Scenario } from '#src/domain/model/scenario.ts'
import { confidences, type Confidence, type Sign } from '#src/domain/model/sign.ts'
import { systems, type System } from '#src/domain/model/system.ts'
import type { FoundObject } from '#src/reading/json/objects.ts'
import { readPaste, type PastedText } from '#src/reading/pasted-text.ts'
import { isInside } from '#src/reading/text/span.ts'
import type { Removed } from '#src/secrets/blank.ts'
import { findMarks, firstMemberOf, type FoundMark } from './find-marks.ts'
import { weigh, wholeTextOf, type Weight } from './weigh.ts'

/**
 * An exact part of the blanked text, from `start` to `end` (exclusive, UTF-16 code units), and why it
 * points to a scenario.
 */
export interface Quote {
  readonly quote: string
  readonly why: string
  readonly start: number
  readonly end: number
}

/** A scenario that a text may be about. */
export interface Match {
  readonly scenario: ScenarioId
  /** The system that it is about here: Copilot can be rate-limited or out of reach as well. */
  readonly system: System
  readonly confidence: Confidence
  /** The most telling first, at most four. */
  readonly evidence: NonEmpty<Quote>
}

/** What a pasted text was recognised as. */
export interface Diagnosis {
  /** The text with its secrets blanked; nothing else of it may be kept or shown. */
  readonly text: string
  /** What was blanked, by rule and place. */
  readonly removed: readonly Removed[]
  /** Best first; none when nothing fits. */
  readonly matches: readonly Match[]
  /** Other systems whose own words stand in the text, with those words: what failed may be theirs. The first three. */
  readonly neighbours: readonly { readonly name: string; readonly quote: string }[]
}

interface Hit extends Weight {
  readonly scenario: Scenario
  readonly sign: Sign
  readonly mark: FoundMark
}

const mostQuotes = 4

/**
 * Names the scenarios that a pasted text shows signs of, best first. Pure; secrets are blanked before
 * anything is looked at.
 */
export function diagnose(text: string, scenarios: readonly Scenario[]): Diagnosis {
  return diagnosePaste(readPaste(text), scenarios)
}

/** The same for a text that is read already. */
export function diagnosePaste(paste: PastedText, scenarios: readonly Scenario[]): Diagnosis {
  const signs = scenarios.flatMap((scenario) => scenario.signs.map((sign) => ({ scenario, sign })))
  const firstMembers = signs.flatMap(({ sign }) => (sign.mark.kind === 'object' ? [firstMemberOf(sign.mark)] : []))
  const objectsWith = byMember(paste.objects, new Set(firstMembers))
  const whole = wholeTextOf(paste)
  const hits = signs.flatMap(({ scenario, sign }) =>
    findMarks(sign.mark, paste, objectsWith).flatMap((mark): Hit[] => {
      const weight = weigh(sign, scenario, mark, paste, whole)
      return weight === null ? [] : [{ ...weight, scenario, sign, mark }]
    }),
  )
  return {
    text: paste.text,
    removed: paste.removed,
    matches: matchesOf(withoutExplained(hits, paste), scenarios, paste),
    neighbours: neighboursIn(paste),
  }
}

/** Each other system once, by the longest of its own words. */
function neighboursIn({ neighbours, text }: PastedText): Diagnosis['neighbours'] {
  const own = neighbours.filter(({ by }) => by === 'own')
  return [...new Set(own.map(({ name }) => name))].slice(0, 3).map((name) => {
    const quotes = own.filter((found) => found.name === name).map(({ start, end }) => text.slice(start, end))
    return { name, quote: quotes.reduce((longest, each) => (each.length > longest.length ? each : longest), '') }
  })
}

function byMember(
  objects: readonly FoundObject[],
  members: ReadonlySet<string>,
): (member: string) => readonly FoundObject[] {
  const index = new Map<string, FoundObject[]>()
  for (const object of objects) {
    for (const member of object.members.keys()) {
      if (!members.has(member)) continue
      const list = index.get(member)
      if (list === undefined) index.set(member, [object])
      else list.push(object)
    }
  }
  return (member) => index.get(member) ?? []
}

/**
 * Leaves out what something more exact explains: words inside a body or page that was recognised, and statuses that
 * such a body, page or failure comes with. They stay as further evidence of what was recognised.
 */
function withoutExplained(hits: readonly Hit[], paste: PastedText): readonly Hit[] {
  const sure = hits.filter((hit) => hit.confidence !== 'possible')
  const exact = sure.filter(({ sign }) => sign.mark.kind === 'object' || sign.mark.kind === 'page')
  const recognised = new Set(exact.map((hit) => hit.scenario.id))
  const explaining = sure.filter(({ sign }) => sign.explains !== undefined)
  const explainers = new Set(explaining.map((hit) => hit.scenario.id))
  const isExplained = (status: number) =>
    explaining.some(({ sign }) => sign.explains === 'any' || sign.explains?.includes(status) === true)
  const spans = exact.map((hit) => hit.mark.within ?? hit.mark)
  const statuses = paste.statuses.filter(({ status }) => isExplained(status))
  return hits.filter(({ sign, mark, scenario }) => {
    if (explainers.has(scenario.id)) return true
    if (sign.mark.kind === 'status') return !isExplained(mark.status ?? 0)
    if ((sign.mark.kind !== 'words' && sign.mark.kind !== 'concepts') || sign.explains !== undefined) return true
    if (recognised.has(scenario.id)) return true
    return !spans.some((span) => isInside(mark, span)) && !statuses.some((status) => isInside(mark, status))
  })
}

function matchesOf(hits: readonly Hit[], scenarios: readonly Scenario[], paste: PastedText): readonly Match[] {
  const matches = scenarios.flatMap((scenario, order) => {
    const own = hits.filter((hit) => hit.scenario === scenario).toSorted((a, b) => compare(a, b))
    const [best] = own
    if (best === undefined) return []
    const quotes = quotesOf(own, paste)
    const [first, ...rest] = quotes
    if (first === undefined) return []
    const evidence: NonEmpty<Quote> = [first, ...rest]
    // Copilot's own scenario is Copilot's, whichever of Clari's hosts stands by it.
    const system = scenario.system === 'copilot' ? 'copilot' : best.system
    const match: Match = { scenario: scenario.id, system, confidence: best.confidence, evidence }
    return [{ match, best, order }]
  })
  return matches
    .toSorted(
      (a, b) =>
        compareMatches(a.best, b.best) ||
        systems.indexOf(a.match.system) - systems.indexOf(b.match.system) ||
        a.order - b.order,
    )
    .map(({ match }) => match)
}

/** A body says more than a status, a status more than words. */
const strengths: Readonly<Record<Sign['mark']['kind'], number>> = {
  object: 4,
  whole: 2,
  'rpc-code': 3,
  status: 3,
  page: 3,
  failure: 3,
  words: 2.5,
  concepts: 2,
}

/** A sentence that names both the thing and what is wrong with it says more than one that only names a fault. */
function groupsOf({ mark }: Sign): number {
  if (mark.kind !== 'concepts') return 0
  const amounts = mark.all.filter((group) => group.includes('amount')).length
  return amounts > 1 ? 3 : Math.min(2, mark.all.length)
}

/** Of two objects the one that holds the other says more. */
function holding(a: Hit, b: Hit): number {
  const [one, other] = [a.mark.within ?? a.mark, b.mark.within ?? b.mark]
  if (a.sign.mark.kind !== 'object' || (one.start === other.start && one.end === other.end)) return 0
  return isInside(other, one) ? -1 : isInside(one, other) ? 1 : 0
}

function compareMatches(a: Hit, b: Hit): number {
  return (
    confidences.indexOf(a.confidence) - confidences.indexOf(b.confidence) ||
    strengths[b.sign.mark.kind] - strengths[a.sign.mark.kind] ||
    holding(a, b) ||
    groupsOf(b.sign) - groupsOf(a.sign)
  )
}

function compare(a: Hit, b: Hit): number {
  return compareMatches(a, b) || a.mark.start - b.mark.start || b.mark.end - a.mark.end
}

function quotesOf(hits: readonly Hit[], paste: PastedText): readonly Quote[] {
  const quotes: Quote[] = []
  for (const { mark, sign } of hits) {
    if (quotes.length === mostQuotes) break
    if (quotes.some((quote) => mark.start < quote.end && quote.start < mark.end)) continue
    const quote = paste.text.slice(mark.start, mark.end)
    if (quotes.some((other) => other.quote === quote)) continue
    quotes.push({ quote, why: sign.why, start: mark.start, end: mark.end })
  }
  return quotes
}

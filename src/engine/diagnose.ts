import type { NonEmpty } from '#src/domain/finding.ts'
import type { ScenarioId } from '#src/domain/scenario-id.ts'
import type { Scenario } from '#src/domain/scenario.ts'
import { confidences, type Confidence, type Sign } from '#src/domain/sign.ts'
import { systems, type System } from '#src/domain/system.ts'
import { blankSecrets, type Removed } from '#src/secrets/blank.ts'
import { findMarks, firstMemberOf, membersOf, type FoundMark } from './find-marks.ts'
import type { FoundObject, Span } from './read-objects.ts'
import { readPaste, type Paste } from './read-paste.ts'
import { weigh, type Weight } from './weigh.ts'

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
  const blanked = blankSecrets(text)
  const signs = scenarios.flatMap((scenario) => scenario.signs.map((sign) => ({ scenario, sign })))
  const paste = readPaste(blanked.text, new Set(signs.flatMap(({ sign }) => membersOf(sign.mark))))
  const objectsWith = byMember(
    paste.objects,
    new Set(signs.flatMap(({ sign }) => (sign.mark.kind === 'object' ? [firstMemberOf(sign.mark)] : []))),
  )
  const hits = signs.flatMap(({ scenario, sign }) =>
    findMarks(sign.mark, paste, objectsWith).flatMap((mark): Hit[] => {
      const weight = weigh(sign, scenario.system, mark.within ?? mark, paste)
      return weight === null ? [] : [{ ...weight, scenario, sign, mark }]
    }),
  )
  return {
    text: blanked.text,
    removed: blanked.removed,
    matches: matchesOf(withoutExplained(hits, paste), scenarios, paste),
  }
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
 * Leaves out what something more exact explains: words inside a body that was recognised, and statuses that such a body
 * comes with. They stay as further evidence of what was recognised.
 */
function withoutExplained(hits: readonly Hit[], paste: Paste): readonly Hit[] {
  const exact = hits.filter((hit) => hit.sign.mark.kind === 'object' && hit.confidence !== 'possible')
  const recognised = new Set(exact.map((hit) => hit.scenario.id))
  const explained = new Set(
    hits.filter((hit) => hit.confidence !== 'possible').flatMap((hit) => hit.sign.explains ?? []),
  )
  const spans = exact.map((hit) => hit.mark.within ?? hit.mark)
  const explainedStatuses = paste.statuses.filter(({ status }) => explained.has(status))
  const explaining = new Set(
    hits
      .filter((hit) => hit.confidence !== 'possible' && hit.sign.explains !== undefined)
      .map((hit) => hit.scenario.id),
  )
  return hits.filter((hit) => {
    if (hit.sign.mark.kind === 'status') return !explained.has(hit.mark.status ?? 0) || explaining.has(hit.scenario.id)
    if (hit.sign.mark.kind === 'words' && hit.sign.explains === undefined) {
      if (recognised.has(hit.scenario.id) || explaining.has(hit.scenario.id)) return true
      return (
        !spans.some((span) => inside(hit.mark, span)) && !explainedStatuses.some((status) => inside(hit.mark, status))
      )
    }
    return true
  })
}

function inside(part: Span, whole: Span): boolean {
  return part.start >= whole.start && part.end <= whole.end
}

function matchesOf(hits: readonly Hit[], scenarios: readonly Scenario[], paste: Paste): readonly Match[] {
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
  silence: 3,
  words: 2,
}

function compareMatches(a: Hit, b: Hit): number {
  return (
    confidences.indexOf(a.confidence) - confidences.indexOf(b.confidence) ||
    strengths[b.sign.mark.kind] - strengths[a.sign.mark.kind]
  )
}

function compare(a: Hit, b: Hit): number {
  return compareMatches(a, b) || a.mark.start - b.mark.start || b.mark.end - a.mark.end
}

function quotesOf(hits: readonly Hit[], paste: Paste): readonly Quote[] {
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

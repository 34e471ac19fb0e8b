import type { Evidence } from './evidence.ts'
import type { Facts, Finding, NonEmpty } from './finding.ts'
import type { Action, Strength, Verdict } from './scenario.ts'
import type { ScenarioId } from './scenario-id.ts'
import type { Plan } from './plan.ts'
import type { Dialect, System } from './system.ts'

/** An identifier that support asks for, with the name it goes by. */
export interface Identifier {
  readonly label: string
  readonly value: string
}

/** A verdict put into words for one case: all that a result page, a message or a picture needs. */
export interface Conclusion {
  readonly scenario: ScenarioId
  readonly scenarioTitle: string
  readonly system: System
  readonly verdict: string
  readonly kind: Verdict['kind']
  readonly cause: string
  readonly strength: Strength
  readonly headline: string
  readonly explains: string
  /** In what the pasted text disagrees with what was asked here, a sentence each. */
  readonly contradictions: readonly string[]
  readonly actions: NonEmpty<Action>
  /** Whether its evidence is not believed without amounts. */
  readonly needsAmounts: boolean
  readonly asks: string | null
  readonly disprovedBy: string
  /** What to carry out, where waiting or splitting is the cure. */
  readonly plan: Plan | null
  /** The deciding evidence first. */
  readonly evidence: readonly Evidence[]
  /** Every finding on the way, in order. */
  readonly findings: readonly Finding[]
  /** The analyst's choices in words. */
  readonly answers: readonly { readonly question: string; readonly answer: string }[]
  readonly identifiers: readonly Identifier[]
  readonly dialect: Dialect
  /** When the deciding evidence was seen; epoch ms. */
  readonly seenAt: number
  readonly connection: {
    readonly label: string
    readonly address: string
    readonly demo: boolean
    /** Whose key it is, where that was told. */
    readonly owner?: string | undefined
    /** The last two characters of its first secret, where they may be shown. */
    readonly lastTwo?: string | undefined
  } | null
  readonly leadsTo: ScenarioId | null
}

/** Facts that are identifiers for support, by fact name, in the order shown. */
const identifierLabels: Readonly<Record<string, string>> = {
  errorId: 'errorId',
  requestId: 'request_id',
  orgId: 'orgId',
  forecastId: 'forecast',
  jobId: 'jobId',
  trace: 'trace',
  traceparent: 'traceparent',
}

/** Picks the identifiers that support asks for out of a case's facts. */
export function identifiersIn(facts: Facts): readonly Identifier[] {
  return Object.entries(identifierLabels).flatMap(([name, label]) => {
    const value = facts[name]
    return value === undefined || value === '' ? [] : [{ label, value: String(value) }]
  })
}

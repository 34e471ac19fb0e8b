import type { CheckRecord } from '#src/domain/model/case.ts'
import { identifiersIn, type Conclusion } from '#src/domain/model/conclusion.ts'
import type { Connection } from '#src/domain/contract/connection.ts'
import type { Evidence } from '#src/domain/model/evidence.ts'
import type { Facts, Finding, NonEmpty } from '#src/domain/model/finding.ts'
import type { Action, Scenario, VerdictContext, Wording } from '#src/domain/model/scenario.ts'
import type { Dialect } from '#src/domain/model/system.ts'
import { said } from './settle.ts'
import type { Known, Walk } from './walk.ts'

/** Puts the verdict that a walk reached into words; null while it has reached none. */
export function conclude(
  scenario: Pick<Scenario, 'id' | 'title' | 'system'>,
  way: Walk,
  known: Known,
  connections: readonly Connection[],
): Conclusion | null {
  if (way.verdict === null) return null
  const { name, verdict } = way.verdict
  const facts = factsOf(way.findings)
  const context: VerdictContext = { answers: known.answers, pastes: known.pastes, facts, findings: way.findings }
  const say = (wording: Wording) => said(wording, context)
  const records = way.visits.flatMap((visit) => visit.ran.flatMap(({ record }) => (record === null ? [] : [record])))
  const connection = connections.find(({ id }) => id === known.answers['connection'])
  return {
    scenario: scenario.id,
    scenarioTitle: scenario.title,
    system: scenario.system,
    verdict: name,
    kind: verdict.kind,
    cause: verdict.cause,
    strength: verdict.strength,
    headline: say(verdict.headline),
    explains: say(verdict.explains),
    contradictions: verdict.contradictions,
    needsAmounts: verdict.needs === 'amounts',
    actions: withLast(verdict.actions(context), verdict.last),
    asks: verdict.asks === undefined ? null : say(verdict.asks),
    disprovedBy: say(verdict.disprovedBy),
    plan: verdict.plan?.(context) ?? null,
    evidence: [...(verdict.evidence?.(context) ?? []), ...evidenceOf(way.findings)],
    findings: way.findings,
    answers: answersOf(way, known, connections),
    identifiers: identifiersIn(facts),
    dialect: dialectOf(facts),
    seenAt: seenAt(records),
    connection:
      connection === undefined
        ? null
        : {
            label: connection.label,
            address: connection.address,
            demo: connection.source === 'demo',
            owner: connection.owner,
            lastTwo: connection.parts.find(({ lastTwo }) => lastTwo !== null)?.lastTwo ?? undefined,
          },
    leadsTo: verdict.leadsTo ?? null,
  }
}

/** The actions, and after them how the fix is tried. */
function withLast(actions: NonEmpty<Action>, last: Action | null): NonEmpty<Action> {
  return last === null ? actions : [...actions, last]
}

function factsOf(findings: readonly Finding[]): Facts {
  return Object.assign({}, ...findings.map((finding) => finding.facts)) as Facts
}

/**
 * The evidence of the findings, the latest (deciding) one first; what shows the same place of the same
 * exchange is told once.
 */
function evidenceOf(findings: readonly Finding[]): readonly Evidence[] {
  const seen = new Set<string>()
  return [...findings]
    .reverse()
    .flatMap((finding) => finding.evidence)
    .filter((evidence) => {
      const key =
        evidence.kind === 'exchange'
          ? `${evidence.exchange.id} ${evidence.place} ${evidence.quote}`
          : JSON.stringify(evidence)
      if (seen.has(key)) return false
      seen.add(key)
      return true
    })
}

function dialectOf(facts: Facts): Dialect {
  const met = facts['dialect']
  return met === 'guide' || met === 'published' || met === 'gateway' ? met : 'unknown'
}

/** When the last check on the way began, epoch ms; 0 when none ran. */
function seenAt(records: readonly CheckRecord[]): number {
  return records.reduce((latest, record) => Math.max(latest, record.startedAt), 0)
}

/** The choices on the way in words; pastes and empty answers are left out. */
function answersOf(way: Walk, known: Known, connections: readonly Connection[]): Conclusion['answers'] {
  return way.visits.flatMap(({ step }) => {
    if (step.kind === 'ask') {
      const chosen = step.options.find((option) => option.value === known.answers[step.answer])
      return chosen === undefined ? [] : [{ question: step.short, answer: chosen.label }]
    }
    if (step.kind !== 'input') return []
    return step.fields.flatMap((field) => {
      const value = known.answers[field.name]
      if (field.kind === 'paste' || value === undefined || value === '') return []
      const label =
        field.kind === 'connection'
          ? (connections.find(({ id }) => id === value)?.label ?? 'none: judged from what was pasted')
          : value
      return [{ question: field.label, answer: label }]
    })
  })
}

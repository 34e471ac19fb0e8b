import type { CheckRecord } from '#src/domain/model/case.ts'
import type { AnyCheck, Answers, Pastes } from '#src/domain/model/check.ts'
import type { Finding } from '#src/domain/model/finding.ts'
import { tellsNothing } from '#src/domain/model/not-read.ts'
import type { Flow, ReachedVerdict, RunStep, Step } from '#src/domain/model/scenario.ts'
import { findingKey } from './finding-key.ts'
import { settle, type Ran } from './settle.ts'

/** What is known so far: the choices, the pastes, and the records of checks that ran. */
export interface Known {
  readonly answers: Answers
  readonly pastes: Pastes
  readonly records: readonly CheckRecord[]
}

/** One step on the way; `ran` pairs a run step's checks with their fresh records, in order. */
export interface Visit {
  readonly name: string
  readonly step: Step
  readonly done: boolean
  readonly ran: readonly { readonly check: AnyCheck; readonly record: CheckRecord | null }[]
}

/** The way so far: its steps in order, the last of which is not done unless a verdict was reached. */
export interface Walk {
  readonly visits: readonly Visit[]
  readonly verdict: { readonly name: string; readonly verdict: ReachedVerdict } | null
  /** The findings met on the way, in order. */
  readonly findings: readonly Finding[]
}

/** Follows what is known through a flow's graph; pure, and the same for the same knowledge. */
export function walk(flow: Flow, known: Known): Walk {
  const fresh = new Map(known.records.map((record) => [record.key, record]))
  const visits: Visit[] = []
  const findings: Finding[] = []
  const seen = new Set<string>()
  let name = flow.start
  for (;;) {
    const verdict = flow.verdicts[name]
    if (verdict !== undefined)
      return { visits, verdict: { name, verdict: settle(verdict, ranOn(visits), known) }, findings }
    const step = flow.steps[name]
    // A name that is neither does not compile in a flow; a step met twice would be a circle, which the
    // graph test forbids.
    if (step === undefined || seen.has(name)) return { visits, verdict: null, findings }
    seen.add(name)
    const ran = step.kind === 'run' ? recordsOf(step, known, fresh) : []
    for (const { record } of ran) if (record?.finding) findings.push(record.finding)
    const next = nextOf(name, step, known, ran)
    visits.push({ name, step, done: next !== null, ran })
    if (next === null) return { visits, verdict: null, findings }
    name = next
  }
}

/** The checks that ran on a way, in order. */
function ranOn(visits: readonly Visit[]): readonly Ran[] {
  return visits.flatMap(({ ran }) => ran.flatMap(({ check, record }) => (record === null ? [] : [{ check, record }])))
}

/** The choice under which it is kept that a step to read was read. */
export function seenAnswer(step: string): string {
  return `seen-${step}`
}

/** Where a step leads with what is known, or null while it waits for an answer or a run. */
function nextOf(name: string, step: Step, known: Known, ran: Visit['ran']): string | null {
  switch (step.kind) {
    case 'ask':
      return step.options.find((option) => option.value === known.answers[step.answer])?.to ?? null
    case 'input': {
      const filled = step.fields.every((field) => {
        const value = (field.kind === 'paste' ? known.pastes : known.answers)[field.name]
        return value !== undefined && (!field.required || value.trim() !== '')
      })
      return filled ? step.to : null
    }
    case 'explain':
    case 'compare':
      return known.answers[seenAnswer(name)] === undefined ? null : step.to
    case 'run':
      return routeOf(step, ran)
  }
}

/** The first route that fits, in the order of the checks; null while one is still to run. */
export function routeOf(step: RunStep, ran: Visit['ran']): string | null {
  for (const { check, record } of ran) {
    if (record === null) return null
    if (record.finding === null || tellsNothing(record)) return step.unknown
    const outcome = record.finding.outcome
    const route = step.routes.find(
      (candidate) => candidate.check.id === check.id && candidate.outcomes.includes(outcome),
    )
    if (route !== undefined) return route.to
  }
  return step.otherwise
}

/** A run step's checks with their fresh records, up to the one whose route was taken. */
function recordsOf(step: RunStep, known: Known, fresh: ReadonlyMap<string, CheckRecord>): Visit['ran'] {
  return step.checks.map((check) => ({
    check,
    record: fresh.get(findingKey(check, known.answers, known.pastes)) ?? null,
  }))
}

import { pastesWith } from '#src/checks/clari/export/comparison-says.ts'
import { startOf } from '#src/domain/model/case-runs.ts'
import type { Case, CaseRun, CheckRecord } from '#src/domain/model/case.ts'
import type { Conclusion } from '#src/domain/model/conclusion.ts'
import type { Connection } from '#src/domain/contract/connection.ts'
import { isScenarioId } from '#src/domain/model/scenario-id.ts'
import type { LoadedScenario } from '#src/domain/model/scenario.ts'
import type { System, Upstream } from '#src/domain/model/system.ts'
import { conclude } from '#src/engine/conclude.ts'
import { walk, type Walk } from '#src/engine/walk.ts'

/** One run of a case: the one that the case is about (`own`), one that it replaced, or a fix check. */
export type RunOfCase = Omit<CaseRun, 'how'> & { readonly how: CaseRun['how'] | 'own' }

/** The run that a case is about. */
export function ownRun(item: Case): RunOfCase {
  const { answers, pastes, records, verdict, comparison, product } = item
  return {
    at: startOf(records, comparison?.at ?? item.createdAt),
    how: 'own',
    result: null,
    answers,
    pastes,
    records,
    verdict,
    product,
    ...(comparison === undefined ? {} : { comparison }),
  }
}

/** Every run of a case, oldest first. */
export function runsOf(item: Case): readonly RunOfCase[] {
  return [...item.runs, ownRun(item)].toSorted((a, b) => a.at - b.at)
}

/** The scenario that a case was walked through; null for other kinds, and for one that this version does not know. */
export function scenarioOf({ scenario: id }: Pick<Case, 'scenario'>, loaded: Loaded): LoadedScenario | null {
  return (id !== null && isScenarioId(id) ? loaded.find((one) => one.id === id) : undefined) ?? null
}

/** Scenarios whose flows were loaded: those at least that the cases in question were walked through. */
export type Loaded = readonly LoadedScenario[]

type Told = Pick<RunOfCase, 'answers' | 'pastes' | 'records' | 'comparison'>

const knownIn = (run: Told) => ({
  answers: run.answers,
  pastes: pastesWith(run.pastes, run.comparison),
  records: run.records,
})

/** The way of a run through its flow. */
export function wayOf({ flow }: Pick<LoadedScenario, 'flow'>, run: Told): Walk {
  return walk(flow, knownIn(run))
}

/** The records that a case's own report rests on: those on its way through the wizard, or all of another kind's. */
export function recordsToldBy(item: Case, loaded: Loaded): readonly CheckRecord[] {
  const scenario = scenarioOf(item, loaded)
  if (scenario === null) return item.records
  return wayOf(scenario, ownRun(item)).visits.flatMap(({ ran }) =>
    ran.flatMap(({ record }) => (record === null ? [] : [record])),
  )
}

/**
 * What a run of a wizard concluded; null while no verdict was reached. `known` are the connections that are set up now,
 * whose names and addresses are whole.
 */
export function conclusionOf(
  scenario: LoadedScenario,
  run: Told,
  known: readonly Connection[] = [],
): Conclusion | null {
  return conclude(scenario, wayOf(scenario, run), knownIn(run), [...known, ...connectionsSeen(run.records)])
}

const systemOfUpstream: Readonly<Record<Upstream, System>> = {
  clari: 'clari',
  copilot: 'copilot',
  'copilot-auth': 'copilot',
  clarify: 'clarify',
}

/**
 * The connections that some checks used, as their exchanges tell them: whether they are still set up does not matter.
 */
export function connectionsSeen(records: readonly CheckRecord[]): readonly Connection[] {
  const seen = new Map<string, Connection>()
  for (const { finding } of records) {
    for (const evidence of finding?.evidence ?? []) {
      if (evidence.kind !== 'exchange') continue
      const { connection, upstream, request } = evidence.exchange
      if (seen.has(connection.id) || connection.id === 'none') continue
      seen.set(connection.id, {
        id: connection.id,
        label: connection.label,
        system: systemOfUpstream[upstream],
        source: connection.demo ? 'demo' : 'env',
        address: originOf(request.url),
        parts: [],
      })
    }
  }
  return [...seen.values()]
}

/** A URL's scheme, host and port; an address that is none stays as it is. */
function originOf(url: string): string {
  return URL.parse(url)?.origin ?? url
}

import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useCallback, useEffect, useLayoutEffect, useRef, useState } from 'react'
import { pastesWith } from '#src/checks/clari/export/comparison-says.ts'
import { connectionsQuery } from '#src/client/queries.ts'
import type { Case, CheckRecord } from '#src/domain/model/case.ts'
import { archiveRun } from '#src/domain/model/case-runs.ts'
import type { Connection } from '#src/domain/contract/connection.ts'
import type { LoadedScenario, RunStep } from '#src/domain/model/scenario.ts'
import { walk, type Known, type Walk } from '#src/engine/walk.ts'
import { useRun, type RunState } from './use-run.ts'
import { useWizardCase } from './use-wizard-case.ts'
import { isSilent, placeAfter, shownAt, type Shown } from './way-shown.ts'
import type { WizardSearch } from './wizard-search.ts'

/** What {@link useWizard} takes. */
export interface WizardInput {
  readonly scenario: LoadedScenario
  readonly search: WizardSearch
  readonly onSearch: (search: WizardSearch, options: { readonly replace: boolean }) => void
  /** The product's version. */
  readonly product: string
}

/** A wizard as its page sees it: where it stands, and what can be done. */
export interface WizardState {
  readonly item: Case | null
  readonly loading: boolean
  readonly elsewhere: boolean
  /** All connections; a page offers those of the scenario's system. */
  readonly connections: readonly Connection[]
  readonly known: Known
  readonly way: Walk
  readonly shown: Shown
  readonly running: RunState
  /** Whether checks run, or are about to. */
  readonly busy: boolean
  readonly goTo: (at: string | undefined) => void
  /** Keeps what a step was given and goes on from it. */
  readonly submit: (
    name: string,
    answers: Readonly<Record<string, string>>,
    pastes: Readonly<Record<string, string>>,
  ) => Promise<void>
  /** Goes on from a step that is done. */
  readonly next: (name: string) => void
  readonly start: (step: RunStep, again: boolean) => Promise<void>
  readonly cancel: () => void
  /** Runs the verdict's own check again, over a new paste where it reads one, and keeps what it found. */
  readonly prove: (pasted: string | null) => Promise<void>
  /** Walks the same way again from its first live check, with nothing remembered of the findings. */
  readonly walkAgain: () => Promise<void>
}

const nothing: Readonly<Record<string, string>> = {}
const noRecords: readonly CheckRecord[] = []
const noConnections: readonly Connection[] = []

/** Walks a wizard: position and choices live in the URL, everything else in the case. */
export function useWizard({ scenario, search, onSearch, product }: WizardInput): WizardState {
  const connections = useQuery(connectionsQuery).data ?? noConnections
  const queries = useQueryClient()
  const { item, change, loading, elsewhere } = useWizardCase(search.case, scenario.id, search.a ?? nothing, product)
  // A link that names the case alone, as the comparison's way back does, stands for the choices that
  // the case remembers.
  const answers = search.a ?? item?.answers ?? nothing
  const known: Known = {
    answers,
    pastes: pastesWith(item?.pastes ?? nothing, item?.comparison),
    records: item?.records ?? noRecords,
  }
  const way = walk(scenario.flow, known)
  const shown = shownAt(way, search.at)
  const { state: running, run, runOne, cancel } = useRun()
  const autorun = useRef<string | null>(null)
  const [starting, setStarting] = useState(false)

  const go = useCallback(
    (
      to: {
        readonly at: string | undefined
        readonly answers?: Readonly<Record<string, string>>
        readonly case?: string
      },
      replace = false,
    ) => onSearch({ case: to.case ?? search.case, at: to.at, a: to.answers ?? search.a }, { replace }),
    [onSearch, search.a, search.case],
  )

  const keep = useCallback(
    (record: CheckRecord) =>
      change((before) => ({ ...before, records: [...before.records.filter(({ key }) => key !== record.key), record] })),
    [change],
  )

  /**
   * Checks that cost nothing run by themselves right after somebody pressed Continue, never on a reload
   * or a shared link.
   */
  const goOnTo = useCallback(
    (at: string, more: { readonly answers?: Readonly<Record<string, string>>; readonly case?: string } = {}) => {
      const step = scenario.flow.steps[at]
      autorun.current = step?.kind === 'run' && step.checks.every(({ costs }) => costs !== 'quota') ? at : null
      go({ at, ...more })
    },
    [go, scenario.flow.steps],
  )

  /**
   * The connections as they are now: a key may have been set, or a fault switched off, since the page last asked. A
   * stopped proxy is told by the checks themselves.
   */
  const connectionsNow = useCallback(
    () => queries.fetchQuery({ ...connectionsQuery, staleTime: 0 }).catch(() => connections),
    [connections, queries],
  )

  const start = useCallback(
    async (step: RunStep, again: boolean) => {
      const stale = new Set(step.checks.map(({ id }) => id))
      setStarting(true)
      // A run that reached its verdict stays beside the one that takes its place.
      const id = await change((before) => ({
        ...(again && before.verdict !== null ? archiveRun(before) : before),
        answers: { ...answers },
        records: again ? before.records.filter(({ check }) => !stale.has(check)) : before.records,
      }))
      if (id !== search.case) go({ case: id, at: search.at }, true)
      const kept: Promise<string>[] = []
      await run(
        step,
        { answers, pastes: known.pastes, connections: await connectionsNow() },
        (record) => void kept.push(keep(record)),
      )
      await Promise.all(kept)
      setStarting(false)
    },
    [answers, change, connectionsNow, go, keep, known.pastes, run, search.at, search.case],
  )

  const waiting =
    shown.kind === 'step' && shown.visit.step.kind === 'run' && !shown.visit.done && !starting ? shown.visit : null
  const caseIsHere = item !== null || search.case === undefined || elsewhere
  // Before the page is painted, so that the button that would start it never flashes by.
  useLayoutEffect(() => {
    if (waiting === null || waiting.step.kind !== 'run' || loading || !caseIsHere) return
    if (!isSilent(waiting.step) && autorun.current !== waiting.name) return
    autorun.current = null
    void start(waiting.step, false)
  }, [caseIsHere, loading, start, waiting])

  // The case remembers where it got to, so that it can be listed and reopened.
  const reached = way.verdict === null ? null : `${scenario.id}/${way.verdict.name}`
  useEffect(() => {
    if (item !== null && (item.verdict !== reached || item.scenario !== scenario.id))
      void change((before) => ({ ...before, scenario: scenario.id, answers: { ...answers }, verdict: reached }))
  }, [answers, change, item, reached, scenario.id])

  return {
    item,
    loading,
    elsewhere,
    connections,
    known,
    way,
    shown,
    running,
    busy: starting || running.running !== null,
    goTo: (at) => go({ at }),
    submit: async (name, given, pastes) => {
      const next = { ...answers, ...given }
      const id = await change((before) => ({ ...before, answers: next, pastes: { ...before.pastes, ...pastes } }))
      const nextWay = walk(scenario.flow, { ...known, answers: next, pastes: { ...known.pastes, ...pastes } })
      goOnTo(placeAfter(nextWay, name), { answers: next, case: id })
    },
    next: (name) => goOnTo(placeAfter(way, name)),
    start,
    cancel,
    prove: async (pasted) => {
      if (way.verdict === null) return
      const { check } = way.verdict.verdict.prove
      const reads = check.reads[0]
      const pastes = pasted === null || reads === undefined ? known.pastes : { ...known.pastes, [reads]: pasted }
      const record = await runOne(check, { answers, pastes, connections: await connectionsNow() })
      if (record.state !== 'cancelled' && reached !== null)
        await change((before) => ({
          ...before,
          retests: [...before.retests, { at: record.startedAt, verdict: reached, record }],
        }))
    },
    walkAgain: async () => {
      const first = way.visits.find(({ step }) => step.kind === 'run' && !isSilent(step))
      await change((before) => ({ ...archiveRun(before), records: [] }))
      if (first === undefined) go({ at: undefined })
      else goOnTo(first.name)
    },
  }
}

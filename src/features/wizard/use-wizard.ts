import { useQuery } from '@tanstack/react-query'
import { useLayoutEffect, useRef } from 'react'
import { connectionsQuery } from '#src/client/queries.ts'
import { checkContext, checkLimits, useConnectionsNow } from '#src/client/runs/context.ts'
import { useTask } from '#src/client/runs/task.ts'
import type { Case } from '#src/domain/model/case.ts'
import type { AnyCheck, Answers, Pastes } from '#src/domain/model/check.ts'
import type { Connection } from '#src/domain/contract/connection.ts'
import type { LoadedScenario, RunStep } from '#src/domain/model/scenario.ts'
import { runCheck } from '#src/engine/run-check.ts'
import { runStep } from '#src/engine/run-step.ts'
import { reactionTo, runsByItself, standingOf, type Standing, type WizardEvent } from './state/driver.ts'
import { useWizardCase } from './use-wizard-case.ts'
import type { WizardSearch } from './wizard-search.ts'

/** What {@link useWizard} takes. */
export interface WizardInput {
  readonly scenario: LoadedScenario
  readonly search: WizardSearch
  readonly onSearch: (search: WizardSearch, options: { readonly replace: boolean }) => void
}

/** What of a run is seen while it goes on: its check, what that waits for, and 0 to 1 of the step's checks. */
export interface RunProgress {
  readonly check: AnyCheck
  readonly says: string
  readonly done: number
}

/** A wizard as its page sees it: where it stands, and what can be done. */
export interface WizardState extends Standing {
  readonly item: Case | null
  readonly loading: boolean
  readonly elsewhere: boolean
  /** All connections; a page offers those of the scenario's system. */
  readonly connections: readonly Connection[]
  readonly running: RunProgress | null
  readonly busy: boolean
  readonly goTo: (at: string | undefined) => void
  /** Keeps what a step was given and goes on from it. */
  readonly submit: (step: string, answers: Answers, pastes: Pastes) => void
  /** Goes on from a step that is done. */
  readonly next: (step: string) => void
  readonly start: (step: RunStep, again: boolean) => void
  readonly cancel: () => void
  /** Runs the verdict's own check again, over a new paste where it reads one, and keeps what it found. */
  readonly prove: (pasted: string | null) => void
  /** Walks the same way again from its first live check, with nothing remembered of the findings. */
  readonly walkAgain: () => void
}

const noConnections: readonly Connection[] = []
const done = { ok: true, value: null } as const

/** Drives a wizard: does what its driver says to the case and the address, and runs its checks. */
export function useWizard({ scenario, search, onSearch }: WizardInput): WizardState {
  const connections = useQuery(connectionsQuery).data ?? noConnections
  const connectionsNow = useConnectionsNow()
  const { item, change, loading, elsewhere } = useWizardCase(search.case, scenario.id, search.a ?? {})
  const place = { scenario: scenario.id, flow: scenario.flow, search, item }
  const standing = standingOf(place)
  const { answers, pastes } = standing.known
  const [task, { run, cancel }] = useTask<null, RunProgress>()
  const busy = task.kind === 'running'
  const runs = useRef<string | null>(null)

  /** Does what follows from an event, in the address's case or in one that was just made; resolves with its id. */
  const tell = async (event: WizardEvent, own = search.case): Promise<string | undefined> => {
    const reaction = reactionTo(place, event)
    const id = reaction.change === null ? own : await change(own, reaction.change)
    if (reaction.runs !== undefined) runs.current = reaction.runs
    if (reaction.to !== null) onSearch({ case: id, ...reaction.to }, { replace: false })
    else if (id !== own) onSearch({ ...search, case: id }, { replace: true })
    return id
  }

  const start = (step: RunStep, again: boolean) =>
    void run(async (signal, progress) => {
      const id = await tell({ kind: 'run-started', step, again })
      const context = checkContext({ answers, pastes, connections: await connectionsNow() }, signal)
      const kept: Promise<unknown>[] = []
      const all = step.checks.length
      const observer = {
        started: (check: AnyCheck) => progress({ check, says: '', done: kept.length / all }),
        progress: (check: AnyCheck, says: string) => progress({ check, says, done: (kept.length + 0.5) / all }),
        ended: (_: AnyCheck, record: Case['records'][number]) => void kept.push(tell({ kind: 'checked', record }, id)),
      }
      await runStep(step, context, observer, checkLimits)
      await Promise.all(kept)
      return done
    })

  // Before the page is painted, so that the button that would start it never flashes by.
  useLayoutEffect(() => {
    const caseIsHere = item !== null || search.case === undefined || elsewhere
    const step = busy || loading || !caseIsHere ? null : runsByItself(standing, runs.current)
    if (step !== null) start(step, false)
  })

  return {
    ...standing,
    item,
    loading,
    elsewhere,
    connections,
    running: task.kind === 'running' ? task.progress : null,
    busy,
    goTo: (at) => void tell({ kind: 'gone-to', at }),
    submit: (step, given, pasted) => void tell({ kind: 'given', step, answers: given, pastes: pasted }),
    next: (step) => void tell({ kind: 'passed', step }),
    start,
    cancel,
    prove: (pasted) => {
      const { verdict } = standing.way
      if (verdict === null) return
      const { check } = verdict.verdict.prove
      const [reads] = check.reads
      const texts = pasted === null || reads === undefined ? pastes : { ...pastes, [reads]: pasted }
      void run(async (signal, progress) => {
        progress({ check, says: '', done: 0 })
        const context = checkContext({ answers, pastes: texts, connections: await connectionsNow() }, signal)
        const said = (says: string) => progress({ check, says, done: 0.5 })
        const record = await runCheck(check, { ...context, progress: said }, checkLimits)
        await tell({ kind: 'proved', record })
        return done
      })
    },
    walkAgain: () => void tell({ kind: 'walked-again' }),
  }
}

import { pastesWith } from '#src/checks/clari/export/comparison-says.ts'
import { archiveRun } from '#src/domain/model/case-runs.ts'
import type { Case, CheckRecord } from '#src/domain/model/case.ts'
import type { Answers, Pastes } from '#src/domain/model/check.ts'
import type { Flow, RunStep } from '#src/domain/model/scenario.ts'
import { walk, type Known, type Walk } from '#src/engine/walk.ts'
import { isSilent, placeAfter, shownAt, type Shown } from '#src/features/wizard/way-shown.ts'
import type { WizardSearch } from '#src/features/wizard/wizard-search.ts'

/** All that decides where a wizard stands: its graph, the address, and the case, where there is one already. */
export interface WizardPlace {
  /** The scenario's id. */
  readonly scenario: string
  readonly flow: Flow
  readonly search: WizardSearch
  readonly item: Case | null
}

/** Where a wizard stands. */
export interface Standing {
  readonly known: Known
  readonly way: Walk
  readonly shown: Shown
  /** The verdict as a case keeps it, `scenario/verdict`; null while none is reached. */
  readonly reached: string | null
}

/** What happens in a wizard. */
export type WizardEvent =
  | { readonly kind: 'gone-to'; readonly at: string | undefined }
  /** A step was given what it asks for. */
  | { readonly kind: 'given'; readonly step: string; readonly answers: Answers; readonly pastes: Pastes }
  /** Continue was pressed on a step that is done. */
  | { readonly kind: 'passed'; readonly step: string }
  | { readonly kind: 'run-started'; readonly step: RunStep; readonly again: boolean }
  | { readonly kind: 'checked'; readonly record: CheckRecord }
  /** The check that proves the fix was run by itself. */
  | { readonly kind: 'proved'; readonly record: CheckRecord }
  /** The same way is to be walked again, with nothing remembered of the findings. */
  | { readonly kind: 'walked-again' }

/** What follows from an event. */
export interface Reaction {
  /** How the case changes; null where it does not. */
  readonly change: ((item: Case) => Case) | null
  /** What the address names from then on, beside the case; null where it stays. */
  readonly to: Pick<WizardSearch, 'at' | 'a'> | null
  /** The step whose checks run by themselves once it is shown; null for none, undefined where that stays. */
  readonly runs?: string | null
}

const nothing: Readonly<Record<string, string>> = {}

/** Where a wizard stands: position and choices are the address's, everything else is the case's. */
export function standingOf({ scenario, flow, search, item }: WizardPlace): Standing {
  // A link that names the case alone, as the comparison's way back does, stands for the choices that it remembers.
  const known: Known = {
    answers: search.a ?? item?.answers ?? nothing,
    pastes: pastesWith(item?.pastes ?? nothing, item?.comparison),
    records: item?.records ?? [],
  }
  const way = walk(flow, known)
  const reached = way.verdict === null ? null : `${scenario}/${way.verdict.name}`
  return { known, way, shown: shownAt(way, search.at), reached }
}

/** What an event does to the case and to the address. Pure. */
export function reactionTo(place: WizardPlace, event: WizardEvent): Reaction {
  const { flow, search } = place
  const { known, way, reached } = standingOf(place)
  const { a } = search
  // The choices are the address's, and come into the case with whatever else is kept.
  const keep = (change: (item: Case) => Case) => (item: Case) =>
    withVerdict(place, change({ ...item, answers: { ...known.answers } }))
  switch (event.kind) {
    case 'gone-to':
      return { change: null, to: { at: event.at, a } }
    case 'given': {
      const answers = { ...known.answers, ...event.answers }
      const next = walk(flow, { ...known, answers, pastes: { ...known.pastes, ...event.pastes } })
      const at = placeAfter(next, event.step)
      const change = keep((item) => ({ ...item, answers, pastes: { ...item.pastes, ...event.pastes } }))
      return { change, to: { at, a: answers }, runs: runsOnArrival(flow, at) }
    }
    case 'passed': {
      const at = placeAfter(way, event.step)
      return { change: null, to: { at, a }, runs: runsOnArrival(flow, at) }
    }
    case 'run-started': {
      const { step, again } = event
      const stale = new Set(step.checks.map(({ id }) => id))
      const change = keep((item) => ({
        // A run that reached its verdict stays beside the one that takes its place.
        ...(again && item.verdict !== null ? archiveRun(item) : item),
        records: again ? item.records.filter(({ check }) => !stale.has(check)) : item.records,
      }))
      // What sends nothing is passed over on the way to what somebody asked for.
      return { change, to: null, ...(isSilent(step) ? {} : { runs: null }) }
    }
    case 'checked': {
      const { record } = event
      const change = keep((item) => ({
        ...item,
        records: [...item.records.filter(({ key }) => key !== record.key), record],
      }))
      return { change, to: null }
    }
    case 'proved': {
      const { record } = event
      if (reached === null || record.state === 'cancelled') return { change: null, to: null }
      const retest = { at: record.startedAt, verdict: reached, record }
      return { change: keep((item) => ({ ...item, retests: [...item.retests, retest] })), to: null }
    }
    case 'walked-again': {
      const at = way.visits.find(({ step }) => step.kind === 'run' && !isSilent(step))?.name
      const change = keep((item) => ({ ...archiveRun(item), records: [] }))
      return { change, to: { at, a }, runs: at === undefined ? null : runsOnArrival(flow, at) }
    }
  }
}

/**
 * The step whose checks are to run without anybody pressing a button: one that sends nothing, or the one that was just
 * gone on to; null for none. Never on a reload or a shared link.
 */
export function runsByItself({ shown }: Standing, runs: string | null): RunStep | null {
  if (shown.kind === 'verdict' || shown.visit.done) return null
  const { name, step } = shown.visit
  return step.kind === 'run' && (isSilent(step) || runs === name) ? step : null
}

/** A step whose checks cost no quota runs by itself when it is gone on to. */
function runsOnArrival({ steps }: Flow, at: string): string | null {
  const step = steps[at]
  return step?.kind === 'run' && step.checks.every(({ costs }) => costs !== 'quota') ? at : null
}

/** The case remembers where it got to, so that it can be listed and reopened. */
function withVerdict({ scenario, flow }: WizardPlace, item: Case): Case {
  const { reached } = standingOf({ scenario, flow, search: {}, item })
  return { ...item, scenario, verdict: reached }
}

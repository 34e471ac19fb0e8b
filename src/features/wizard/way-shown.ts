import type { Step } from '#src/domain/model/scenario.ts'
import type { Visit, Walk } from '#src/engine/walk.ts'

/** What the page shows: a step of the way, or the verdict. */
export type Shown = { readonly kind: 'step'; readonly visit: Visit } | { readonly kind: 'verdict' }

/** Whether a step needs nobody: checks that send nothing run by themselves and are passed over once they are done. */
export function isSilent(step: Step): boolean {
  return step.kind === 'run' && step.checks.every(({ costs }) => costs === 'offline')
}

/** The steps that an analyst meets, in order. */
export function visibleVisits(way: Walk): readonly Visit[] {
  return way.visits.filter((visit) => !isSilent(visit.step) || !visit.done)
}

/** What to show for a place named in the URL; a place that is not on the way (any more) gives the newest one. */
export function shownAt(way: Walk, at: string | undefined): Shown {
  const named = at === undefined ? -1 : way.visits.findIndex(({ name }) => name === at)
  const from = named < 0 ? way.visits.length - 1 : named
  const next = way.visits.slice(from).find((visit) => !isSilent(visit.step) || !visit.done)
  if (named >= 0 && next !== undefined) return { kind: 'step', visit: next }
  const last = way.visits.at(-1)
  if (way.verdict !== null || last === undefined) return { kind: 'verdict' }
  return { kind: 'step', visit: last }
}

/**
 * The name under which the place after a step stands in the URL: the next step that waits for something, or `verdict`.
 * What was answered already is not asked again.
 */
export function placeAfter(way: Walk, name: string): string {
  const at = way.visits.findIndex((visit) => visit.name === name)
  return way.visits.slice(at + 1).find(({ done }) => !done)?.name ?? 'verdict'
}

/** The visible step before a place, or null at the first. */
export function placeBefore(way: Walk, shown: Shown): string | null {
  const visible = visibleVisits(way)
  if (shown.kind === 'verdict') return visible.at(-1)?.name ?? null
  const at = visible.findIndex(({ name }) => name === shown.visit.name)
  return visible[at - 1]?.name ?? null
}

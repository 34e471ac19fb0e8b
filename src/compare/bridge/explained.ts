import { counted, grouped } from '#src/domain/words/count.ts'
import type { Bridge } from './bridge.ts'

/** How many rows of a bridge differ, and those that may be explained or are not. */
export function openRows({ causes }: Pick<Bridge, 'causes'>): {
  readonly differing: number
  readonly suggested: number
  readonly unexplained: number
} {
  const count = (rowsOf: (step: Bridge['causes'][number]) => number): number =>
    causes.reduce((sum, step) => sum + rowsOf(step), 0)
  return {
    differing: count(({ rows }) => rows),
    suggested: count(({ suggested }) => suggested?.rows ?? 0),
    unexplained: count(({ cause, rows }) => (cause === 'unexplained' ? rows : 0)),
  }
}

/** How much of a bridge is explained, in a sentence or two: what is only suggested may be, no more. */
export function explainedWords(bridge: Pick<Bridge, 'causes'>, amount: (delta: number) => string): string {
  const { differing, suggested, unexplained } = openRows(bridge)
  if (suggested + unexplained === 0) return 'All of it is explained.'
  if (unexplained === differing) return 'None of it is explained yet.'
  const left = bridge.causes.find(({ cause }) => cause === 'unexplained')?.delta ?? 0
  const open = `${amount(left)} of it is not explained`
  if (suggested === 0) return `${open}.`
  const maybe = bridge.causes.reduce((sum, step) => sum + (step.suggested?.delta ?? 0), 0)
  const may = `${amount(maybe)} of it, over ${counted(suggested, 'row')}, may be explained and is not proved`
  return unexplained === 0 ? `${may}.` : `${open}; ${may}.`
}

/** After a cause's name: whether it is only suggested for all or some of its rows; '' where it is shown for all. */
export function maybeWords(rows: number, suggested: number | undefined): string {
  if (suggested === undefined || suggested === 0) return ''
  return suggested === rows ? ' (may be)' : ` (may be for ${grouped(suggested)})`
}

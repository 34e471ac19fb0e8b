import type { Conclusion } from '#src/domain/model/conclusion.ts'
import type { Strength, Verdict } from '#src/domain/model/scenario.ts'
import type { Report } from './report.ts'

const looks: Readonly<Record<Verdict['kind'], Readonly<Record<Strength, Report['status']>>>> = {
  cause: {
    proved: { tone: 'fail', word: 'cause found' },
    likely: { tone: 'warn', word: 'likely cause' },
    open: { tone: 'warn', word: 'not told yet' },
  },
  clear: {
    proved: { tone: 'pass', word: 'nothing wrong' },
    likely: { tone: 'info', word: 'nothing wrong in the text' },
    open: { tone: 'warn', word: 'not told yet' },
  },
  open: {
    proved: { tone: 'warn', word: 'not told yet' },
    likely: { tone: 'warn', word: 'not told yet' },
    open: { tone: 'warn', word: 'not told yet' },
  },
}

/** How firmly a verdict stands and on what, in a few words; null where a report is of no verdict, or of before. */
export function strengthWords({ strength, evidence, contradictions }: Report, live: boolean): string | null {
  if (strength === null) return null
  if (strength !== 'likely') return strength === 'proved' ? 'proved: seen here' : 'open: what was seen does not tell'
  if (contradictions.length > 0) return 'likely: what was pasted is about another thing'
  const kind = evidence[0]?.detail.kind
  if (kind === 'paste') return 'likely: only the pasted text says so'
  if (kind === 'answer') return `likely: only ${live ? 'you say' : 'the analyst says'} so`
  return 'likely: what is left once the rest is ruled out'
}

/** A verdict's badge: red is for causes that were proved. */
export function verdictLook({ kind, strength }: Pick<Conclusion, 'kind' | 'strength'>): Report['status'] {
  return looks[kind][strength]
}

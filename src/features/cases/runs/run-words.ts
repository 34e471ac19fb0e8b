import type { RunOfCase } from '#src/features/cases/list/case-line.ts'

/** What a run was, in two words. */
export function runName(run: RunOfCase): string {
  return run.how === 'fix-check' ? 'Fix check' : run.how === 'replaced' ? 'Earlier run' : 'This case'
}

/** A run's place among the runs of its case, which stays the same while it is kept. */
export function runKey(run: RunOfCase): string {
  return `${run.how} ${run.at}`
}

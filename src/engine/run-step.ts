import type { CheckRecord } from '#src/domain/model/case.ts'
import type { AnyCheck, CheckContext } from '#src/domain/model/check.ts'
import type { RunStep } from '#src/domain/model/scenario.ts'
import { runCheck } from './run-check.ts'
import { sendOnce } from './send-once.ts'
import { routeOf } from './walk.ts'

/** What a run tells while it goes on. */
export interface RunObserver {
  readonly started: (check: AnyCheck) => void
  readonly progress: (check: AnyCheck, says: string, done?: number, total?: number) => void
  readonly ended: (check: AnyCheck, record: CheckRecord) => void
}

/**
 * Runs a step's checks in order, cheapest first, until one decides the way; one run sends an operation once. Resolves
 * with the records made.
 */
export async function runStep(
  step: RunStep,
  context: Omit<CheckContext, 'progress'>,
  observer: RunObserver,
  limits: { readonly limitMs: number },
): Promise<readonly CheckRecord[]> {
  const send = sendOnce(context.send)
  const ran: { check: AnyCheck; record: CheckRecord | null }[] = step.checks.map((check) => ({ check, record: null }))
  for (const entry of ran) {
    if (context.signal.aborted) break
    observer.started(entry.check)
    const progress: CheckContext['progress'] = (says, done, total) => observer.progress(entry.check, says, done, total)
    entry.record = await runCheck(entry.check, { ...context, send, progress }, limits)
    observer.ended(entry.check, entry.record)
    if (routeOf(step, ran) !== null) break
  }
  return ran.flatMap(({ record }) => (record === null ? [] : [record]))
}

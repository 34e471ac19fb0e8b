import { browserNow } from '#src/client/browser-clock.ts'
import { checkContext, checkLimits } from '#src/client/runs/context.ts'
import { fixLooks, fixResultOf, type Then } from '#src/client/runs/fix.ts'
import type { CaseStore } from '#src/client/store/case-store.ts'
import type { Connection } from '#src/domain/contract/connection.ts'
import type { CheckRecord } from '#src/domain/model/case.ts'
import type { AnyCheck, Answers, Pastes } from '#src/domain/model/check.ts'
import { runCheck } from '#src/engine/run-check.ts'
import type { WatchSpec } from './watch-list.ts'
import { waitInPage, watchUntil, type WatchTry } from './watch-until.ts'

/** A verdict whose fix is waited for. */
export interface FixToWatch {
  readonly caseId: string
  /** As retests name it: `clari.forbidden/no-api`. */
  readonly verdict: string
  readonly title: string
  readonly href: string
  readonly check: AnyCheck
  /** What was found then, to which each check is held. */
  readonly found: Then
  readonly answers: Answers
  readonly pastes: Pastes
  /** So many checks, then it is given up. */
  readonly most: number
}

/** What watching a fix takes from the page. */
export interface FixWatching {
  readonly store: Pick<CaseStore, 'update'>
  readonly connectionsNow: () => Promise<readonly Connection[]>
}

/** How long lies between two checks of a fix, ms. */
export const fixEveryMs = 60_000

/**
 * Runs the check that proves a fix every minute until it is fixed or the limit is reached; what the last one found is
 * kept with the case, as if "Check again" had been pressed.
 */
export function fixWatch(fix: FixToWatch, { store, connectionsNow }: FixWatching): WatchSpec {
  let runs = 0
  const attempt = async (signal: AbortSignal): Promise<WatchTry> => {
    runs += 1
    const { check, answers, pastes, found, verdict } = fix
    const context = checkContext({ answers, pastes, connections: await connectionsNow() }, signal)
    const record = await runCheck(check, { ...context, progress: () => undefined }, checkLimits)
    const result = fixResultOf(found, { again: null, proof: record })
    // What cannot be asked at all will not be answered in a minute.
    const isOver = result === 'different' || record.state === 'skipped'
    const isLast = result === 'fixed' || isOver || runs >= fix.most
    if (isLast && record.state !== 'cancelled') await keep(store, fix.caseId, verdict, record)
    return {
      ended: result === 'fixed' ? 'good' : isOver ? 'bad' : null,
      says: result === 'fixed' ? `${fixLooks.fixed.title}. ${record.says}` : record.says,
    }
  }
  return {
    id: `fix ${fix.caseId} ${fix.verdict}`,
    title: fix.title,
    href: fix.href,
    follow: (signal, tell) =>
      void watchUntil(
        { attempt, everyMs: fixEveryMs, most: fix.most, now: browserNow, wait: waitInPage },
        signal,
        tell,
      ),
  }
}

async function keep(store: FixWatching['store'], caseId: string, verdict: string, record: CheckRecord) {
  const retest = { at: record.startedAt, verdict, record }
  await store.update(caseId, (item) => ({ ...item, retests: [...item.retests, retest] }))
}

import { checkLimits } from '#src/client/runs/context.ts'
import type { CheckRecord } from '#src/domain/model/case.ts'
import type { AnyCheck, CheckContext } from '#src/domain/model/check.ts'
import type { Flow } from '#src/domain/model/scenario.ts'
import { findingKey } from '#src/engine/finding-key.ts'
import { runCheck } from '#src/engine/run-check.ts'
import { runStep } from '#src/engine/run-step.ts'
import { walk, type Walk } from '#src/engine/walk.ts'

/** What running a wizard again takes. */
export interface AgainInput {
  readonly flow: Flow
  /** With the choices made then; `connection` is the one to ask over now. */
  readonly context: Omit<CheckContext, 'progress'>
  /** Names of pastes that are not whole, so that nothing can be judged from them anew. */
  readonly hidden: ReadonlySet<string>
  /** What was judged from those pastes when they were whole; it holds. */
  readonly judged: readonly CheckRecord[]
  /** Whether checks that cost quota may run. */
  readonly quota: boolean
  /** The check that proves the fix of the verdict then; null where another paste proves it. */
  readonly prove: AnyCheck | null
  /** Hears which check runs, and what it waits for. */
  readonly progress: (check: AnyCheck, says: string) => void
}

/**
 * Why a run ended before a verdict: it was cancelled, it came to a question that was not asked then, to a check that
 * costs quota, or to one that reads a paste that is not whole.
 */
export type Stopped =
  | { readonly kind: 'cancelled' }
  | { readonly kind: 'question'; readonly title: string }
  | { readonly kind: 'quota' | 'paste'; readonly asks: string }

/** What running a wizard again gave. */
export interface AgainEnd {
  readonly way: Walk
  readonly records: readonly CheckRecord[]
  /** Null when it reached a verdict. */
  readonly stopped: Stopped | null
  /** What the check that proves the fix found, where one was run. */
  readonly proof: CheckRecord | null
}

/**
 * Runs a wizard's checks again from nothing, with the choices made then, until a verdict or a question that
 * was not asked then.
 */
export async function runAgain(input: AgainInput): Promise<AgainEnd> {
  const { flow, context } = input
  const { answers, pastes, signal } = context
  let records = input.judged
  let stopped: Stopped | null = null
  let way = walk(flow, { answers, pastes, records })
  while (way.verdict === null && stopped === null) {
    const at = way.visits.at(-1)
    if (at === undefined || at.step.kind !== 'run') stopped = { kind: 'question', title: at?.step.title ?? '' }
    else {
      const open = at.ran.flatMap(({ check, record }) => (record === null ? [check] : []))
      const [first, ...rest] = open.filter(
        (check) => (input.quota || check.costs !== 'quota') && !readsHidden(check, input),
      )
      const made =
        first === undefined
          ? []
          : await runStep(
              { ...at.step, checks: [first, ...rest] },
              context,
              { started: (check) => input.progress(check, ''), progress: input.progress, ended: () => undefined },
              checkLimits,
            )
      records = [...records, ...made]
      const before = way.visits.length
      way = walk(flow, { answers, pastes, records })
      if (signal.aborted) stopped = { kind: 'cancelled' }
      else if (way.verdict === null && way.visits.length === before)
        stopped = whyStopped(open, input) ?? { kind: 'question', title: at.step.title }
    }
  }
  const proof = stopped?.kind === 'cancelled' ? null : await proofOf(input, records)
  return {
    way,
    records: proof === null || records.some(({ key }) => key === proof.key) ? records : [...records, proof],
    stopped,
    proof,
  }
}

function readsHidden(check: AnyCheck, { hidden }: Pick<AgainInput, 'hidden'>): boolean {
  return check.reads.some((name) => hidden.has(name))
}

/** Which check of a step was not run, and why: one that reads what is not whole, or that costs quota. */
function whyStopped(open: readonly AnyCheck[], input: Pick<AgainInput, 'hidden'>): Stopped | null {
  const paste = open.find((check) => readsHidden(check, input))
  if (paste !== undefined) return { kind: 'paste', asks: paste.asks }
  const quota = open.find(({ costs }) => costs === 'quota')
  return quota === undefined ? null : { kind: 'quota', asks: quota.asks }
}

/** The proof's record: from the way, where it was on it, else run now. */
async function proofOf(input: AgainInput, records: readonly CheckRecord[]): Promise<CheckRecord | null> {
  const { prove, context, quota } = input
  if (prove === null) return null
  const key = findingKey(prove, context.answers, context.pastes)
  const known = records.find((record) => record.key === key)
  if (known !== undefined) return known
  if ((prove.costs === 'quota' && !quota) || readsHidden(prove, input)) return null
  input.progress(prove, '')
  return runCheck(prove, { ...context, progress: (says) => input.progress(prove, says) }, checkLimits)
}

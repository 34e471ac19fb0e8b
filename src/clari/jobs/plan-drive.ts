import { cancelJob, job, jobs, limits, startExport } from '#src/clari/operations.ts'
import type { Exchange } from '#src/domain/contract/exchange.ts'
import type { Operation } from '#src/domain/contract/operation.ts'
import { lookAnswer, startAnswer, surveyAnswer, type StartAnswer } from './plan-answers.ts'
import { startParams, type PlanItem, type PlanResult } from './plan-batch.ts'
import type { Rivals } from './plan-match.ts'
import type { BatchMove } from './plan-move.ts'
import type { BatchEvent } from './plan-reduce.ts'

/** An exchange, or that our own proxy took no call: `refused` it said no itself, `stopped` nobody answered. */
export type Sent =
  | { readonly ok: true; readonly value: Exchange }
  | { readonly ok: false; readonly reason: 'stopped' | 'refused'; readonly error?: string; readonly says: string }

type WithoutTime<E> = E extends unknown ? Omit<E, 'at' | 'chance'> : never

/** An event before its moment and chance are added to it. */
export type ToldEvent = WithoutTime<BatchEvent>

/** What making a move takes from outside. */
export interface MoveTools {
  readonly send: (operation: Operation, params: Readonly<Record<string, unknown>>) => Promise<Sent>
  /** Reads and checks a job's results; a sentence says why nothing came. */
  readonly read: (jobId: string, item: PlanItem) => Promise<PlanResult | string>
  /** Resolves once the batch after the event is kept where it survives; with false where the event changed nothing. */
  readonly tell: (event: ToldEvent) => Promise<boolean>
  readonly rivals: () => Rivals
}

/** A move that is made by sending something. */
export type SentMove = Exclude<BatchMove, { readonly kind: 'wait' | 'question' | 'over' }>

/** Makes one move and tells what came of it. Rejects only where the tools do, as when a signal aborts. */
export async function makeMove(move: SentMove, tools: MoveTools): Promise<void> {
  const event = await eventOf(move, tools)
  if (event !== null) await tools.tell(event)
}

async function eventOf(move: SentMove, { send, read, tell, rivals }: MoveTools): Promise<ToldEvent | null> {
  switch (move.kind) {
    case 'survey': {
      const list = await send(jobs, {})
      const told = list.ok ? await send(limits, {}) : list
      const answer =
        list.ok && told.ok
          ? surveyAnswer(list.value, told.value)
          : { jobs: null, places: null, tooMany: null, unreachable: true }
      return { kind: 'surveyed', answer, rivals: rivals() }
    }
    case 'start': {
      const { key, request } = move.item
      // Somebody else may have sent it, or cancelled it, a moment ago.
      if (!(await tell({ kind: 'sending', key }))) return null
      const sent = await send(startExport, startParams(request))
      return { kind: 'start-answered', key, answer: sent.ok ? startAnswer(sent.value) : withoutProxy(sent) }
    }
    case 'look': {
      const sent = await send(job, { jobId: move.jobId })
      const answer = sent.ok ? lookAnswer(sent.value) : ({ kind: 'nothing', says: sent.says } as const)
      return { kind: 'looked', key: move.key, answer }
    }
    case 'cancel': {
      const sent = await send(cancelJob, { jobId: move.jobId })
      const { result } = sent.ok ? sent.value : { result: null }
      const done = result?.kind === 'response' && result.status >= 200 && result.status < 300
      return { kind: 'cancel-answered', key: move.key, done }
    }
    case 'read': {
      const { key } = move.item
      const result = await read(move.jobId, move.item)
      return typeof result === 'string'
        ? { kind: 'results-missed', key, says: result }
        : { kind: 'results-read', key, result }
    }
  }
}

/** What our own proxy's no means for a start: what it refused was never sent, what broke off may have been. */
function withoutProxy(sent: Extract<Sent, { ok: false }>): StartAnswer {
  if (sent.reason === 'stopped') return { kind: 'lost', says: sent.says }
  if (sent.error === 'bad-params') return { kind: 'refused', key: false, says: sent.says }
  return { kind: 'not-sent', says: sent.says }
}

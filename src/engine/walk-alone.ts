import type { Answers, CheckContext } from '#src/domain/model/check.ts'
import type { Connection } from '#src/domain/contract/connection.ts'
import type { Flow, Step } from '#src/domain/model/scenario.ts'
import type { System } from '#src/domain/model/system.ts'
import { runStep } from './run-step.ts'
import { offeredIn, usualGiven, type UsualAnswer } from './usual-answers.ts'
import { walk, type Known, type Walk } from './walk.ts'

/** What walks through a flow when nobody sits before it. */
export interface Alone {
  readonly flow: Flow
  /** The choices and pastes that somebody gave. */
  readonly given: Pick<Known, 'answers' | 'pastes'>
  /** What somebody would type into a field that must not stay empty, by name, where nothing suggests it. */
  readonly knows?: Answers
  /** All that are set up; a field offers those of the system. */
  readonly connections: readonly Connection[]
  readonly system: System
  readonly sendOver: (connection: string | undefined) => CheckContext['send']
  readonly signal: AbortSignal
  /** Epoch ms. */
  readonly now: () => number
  readonly limits: { readonly limitMs: number }
}

/** Where a walk without anybody came to. */
export interface WalkedAlone {
  readonly way: Walk
  readonly known: Known
  /** What stands for answers that nobody gave, in the order in which they were wanted. */
  readonly usual: readonly UsualAnswer[]
  /** The step that it stopped at: one that only somebody can answer, or one that would use quota; null at a verdict. */
  readonly waits: { readonly step: Step; readonly for: 'answer' | 'quota' } | null
}

/**
 * Walks a flow with the answers given and the usual ones for the rest, as Continue would be pressed throughout, and
 * runs its checks as long as they cost no quota.
 */
export async function walkAlone(alone: Alone): Promise<WalkedAlone> {
  const { flow, given, knows = {}, connections, system, sendOver, signal, now, limits } = alone
  let known: Known = { ...given, records: [] }
  const usual: UsualAnswer[] = []
  for (;;) {
    const way = walk(flow, known)
    const last = way.visits.at(-1)
    if (way.verdict !== null || last === undefined || last.done) return { way, known, usual, waits: null }
    const { name, step } = last
    if (step.kind === 'run') {
      if (step.checks.some(({ costs }) => costs === 'quota'))
        return { way, known, usual, waits: { step, for: 'quota' } }
      const { connection: chosen } = known.answers
      const of = connections.find(({ id }) => id === chosen)?.system
      const own = connections.filter((each) => each.system === of)
      const context = {
        send: sendOver(chosen),
        connections: [...own.filter(({ id }) => id === chosen), ...own.filter(({ id }) => id !== chosen)],
        answers: known.answers,
        pastes: known.pastes,
        signal,
        now,
      }
      const records = await runStep(step, context, silent, limits)
      known = { ...known, records: [...known.records, ...records] }
      // What was cancelled decides nothing and would be run for ever.
      if (signal.aborted) return { way: walk(flow, known), known, usual, waits: { step, for: 'answer' } }
      continue
    }
    const more = usualGiven(name, step, known, offeredIn(connections, system), knows)
    if (more === null) return { way, known, usual, waits: { step, for: 'answer' } }
    usual.push(...more.usual)
    known = {
      ...known,
      answers: { ...known.answers, ...more.answers },
      pastes: { ...known.pastes, ...more.pastes },
    }
  }
}

const silent = { started: () => undefined, progress: () => undefined, ended: () => undefined }

import type { Connection } from '#src/domain/contract/connection.ts'
import type { Exchange } from '#src/domain/contract/exchange.ts'
import type { Judgement, Outcomes } from './finding.ts'
import type { Operation, ParamsOf } from '#src/domain/contract/operation.ts'
import type { System } from './system.ts'

/** The analyst's choices by name: `forecastId`, `connection`; kept in the URL. */
export type Answers = Readonly<Record<string, string>>

/** Texts that the analyst pasted, by name, secrets blanked; kept in the case, never in the URL. */
export type Pastes = Readonly<Record<string, string>>

/** All that a check may touch; everything outside comes through here. */
export interface CheckContext {
  /**
   * Sends an operation through the proxy over the run's connection, or the one named. Never throws for what
   * the network does.
   */
  readonly send: <O extends Operation>(operation: O, params: ParamsOf<O>, connection?: string) => Promise<Exchange>
  /** The connections that are set up for the check's system; the run's own first. */
  readonly connections: readonly Connection[]
  readonly answers: Answers
  readonly pastes: Pastes
  readonly signal: AbortSignal
  /** Epoch ms. */
  readonly now: () => number
  /** Tells the page what is being waited for. */
  readonly progress: (says: string, done?: number, total?: number) => void
}

/** One question that can be answered by looking: `gather` does all I/O, `judge` is pure. */
export interface Check<O extends Outcomes = Outcomes, G = unknown> {
  readonly id: string
  /** The question in an analyst's words. */
  readonly asks: string
  readonly system: System
  /** `offline` needs no connection at all. */
  readonly costs: 'offline' | 'nothing' | 'quota'
  /** The answers that it reads; changing one makes its finding stale. `connection` is implied unless offline. */
  readonly uses: readonly string[]
  /** The pastes that it reads; changing one makes its finding stale. */
  readonly reads: readonly string[]
  readonly outcomes: O
  gather(context: CheckContext): Promise<G>
  judge(gathered: G): Judgement<O>
}

/** A check whose outcome names were forgotten, as lists of checks hold it. */
// `judge` takes what the same check's `gather` gave; the pair is only ever used together.
// oxlint-disable-next-line typescript/no-explicit-any
export type AnyCheck = Check<any, any>

/** Declares a check, inferring outcome names and what passes from `gather` to `judge`. */
export function check<const O extends Outcomes, G>(
  spec: Omit<Check<O, G>, 'uses' | 'reads' | 'gather' | 'judge'> & {
    readonly uses?: readonly string[]
    readonly reads?: readonly string[]
    readonly gather: (context: CheckContext) => Promise<G>
    readonly judge: (gathered: NoInfer<G>) => Judgement<NoInfer<O>>
  },
): Check<O, G> {
  return { uses: [], reads: [], ...spec }
}

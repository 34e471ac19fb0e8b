import type { Connection } from '#src/domain/contract/connection.ts'
import type { Exchange } from '#src/domain/contract/exchange.ts'
import type { Judgement, Outcomes } from './finding.ts'
import type { FactKinds, Undeclared } from './facts.ts'
import type { Operation, ParamsOf } from '#src/domain/contract/operation.ts'
import type { SubjectPart } from './evidence.ts'
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
export interface Check<O extends Outcomes = Outcomes, G = unknown, F extends FactKinds = FactKinds> {
  readonly id: string
  /** The question in an analyst's words. */
  readonly asks: string
  readonly system: System
  /** `offline` needs no connection at all. */
  readonly costs: 'offline' | 'nothing' | 'quota'
  /** The answers that it reads; changing one makes its finding stale. `connection` is implied unless offline. */
  readonly uses: readonly string[]
  /**
   * Those of its answers for which it takes something itself where they are left empty (the newest job): what it finds
   * is then about something that nobody named, and proves nothing of what was meant.
   */
  readonly guesses?: readonly string[]
  /** In what its evidence is about several things on purpose, since it compares them: two keys, two forecasts. */
  readonly compares?: readonly SubjectPart[]
  /** The pastes that it reads; changing one makes its finding stale. */
  readonly reads: readonly string[]
  readonly outcomes: O
  /** The facts that its findings can carry, each with its kind: what a verdict can read of it. */
  readonly facts: F
  gather(context: CheckContext): Promise<G>
  judge(gathered: G): Judgement<O, F>
}

/** A check whose outcome names were forgotten, as lists of checks hold it. */
// `judge` takes what the same check's `gather` gave; the pair is only ever used together.
// oxlint-disable-next-line typescript/no-explicit-any
export type AnyCheck = Check<any, any, any>

/**
 * Declares a check, inferring outcome names, facts and what passes from `gather` to `judge`. A judge that gives an
 * outcome or a fact that was not declared does not compile.
 */
export function check<const O extends Outcomes, G, const J extends Judgement<O, F>, const F extends FactKinds>(
  spec: Omit<Check<O, G, F>, 'uses' | 'reads' | 'gather' | 'judge'> & {
    readonly uses?: readonly string[]
    readonly reads?: readonly string[]
    readonly gather: (context: CheckContext) => Promise<G>
    readonly judge: (gathered: NoInfer<G>) => J
  } & DeclaresFacts<J, F>,
): Check<O, G, F>
export function check(spec: Omit<Check, 'uses' | 'reads'> & Partial<Pick<Check, 'uses' | 'reads'>>): Check {
  return { uses: [], reads: [], ...spec }
}

/** Nothing more to ask where every fact that is given was declared; otherwise what is missing, by name. */
export type DeclaresFacts<J, F extends FactKinds> = [Undeclared<J, F>] extends [never]
  ? unknown
  : { readonly 'facts that are given and not declared': Undeclared<J, F> }

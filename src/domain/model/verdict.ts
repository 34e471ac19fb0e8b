import type { AnyCheck } from './check.ts'
import type { NonEmpty } from './finding.ts'
import { proofBy, type Action, type Verdict, type VerdictContext } from './scenario.ts'
import { knownFacts, type FactKinds, type KnownFacts } from './facts.ts'

/** Something that is said of the facts; `context` has the choices and pastes too. */
export type OverFacts<F extends FactKinds, T> = (facts: KnownFacts<F>, context: VerdictContext) => T

/** A text that may depend on the facts. */
export type Words<F extends FactKinds> = string | OverFacts<F, string>

type Actions<F extends FactKinds> = NonEmpty<Action> | OverFacts<F, NonEmpty<Action>>

/** A verdict as it is written: what is left out is the usual. */
export interface VerdictSpec<F extends FactKinds> extends Pick<
  Verdict,
  'cause' | 'strength' | 'exportsAgain' | 'leadsTo' | 'needs'
> {
  /** Left out, a cause. */
  readonly kind?: Verdict['kind']
  readonly headline: Words<F>
  readonly explains: Words<F>
  /** What to do; how the fix is tried (`last`) comes after them by itself. */
  readonly actions: Actions<F>
  readonly last?: Verdict['last']
  readonly asks?: Words<F>
  readonly plan?: OverFacts<F, ReturnType<NonNullable<Verdict['plan']>>>
  readonly evidence?: OverFacts<F, ReturnType<NonNullable<Verdict['evidence']>>>
  /** The check that proves the fix; left out, the one whose finding decided the way. */
  readonly prove?: AnyCheck
  readonly disprovedBy: Words<F>
  /** The words that differ where only a pasted text was judged. */
  readonly pasted?: {
    readonly headline?: Words<F>
    readonly explains?: Words<F>
    readonly actions?: Actions<F>
    readonly asks?: Words<F>
    readonly last?: Verdict['last']
    readonly prove?: AnyCheck
  }
}

type Joined<U> = (U extends unknown ? (each: U) => void : never) extends (all: infer I) => void ? I : never

/** The facts that some checks declare, as one. */
export type FactsOver<C extends readonly AnyCheck[]> =
  Joined<C[number]['facts']> extends infer F extends FactKinds ? F : never

/** Writes verdicts over the facts of some checks: a fact that none of them declares does not compile. */
export interface VerdictWriter<F extends FactKinds> {
  readonly verdict: (spec: VerdictSpec<F>) => Verdict
  /** Another verdict that differs from one in what is given. */
  readonly variant: (of: Verdict, spec: Partial<VerdictSpec<F>>) => Verdict
}

/** Writes verdicts over the facts of the checks that stand on the ways to them. */
export function verdictsOver<const C extends readonly AnyCheck[]>(...checks: C): VerdictWriter<FactsOver<C>> {
  // The edge where a list of checks becomes the facts of all of them.
  return verdictsReading(Object.assign({}, ...checks.map(({ facts }) => facts)) as FactsOver<C>)
}

/** Writes verdicts over declared facts, whichever check gives them. */
export function verdictsReading<const F extends FactKinds>(kinds: F): VerdictWriter<F> {
  const over =
    <T>(say: OverFacts<F, T>) =>
    (context: VerdictContext) =>
      say(knownFacts(kinds, context.facts), context)
  const worded = <T>(words: T | OverFacts<F, T>) =>
    typeof words === 'function' ? over(words as OverFacts<F, T>) : () => words
  const made = (spec: Partial<VerdictSpec<F>>): Partial<Verdict> => {
    const { headline, explains, actions, asks, disprovedBy, plan, evidence, prove, pasted, ...plain } = spec
    return {
      ...plain,
      ...(headline === undefined ? {} : { headline: worded(headline) }),
      ...(explains === undefined ? {} : { explains: worded(explains) }),
      ...(actions === undefined ? {} : { actions: worded(actions) }),
      ...(asks === undefined ? {} : { asks: worded(asks) }),
      ...(disprovedBy === undefined ? {} : { disprovedBy: worded(disprovedBy) }),
      ...(plan === undefined ? {} : { plan: over(plan) }),
      ...(evidence === undefined ? {} : { evidence: over(evidence) }),
      ...(prove === undefined ? {} : { prove: proofBy(prove) }),
      ...(pasted === undefined ? {} : { pasted: made(pasted) }),
    }
  }
  const base = { kind: 'cause', last: 'by-proof', pasted: {} } as const
  return {
    verdict: ({ cause, headline, explains, actions, disprovedBy, ...more }) => ({
      ...base,
      cause,
      headline: worded(headline),
      explains: worded(explains),
      actions: worded(actions),
      disprovedBy: worded(disprovedBy),
      ...made(more as Partial<VerdictSpec<F>>),
    }),
    variant: (of, spec) => ({ ...of, ...made(spec) }),
  }
}

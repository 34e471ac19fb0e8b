import { z } from 'zod'
import { evidenceSchema, type Evidence } from './evidence.ts'
import type { FactKinds, FactsGiven } from './facts.ts'
import type { ScenarioId } from './scenario-id.ts'

/**
 * What a finding means: `pass` all is well, `info` neither good nor bad, `warn` worth knowing, `fail` this is wrong.
 */
export const statuses = ['pass', 'info', 'warn', 'fail'] as const

/** What a finding means. */
export type Status = (typeof statuses)[number]

/** Small named values that sentences are made of: a forecast id, a user, a number left. */
export type Facts = Readonly<Record<string, string | number | boolean>>

/** An array with at least one element. */
export type NonEmpty<T> = readonly [T, ...T[]]

/** What an outcome means, and the scenario that goes on from it where there is one. */
export type Outcome = Status | { readonly status: Status; readonly see: ScenarioId }

/** The outcomes that a check can have, each with its status. */
export type Outcomes = Readonly<Record<string, Outcome>>

/** An outcome's status. */
export function statusOfOutcome(outcome: Outcome): Status {
  return typeof outcome === 'string' ? outcome : outcome.status
}

/** The scenario that goes on from an outcome; null where none was declared. */
export function scenarioOfOutcome(outcome: Outcome): ScenarioId | null {
  return typeof outcome === 'string' ? null : outcome.see
}

/** The same outcomes, each leading to one scenario. */
export function leadingTo<const O extends Outcomes, const S extends ScenarioId>(
  see: S,
  outcomes: O,
): { readonly [K in keyof O]: { readonly status: StatusIn<O[K]>; readonly see: S } } {
  const leading = Object.entries(outcomes).map(([name, outcome]) => [name, { status: statusOfOutcome(outcome), see }])
  // The edge where entries become the record that they were taken from.
  return Object.fromEntries(leading) as { readonly [K in keyof O]: { status: StatusIn<O[K]>; see: S } }
}

type StatusIn<T> = T extends { readonly status: infer S } ? S : T
type NeedsEvidence<O extends Outcomes> = {
  [K in keyof O]: Extract<StatusIn<O[K]>, 'pass' | 'warn' | 'fail'> extends never ? never : K
}[keyof O] &
  string

/**
 * What `judge` returns: one of the check's outcomes, and facts that it declared; all but a neutral one need
 * evidence to compile.
 */
export type Judgement<O extends Outcomes, F extends FactKinds = FactKinds> =
  | {
      readonly outcome: NeedsEvidence<O>
      readonly says: string
      readonly facts?: FactsGiven<F>
      readonly evidence: NonEmpty<Evidence>
    }
  | {
      readonly outcome: Exclude<keyof O & string, NeedsEvidence<O>>
      readonly says: string
      readonly facts?: FactsGiven<F>
      readonly evidence?: readonly Evidence[]
    }

/** What a check found. */
export const findingSchema = z.object({
  check: z.string(),
  outcome: z.string(),
  status: z.enum(statuses),
  /** One sentence in an analyst's words. */
  says: z.string(),
  facts: z.record(z.string(), z.union([z.string(), z.number(), z.boolean()])),
  evidence: z.array(evidenceSchema),
})

/** What a check found. */
export type Finding = z.infer<typeof findingSchema>

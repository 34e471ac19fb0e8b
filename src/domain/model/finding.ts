import { z } from 'zod'
import { evidenceSchema, type Evidence } from './evidence.ts'

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

/** The outcomes that a check can have, each with its status. */
export type Outcomes = Readonly<Record<string, Status>>

type NeedsEvidence<O extends Outcomes> = { [K in keyof O]: O[K] extends 'warn' | 'fail' ? K : never }[keyof O] & string

/** Facts as a judge gives them; those that are undefined are left out. */
export type FactsGiven = Readonly<Record<string, string | number | boolean | null | undefined>>

/** What `judge` returns: one of the check's outcomes; a failing or warning one needs evidence to compile. */
export type Judgement<O extends Outcomes> =
  | {
      readonly outcome: NeedsEvidence<O>
      readonly says: string
      readonly facts?: FactsGiven
      readonly evidence: NonEmpty<Evidence>
    }
  | {
      readonly outcome: Exclude<keyof O & string, NeedsEvidence<O>>
      readonly says: string
      readonly facts?: FactsGiven
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

import type { NonEmpty } from './finding.ts'
import type { PacingPolicy } from './pacing.ts'

/**
 * A small program that carries a plan out; it needs nothing but the language, and reads credentials from
 * the environment.
 */
export interface ProgramSample {
  readonly language: 'Python' | 'JavaScript' | 'TypeScript' | 'Bash'
  /** The name to save it under. */
  readonly file: string
  readonly code: string
}

/** One piece of work that was split: what it is, and what to send for it. */
export interface PlanPart {
  readonly name: string
  /** The request's body, as JSON. */
  readonly body: string
}

/**
 * What a verdict hands over to be carried out: when to try again, or in which parts, as sentences, data and
 * programs that run.
 */
export interface Plan {
  readonly title: string
  /** What to do, one sentence each, in order. */
  readonly says: NonEmpty<string>
  /** The waits to draw; `atLeastMs` is a `Retry-After`. Null when nothing is waited for. */
  readonly pace: { readonly policy: PacingPolicy; readonly atLeastMs: number } | null
  readonly parts: readonly PlanPart[]
  readonly samples: readonly ProgramSample[]
}

import type { ScenarioId } from '#src/domain/model/scenario-id.ts'
import type { Confidence } from '#src/domain/model/sign.ts'
import type { System } from '#src/domain/model/system.ts'

/** A text that somebody could paste, and what it must be recognised as. */
export interface Sample {
  readonly text: string
  /** The scenario named first, and how sure at least. */
  readonly is: ScenarioId
  readonly atLeast: Confidence
  /** Scenarios that must be named as well, in any place. */
  readonly also?: readonly ScenarioId[]
  /** Scenarios that must not be named. */
  readonly not?: readonly ScenarioId[]
  /** The system of the first match, where it is not the scenario's own. */
  readonly system?: System
}

/**
 * A text that must not be recognised; where a guess is fair (it says nothing of whose it is), no more than `possible`.
 */
export interface Foreign {
  readonly text: string
  readonly guess?: true
}

/** Declares samples of one scenario. */
export function samplesOf(
  is: ScenarioId,
  atLeast: Confidence,
  texts: readonly (string | ({ readonly text: string } & Partial<Omit<Sample, 'is'>>))[],
): readonly Sample[] {
  return texts.map((each) => (typeof each === 'string' ? { text: each, is, atLeast } : { is, atLeast, ...each }))
}

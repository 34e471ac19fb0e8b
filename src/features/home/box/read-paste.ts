import type { ScenarioId } from '#src/domain/model/scenario-id.ts'
import type { Scenario } from '#src/domain/model/scenario.ts'
import type { Confidence } from '#src/domain/model/sign.ts'
import type { System } from '#src/domain/model/system.ts'
import { diagnose } from '#src/engine/diagnose.ts'
import type { TextMark } from '#src/ui/text/marks.ts'
import { keepPart } from './keep-part.ts'

/** What is told of a secret that was taken out: its length in characters, and its last two when they are harmless. */
export interface RemovedSecret {
  readonly length: number
  readonly lastTwo: string | null
}

/** A scenario that a text points to, with the words that do. */
export interface ReadMatch {
  readonly scenario: ScenarioId
  /** The system that it is about here; Copilot can be rate-limited too. */
  readonly system: System
  readonly confidence: Confidence
  readonly evidence: readonly { readonly quote: string; readonly why: string }[]
}

/** A pasted text as it may be shown and kept, and what it points to. */
export interface Reading {
  /** Without secrets, and no longer than what is kept. */
  readonly text: string
  /** The length of the whole without its secrets, in UTF-16 code units. */
  readonly total: number
  /** How much of it is not in `text`. */
  readonly leftOut: number
  readonly removed: readonly RemovedSecret[]
  /** Best first; empty when nothing is recognised. */
  readonly matches: readonly ReadMatch[]
  /** Other systems whose own words stand in the text. */
  readonly neighbours: readonly { readonly name: string; readonly quote: string }[]
  /** Where the quoted words stand in `text`. */
  readonly marks: readonly TextMark[]
}

/** How much of a text is kept in the box and in the case, in UTF-16 code units. */
export const keptLimit = 40_000

/**
 * Blanks the secrets of a text, recognises what it is about, and keeps the part that matters. Pure; the
 * whole text is read.
 */
export function readBox(text: string, scenarios: readonly Scenario[]): Reading {
  const diagnosis = diagnose(text, scenarios)
  const spans = diagnosis.matches.flatMap(({ evidence }) => evidence.map(({ start, end }) => ({ start, end })))
  const kept = keepPart(diagnosis.text, spans, keptLimit)
  return {
    text: kept.text,
    total: diagnosis.text.length,
    leftOut: kept.leftOut,
    removed: diagnosis.removed.map(({ length, lastTwo }) => ({ length, lastTwo })),
    matches: diagnosis.matches.map(({ scenario, system, confidence, evidence }) => ({
      scenario,
      system,
      confidence,
      evidence: evidence.map(({ quote, why }) => ({ quote, why })),
    })),
    neighbours: diagnosis.neighbours,
    marks: kept.spans,
  }
}

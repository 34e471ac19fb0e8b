import type { Concept } from '#src/domain/model/concept.ts'
import type { Mark, Sureness } from '#src/domain/model/sign.ts'
import type { Claim } from '#src/reading/claims.ts'

/** A status or a client's own words: certain from the system's address, otherwise what its name makes likely. */
export const telling: Sureness = { address: 'certain', name: 'likely', alone: 'possible' }

/** The same, but pointing nowhere unless the system is named. */
export const tellingWhenNamed: Sureness = { address: 'certain', name: 'likely', alone: null }

/** A body as documented, which others could send as well: certain once the system is named. */
export const documented: Sureness = { address: 'certain', name: 'certain', alone: 'likely' }

/** A body exactly as documented, wording and all: certain unless somebody else's address or name stands by it. */
export const exact: Sureness = { address: 'certain', name: 'certain', alone: 'certain' }

/** Words that people use of this. */
export const spoken: Sureness = { address: 'likely', name: 'likely', alone: 'possible' }

/** Words that people use of anything: they count only where the system is named. */
export const spokenWhenNamed: Sureness = { address: 'likely', name: 'likely', alone: null }

/** What fits, but fits other things as well. */
export const faint: Sureness = { address: 'possible', name: 'possible', alone: 'possible' }

/** What fits only where the system is named, and even then other things as well. */
export const faintWhenNamed: Sureness = { address: 'possible', name: 'possible', alone: null }

/** A sentence that speaks of one concept of each group, in any language. */
export function says(...all: readonly (readonly Concept[])[]): Mark {
  return { kind: 'concepts', all }
}

/** The same, over sentences that follow each other. */
export function saysNearby(...all: readonly (readonly Concept[])[]): Mark {
  return { kind: 'concepts', all, near: true }
}

/** The same, in a sentence that does not speak of some others. */
export function saysWithout(without: readonly Concept[], ...all: readonly (readonly Concept[])[]): Mark {
  return { kind: 'concepts', all, without }
}

/** A claim that the scenario's own check of a paste reads too. */
export function claimed(claim: Claim): Mark {
  return { kind: 'concepts', ...claim }
}

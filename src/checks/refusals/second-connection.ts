import type { Evidence } from '#src/domain/model/evidence.ts'
import type { Exchange } from '#src/domain/contract/exchange.ts'
import type { Refusal, RefusalFound } from './clari-refusal.ts'

/**
 * What the same question over another connection shows: that it is answered, that it is refused for the same thing, or
 * nothing of either (it broke off on the way, say), which blames nobody.
 */
export type SecondShows = 'may' | 'may-not' | 'unknown'

/** Refusals that say what a user may see: the others are of the key, of the way, or of the server. */
const ofUser: ReadonlySet<Refusal> = new Set(['no-optin', 'forbidden', 'no-such-forecast'])

/** What the other connection's answer shows of its user. */
export function secondShows(refused: Pick<RefusalFound, 'outcome'> | null): SecondShows {
  if (refused === null) return 'may'
  return ofUser.has(refused.outcome) ? 'may-not' : 'unknown'
}

/** The same as a fact: undefined where it is not known. */
export function secondMayOf(shows: SecondShows): boolean | undefined {
  return shows === 'unknown' ? undefined : shows === 'may'
}

/** Why the other connection's answer tells nothing: `Admin could not be compared: api.clari.com did not answer.` */
export function notCompared(label: string, refused: Pick<RefusalFound, 'says'> | null): string {
  return `${label} could not be compared: ${refused?.says ?? 'its answer tells nothing.'}`
}

/** The other connection's exchange as evidence, with the place in it that there is. */
export function secondEvidence(
  label: string,
  exchange: Exchange,
  shows: SecondShows,
  says: { readonly may: string; readonly not: string },
): Evidence {
  return {
    kind: 'exchange',
    exchange,
    place: exchange.result.kind === 'silence' ? 'silence' : shows === 'may' ? 'status' : 'body',
    quote: null,
    shows: `${label} ${shows === 'may' ? says.may : shows === 'may-not' ? says.not : 'could not be compared'}`,
  }
}

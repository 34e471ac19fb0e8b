import type { Concept } from '#src/domain/model/concept.ts'
import { joined, together } from './concepts/find-concepts.ts'
import type { PastedText } from './pasted-text.ts'
import type { Span } from './text/span.ts'

/**
 * What a sentence has to speak of: one concept of each group; `near`: over sentences that follow each other;
 * `without`: and none of these.
 */
export interface Claim {
  readonly all: readonly (readonly Concept[])[]
  readonly near?: true
  readonly without?: readonly Concept[]
}

/**
 * What people say goes wrong, by the concepts that a sentence has to speak of. A scenario's signs and its offline
 * check read the same
 * claim here, so that what the home page recognises its wizard finds too.
 */
export const claims = {
  keyInvalid: { all: [['key'], ['invalid']] },
  keyUnset: { all: [['key'], ['unset']] },
  unauthorized: { all: [['unauthorized']] },
  notOptedIn: { all: [['not-opted-in']] },
  notOptedInToForecast: { all: [['not-opted-in'], ['forecast']] },
  cannotSeeForecast: { all: [['cannot-see'], ['forecast']] },
  apiNotEnabled: { all: [['api'], ['not-enabled']] },
  planNeeded: { all: [['plan'], ['not-enabled', 'unset']] },
  forbidden: { all: [['forbidden']] },
  forecastNotFound: { all: [['forecast'], ['not-found']] },
  notFound: { all: [['not-found']] },
  exportEmpty: { all: [['export', 'forecast'], ['empty']] },
  empty: { all: [['empty']] },
  jobNeverEnds: {
    all: [
      ['job', 'export'],
      ['never-ends', 'timeout'],
    ],
  },
  jobFailed: { all: [['job', 'export'], ['failed']] },
  jobNotFound: { all: [['job'], ['not-found']] },
  tooMany: { all: [['too-many']] },
  quotaUsedUp: { all: [['quota'], ['used-up']] },
  usedUp: { all: [['used-up']] },
  notJson: { all: [['not-json']] },
  serverFailed: { all: [['server-failed']] },
  unreachable: { all: [['unreachable', 'login-page', 'blocked']] },
  somethingOnTheWay: { all: [['login-page', 'blocked']] },
  noAnswerInTime: { all: [['timeout']], without: ['job', 'export'] },
  malformed: { all: [['malformed']] },
  parameterRefused: { all: [['parameter'], ['invalid', 'not-supported', 'unset']] },
  notSupported: { all: [['not-supported']] },
  clientRefused: { all: [['client'], ['invalid', 'failed', 'unauthorized']] },
  letNobodyIn: { all: [['unauthorized', 'forbidden']] },
  credentialsRefused: { all: [['key'], ['invalid', 'unset']] },
} as const satisfies Readonly<Record<string, Claim>>

/** Every place where a paste makes a claim, in any language, in order; at most `most`. */
export function placesOfClaim(paste: PastedText, { all, near, without }: Claim, most = 5): readonly Span[] {
  const places: Span[] = []
  for (let index = 0; index < paste.sentences.length && places.length < most; index += 1) {
    const sentence = near === true ? joined(paste.sentences, index) : paste.sentences[index]
    if (sentence === null || sentence === undefined) continue
    if (without?.some((concept) => sentence.speaksOf.has(concept)) === true) continue
    const place = together(sentence, all)
    if (place !== null && !places.some((other) => other.start === place.start)) places.push(place)
  }
  return places
}

/** The exact words by which a paste makes one of several claims; null where it makes none. */
export function quoteOfClaim(paste: PastedText, ...claims: readonly Claim[]): string | null {
  for (const claim of claims) {
    const [place] = placesOfClaim(paste, claim, 1)
    if (place !== undefined) return paste.text.slice(place.start, place.end)
  }
  return null
}

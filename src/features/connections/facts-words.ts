import type { CredentialFacts } from '#src/domain/contract/connection.ts'
import { oddityNames } from '#src/domain/contract/credential-shape.ts'
import { counted, listOf } from '#src/domain/words/count.ts'

/** What is known of a credential: `64 characters, ends in 7f`, or `not set`. */
export function factsWords({ set, length, lastTwo }: CredentialFacts): string {
  return set ? `${counted(length, 'character')}${lastTwo === null ? '' : `, ends in ${lastTwo}`}` : 'not set'
}

/** What is odd about its shape, as one sentence, or null when nothing is. */
export function oddWords({ oddities }: CredentialFacts): string | null {
  return oddities.length === 0 ? null : `It has ${listOf(oddities.map((oddity) => oddityNames[oddity]))}.`
}

import type { CredentialFacts } from '#src/domain/contract/connection.ts'
import { oddityNames } from '#src/domain/contract/credential-shape.ts'

/** What is known of a credential: `64 characters, ends in 7f`, or `not set`. */
export function factsWords({ set, length, lastTwo }: CredentialFacts): string {
  if (!set) return 'not set'
  return (
    `${length.toLocaleString('en')} ${length === 1 ? 'character' : 'characters'}` +
    `${lastTwo === null ? '' : `, ends in ${lastTwo}`}`
  )
}

/** What is odd about its shape, as one sentence, or null when nothing is. */
export function oddWords({ oddities }: CredentialFacts): string | null {
  const names = oddities.map((oddity) => oddityNames[oddity])
  const last = names.at(-1)
  if (last === undefined) return null
  return `It has ${names.length === 1 ? last : `${names.slice(0, -1).join(', ')} and ${last}`}.`
}

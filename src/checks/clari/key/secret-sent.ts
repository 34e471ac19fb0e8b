import type { CredentialFacts } from '#src/domain/contract/connection.ts'

/** What may be told of a secret that a request carries. */
interface SecretSent {
  readonly length: number
  readonly lastTwo: string | null
}

/** A secret by what may be told of it: `64 characters ending in 7f`. */
export function secretWords({ length, lastTwo }: SecretSent): string {
  return `${length} characters${lastTwo === null ? '' : ` ending in ${lastTwo}`}`
}

/** Whether what a request carries is another secret than the one that is set up. */
export function isOtherSecret(sent: SecretSent, own: CredentialFacts): boolean {
  return (
    own.set &&
    (sent.length !== own.length || (sent.lastTwo !== null && own.lastTwo !== null && sent.lastTwo !== own.lastTwo))
  )
}

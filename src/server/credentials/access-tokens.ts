import type { HeldConnection } from './held-connection.ts'

/** An access token and for how many seconds it holds. */
export interface ObtainedToken {
  readonly token: string
  readonly seconds: number
}

/** The access tokens that the proxy obtained; they never leave it. */
export interface AccessTokens {
  readonly keep: (connection: HeldConnection, obtained: ObtainedToken, now: number) => void
  /** A token that still holds for a while, or null. */
  readonly current: (connection: HeldConnection, now: number) => string | null
  readonly drop: (connection: HeldConnection) => void
  /** Every token held, and the last ones dropped, to be blanked wherever it turns up. */
  readonly all: () => readonly string[]
}

/**
 * A token is not used in its last seconds, as it could expire on the way; a short-lived one is used for half its life.
 */
const spareMs = 15_000

/**
 * Keeps tokens in memory, under the credentials (and address) that they were obtained with: changed credentials never
 * meet an old token.
 */
export function createAccessTokens(): AccessTokens {
  const held = new Map<string, { readonly token: string; readonly until: number }>()
  const obtained: string[] = []
  const keyOf = (connection: HeldConnection) =>
    JSON.stringify([connection.id, connection.system, connection.origins, connection.values])
  return {
    keep: (connection, { token, seconds }, now) => {
      if (!obtained.includes(token)) obtained.push(token)
      if (obtained.length > 100) obtained.shift()
      if (held.size >= 100) held.clear()
      held.set(keyOf(connection), { token, until: now + Math.max(seconds * 1000 - spareMs, seconds * 500) })
    },
    current: (connection, now) => {
      const found = held.get(keyOf(connection))
      return found === undefined || found.until < now ? null : found.token
    },
    drop: (connection) => void held.delete(keyOf(connection)),
    all: () => obtained,
  }
}

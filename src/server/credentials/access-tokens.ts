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
  /** Forgets every token that was ever obtained over a connection of this id. */
  readonly forget: (connection: string) => void
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
  const held = new Map<string, { readonly connection: string; readonly token: string; readonly until: number }>()
  let obtained: readonly { readonly connection: string; readonly token: string }[] = []
  const keyOf = (connection: HeldConnection) =>
    JSON.stringify([connection.id, connection.system, connection.origins, connection.values])
  return {
    keep: (connection, { token, seconds }, now) => {
      obtained = [...obtained.filter((one) => one.token !== token), { connection: connection.id, token }].slice(-100)
      if (held.size >= 100) held.clear()
      held.set(keyOf(connection), {
        connection: connection.id,
        token,
        until: now + Math.max(seconds * 1000 - spareMs, seconds * 500),
      })
    },
    current: (connection, now) => {
      const found = held.get(keyOf(connection))
      return found === undefined || found.until < now ? null : found.token
    },
    drop: (connection) => void held.delete(keyOf(connection)),
    forget: (connection) => {
      obtained = obtained.filter((one) => one.connection !== connection)
      for (const [key, one] of held) if (one.connection === connection) held.delete(key)
    },
    all: () => obtained.map((one) => one.token),
  }
}

import type { HeldConnection } from './held-connection.ts'

/** Credentials typed by hand: in memory only, each session's its own. */
export interface Vault {
  readonly list: (session: string | null) => readonly HeldConnection[]
  /** False when the session holds as many as it may. */
  readonly add: (session: string, connection: HeldConnection) => boolean
  /** Whether there was one to remove. */
  readonly remove: (session: string | null, id: string) => boolean
  /** Whether anything is held for this session. */
  readonly knows: (session: string) => boolean
}

const connectionsPerSession = 20
const sessionsAtMost = 250

/**
 * Opens an empty vault; past its limit of sessions the one unused for longest is forgotten. Whatever is no longer held
 * is told to `gone`, so that nothing that was had with it is kept.
 */
export function createVault(gone: (connection: HeldConnection) => void): Vault {
  const sessions = new Map<string, readonly HeldConnection[]>()
  return {
    list: (session) => {
      const held = session === null ? undefined : sessions.get(session)
      if (session === null || held === undefined) return []
      // Used just now: a map keeps its order, oldest first.
      sessions.delete(session)
      sessions.set(session, held)
      return held
    },
    add: (session, connection) => {
      const held = sessions.get(session) ?? []
      if (held.length >= connectionsPerSession) return false
      sessions.delete(session)
      sessions.set(session, [...held, connection])
      const [oldest] = sessions.keys()
      if (sessions.size > sessionsAtMost && oldest !== undefined) {
        sessions.get(oldest)?.forEach(gone)
        sessions.delete(oldest)
      }
      return true
    },
    remove: (session, id) => {
      if (session === null) return false
      const held = sessions.get(session) ?? []
      const left = held.filter((one) => one.id !== id)
      if (left.length === held.length) return false
      held.filter((one) => one.id === id).forEach(gone)
      if (left.length === 0) sessions.delete(session)
      else sessions.set(session, left)
      return true
    },
    knows: (session) => sessions.has(session),
  }
}

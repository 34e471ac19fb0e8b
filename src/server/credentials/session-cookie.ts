import type { Context } from 'hono'
import { getCookie, setCookie } from 'hono/cookie'

/** Who a request belongs to: the session that typed credentials are bound to. */
export interface SessionCookie {
  /** The session's id, or null when there is none yet. */
  readonly read: (c: Context) => string | null
  /** The session's id, begun now where there was none. */
  readonly begin: (c: Context) => string
}

/**
 * Names the cookie by port, as cookies ignore ports: two products on one machine must not share a session. An id that
 * this proxy did not give out (`knows`) is none: a session whose name somebody else chose would be theirs too.
 */
export function sessionCookie(origin: string, newId: () => string, knows: (session: string) => boolean): SessionCookie {
  const name = `triage-session-${new URL(origin).port || '80'}`
  const read = (c: Context) => {
    const value = getCookie(c, name)
    return value !== undefined && knows(value) ? value : null
  }
  return {
    read,
    begin: (c) => {
      const id = read(c) ?? newId()
      setCookie(c, name, id, { httpOnly: true, sameSite: 'Strict', path: '/api' })
      return id
    },
  }
}

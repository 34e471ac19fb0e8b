import type { Connection } from '#src/domain/contract/connection.ts'
import { recall, remember } from './page-storage.ts'

const longest = 120
const nameOf = (id: string): string => `owner-${id}`

/** Adds to a connection whose key it is, as far as that was told in this browser. */
export function withOwner(connection: Connection): Connection {
  const owner = recall('browser', nameOf(connection.id))
  return owner === null ? connection : { ...connection, owner }
}

/** Remembers whose key a connection has, a name or an e-mail; nothing forgets it. */
export function rememberOwner(id: string, owner: string): void {
  const told = owner.replace(/\s+/g, ' ').trim().slice(0, longest)
  remember('browser', nameOf(id), told === '' ? null : told)
}

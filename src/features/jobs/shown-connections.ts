import type { Connection } from '#src/domain/contract/connection.ts'

/** Which of the connections are shown: those that the URL names, else all that are no demo's. */
export function shownConnections(connections: readonly Connection[], over: string | undefined): readonly Connection[] {
  const clari = connections.filter(({ system }) => system === 'clari')
  const named = new Set((over ?? '').split(',').filter((id) => id !== ''))
  return over === undefined ? clari.filter(({ source }) => source !== 'demo') : clari.filter(({ id }) => named.has(id))
}

/** The URL's list after one connection was shown or hidden. */
export function toggledConnection(shown: readonly Connection[], id: string): string {
  const ids = shown.map((connection) => connection.id)
  return (ids.includes(id) ? ids.filter((each) => each !== id) : [...ids, id]).join(',')
}

import { useId } from 'react'
import type { Connection } from '#src/domain/connection.ts'
import { ConnectionRow } from './connection-row.tsx'

/** What a {@link ConnectionList} takes. */
export interface ConnectionListProps {
  readonly title: string
  readonly connections: readonly Connection[]
  /** The id of the one that is being removed. */
  readonly removing: string | null
  readonly onRemove: (id: string) => void
}

/** Connections of one origin; nothing at all when there are none. */
export function ConnectionList({ title, connections, removing, onRemove }: ConnectionListProps) {
  const id = useId()
  if (connections.length === 0) return null
  return (
    <section aria-labelledby={id} className="overflow-hidden rounded-card border border-line bg-card shadow-card">
      <h2 id={id} className="border-b border-line px-5 py-3 text-large font-medium">
        {title}
      </h2>
      <ul>
        {connections.map((connection) => (
          <ConnectionRow key={connection.id} connection={connection} removing={removing === connection.id} onRemove={() => onRemove(connection.id)} />
        ))}
      </ul>
    </section>
  )
}

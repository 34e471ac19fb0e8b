import type { Connection } from '#src/domain/contract/connection.ts'
import { Card } from '#src/ui/card.tsx'
import { ConnectionRow } from './connection-row.tsx'

/** What a {@link ConnectionList} takes. */
export interface ConnectionListProps {
  readonly title: string
  readonly connections: readonly Connection[]
  /** The id of the one that is being removed. */
  readonly removing: string | null
  readonly onRemove: (id: string) => void
  readonly onOwner: (id: string, owner: string) => void
}

/** Connections of one origin; nothing at all when there are none. */
export function ConnectionList({ title, connections, removing, onRemove, onOwner }: ConnectionListProps) {
  if (connections.length === 0) return null
  return (
    <Card heading={title} flush>
      <ul>
        {connections.map((connection) => (
          <ConnectionRow
            key={connection.id}
            connection={connection}
            removing={removing === connection.id}
            onRemove={() => onRemove(connection.id)}
            onOwner={(owner) => onOwner(connection.id, owner)}
          />
        ))}
      </ul>
    </Card>
  )
}

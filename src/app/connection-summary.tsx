import { Link } from '@tanstack/react-router'
import type { Connection } from '#src/domain/contract/connection.ts'
import { systemNames } from '#src/domain/model/system.ts'
import { buttonClass } from '#src/ui/button-class.ts'
import { EmptyState } from '#src/ui/feedback/empty-state.tsx'

/** The connections that are set up, at a glance. */
export function ConnectionSummary({
  connections,
  onLeave,
}: {
  readonly connections: readonly Connection[]
  readonly onLeave: () => void
}) {
  return (
    <div>
      {connections.length === 0 ? (
        <EmptyState title="Nothing is connected">
          Live checks need a key. Pasting an error works without one.
        </EmptyState>
      ) : (
        <ul className="max-h-72 overflow-y-auto py-1.5">
          {connections.map((connection) => (
            <li key={connection.id} className="px-4 py-2">
              <span className="block text-normal font-medium">
                {systemNames[connection.system]} · {connection.label}
              </span>
              <span className="block font-mono text-tiny wrap-anywhere text-soft">{connection.address}</span>
            </li>
          ))}
        </ul>
      )}
      <div className="border-t border-line p-3">
        <Link to="/connections" onClick={onLeave} className={buttonClass('secondary', 'small', 'w-full')}>
          {connections.length === 0 ? 'Connect an account' : 'Manage connections'}
        </Link>
      </div>
    </div>
  )
}

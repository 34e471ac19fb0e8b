import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { getRouteApi } from '@tanstack/react-router'
import { KeyRound } from 'lucide-react'
import { proxy } from '#src/client/proxy.ts'
import { connectionsQuery, withToken } from '#src/client/queries.ts'
import { Callout } from '#src/ui/callout.tsx'
import { useDocumentTitle } from '#src/ui/document-title.ts'
import { EmptyState } from '#src/ui/empty-state.tsx'
import { PageTitle } from '#src/ui/page-title.tsx'
import { Skeleton } from '#src/ui/skeleton.tsx'
import { useToast } from '#src/ui/toast.tsx'
import { AddConnection } from './add-connection.tsx'
import { ConnectionCard } from './connection-card.tsx'
import { kinds } from './kinds.ts'

const route = getRouteApi('/connections')

/** What is connected, and how to connect more. */
export function ConnectionsPage() {
  useDocumentTitle('Connections')
  const client = useQueryClient()
  const toast = useToast()
  const { add } = route.useSearch()
  const navigate = route.useNavigate()
  const { data: connections, error } = useQuery(connectionsQuery)
  const [first] = kinds
  const kind = kinds.find(({ id }) => id === add) ?? first
  const removing = useMutation({
    mutationFn: (id: string) => withToken(() => proxy.removeConnection(id)),
    onSuccess: (told) => {
      toast.say(told.ok ? 'Removed.' : told.says)
      void client.invalidateQueries({ queryKey: ['connections'] })
    },
  })
  return (
    <div className="mx-auto w-full max-w-5xl px-4 pt-7 pb-12 sm:px-6 sm:pt-9">
      <PageTitle says="Keys live in Clari Triage’s own server on this computer. This page only ever learns their length, their last two characters and what is odd about their shape.">Connections</PageTitle>
      <section aria-label="What is connected" className="mt-6 rounded-card border border-line bg-card shadow-card">
        {connections === undefined && error === null && (
          <div className="space-y-3 p-5">
            <Skeleton className="h-5 w-56" />
            <Skeleton className="h-4 w-80" />
          </div>
        )}
        {connections === undefined && error !== null && (
          <Callout tone="warn" className="m-4" title="The list cannot be read">
            {error.message}
          </Callout>
        )}
        {connections?.length === 0 && (
          <EmptyState icon={<KeyRound />} title="Nothing is connected yet">
            Pasting an error works without a connection. Live checks need one.
          </EmptyState>
        )}
        {connections !== undefined && connections.length > 0 && (
          <ul>
            {connections.map((connection) => (
              <ConnectionCard
                key={connection.id}
                connection={connection}
                removing={removing.isPending && removing.variables === connection.id}
                onRemove={() => removing.mutate(connection.id)}
              />
            ))}
          </ul>
        )}
      </section>
      <div className="mt-5">
        {kind !== undefined && (
          <AddConnection
            kind={kind}
            onKind={(id) => void navigate({ search: { add: id }, replace: true, resetScroll: false })}
            taken={connections?.map(({ label }) => label) ?? []}
          />
        )}
      </div>
    </div>
  )
}

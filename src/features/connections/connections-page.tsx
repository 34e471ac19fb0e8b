import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { getRouteApi } from '@tanstack/react-router'
import { proxy } from '#src/client/proxy.ts'
import { connectionsQuery, withToken } from '#src/client/queries.ts'
import { rememberOwner } from '#src/client/store/connection-owner.ts'
import { Callout } from '#src/ui/feedback/callout.tsx'
import { useDocumentTitle } from '#src/ui/document-title.ts'
import { PageTitle } from '#src/ui/page-title.tsx'
import { Skeleton } from '#src/ui/feedback/skeleton.tsx'
import { useToast } from '#src/ui/feedback/toast.tsx'
import { AddConnection } from './add-connection.tsx'
import { ConnectionList } from './connection-list.tsx'
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
    onSuccess: (result, id) => {
      if (result.ok) rememberOwner(id, '')
      toast.say(result.ok ? 'Removed.' : result.says)
      void client.invalidateQueries({ queryKey: ['connections'] })
    },
  })
  const own = connections?.filter(({ source }) => source !== 'demo') ?? []
  const demo = connections?.filter(({ source }) => source === 'demo') ?? []
  const removal = {
    removing: removing.isPending ? removing.variables : null,
    onRemove: removing.mutate,
    onOwner: (id: string, owner: string) => {
      rememberOwner(id, owner)
      toast.say(owner === '' ? 'Forgotten.' : 'Remembered.')
      void client.invalidateQueries({ queryKey: ['connections'] })
    },
  }
  return (
    <div className="mx-auto w-full max-w-5xl px-4 pt-7 pb-12 sm:px-6 sm:pt-9">
      <PageTitle
        says={
          'Keys live in Clari Triage’s own server on this computer. This page only ever learns their length, their ' +
          'last two characters and what is odd about their shape.'
        }
      >
        Connections
      </PageTitle>
      <div className="mt-6 space-y-5">
        {connections === undefined && error === null && <Skeleton className="h-24 rounded-card" />}
        {connections === undefined && error !== null && (
          <Callout tone="warn" title="The list cannot be read">
            {error.message}
          </Callout>
        )}
        <ConnectionList title="Your connections" connections={own} {...removal} />
        {kind !== undefined && (
          <AddConnection
            kind={kind}
            onKind={(id) => void navigate({ search: { add: id }, replace: true, resetScroll: false })}
            taken={connections?.map(({ label }) => label) ?? []}
          />
        )}
        <ConnectionList title="The demo tenant’s" connections={demo} {...removal} />
      </div>
    </div>
  )
}

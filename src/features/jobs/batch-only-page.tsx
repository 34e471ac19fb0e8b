import { useQuery } from '@tanstack/react-query'
import { connectionsQuery } from '#src/client/queries.ts'
import { useDocumentTitle } from '#src/ui/document-title.ts'
import { EmptyState } from '#src/ui/feedback/empty-state.tsx'
import { PageTitle } from '#src/ui/page-title.tsx'
import { Batches } from './batch/batches.tsx'
import { NewExport } from './new-export/new-export.tsx'

/** Exports over the first Clari connection: a new one, and the batches that were started from here. */
export function BatchOnlyPage() {
  useDocumentTitle('Jobs')
  const connection = (useQuery(connectionsQuery).data ?? []).find(({ system }) => system === 'clari')
  return (
    <div className="mx-auto w-full max-w-[68rem] space-y-4 px-4 py-6 sm:px-6 sm:py-8">
      <PageTitle>Export jobs</PageTitle>
      {connection === undefined ? (
        <EmptyState title="No Clari account is connected" />
      ) : (
        <>
          <NewExport key={connection.id} connection={connection.id} />
          <Batches connection={connection.id} />
        </>
      )}
    </div>
  )
}

import { useQuery } from '@tanstack/react-query'
import { getRouteApi, Link } from '@tanstack/react-router'
import { ListChecks } from 'lucide-react'
import { useState } from 'react'
import { connectionsQuery } from '#src/client/queries.ts'
import type { Connection } from '#src/domain/contract/connection.ts'
import { buttonClass } from '#src/ui/button-class.ts'
import { Button } from '#src/ui/button.tsx'
import { cx } from '#src/ui/cx.ts'
import { useDocumentTitle } from '#src/ui/document-title.ts'
import { Callout } from '#src/ui/feedback/callout.tsx'
import { EmptyState } from '#src/ui/feedback/empty-state.tsx'
import { Loading } from '#src/ui/feedback/loading.tsx'
import { PageTitle } from '#src/ui/page-title.tsx'
import { Batches } from './batch/batches.tsx'
import { ConnectionBoard } from './board/connection-board.tsx'
import { NewExport } from './new-export/new-export.tsx'
import { shownConnections, toggledConnection } from './shown-connections.ts'

const route = getRouteApi('/jobs')

/** The export workbench: each connection's jobs and limits as they are now, side by side. */
export function JobsPage() {
  useDocumentTitle('Jobs')
  const { over } = route.useSearch()
  const navigate = route.useNavigate()
  const { data: connections, error } = useQuery(connectionsQuery)
  const all = (connections ?? []).filter(({ system }) => system === 'clari')
  const shown = shownConnections(all, over)
  const [first] = shown
  const [isAsking, setAsking] = useState(false)
  const demo = all.find(({ source }) => source === 'demo')
  const show = (ids: string) => void navigate({ search: { over: ids }, resetScroll: false })
  return (
    <div className="mx-auto w-full max-w-[80rem] px-4 pt-6 pb-16 sm:px-6 sm:pt-8">
      <PageTitle
        says="Export jobs and limits as they are now. Looking costs no quota."
        aside={
          first !== undefined && (
            <Button
              variant={isAsking ? 'secondary' : 'primary'}
              aria-expanded={isAsking}
              onClick={() => setAsking(!isAsking)}
            >
              {isAsking ? 'Close new export' : 'New export'}
            </Button>
          )
        }
      >
        Jobs
      </PageTitle>
      {connections === undefined && error === null && <Loading what="the connections" bare />}
      {connections === undefined && error !== null && (
        <Callout tone="warn" title="The connections cannot be read" className="mt-6">
          {error.message}
        </Callout>
      )}
      {all.length > 1 && shown.length > 0 && (
        <ConnectionToggles all={all} shown={shown} onToggle={(id) => show(toggledConnection(shown, id))} />
      )}
      {connections !== undefined && shown.length === 0 && (
        <EmptyState
          icon={<ListChecks />}
          title={all.length === 0 || over === undefined ? 'No Clari account is connected' : 'No connection is chosen'}
          actions={
            <>
              <Link to="/connections" search={{ add: 'clari' }} className={buttonClass('primary')}>
                Connect an account
              </Link>
              {demo !== undefined && <Button onClick={() => show(demo.id)}>Try it with the demo tenant</Button>}
            </>
          }
        >
          Jobs are seen with the key of the user who started them. The demo tenant has some to look at.
        </EmptyState>
      )}
      <div className="mt-5 space-y-5">
        {first !== undefined && isAsking && <NewExport key={first.id} connection={first.id} />}
        {first !== undefined && <Batches connection={first.id} />}
        <div className={cx('grid items-start gap-5', shown.length > 1 && 'xl:grid-cols-2')}>
          {shown.map((connection) => (
            <ConnectionBoard key={connection.id} connection={connection} />
          ))}
        </div>
      </div>
    </div>
  )
}

interface ConnectionTogglesProps {
  readonly all: readonly Connection[]
  readonly shown: readonly Connection[]
  readonly onToggle: (id: string) => void
}

/** Which connections stand side by side. */
function ConnectionToggles({ all, shown, onToggle }: ConnectionTogglesProps) {
  return (
    <div role="group" aria-label="Connections shown" className="mt-4 flex flex-wrap gap-2">
      {all.map(({ id, label, source }) => {
        const on = shown.some((each) => each.id === id)
        return (
          <Button
            key={id}
            size="small"
            aria-pressed={on}
            variant={on ? 'secondary' : 'quiet'}
            onClick={() => onToggle(id)}
          >
            {on ? '✓ ' : '+ '}
            {label}
            {source === 'demo' && <span className="text-soft"> · demo</span>}
          </Button>
        )
      })}
    </div>
  )
}

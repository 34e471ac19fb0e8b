import { Link } from '@tanstack/react-router'
import { Trash2 } from 'lucide-react'
import { useDeferredValue, useMemo, useState } from 'react'
import { useCaseList, useCaseStore } from '#src/client/case-store-context.tsx'
import { scenarios } from '#src/scenarios/index.ts'
import { Button } from '#src/ui/button.tsx'
import { buttonClass } from '#src/ui/button-class.ts'
import { Callout } from '#src/ui/callout.tsx'
import { Dialog } from '#src/ui/dialog.tsx'
import { useDocumentTitle } from '#src/ui/document-title.ts'
import { EmptyState } from '#src/ui/empty-state.tsx'
import { IconButton } from '#src/ui/icon-button.tsx'
import { PageTitle } from '#src/ui/page-title.tsx'
import { Skeleton } from '#src/ui/skeleton.tsx'
import { StatusBadge } from '#src/ui/status-badge.tsx'
import { TextField } from '#src/ui/text-field.tsx'
import { Timestamp } from '#src/ui/timestamp.tsx'
import { matches, summaryOf, type CaseSummary } from './case-summary.ts'

/** Every diagnosis that this browser keeps: found again, gone on with, deleted. */
export function CasesPage() {
  useDocumentTitle('Cases')
  const list = useCaseList()
  const store = useCaseStore()
  const [search, setSearch] = useState('')
  const [doomed, setDoomed] = useState<CaseSummary | 'all' | null>(null)
  const sought = useDeferredValue(search)
  const summaries = useMemo(() => (list?.cases ?? []).map((item) => summaryOf(item, scenarios)), [list])
  const found = sought.trim() === '' ? summaries : summaries.filter((summary) => matches(summary, sought.trim()))

  async function remove() {
    if (doomed === 'all') await store.removeAll()
    else if (doomed !== null) await store.remove(doomed.item.id)
    setDoomed(null)
  }

  return (
    <div className="mx-auto w-full max-w-[60rem] px-4 py-6 sm:px-6 sm:py-8">
      <PageTitle says="Every diagnosis stays in this browser, with what was pasted (secrets blanked), found and proved." aside={summaries.length > 0 ? <Button variant="danger" onClick={() => setDoomed('all')}>Delete all</Button> : undefined}>
        Cases
      </PageTitle>
      {(list?.unreadable ?? 0) > 0 && (
        <Callout tone="warn" className="mt-4" title={`${list?.unreadable ?? 0} cases cannot be read`}>
          They were written by another version of the product. They stay where they are until everything is deleted.
        </Callout>
      )}
      {list === null ? (
        <div className="mt-5 space-y-2">
          <Skeleton className="h-16" />
          <Skeleton className="h-16" />
        </div>
      ) : summaries.length === 0 ? (
        <div className="mt-6">
          <EmptyState title="No case yet" actions={<Link to="/" className={buttonClass('primary')}>Start a diagnosis</Link>}>
            Paste an error or pick what you see; the case appears here by itself.
          </EmptyState>
        </div>
      ) : (
        <>
          <div className="mt-5 max-w-md">
            <TextField label="Search" value={search} onChange={setSearch} placeholder="a case id, a forecast, a word of the error" autoComplete="off" />
          </div>
          <p role="status" className="mt-2 text-small text-soft">
            {found.length === summaries.length ? `${summaries.length} ${summaries.length === 1 ? 'case' : 'cases'}` : `${found.length} of ${summaries.length} cases`}
          </p>
          <ul aria-label="Cases" className="mt-3 divide-y divide-line overflow-hidden rounded-card border border-line bg-card shadow-card">
            {found.map((summary) => (
              <CaseRow key={summary.item.id} summary={summary} onDelete={() => setDoomed(summary)} />
            ))}
          </ul>
          {found.length === 0 && <p className="mt-3 text-normal text-soft">No case has these words.</p>}
        </>
      )}
      <Dialog
        open={doomed !== null}
        onOpenChange={(open) => !open && setDoomed(null)}
        title={doomed === 'all' ? `Delete all ${summaries.length} cases?` : `Delete case ${doomed?.item.id ?? ''}?`}
        description="What was pasted, found and proved is gone from this browser for good."
        actions={
          <>
            <Button onClick={() => setDoomed(null)}>Keep</Button>
            <Button variant="danger" onClick={() => void remove()}>
              Delete
            </Button>
          </>
        }
      />
    </div>
  )
}

const badges = { cause: ['fail', 'cause found'], clear: ['pass', 'nothing wrong'], open: ['warn', 'still open'], checkup: ['info', 'check-up'], unfinished: ['waiting', 'not finished'] } as const

function CaseRow({ summary, onDelete }: { readonly summary: CaseSummary; readonly onDelete: () => void }) {
  const { item, scenario, headline, kind, fixed } = summary
  const told = item.kind === 'checkup' ? 'every read-only check' : (scenario?.title ?? 'a paste')
  const [status, word] = fixed ? (['pass', 'proved fixed'] as const) : badges[kind]
  return (
    <li data-case={item.id} className="flex items-center gap-3 px-4 py-3 hover:bg-wash">
      <div className="min-w-0 flex-1">
        <p className="flex flex-wrap items-center gap-x-2.5 gap-y-1">
          <StatusBadge status={status} word={word} />
          {item.kind === 'checkup' ? (
            <Link to="/checkup" search={{ case: item.id }} className="min-w-0 font-medium underline-offset-2 hover:underline">
              {headline}
            </Link>
          ) : scenario === null ? (
            <span className="font-medium">{headline}</span>
          ) : (
            <Link to="/wizard/$scenario" params={{ scenario: scenario.id }} search={{ case: item.id, a: item.answers }} className="min-w-0 font-medium underline-offset-2 hover:underline">
              {headline}
            </Link>
          )}
        </p>
        <p className="mt-0.5 text-small text-soft">
          <span className="font-mono text-tiny">{item.id}</span> · {told} · <Timestamp at={item.updatedAt} />
        </p>
      </div>
      <IconButton label={`Delete case ${item.id}`} size="small" icon={<Trash2 aria-hidden />} onClick={onDelete} />
    </li>
  )
}

import { getRouteApi, Link } from '@tanstack/react-router'
import { useDeferredValue, useState } from 'react'
import { forgetDrafts, recall } from '#src/client/store/page-storage.ts'
import { useCaseList, useCaseStore } from '#src/client/store/case-store-context.tsx'
import type { Case } from '#src/domain/model/case.ts'
import { counted, plural } from '#src/domain/words/count.ts'
import { Button } from '#src/ui/button.tsx'
import { buttonClass } from '#src/ui/button-class.ts'
import { Callout } from '#src/ui/feedback/callout.tsx'
import { Dialog } from '#src/ui/overlay/dialog.tsx'
import { useDocumentTitle } from '#src/ui/document-title.ts'
import { EmptyState } from '#src/ui/feedback/empty-state.tsx'
import { Loading } from '#src/ui/feedback/loading.tsx'
import { PageTitle } from '#src/ui/page-title.tsx'
import { Select } from '#src/ui/form/select.tsx'
import { TextField } from '#src/ui/form/text-field.tsx'
import { filterChoices, narrow } from './case-filter.ts'
import { BundleDrop, OpenBundleButton } from '#src/features/cases/bundle/bundle-drop.tsx'
import { CaseRow } from './case-row.tsx'
import type { CaseSummary } from './case-summary.ts'
import { casesSearchSchema, type CasesSearch } from './cases-search.ts'
import { OpenedBundleView } from '#src/features/cases/bundle/opened-bundle.tsx'
import { useOpenBundle, type BundleOpening } from '#src/features/cases/bundle/use-open-bundle.ts'
import { useSummaries } from './use-summaries.ts'

const route = getRouteApi('/cases')

/** How many rows are shown at once, and added when asked for. */
const batch = 100

const noCases: readonly Case[] = []

/** Everything that this browser keeps, found again and gone on with; and a bundle that somebody sent. */
export function CasesPage() {
  useDocumentTitle('Cases')
  const opening = useOpenBundle()
  if (opening.bundle !== null) return <OpenedBundleView bundle={opening.bundle} onClose={opening.close} />
  return (
    <BundleDrop opening={opening}>
      <KeptCases opening={opening} />
    </BundleDrop>
  )
}

function KeptCases({ opening }: { readonly opening: BundleOpening }) {
  const list = useCaseList()
  const store = useCaseStore()
  const filter = route.useSearch()
  const navigate = route.useNavigate()
  const [words, setWords] = useState('')
  const [most, setMost] = useState(batch)
  const [doomed, setDoomed] = useState<CaseSummary | 'all' | null>(null)
  const made = useSummaries(list?.cases ?? noCases)
  const summaries = made ?? []
  const found = narrow(summaries, filter, useDeferredValue(words))

  async function remove() {
    if (doomed === 'all') await store.removeAll()
    else if (doomed !== null) await store.remove(doomed.item.id)
    // What still stands in a box was pasted for a case that is gone.
    if (doomed === 'all' || doomed?.item.id === recall('tab', 'decode-case')) forgetDrafts()
    setDoomed(null)
  }

  return (
    <div className="mx-auto w-full max-w-[60rem] px-4 py-6 sm:px-6 sm:py-8">
      <PageTitle
        says={
          'Every diagnosis, check-up, comparison and decoded answer stays in this browser, with what was pasted ' +
          '(secrets blanked), found and proved.'
        }
        aside={
          <>
            <OpenBundleButton opening={opening} />
            {summaries.length > 0 && (
              <Button variant="danger" onClick={() => setDoomed('all')}>
                Delete all
              </Button>
            )}
          </>
        }
      >
        Cases
      </PageTitle>
      {opening.refused !== null && (
        <Callout tone="fail" className="mt-4" title={`${opening.refused.name} was not opened`} announce="assertive">
          {opening.refused.says}
        </Callout>
      )}
      <LeftAlone unreadable={list?.unreadable ?? 0} newer={list?.newer ?? 0} />
      {list === null || made === null ? (
        <Loading what="the cases" bare />
      ) : summaries.length === 0 ? (
        <div className="mt-6">
          <EmptyState
            title="No case yet"
            actions={
              <Link to="/" className={buttonClass('primary')}>
                Start a diagnosis
              </Link>
            }
          >
            Paste an error or pick what you see; the case appears here by itself.
          </EmptyState>
        </div>
      ) : (
        <>
          <div className="mt-5 grid gap-3 sm:grid-cols-[minmax(0,2fr)_repeat(3,minmax(0,1fr))]">
            <TextField
              label="Search"
              value={words}
              onChange={setWords}
              placeholder="a case id, a forecast, a word of the error"
              autoComplete="off"
            />
            {(['kind', 'standing', 'system'] as const).map((name) => (
              <FilterSelect
                key={name}
                name={name}
                filter={filter}
                onChange={(next) => void navigate({ search: next, replace: true, resetScroll: false })}
              />
            ))}
          </div>
          <p role="status" className="mt-3 text-small text-soft tabular-nums">
            {found.length === summaries.length
              ? counted(summaries.length, 'case')
              : `${found.length} of ${summaries.length} cases`}
          </p>
          {found.length === 0 ? (
            <p className="mt-3 text-normal text-soft">
              {words.trim() === '' ? 'No case is like this.' : 'No case has these words.'}
            </p>
          ) : (
            <ul
              aria-label="Cases"
              className="mt-3 divide-y divide-line overflow-hidden rounded-card border border-line bg-card shadow-card"
            >
              {found.slice(0, most).map((summary) => (
                <CaseRow key={summary.item.id} summary={summary} onDelete={() => setDoomed(summary)} />
              ))}
            </ul>
          )}
          {found.length > most && (
            <div className="mt-3 flex justify-center">
              <Button onClick={() => setMost(most + batch)}>Show {Math.min(batch, found.length - most)} more</Button>
            </div>
          )}
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

/** One filter; what its list gives is checked as an address is. */
function FilterSelect({
  name,
  filter,
  onChange,
}: {
  readonly name: keyof CasesSearch
  readonly filter: CasesSearch
  readonly onChange: (filter: CasesSearch) => void
}) {
  const labels = { kind: 'What', standing: 'Result', system: 'System' } as const
  return (
    <Select
      label={labels[name]}
      value={filter[name] ?? ''}
      options={filterChoices[name]}
      onChange={(value) => onChange(casesSearchSchema.parse({ ...filter, [name]: value === '' ? undefined : value }))}
    />
  )
}

/** What of the stored cases is not shown, and why; nothing of it is touched. */
function LeftAlone({ unreadable, newer }: { readonly unreadable: number; readonly newer: number }) {
  return (
    <>
      {newer > 0 && (
        <Callout tone="warn" className="mt-4" title={`${counted(newer, 'case')} of a newer version`}>
          A newer Clari Triage wrote {plural(newer, 'it. It stays as it is', 'them. They stay as they are')} and show
          again once that version runs here.
        </Callout>
      )}
      {unreadable > 0 && (
        <Callout tone="warn" className="mt-4" title={`${counted(unreadable, 'case')} cannot be read`}>
          What is stored of {plural(unreadable, 'it', 'them')} is broken. Nothing of it is changed; it stays where it is
          until everything is deleted.
        </Callout>
      )}
    </>
  )
}

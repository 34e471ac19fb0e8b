import { useQuery } from '@tanstack/react-query'
import { getRouteApi, Link, useNavigate } from '@tanstack/react-router'
import { ArrowRight } from 'lucide-react'
import { useMemo, useState } from 'react'
import { caseBundle } from '#src/client/bundle/case-bundle.ts'
import { useCase, useCaseStore } from '#src/client/store/case-store-context.tsx'
import { readCaseId } from '#src/client/store/case-id.ts'
import { connectionsQuery } from '#src/client/queries.ts'
import type { Case } from '#src/domain/model/case.ts'
import type { Connection } from '#src/domain/contract/connection.ts'
import { systemNames } from '#src/domain/model/system.ts'
import { hideNothing } from '#src/report/model/report.ts'
import { ShareBar } from '#src/report/share/share-bar.tsx'
import { ReportSheet } from '#src/report/sheet/report-sheet.tsx'
import { Button } from '#src/ui/button.tsx'
import { buttonClass } from '#src/ui/button-class.ts'
import { Callout } from '#src/ui/feedback/callout.tsx'
import { Chip } from '#src/ui/feedback/chip.tsx'
import { Dialog } from '#src/ui/overlay/dialog.tsx'
import { useDocumentTitle } from '#src/ui/document-title.ts'
import { EmptyState } from '#src/ui/feedback/empty-state.tsx'
import { Loading } from '#src/ui/feedback/loading.tsx'
import { formatTimestamp } from '#src/domain/words/moment.ts'
import { PageTitle } from '#src/ui/page-title.tsx'
import { StatusBadge } from '#src/ui/feedback/status-badge.tsx'
import { CaseLink } from './list/case-link.tsx'
import { standingBadgeOf } from './list/case-standing.ts'
import { ownRun, recordsToldBy, runsOf, type Loaded } from './list/case-line.ts'
import { caseSummaryOf } from './list/case-summary.ts'
import { FixCheck } from './runs/fix-check.tsx'
import { RunList } from './runs/run-list.tsx'
import { RunPair } from './runs/run-pair.tsx'
import { reportOfRun } from './runs/run-report.ts'
import { runKey } from './runs/run-words.ts'
import { useFixCheck } from './runs/use-fix-check.ts'
import { useLoaded } from './use-loaded.ts'

const route = getRouteApi('/cases/$id')

const noConnections: readonly Connection[] = []

/** One case whole: what it says, its runs beside each other, and the fix check. */
export function CasePage() {
  const { id } = route.useParams()
  const known = readCaseId(id)
  const state = useCase(known)
  useDocumentTitle(`Case ${known ?? id}`)
  if (state.kind === 'loading') return <Loading what="the case" />
  if (state.kind === 'here') return <CasePlace key={state.item.id} item={state.item} />
  return (
    <div className="mx-auto w-full max-w-[60rem] px-4 py-10">
      <EmptyState
        title={`Case ${known ?? id} is not in this browser`}
        actions={
          <Link to="/cases" className={buttonClass('primary')}>
            All cases
          </Link>
        }
      >
        It was made in another browser, or deleted. A case travels as a bundle.
      </EmptyState>
    </div>
  )
}

/** Waits for the scenario that the case was walked through. */
function CasePlace({ item }: { readonly item: Case }) {
  const loaded = useLoaded([item])
  return loaded === null ? <Loading what="the case" /> : <CaseView item={item} loaded={loaded} />
}

function CaseView({ item, loaded }: { readonly item: Case; readonly loaded: Loaded }) {
  const store = useCaseStore()
  const navigate = useNavigate()
  const fix = useFixCheck()
  const known = useQuery(connectionsQuery).data ?? noConnections
  const [deleting, setDeleting] = useState(false)
  const [chosen, setChosen] = useState<{ readonly before: string; readonly after: string } | null>(null)
  const summary = useMemo(() => caseSummaryOf(item, loaded), [item, loaded])
  const runs = useMemo(() => runsOf(item), [item])
  const sheet = useMemo(
    () => reportOfRun(item, ownRun(item), hideNothing, known, loaded)?.report ?? null,
    [item, known, loaded],
  )
  const pair = pairOf(runs, chosen)
  const badge = standingBadgeOf(summary)
  return (
    <div className="mx-auto w-full max-w-[76rem] px-4 py-6 sm:px-6 sm:py-8">
      <PageTitle
        above={
          <span className="flex flex-wrap items-center gap-x-2.5 gap-y-1">
            <StatusBadge status={badge.status} word={badge.word} />
            <span>
              Case {item.id} · {summary.system === null ? '' : `${systemNames[summary.system]} · `}
              {summary.subject}
            </span>
            {summary.demo && <Chip tone="accent">demo</Chip>}
          </span>
        }
        aside={
          <>
            {item.origin.kind === 'own' && item.kind !== 'comparison' && (
              <CaseLink
                item={item}
                className={buttonClass(summary.standing === 'unfinished' ? 'primary' : 'secondary', 'small')}
              >
                {summary.standing === 'unfinished' ? 'Go on with it' : 'Open it'}
                <ArrowRight aria-hidden />
              </CaseLink>
            )}
            {sheet !== null && item.origin.kind === 'own' && (
              <ShareBar
                make={(hide) => reportOfRun(item, ownRun(item), hide, known, loaded) ?? { report: sheet, removed: [] }}
                bundle={(report) =>
                  caseBundle({ item, records: recordsToldBy(item, loaded), when: formatTimestamp }, report)
                }
              />
            )}
            <Button variant="danger" size="small" onClick={() => setDeleting(true)}>
              Delete
            </Button>
          </>
        }
      >
        {summary.headline}
      </PageTitle>
      {item.origin.kind === 'bundle' && (
        <Callout tone="info" className="mt-4">
          Opened from a bundle, made by Clari Triage {item.origin.product} on {formatTimestamp(item.origin.madeAt)} as
          case {item.origin.caseId}. What it says is its sender’s; a fix check asks your own account.
        </Callout>
      )}
      <div className="mt-5 grid items-start gap-4 lg:grid-cols-[minmax(0,3fr)_minmax(0,2fr)]">
        <FixCheck item={item} state={fix} loaded={loaded} />
        <RunList runs={runs} loaded={loaded} />
      </div>
      {pair !== null ? (
        <RunPair item={item} runs={runs} known={known} loaded={loaded} {...pair} onChange={setChosen} />
      ) : (
        sheet !== null && (
          <div className="mt-6">
            <ReportSheet report={sheet} level="h2" full={item.origin.kind === 'bundle'} />
          </div>
        )
      )}
      <Dialog
        open={deleting}
        onOpenChange={setDeleting}
        title={`Delete case ${item.id}?`}
        description="What was pasted, found and proved is gone from this browser for good."
        actions={
          <>
            <Button onClick={() => setDeleting(false)}>Keep</Button>
            <Button
              variant="danger"
              onClick={() => {
                void store.remove(item.id).then(() => navigate({ to: '/cases' }))
              }}
            >
              Delete
            </Button>
          </>
        }
      />
    </div>
  )
}

type Runs = ReturnType<typeof runsOf>

/**
 * The two runs that are shown: those chosen, else the newest beside the one that it is to be compared with; null where
 * there is only one.
 */
function pairOf(
  runs: Runs,
  chosen: { readonly before: string; readonly after: string } | null,
): { readonly before: Runs[number]; readonly after: Runs[number] } | null {
  const after = runs.find((run) => runKey(run) === chosen?.after) ?? runs.at(-1)
  if (after === undefined || runs.length < 2) return null
  // A fix check belongs to the run that the case is about; another run follows the one earlier.
  const earlier = after.how === 'fix-check' ? runs.find(({ how }) => how === 'own') : runs[runs.indexOf(after) - 1]
  const before = runs.find((run) => runKey(run) === chosen?.before) ?? earlier ?? runs[0]
  return before === undefined ? null : { before, after }
}

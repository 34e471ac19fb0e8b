import { getRouteApi, Link } from '@tanstack/react-router'
import { Play, Stethoscope } from 'lucide-react'
import { useEffect, useRef, useState } from 'react'
import { countCells } from '#src/report/model/checkup-summary.ts'
import { blankSecrets } from '#src/secrets/blank.ts'
import { buttonClass } from '#src/ui/button-class.ts'
import { Button } from '#src/ui/button.tsx'
import { Callout } from '#src/ui/feedback/callout.tsx'
import { useDocumentTitle } from '#src/ui/document-title.ts'
import { EmptyState } from '#src/ui/feedback/empty-state.tsx'
import { PageTitle } from '#src/ui/page-title.tsx'
import { Progress } from '#src/ui/feedback/progress.tsx'
import { Skeleton } from '#src/ui/feedback/skeleton.tsx'
import { TextField } from '#src/ui/form/text-field.tsx'
import { GroupView } from './checkup-group.tsx'
import { checkupGroups } from './checkup-rows.ts'
import { CheckupSummary } from './checkup-summary.tsx'
import { useCheckup } from './use-checkup.ts'

const route = getRouteApi('/checkup')

/**
 * Every read-only check over every connection, side by side: with progress, to be cancelled, repeated one
 * by one, and shown.
 */
export function CheckupPage() {
  useDocumentTitle('Full check-up')
  const search = route.useSearch()
  const navigate = route.useNavigate()
  const checkup = useCheckup(search.case)
  const [forecast, setForecast] = useState(search.forecast ?? '')
  const { items, busy, loading, records, running } = checkup
  const groups = checkupGroups(items, records, running)
  const cells = groups.flatMap(({ rows }) => rows.flatMap((row) => row.cells))
  const counts = countCells(cells)
  const named = forecast.trim()

  const start = async () => {
    const id = await checkup.runAll(named)
    void navigate({ search: { case: id, forecast: named === '' ? undefined : named }, replace: search.run === 'now' })
  }
  // Begins once where the link from the start page says so; a reload of what was run only shows it.
  const began = useRef(false)
  useEffect(() => {
    if (search.run !== 'now' || loading || items.length === 0 || began.current) return
    began.current = true
    void start()
  })

  return (
    <div className="mx-auto w-full max-w-[70rem] px-4 pt-6 pb-12 sm:px-6 sm:pt-8">
      <PageTitle says="Every read-only check over every connection. Nothing is changed and no export quota is used.">
        Full check-up
      </PageTitle>
      {loading && items.length === 0 && search.case === undefined && <Skeleton className="mt-6 h-40 rounded-card" />}
      {!loading && items.length === 0 && (
        <EmptyState
          icon={<Stethoscope />}
          title="Nothing is connected"
          actions={
            <Link to="/connections" className={buttonClass('primary')}>
              Connect an account
            </Link>
          }
        >
          A check-up asks each connected system a few read-only questions. Connect one first.
        </EmptyState>
      )}
      {items.length > 0 && (
        <>
          <div className="mt-5 flex flex-wrap items-end gap-3 print:hidden">
            {busy ? (
              <Button onClick={checkup.cancel}>Cancel</Button>
            ) : (
              <Button variant="primary" icon={<Play aria-hidden />} onClick={() => void start()}>
                {counts.ended === 0 ? `Run ${counts.all} checks` : 'Run all again'}
              </Button>
            )}
            <div className="w-72 max-w-full">
              <TextField
                label="Forecast to open as well"
                optional
                mono
                maxLength={200}
                autoComplete="off"
                spellCheck={false}
                placeholder="the id in the tab’s address"
                value={forecast}
                disabled={busy}
                onChange={(text) => setForecast(blankSecrets(text).text)}
              />
            </div>
          </div>
          {busy && (
            <div className="mt-4">
              <Progress
                label="Checks"
                value={counts.ended}
                max={counts.all}
                detail={`${counts.ended} of ${counts.all}`}
              />
            </div>
          )}
          {checkup.elsewhere && (
            <Callout tone="info" title="This check-up is not in this browser" className="mt-5">
              It was made in another one, or deleted. Run it again here.
            </Callout>
          )}
          {counts.ended > 0 && !busy && search.case !== undefined && checkup.startedAt !== null && (
            <div className="mt-5">
              <CheckupSummary groups={groups} caseId={search.case} at={checkup.startedAt} />
            </div>
          )}
          <div className="mt-5 space-y-5">
            {groups.map((group) => (
              <GroupView
                key={group.system}
                group={group}
                onAgain={busy || search.case === undefined ? null : (item) => void checkup.runOne(item, named)}
              />
            ))}
          </div>
        </>
      )}
    </div>
  )
}

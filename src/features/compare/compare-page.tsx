import { useQuery } from '@tanstack/react-query'
import { useEffect, useRef, useState } from 'react'
import { createComparer, type Comparer } from '#src/client/comparer.ts'
import { proxy } from '#src/client/proxy.ts'
import { connectionsQuery, proxyQuery } from '#src/client/queries.ts'
import type { CompareProgress } from '#src/client/compare-messages.ts'
import type { CompareOutcome } from '#src/compare/compare-files.ts'
import type { RowOrders } from '#src/compare/orders.ts'
import { Button } from '#src/ui/button.tsx'
import { Callout } from '#src/ui/callout.tsx'
import { useDocumentTitle } from '#src/ui/document-title.ts'
import { PageTitle } from '#src/ui/page-title.tsx'
import { Progress } from '#src/ui/progress.tsx'
import { TextField } from '#src/ui/text-field.tsx'
import { LiveForm } from './live-form.tsx'
import { exportLive } from './live-export.ts'
import { ReadingView } from './reading-view.tsx'
import { ResultView } from './result-view.tsx'
import { SideFiles } from './side-files.tsx'

type Done = Extract<CompareOutcome, { kind: 'done' }>

const phases = { reading: 'Reading', pairing: 'Pairing people, fields and weeks', explaining: 'Explaining differences', 'adding up': 'Adding up' } as const

/** What the demo tenant's screen is made to differ by, in the two-click try. */
const plantedInDemo = 'submission-version,manager-adjustment,rounded,missing-in-api,missing-in-ui,field-mixup'

/** Puts an export beside the screen, and explains every difference; all the work is done off the main thread. */
export function ComparePage({ makeComparer = createComparer }: { readonly makeComparer?: () => Comparer }) {
  useDocumentTitle('Compare')
  const [comparer] = useState(makeComparer)
  useEffect(() => () => comparer.cancel(), [comparer])
  const [api, setApi] = useState<readonly File[]>([])
  const [ui, setUi] = useState<readonly File[]>([])
  const job = useRef<unknown>(null)
  const [asked, setAsked] = useState({ period: '', week: '', screenAt: '' })
  const [progress, setProgress] = useState<CompareProgress | { readonly phase: 'demo'; readonly says: string } | null>(null)
  const [problem, setProblem] = useState<string | null>(null)
  const [done, setDone] = useState<{ readonly outcome: Done; readonly orders: RowOrders } | null>(null)
  const hasDemo = useQuery(proxyQuery).data?.session?.demo === true
  const demoConnection = (useQuery(connectionsQuery).data ?? []).find(({ system, source }) => system === 'clari' && source === 'demo')

  async function compare(apiFiles: readonly File[], uiFiles: readonly File[]) {
    setProblem(null)
    setDone(null)
    setProgress({ phase: 'reading', done: 0, of: null })
    const week = Number.parseInt(asked.week, 10)
    const screenAt = Date.parse(asked.screenAt)
    const end = await comparer.compare(
      {
        api: apiFiles,
        ui: uiFiles,
        job: job.current,
        now: Date.now(),
        ...(asked.period.trim() === '' ? {} : { period: asked.period.trim() }),
        ...(Number.isNaN(week) ? {} : { week }),
        ...(Number.isNaN(screenAt) ? {} : { told: { screenAt } }),
      },
      setProgress,
    )
    setProgress(null)
    if (end.kind === 'broke') return setProblem('The comparison itself broke; that is a fault of the product. Your files are still here.')
    const { outcome, orders } = end
    if (outcome.kind === 'problem') return setProblem(placed(outcome.problem))
    if (outcome.kind === 'done' && orders !== null) setDone({ outcome, orders })
  }

  /** Takes an export of the demo tenant and what its screen would download, with differences planted. */
  async function tryDemo() {
    if (demoConnection === undefined) return
    setProblem(null)
    setProgress({ phase: 'demo', says: 'Exporting from the demo tenant' })
    const exported = await exportLive({ connection: demoConnection.id, forecastId: 'net_arr', timePeriod: '', by: 'export', includeHistorical: true }, new AbortController().signal, (says) => setProgress({ phase: 'demo', says }))
    const screen = await proxy.screenCsv({ forecast: 'net_arr', planted: plantedInDemo })
    setProgress(null)
    if (exported.kind === 'failed') return setProblem(exported.says)
    if (!screen.ok) return setProblem(screen.says)
    job.current = exported.job
    const uiFile = new File([screen.value], 'screen.csv', { type: 'text/csv' })
    setApi([exported.file])
    setUi([uiFile])
    await compare([exported.file], [uiFile])
  }

  if (done !== null) {
    return (
      <>
        <ResultView comparison={done.outcome.comparison} orders={done.orders} warnings={done.outcome.warnings} onAnew={() => setDone(null)} />
        <div className="mx-auto w-full max-w-[84rem] px-4 pb-8 sm:px-6">
          <ReadingView files={done.outcome.files} />
        </div>
      </>
    )
  }
  const busy = progress !== null
  return (
    <div className="mx-auto w-full max-w-[68rem] px-4 py-6 sm:px-6 sm:py-8">
      <PageTitle says="Put the export beside what the screen shows. Every difference gets its cause and its proof; what can’t be explained is said to be so.">The API says one number, the screen another?</PageTitle>
      <div className="mt-5 grid gap-4 lg:grid-cols-2">
        <SideFiles title="The API’s side" says="One export or several: JSON or CSV, other periods or history too." files={api} onFiles={setApi} pasteName="pasted export">
          <LiveForm
            onFile={(file, answer) => {
              job.current = answer
              setApi((before) => [...before, file])
            }}
          />
        </SideFiles>
        <SideFiles title="The screen’s side" says="The view’s download (CSV, TSV, XLSX), the grid copied from the page, or an earlier export." files={ui} onFiles={setUi} pasteName="pasted screen" />
      </div>
      <div className="mt-4 grid gap-3 sm:grid-cols-3">
        <TextField label="Period asked for" optional mono placeholder="2026_Q4" value={asked.period} onChange={(period) => setAsked({ ...asked, period })} autoComplete="off" help="What the export was asked for, if you know." />
        <TextField label="Week" optional mono placeholder="0 is the first" inputMode="numeric" value={asked.week} onChange={(week) => setAsked({ ...asked, week })} autoComplete="off" help="The latest with entries unless said." />
        <TextField label="Screen seen at" optional type="datetime-local" value={asked.screenAt} onChange={(screenAt) => setAsked({ ...asked, screenAt })} help="The data can’t tell; edits after it count as late." />
      </div>
      {problem !== null && (
        <Callout tone="fail" title="It could not be compared" announce="assertive" className="mt-4">
          {problem}
        </Callout>
      )}
      <div className="mt-5 flex flex-wrap items-center gap-3">
        {busy ? (
          <>
            <div className="min-w-60 flex-1">
              <Progress label={progress.phase === 'demo' ? progress.says : phases[progress.phase]} value={progress.phase === 'demo' || progress.of === null || progress.of === 0 ? null : progress.done / progress.of} />
            </div>
            {progress.phase !== 'demo' && <Button onClick={() => comparer.cancel()}>Cancel</Button>}
          </>
        ) : (
          <>
            <Button variant="primary" disabled={api.length === 0 || ui.length === 0} onClick={() => void compare(api, ui)}>
              Compare
            </Button>
            {hasDemo && demoConnection !== undefined && <Button onClick={() => void tryDemo()}>Try it with the demo tenant</Button>}
          </>
        )}
      </div>
    </div>
  )
}

function placed({ says, file, line }: { readonly says: string; readonly file: string; readonly line: number | null }): string {
  const where = line === null || says.includes(`line ${line}`) ? '' : ` (line ${line})`
  return says.includes(file) ? `${says}${where}` : `${file}: ${says}${where}`
}

import { useQuery } from '@tanstack/react-query'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { useCallback, useEffect, useMemo, useRef, useState } from 'react'
import { createComparer, type Comparer } from '#src/client/comparer.ts'
import { connectionsQuery, proxyQuery } from '#src/client/queries.ts'
import type { SourceOptions } from '#src/compare/read/source.ts'
import { Button } from '#src/ui/button.tsx'
import { Callout } from '#src/ui/callout.tsx'
import { useDocumentTitle } from '#src/ui/document-title.ts'
import { PageTitle } from '#src/ui/page-title.tsx'
import { Progress } from '#src/ui/progress.tsx'
import { TextField } from '#src/ui/text-field.tsx'
import { CaseNote } from './case-note.tsx'
import { compareSearchSchema } from './compare-search.ts'
import { takeDemo } from './demo-sides.ts'
import { LiveForm } from './live-form.tsx'
import { ReadingView } from './reading-view.tsx'
import { ResultView } from './result-view.tsx'
import { rememberShape } from './shape-memory.ts'
import { SideFiles } from './side-files.tsx'
import { TroubleView } from './trouble-view.tsx'
import { blankNumber, typedFile, TypedNumbers, type TypedNumber } from './typed-numbers.tsx'
import { useComparison, type Wish } from './use-comparison.ts'

const phases = { reading: 'Reading', pairing: 'Pairing people, fields and weeks', explaining: 'Explaining differences', 'adding up': 'Adding up' } as const

/** Puts an export beside the screen, and explains every difference; all the work is done off the main thread. */
export function ComparePage({ makeComparer = createComparer }: { readonly makeComparer?: () => Comparer }) {
  useDocumentTitle('Compare')
  const forCase = compareSearchSchema.parse(useSearch({ strict: false })).case
  const { progress, trouble, compared, run, cancel, clear } = useComparison(makeComparer)
  const [api, setApi] = useState<readonly File[]>([])
  const [ui, setUi] = useState<readonly File[]>([])
  const [typed, setTyped] = useState<readonly TypedNumber[]>([blankNumber])
  const job = useRef<unknown>(null)
  const [asked, setAsked] = useState({ period: '', week: '', screenAt: '' })
  const [demo, setDemo] = useState<{ readonly says: string } | { readonly failed: string } | null>(null)
  const demoRun = useRef<AbortController | null>(null)
  useEffect(() => () => demoRun.current?.abort(), [])
  const session = useQuery(proxyQuery).data?.session
  const hasDemo = session?.demo === true
  const [ofDemo, setOfDemo] = useState<readonly File[]>([])
  const navigate = useNavigate()
  /** The case that this page made; comparing something else makes another. */
  const [ownCase, setOwnCase] = useState<string | null>(null)
  const kept = useCallback(
    (id: string) => {
      setOwnCase(id)
      void navigate({ to: '/compare', search: { case: id }, replace: true, resetScroll: false })
    },
    [navigate],
  )
  const anew = () => {
    clear()
    if (forCase !== undefined && forCase === ownCase) void navigate({ to: '/compare', search: {}, replace: true })
  }
  const demoConnection = (useQuery(connectionsQuery).data ?? []).find(({ system, source }) => system === 'clari' && source === 'demo')
  const byHand = useMemo(() => typedFile(typed), [typed])
  const screen = byHand === null ? ui : [...ui, byHand]

  const wishOf = (apiFiles: readonly File[], uiFiles: readonly File[]): Wish => {
    const week = Number.parseInt(asked.week, 10)
    return { api: apiFiles, ui: uiFiles, partial: ui.length === 0 && byHand !== null && uiFiles.includes(byHand), job: job.current, period: asked.period, week: Number.isNaN(week) || week < 0 ? null : week, screenAt: Date.parse(asked.screenAt), options: new Map(), people: new Map(), fields: new Map() }
  }
  const again = (wish: Wish, change: Partial<Wish>) => void run({ ...wish, ...change })
  const readAgain = (wish: Wish, file: File, options: SourceOptions | null, headers: readonly string[] | null) => {
    if (headers !== null) rememberShape(headers, options)
    // Another reading may name other people and fields, so what was said of their places no longer holds.
    again(wish, { options: new Map([...[...wish.options].filter(([one]) => one !== file), ...(options === null ? [] : [[file, options] as const])]), people: new Map(), fields: new Map() })
  }

  async function tryDemo(connection: string) {
    const own = new AbortController()
    demoRun.current = own
    const taken = await takeDemo(connection, own.signal, (says) => setDemo({ says }))
    setDemo(taken.kind === 'failed' ? { failed: taken.says } : null)
    if (taken.kind !== 'taken') return
    job.current = taken.job
    setOfDemo([taken.api, taken.ui])
    setApi([taken.api])
    setUi([taken.ui])
    setTyped([blankNumber])
    await run({ ...wishOf([taken.api], [taken.ui]), partial: false })
  }

  const phase = progress === null ? null : progress.phase
  const waiting = phase !== null ? phases[phase] : demo !== null && 'says' in demo ? demo.says : null
  const bar = waiting !== null && (
    <>
      <div className="min-w-60 flex-1">
        <Progress label={progress === null || progress.of === null ? waiting : `${waiting}: ${counted(progress.phase, progress.done, progress.of)}`} value={progress === null || progress.of === null || progress.of === 0 ? null : progress.done / progress.of} />
      </div>
      <Button
        onClick={() => {
          cancel()
          demoRun.current?.abort()
        }}
      >
        Cancel
      </Button>
    </>
  )
  if (compared !== null) {
    const { wish, outcome, recalled } = compared
    return (
      <>
        <div className="mx-auto w-full max-w-[84rem] space-y-3 px-4 not-empty:pt-6 sm:px-6">
          <CaseNote id={forCase} compared={compared} demo={[...wish.api, ...wish.ui].some((file) => ofDemo.includes(file))} product={session?.product ?? ''} onKept={kept} />
          {waiting !== null && <div className="flex items-center gap-3">{bar}</div>}
          {trouble !== null && <TroubleView trouble={trouble} onAgain={(file, options) => readAgain(wish, file, options, null)} />}
        </div>
        <ResultView key={compared.run} compared={compared} onAnew={anew} onAgain={(change) => again(wish, change)} />
        <div className="mx-auto w-full max-w-[84rem] px-4 pb-8 sm:px-6">
          <ReadingView key={compared.run} readings={outcome.files} files={[...wish.api, ...wish.ui]} options={wish.options} recalled={recalled} onAgain={(file, options, reading) => readAgain(wish, file, options, Object.keys(reading.mapping))} />
        </div>
      </>
    )
  }
  return (
    <div className="mx-auto w-full max-w-[68rem] px-4 py-6 sm:px-6 sm:py-8">
      {forCase !== undefined && (
        <div className="mb-4">
          <CaseNote id={forCase} compared={null} demo={false} product="" onKept={kept} />
        </div>
      )}
      <PageTitle says="Put the export beside what the screen shows. Every difference gets its cause and its proof; what can’t be explained is said to be so.">The API says one number, the screen another?</PageTitle>
      <div className="mt-5 grid items-start gap-4 lg:grid-cols-2">
        <SideFiles title="The API’s side" says="One export or several: JSON or CSV, other periods or history too." files={api} onFiles={setApi} pasteName="pasted export">
          <LiveForm
            onFile={(file, answer) => {
              job.current = answer
              setApi((before) => [...before, file])
            }}
          />
        </SideFiles>
        <SideFiles title="The screen’s side" says="The view’s download (CSV, TSV, XLSX), the grid copied from the page, or an export of another day: what changed between two." files={ui} onFiles={setUi} pasteName="pasted screen">
          <TypedNumbers numbers={typed} onChange={setTyped} />
        </SideFiles>
      </div>
      <div className="mt-4 grid gap-3 sm:grid-cols-3">
        <TextField label="Period asked for" optional mono placeholder="2026_Q4" value={asked.period} onChange={(period) => setAsked({ ...asked, period })} autoComplete="off" help="What the export was asked for, if you know." />
        <TextField label="Week" optional mono placeholder="0 is the first" inputMode="numeric" value={asked.week} onChange={(week) => setAsked({ ...asked, week })} autoComplete="off" help="The latest with entries unless said." />
        <TextField label="Screen seen at" optional type="datetime-local" value={asked.screenAt} onChange={(screenAt) => setAsked({ ...asked, screenAt })} help="The data can’t tell; edits after it count as late." />
      </div>
      {trouble !== null && <TroubleView key={trouble.run} trouble={trouble} onAgain={(file, options) => trouble.kind === 'unread' && readAgain(trouble.wish, file, options, null)} />}
      {demo !== null && 'failed' in demo && (
        <Callout tone="fail" title="The demo tenant could not be read" announce="assertive" className="mt-4">
          {demo.failed}
        </Callout>
      )}
      <div className="mt-5 flex flex-wrap items-center gap-3">
        {bar || (
          <>
            <Button variant="primary" disabled={api.length === 0 || screen.length === 0} onClick={() => void run(wishOf(api, screen))}>
              Compare
            </Button>
            {hasDemo && demoConnection !== undefined && <Button onClick={() => void tryDemo(demoConnection.id)}>Try it with the demo tenant</Button>}
          </>
        )}
      </div>
    </div>
  )
}

function counted(phase: keyof typeof phases, done: number, of: number): string {
  const plain = (value: number) => (phase === 'reading' ? `${(value / 1e6).toLocaleString('en-US', { maximumFractionDigits: 1 })}` : value.toLocaleString('en-US'))
  return `${plain(done)} of ${plain(of)} ${phase === 'reading' ? 'MB' : 'rows'}`
}

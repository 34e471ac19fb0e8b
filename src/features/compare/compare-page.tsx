import { useQuery } from '@tanstack/react-query'
import { useNavigate, useRouter, useSearch } from '@tanstack/react-router'
import { useCallback, useEffect, useMemo, useRef, useState } from 'react'
import { useCase } from '#src/client/store/case-store-context.tsx'
import { createComparer, type Comparer } from '#src/client/comparer.ts'
import { connectionsQuery, proxyQuery } from '#src/client/queries.ts'
import type { SourceOptions } from '#src/compare/read/source.ts'
import { useDocumentTitle } from '#src/ui/document-title.ts'
import { CaseNote } from './result/case-note.tsx'
import { caseStart } from './start/case-start.ts'
import { CompareProgressBar } from './start/compare-progress-bar.tsx'
import { compareSearchSchema } from './compare-search.ts'
import { factsOfCase } from './export/export-facts.ts'
import type { ExportWish } from './export/live-export.ts'
import { ReadingView } from './start/reading-view.tsx'
import { ResultView } from './result/result-view.tsx'
import { rememberShape } from './start/shape-memory.ts'
import { useSitting } from './sitting.ts'
import { StartView } from './start/start-view.tsx'
import { TroubleView } from './start/trouble-view.tsx'
import { blankNumber, typedFile } from './start/typed-numbers.tsx'
import { useComparison, type Compared, type Wish } from './use-comparison.ts'
import { useDemoSides } from './start/use-demo-sides.ts'

/** Puts an export beside the screen, and explains every difference; all the work is done off the main thread. */
export function ComparePage({ makeComparer = createComparer }: { readonly makeComparer?: () => Comparer }) {
  useDocumentTitle('Compare')
  const { case: forCase, again: asksAgain } = compareSearchSchema.parse(useSearch({ strict: false }))
  const [sitting, change] = useSitting(forCase)
  /** The result that the page was come back to, of which a link may ask for another export. */
  const [left] = useState(sitting.compared)
  const { progress, trouble, compared, run, cancel, clear } = useComparison(makeComparer, sitting.compared)
  useEffect(() => change({ compared }), [change, compared])
  // A first result, and what a new export closed, are read from their sentence on.
  const opens = compared === null ? null : (sitting.before ?? 'first')
  const opened = useRef(opens)
  useEffect(() => {
    if (opens !== null && opened.current !== opens) {
      window.scrollTo({ top: 0 })
      // The button that was pressed is gone; without this the keyboard would start at the top of the page again.
      if (document.activeElement === document.body)
        document.querySelector<HTMLElement>('[data-page-title]')?.focus({ preventScroll: true })
    }
    opened.current = opens
  }, [opens])
  const session = useQuery(proxyQuery).data?.session
  const connections = useQuery(connectionsQuery).data ?? []
  const demo = useDemoSides()
  const navigate = useNavigate()
  const { history } = useRouter()
  const byHand = useMemo(() => typedFile(sitting.typed), [sitting.typed])
  const screen = byHand === null ? sitting.ui : [...sitting.ui, byHand]
  const stored = useCase(forCase ?? null)

  // What the wizard was answered is taken over once, and only where nothing was put together here yet.
  useEffect(() => {
    if (stored.kind !== 'here' || sitting.start?.from === stored.item.id) return
    const start = caseStart(stored.item)
    if (start === null || sitting.api.length > 0 || sitting.ui.length > 0) return
    change({
      start: { ...start, from: stored.item.id },
      asked: { period: start.period, week: start.week },
      told: { ...sitting.told, currency: start.currency },
      typed: start.field === '' ? sitting.typed : [{ ...blankNumber, field: start.field }],
    })
  }, [change, sitting, stored])

  const kept = useCallback(
    (id: string, done: Compared) => {
      change(id === forCase ? { kept: done } : { kept: done, ownCase: id })
      // What is kept a moment after the page was left must not lead back to it.
      if (id !== forCase && history.location.pathname === '/compare')
        void navigate({ to: '/compare', search: { case: id }, replace: true, resetScroll: false })
    },
    [change, forCase, history, navigate],
  )
  // Coming back without a case in the address to what was left: it has one.
  useEffect(() => {
    if (forCase === undefined && compared !== null && sitting.ownCase !== null && sitting.kept === compared)
      void navigate({ to: '/compare', search: { case: sitting.ownCase }, replace: true })
  }, [compared, forCase, navigate, sitting])

  const jobOf = (files: readonly File[], jobs = sitting.jobs) =>
    files.map((file) => jobs.get(file)).find((job) => job !== undefined) ?? null
  const wishOf = (api: readonly File[], ui: readonly File[], jobs = sitting.jobs): Wish => {
    const week = Number.parseInt(sitting.asked.week, 10)
    return {
      api,
      ui,
      partial: byHand !== null && ui.length === 1 && ui[0] === byHand,
      job: jobOf(api, jobs),
      period: sitting.asked.period,
      week: Number.isNaN(week) || week < 0 ? null : week,
      told: sitting.told,
      options: new Map(),
      people: new Map(),
      fields: new Map(),
    }
  }
  const readAgain = (wish: Wish, file: File, options: SourceOptions | null, headers: readonly string[] | null) => {
    if (headers !== null) rememberShape(headers, options)
    void run({
      ...wish,
      options: new Map([
        ...[...wish.options].filter(([one]) => one !== file),
        ...(options === null ? [] : [[file, options] as const]),
      ]),
    })
  }
  /** A live file of the API's side, with all that is known of it. */
  const withFile = (file: File, job: unknown, wish: ExportWish) => ({
    jobs: new Map([...sitting.jobs, [file, job] as const]),
    lastExport: wish,
    ofDemo:
      connections.find(({ id }) => id === wish.connection)?.source === 'demo'
        ? [...sitting.ofDemo, file]
        : sitting.ofDemo,
  })

  async function exportedAgain(before: Compared, file: File, job: unknown, wish: ExportWish, week: number | null) {
    const [, ...others] = before.wish.api
    const api = [file, ...others]
    // Without a job it is a file that the analyst made elsewhere: nothing is known of how it was asked for.
    const part = job === null ? {} : withFile(file, job, wish)
    change({ ...part, api })
    const done = await run({
      ...before.wish,
      api,
      job,
      period: job === null ? before.wish.period : wish.timePeriod,
      week,
      options: new Map([...before.wish.options].filter(([one]) => api.includes(one) || before.wish.ui.includes(one))),
    })
    if (done !== null) change({ before: before.outcome.comparison })
  }

  async function tryDemo(connection: string) {
    const taken = await demo.take(connection)
    if (taken === null) return
    const jobs = new Map([...sitting.jobs, [taken.api, taken.job] as const])
    change({
      api: [taken.api],
      ui: [taken.ui],
      typed: [blankNumber],
      jobs,
      lastExport: taken.wish,
      ofDemo: [taken.api, taken.ui],
      before: null,
    })
    await run({ ...wishOf([taken.api], [taken.ui], jobs), partial: false })
  }

  const anew = () => {
    // For a wizard's case the same thing is compared again; for the page's own, something else is.
    const same = forCase !== undefined && forCase !== sitting.ownCase
    change({
      before: same ? (compared?.outcome.comparison ?? null) : null,
      ...(same ? {} : { ownCase: null, kept: null }),
    })
    clear()
    if (!same) void navigate({ to: '/compare', search: {}, replace: true })
  }

  const waiting = progress !== null || demo.says !== null
  const bar = waiting && (
    <CompareProgressBar
      progress={progress}
      says={demo.says ?? 'Starting'}
      onCancel={() => {
        cancel()
        demo.cancel()
      }}
    />
  )
  if (compared === null) {
    return (
      <StartView
        note={
          forCase !== undefined && (
            <CaseNote id={forCase} compared={null} demo={false} product="" kept={null} onKept={kept} />
          )
        }
        sitting={sitting}
        change={change}
        facts={asksAgain === 'export' && stored.kind === 'here' ? factsOfCase(stored.item) : null}
        trouble={trouble}
        demoProblem={demo.problem}
        bar={bar}
        ready={sitting.api.length > 0 && screen.length > 0}
        onLive={(file, job, wish) =>
          change({
            api: [...sitting.api, file],
            ...(job === null && wish.by === 'export' ? {} : withFile(file, job, wish)),
          })
        }
        onCompare={() => void run(wishOf(sitting.api, screen))}
        onDemo={session?.demo === true ? (connection) => void tryDemo(connection) : null}
        onReadAgain={(wish, file, options) => readAgain(wish, file, options, null)}
      />
    )
  }
  const { wish, outcome, recalled } = compared
  return (
    <>
      <div className="mx-auto w-full max-w-[84rem] space-y-3 px-4 not-empty:pt-6 sm:px-6">
        <CaseNote
          id={forCase}
          compared={compared}
          demo={[...wish.api, ...wish.ui].some((file) => sitting.ofDemo.includes(file))}
          product={session?.product ?? ''}
          kept={sitting.kept}
          onKept={kept}
        />
        {bar}
        {trouble !== null && (
          <TroubleView
            key={trouble.run}
            trouble={trouble}
            onAgain={(file, options) => readAgain(wish, file, options, null)}
          />
        )}
      </div>
      <ResultView
        key={compared.run}
        compared={compared}
        before={sitting.before}
        start={sitting.start}
        exportStart={sitting.lastExport ?? sitting.start?.live ?? {}}
        asksAgain={asksAgain === 'export' && compared === left}
        kept={stored.kind === 'here' && sitting.kept === compared ? stored.item : null}
        onAnew={anew}
        onAgain={(part) => {
          if (part.told !== undefined) change({ told: part.told })
          void run({ ...wish, ...part })
        }}
        onExported={(file, job, exported, week) => void exportedAgain(compared, file, job, exported, week)}
      />
      <div className="mx-auto w-full max-w-[84rem] px-4 pb-8 sm:px-6">
        <ReadingView
          key={compared.run}
          readings={outcome.files}
          files={[...wish.api, ...wish.ui]}
          options={wish.options}
          recalled={recalled}
          onAgain={(file, options, reading) => readAgain(wish, file, options, Object.keys(reading.mapping))}
        />
      </div>
    </>
  )
}

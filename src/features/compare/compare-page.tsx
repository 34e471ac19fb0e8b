import { useQuery } from '@tanstack/react-query'
import { getRouteApi } from '@tanstack/react-router'
import { useDeferredValue, useEffect, useRef, useState } from 'react'
import { compareInWorker, type Compare } from '#src/client/comparer.ts'
import { connectionsQuery, proxyQuery } from '#src/client/queries.ts'
import { useTask } from '#src/client/runs/task.ts'
import type { SourceOptions } from '#src/compare/read/source.ts'
import { useDocumentTitle } from '#src/ui/document-title.ts'
import { CaseNote } from './result/case-note.tsx'
import { CompareProgressBar } from './start/compare-progress-bar.tsx'
import { takeDemo, type DemoSides } from './start/demo-sides.ts'
import { factsOfCase } from './export/export-facts.ts'
import type { ExportProgress, ExportWish } from './export/live-export.ts'
import { ReadingView } from './reading/reading-view.tsx'
import { ResultView } from './result/result-view.tsx'
import { rememberShape } from './reading/shape-memory.ts'
import { StartView } from './start/start-view.tsx'
import { useTakenJobs } from './start/taken-jobs.ts'
import type { Compared, Wish } from './state/comparison.ts'
import { wishExportedAgain, wishOf, wishReadOtherwise, wishSwapped } from './state/draft.ts'
import { useDraft } from './state/use-draft.ts'
import { TroubleView } from './start/trouble-view.tsx'
import { typedFile } from './start/typed-numbers.tsx'

const route = getRouteApi('/compare')

/** Puts an export beside the screen, and explains every difference; all the work is done off the main thread. */
export function ComparePage({ compare = compareInWorker }: { readonly compare?: Compare }) {
  useDocumentTitle('Compare')
  const { case: named, again: asksAgain } = route.useSearch()
  const { draft, tell, now, stored, running, run, cancel, anew } = useDraft(compare)
  const [demo, demoTask] = useTask<DemoSides, ExportProgress>()
  const session = useQuery(proxyQuery).data?.session
  const connections = useQuery(connectionsQuery).data ?? []
  /** The result that the page was come back to, of which a link may ask for another export. */
  const [left] = useState(draft.compared)
  // A result is drawn in short stretches, between which the page stays free; until then what was there stays.
  const drawn = useDeferredValue(draft.compared)
  const compared = draft.compared === null ? null : drawn
  useOpenedAtItsTop(compared)

  const isDemo = (wish: ExportWish) => connections.find(({ id }) => id === wish.connection)?.source === 'demo'
  const taking = useTakenJobs((taken) => {
    tell({ kind: 'anew', same: false })
    tell({ kind: 'changed', part: { api: [] } })
    for (const each of taken) tell({ kind: 'taken-live', ...each, demo: isDemo(each.wish) })
  })
  const readOtherwise = (wish: Wish, file: File, options: SourceOptions | null) =>
    run(wishReadOtherwise(wish, file, options))

  const exportedAgain = (before: Compared, file: File, job: unknown, wish: ExportWish, week: number | null) => {
    const live = { file, job, wish, demo: isDemo(wish) }
    tell({ kind: 'exported-again', ...live })
    run(wishExportedAgain(before.wish, live, week), before.outcome.comparison)
  }

  async function tryDemo(connection: string) {
    const sides = await demoTask.run((signal, progress) => takeDemo(connection, signal, progress))
    if (sides === null) return
    tell({ kind: 'demo-taken', sides })
    run(wishOf(now(), null))
  }

  const trouble = (onOtherFile: () => void) =>
    draft.trouble === null ? null : (
      <TroubleView
        key={draft.trouble.run}
        trouble={draft.trouble}
        onAgain={(file, options) =>
          draft.trouble?.kind === 'unread' && readOtherwise(draft.trouble.wish, file, options)
        }
        onChange={(wish) => run(wish)}
        onSwap={(wish) => {
          tell({ kind: 'swapped' })
          run(wishSwapped(wish))
        }}
        onOtherFile={onOtherFile}
      />
    )
  const isDrawing = draft.compared !== compared
  const bar = (running !== null || demo.kind === 'running' || taking.says !== null || isDrawing) && (
    <CompareProgressBar
      progress={running?.progress ?? null}
      says={
        taking.says ??
        (demo.kind === 'running'
          ? (demo.progress?.says ?? 'Starting')
          : isDrawing
            ? 'Laying out the result'
            : 'Starting')
      }
      onCancel={() => {
        cancel()
        demoTask.cancel()
        taking.cancel()
      }}
    />
  )
  const note = named !== undefined && <CaseNote id={named} state={stored} compared={compared !== null} />
  if (compared === null) {
    const byHand = typedFile(draft.typed)
    return (
      <StartView
        note={note}
        draft={draft}
        change={(part) => tell({ kind: 'changed', part })}
        facts={asksAgain === 'export' && stored.kind === 'here' ? factsOfCase(stored.item) : null}
        demoProblem={demo.kind === 'failed' ? demo.says : null}
        jobProblem={taking.problem}
        bar={bar}
        ready={draft.api.length > 0 && (draft.ui.length > 0 || byHand !== null)}
        onLive={(file, job, wish) => tell({ kind: 'taken-live', file, job, wish, demo: isDemo(wish) })}
        onCompare={() => run(wishOf(draft, byHand))}
        onDemo={session?.demo === true ? (connection) => void tryDemo(connection) : null}
        trouble={trouble}
      />
    )
  }
  const { wish, outcome, recalled } = compared
  return (
    <>
      <div className="mx-auto w-full max-w-[84rem] space-y-3 px-4 not-empty:pt-6 sm:px-6">
        {note}
        {bar}
        {trouble(anew)}
      </div>
      <ResultView
        key={compared.run}
        compared={compared}
        start={draft.start}
        exportStart={draft.lastExport ?? draft.start?.live ?? {}}
        asksAgain={asksAgain === 'export' && compared === left}
        kept={stored.kind === 'here' && draft.kept === compared ? stored.item : null}
        onAnew={anew}
        onAgain={(part) => {
          if (part.told !== undefined) tell({ kind: 'changed', part: { told: part.told } })
          run({ ...wish, ...part })
        }}
        onExported={(file, job, exported, week) => exportedAgain(compared, file, job, exported, week)}
      />
      <div className="mx-auto w-full max-w-[84rem] px-4 pb-8 sm:px-6">
        <ReadingView
          key={compared.run}
          readings={outcome.files}
          apiFiles={wish.api.length}
          files={[...wish.api, ...wish.ui]}
          options={wish.options}
          recalled={recalled}
          onAgain={(file, options, reading) => {
            rememberShape(Object.keys(reading.mapping), options)
            readOtherwise(wish, file, options)
          }}
        />
      </div>
    </>
  )
}

/** A first result, and what a new export closed, are read from their sentence on. */
function useOpenedAtItsTop(compared: Compared | null): void {
  const opens = compared === null ? null : (compared.before ?? 'first')
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
}

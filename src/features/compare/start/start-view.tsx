import { useQuery } from '@tanstack/react-query'
import { useEffect, useState, type ReactNode } from 'react'
import { connectionsQuery } from '#src/client/queries.ts'
import { Button } from '#src/ui/button.tsx'
import { Callout } from '#src/ui/feedback/callout.tsx'
import { Chip } from '#src/ui/feedback/chip.tsx'
import { Disclosure } from '#src/ui/overlay/disclosure.tsx'
import { PageTitle } from '#src/ui/page-title.tsx'
import { TextField } from '#src/ui/form/text-field.tsx'
import { ExportAgain } from '#src/features/compare/export/export-again.tsx'
import { planExport, type ExportFacts } from '#src/features/compare/export/export-plan.ts'
import { LiveForm } from '#src/features/compare/export/live-form.tsx'
import { SideFiles } from './side-files.tsx'
import type { CompareDraft, DraftPart } from '#src/features/compare/state/draft.ts'
import { ToldForm } from './answers-form.tsx'
import { rememberTold, takenWords } from './answers.ts'
import { TypedNumbers } from './typed-numbers.tsx'
import type { OnFile } from '#src/features/compare/export/use-export.ts'

/** What a {@link StartView} takes. */
export interface StartViewProps {
  /** The case that it is for. */
  readonly note: ReactNode
  readonly draft: CompareDraft
  readonly change: (part: DraftPart) => void
  /** What the case tells of a better export, where its link asks for one; else null. */
  readonly facts: ExportFacts | null
  readonly demoProblem: string | null
  /** Why the results of a link's jobs could not be taken. */
  readonly jobProblem: string | null
  /** The progress of what runs, or false. */
  readonly bar: ReactNode
  readonly ready: boolean
  readonly onLive: OnFile
  readonly onCompare: () => void
  /** Null where there is no demo tenant. */
  readonly onDemo: ((connection: string) => void) | null
  /** Why there is no result, and what to do about it; given how to lead to where files are chosen. */
  readonly trouble: (onOtherFile: () => void) => ReactNode
}

const sidesId = 'compare-sides'

/** Leads to where files are chosen. */
function toSides(): void {
  const sides = document.getElementById(sidesId)
  sides?.scrollIntoView({ block: 'start' })
  sides?.querySelector<HTMLElement>('[role="group"]')?.focus({ preventScroll: true })
}

/** Both sides to be given, and what is asked beside them. */
export function StartView({
  note,
  draft,
  change,
  facts,
  demoProblem,
  jobProblem,
  bar,
  ready,
  onLive,
  onCompare,
  onDemo,
  trouble,
}: StartViewProps) {
  const { start, asked, told } = draft
  const isNothing = draft.trouble?.kind === 'unread' && draft.trouble.nothing !== null
  const shownTrouble = trouble(toSides)
  // What was found is at the top; who pressed Compare at the foot is brought there.
  useEffect(() => {
    if (isNothing) window.scrollTo({ top: 0 })
  }, [isNothing, draft.trouble?.run])
  const demoConnection = (useQuery(connectionsQuery).data ?? []).find(
    ({ system, source }) => system === 'clari' && source === 'demo',
  )
  const [again, setAgain] = useState(true)
  return (
    <div className="mx-auto w-full max-w-[68rem] px-4 py-6 sm:px-6 sm:py-8">
      {note !== false && <div className="mb-4">{note}</div>}
      <PageTitle
        says={
          'Put the export beside what the screen shows. Every difference gets its cause and its proof; what can’t be ' +
          'explained is said to be so.'
        }
      >
        The API says one number, the screen another?
      </PageTitle>
      {isNothing && <div className="mt-5">{shownTrouble}</div>}
      {start !== null && (
        <section
          aria-label="Taken over from the case"
          className="mt-4 flex flex-wrap items-center gap-2 text-small text-soft"
        >
          Taken over from case {start.from}:
          {start.taken.map(({ label, value }) => (
            <Chip key={label} copy={value}>
              {label} {value}
            </Chip>
          ))}
        </section>
      )}
      {facts !== null && again && (
        <div className="mt-5">
          <ExportAgain
            key={JSON.stringify(start?.live ?? {})}
            plan={planExport(facts)}
            start={draft.lastExport ?? start?.live ?? {}}
            onClose={() => setAgain(false)}
            onFile={(file, job, wish) => {
              setAgain(false)
              onLive(file, job, wish)
            }}
          />
        </div>
      )}
      <div id={sidesId} className="mt-5 grid scroll-mt-20 items-start gap-4 lg:grid-cols-2">
        <SideFiles
          title="The API’s side"
          says="One export or several: JSON or CSV, other periods or history too."
          files={draft.api}
          onFiles={(api) => change({ api })}
          pasteName="pasted export"
        >
          <LiveForm key={JSON.stringify(start?.live ?? {})} start={start?.live ?? {}} onFile={onLive} />
        </SideFiles>
        <SideFiles
          title="The screen’s side"
          says={
            'The view’s download (CSV, TSV, XLSX), the grid copied from the page, or an export of another day: ' +
            'what changed between two.'
          }
          files={draft.ui}
          onFiles={(ui) => change({ ui })}
          pasteName="pasted screen"
        >
          <TypedNumbers numbers={draft.typed} onChange={(typed) => change({ typed })} />
        </SideFiles>
      </div>
      <div className="mt-4 grid gap-3 sm:grid-cols-2">
        <TextField
          label="Period asked for"
          optional
          mono
          placeholder="2026_Q4"
          value={asked.period}
          onChange={(period) => change({ asked: { ...asked, period } })}
          autoComplete="off"
          help="What the export was asked for, if you know."
        />
        <TextField
          label="Week"
          optional
          mono
          placeholder="0 is the first"
          inputMode="numeric"
          value={asked.week}
          onChange={(week) => change({ asked: { ...asked, week } })}
          autoComplete="off"
          help="The latest with entries unless said."
        />
      </div>
      <div className="mt-3">
        <Disclosure summary={`What the data can’t tell: ${takenWords(told, [])}`}>
          <ToldForm
            told={told}
            onChange={(next) => {
              rememberTold(next)
              change({ told: next })
            }}
            asks={['fiscal-year', 'time-zone', 'screen-at', 'currency']}
          />
          <p className="mt-2 text-small text-soft">
            It is asked again where a result hangs on it. Fiscal year and time zone are remembered in this browser.
          </p>
        </Disclosure>
      </div>
      {!isNothing && shownTrouble}
      {jobProblem !== null && (
        <Callout tone="fail" title="The results could not be taken" announce="assertive" className="mt-4">
          {jobProblem}
        </Callout>
      )}
      {demoProblem !== null && (
        <Callout tone="fail" title="The demo tenant could not be read" announce="assertive" className="mt-4">
          {demoProblem}
        </Callout>
      )}
      <div className="mt-5 flex flex-wrap items-center gap-3">
        {bar || (
          <>
            <Button variant="primary" disabled={!ready} onClick={onCompare}>
              Compare
            </Button>
            {onDemo !== null && demoConnection !== undefined && (
              <Button onClick={() => onDemo(demoConnection.id)}>Try it with the demo tenant</Button>
            )}
          </>
        )}
      </div>
    </div>
  )
}

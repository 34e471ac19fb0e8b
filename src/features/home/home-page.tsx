import type { ScenarioId } from '#src/domain/model/scenario-id.ts'
import { useDocumentTitle } from '#src/ui/document-title.ts'
import { PageTitle } from '#src/ui/page-title.tsx'
import { CheckupLink } from './checkup-link.tsx'
import { MatchList } from './box/match-list.tsx'
import { NeighbourNote, NotRecognised } from './box/not-recognised.tsx'
import { PasteBox } from './box/paste-box.tsx'
import { RecentCases } from './recent-cases.tsx'
import { RequestTold } from './box/request-line.tsx'
import { readInWorker, type Read } from './box/reader.ts'
import { useStartCase } from './box/start-case.ts'
import { Symptoms } from './symptoms.tsx'
import { useBox } from './box/use-box.ts'

/** Where a diagnosis starts: paste what you saw, or pick it. `read` stands in for the worker in tests. */
export function HomePage({ read = readInWorker }: { readonly read?: Read }) {
  useDocumentTitle('')
  const [box, actions] = useBox(read)
  const start = useStartCase()
  const matches = box.busy === null ? (box.reading?.matches ?? []) : []
  const [first] = matches
  const neighbours = box.reading?.neighbours ?? []
  const isDoubtful = first?.confidence === 'possible' && neighbours.length > 0
  // Only a reading is ever kept: what stands in the box can be a secret that is still being typed.
  const choose = (scenario: ScenarioId) => void start(scenario, box.reading?.text ?? '')
  const { recording } = box
  const row = recording?.read.rows[recording.chosen] ?? null
  const nothing =
    box.busy === null && box.reading !== null && box.reading.text.trim().length > 2 && matches.length === 0
  return (
    <div className="mx-auto w-full max-w-[60rem] px-4 pt-6 pb-8 sm:px-6 sm:pt-8">
      <PageTitle
        says="Paste the error or a picture of it, drop a log or a HAR file, or say it in your own words."
        aside={<CheckupLink />}
      >
        What is going wrong?
      </PageTitle>
      <div className="mt-4.5 mb-5">
        <PasteBox box={box} actions={actions} onGo={first === undefined ? null : () => choose(first.scenario)}>
          {matches.length > 0 && (
            <MatchList key={`${matches[0]?.scenario} ${recording?.chosen}`} matches={matches} onChoose={choose} />
          )}
          {nothing && recording !== null && row !== null && row.kind !== 'wrong' && (
            <RequestTold row={row} recording={recording.read} />
          )}
          {isDoubtful && <NeighbourNote neighbours={neighbours} />}
          {nothing && (row === null || row.kind === 'wrong') && <NotRecognised neighbours={neighbours} />}
        </PasteBox>
      </div>
      <Symptoms onChoose={choose} />
      {box.text === '' && recording === null && <RecentCases />}
    </div>
  )
}

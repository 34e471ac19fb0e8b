import { CornerDownLeft } from 'lucide-react'
import { useState } from 'react'
import { systemNames } from '#src/domain/model/system.ts'
import { scenarios } from '#src/scenarios/list.ts'
import { Button } from '#src/ui/button.tsx'
import { cx } from '#src/ui/cx.ts'
import type { ScenarioId } from '#src/domain/model/scenario-id.ts'
import type { Confidence } from '#src/domain/model/sign.ts'
import type { ReadMatch } from './read-paste.ts'
import { confidenceWords } from './words.ts'

/** What a {@link MatchList} takes. */
export interface MatchListProps {
  readonly matches: readonly ReadMatch[]
  readonly onChoose: (scenario: ScenarioId) => void
}

const atFirst = 3

/** What a text was recognised as, best first; the first is the one thing to do next. */
export function MatchList({ matches, onChoose }: MatchListProps) {
  const [all, setAll] = useState(false)
  const shown = all ? matches : matches.slice(0, atFirst)
  return (
    <>
      <ol aria-label="What this could be">
        {shown.map((match, index) => (
          <MatchRow key={match.scenario} match={match} first={index === 0} onChoose={() => onChoose(match.scenario)} />
        ))}
      </ol>
      {matches.length > shown.length && (
        <div className="border-t border-line px-2 py-1">
          <Button size="small" variant="quiet" onClick={() => setAll(true)}>
            {matches.length - shown.length} more possibilities
          </Button>
        </div>
      )}
    </>
  )
}

const confidenceLooks: Readonly<Record<Confidence, string>> = {
  certain: 'bg-accent text-accent-ink',
  likely: 'bg-accent-wash text-accent ring-1 ring-inset ring-accent/30',
  possible: 'bg-wash text-soft',
}

function MatchRow({
  match,
  first,
  onChoose,
}: {
  readonly match: ReadMatch
  readonly first: boolean
  readonly onChoose: () => void
}) {
  const scenario = scenarios.find(({ id }) => id === match.scenario)
  const [evidence] = match.evidence
  const { word, means } = confidenceWords[match.confidence]
  return (
    <li
      data-scenario={match.scenario}
      className={cx(
        'flex flex-wrap items-center gap-x-4 gap-y-2 border-t border-line px-4.5',
        first ? 'animate-arrive bg-accent-wash/70 py-3.5' : 'py-2.5',
      )}
    >
      <div className="min-w-0 flex-1 basis-64">
        <p className="flex flex-wrap items-center gap-x-2.5 gap-y-1">
          <span className={first ? 'text-large font-strong' : 'font-medium'}>{scenario?.title}</span>
          <span className="text-small text-soft">{systemNames[match.system]}</span>
          <span
            className={cx('rounded-tag px-1.5 py-px text-tiny font-medium', confidenceLooks[match.confidence])}
            title={means}
          >
            {word}
          </span>
        </p>
        {evidence !== undefined && (
          <p className="mt-0.5 text-small text-pretty text-soft">
            {capitalised(evidence.why)}:{' '}
            <mark className="font-mono text-tiny wrap-anywhere text-ink">{shorten(evidence.quote)}</mark>
          </p>
        )}
      </div>
      {first ? (
        <Button variant="primary" onClick={onChoose}>
          {scenario?.flow === null ? 'See what is known' : 'Find out'}
          <CornerDownLeft aria-hidden className="opacity-70" />
        </Button>
      ) : (
        <Button size="small" onClick={onChoose} aria-label={`Open ${scenario?.title ?? ''}`}>
          Open
        </Button>
      )}
    </li>
  )
}

function shorten(quote: string): string {
  const line = quote.replaceAll(/\s+/g, ' ')
  return line.length <= 60 ? line : `${line.slice(0, 48)} …`
}

function capitalised(words: string): string {
  return words.charAt(0).toUpperCase() + words.slice(1)
}

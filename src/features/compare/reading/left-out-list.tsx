import { Button } from '#src/ui/button.tsx'
import { Disclosure } from '#src/ui/overlay/disclosure.tsx'
import { leftOutWords, type ShownLeftOut } from './left-out-rows.ts'

/** What a {@link LeftOutList} takes. */
export interface LeftOutListProps {
  readonly rows: readonly ShownLeftOut[]
  /** Rows that count as people, as the analyst said. */
  readonly counted: ReadonlySet<string>
  /** Compares again with a row counted as a person, or no longer. */
  readonly onCount: (key: string, isPerson: boolean) => void
}

/** So few that they are shown at once. */
const fewRows = 4
const mostShown = 60

/** The rows that were left out of the comparison, each with why; one that is a person can be counted after all. */
export function LeftOutList({ rows, counted, onCount }: LeftOutListProps) {
  if (rows.length === 0 && counted.size === 0) return null
  return (
    <Disclosure open={rows.length <= fewRows} summary={leftOutWords(rows.length, counted.size)}>
      <ul
        aria-label="Rows left out"
        className="max-w-4xl divide-y divide-line rounded-control border border-line bg-card text-small"
      >
        {[...counted].map((key) => (
          <li key={key} className="flex flex-wrap items-center gap-x-3 px-3 py-1">
            <span className="min-w-0 flex-1 basis-48 wrap-anywhere">
              “{key}” <span className="text-soft">counts as a person, as you said</span>
            </span>
            <Button size="small" variant="quiet" aria-label={`Undo: ${key}`} onClick={() => onCount(key, false)}>
              Undo
            </Button>
          </li>
        ))}
        {rows.slice(0, mostShown).map(({ file, line, text, why, key }) => (
          <li key={`${file} ${line} ${text}`} className="flex min-h-9 flex-wrap items-center gap-x-3 px-3 py-1">
            <span className="min-w-0 flex-1 basis-48 wrap-anywhere">
              “{text}” <span className="text-soft">{why}</span>
            </span>
            <span className="font-mono text-tiny text-soft">
              {file} line {line}
            </span>
            {key !== null && (
              <Button
                size="small"
                variant="quiet"
                aria-label={`Count “${text}” as a person`}
                onClick={() => onCount(key, true)}
              >
                Count this row as a person
              </Button>
            )}
          </li>
        ))}
        {rows.length > mostShown && <li className="px-3 py-1 text-soft">{rows.length - mostShown} more.</li>}
      </ul>
    </Disclosure>
  )
}

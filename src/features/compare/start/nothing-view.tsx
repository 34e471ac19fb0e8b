import { ArrowLeftRight, FilePlus2 } from 'lucide-react'
import { useState } from 'react'
import type { FoundSide, NothingCompared } from '#src/compare/nothing-compared.ts'
import type { SourceReading } from '#src/compare/read/source.ts'
import { counted } from '#src/domain/words/count.ts'
import { FieldQuestion } from '#src/features/compare/pairing/field-question.tsx'
import { ReadingView, type ReadingViewProps } from '#src/features/compare/reading/reading-view.tsx'
import type { Wish } from '#src/features/compare/state/comparison.ts'
import { Button } from '#src/ui/button.tsx'
import { Select } from '#src/ui/form/select.tsx'
import { otherWeeks, weekWords } from './found-sides.ts'

/** What a {@link NothingView} takes. */
export interface NothingViewProps {
  readonly nothing: NothingCompared
  readonly wish: Wish
  /** How each of its files was read. */
  readonly readings: readonly SourceReading[]
  readonly onReadAgain: ReadingViewProps['onAgain']
  /** Compares again with something changed. */
  readonly onChange: (change: Partial<Wish>) => void
  readonly onSwap: () => void
  /** Leads to where another file is chosen. */
  readonly onOtherFile: () => void
}

const headings: Readonly<Record<NothingCompared['lacks'], string>> = {
  screen: 'The screen’s file holds nobody with a number.',
  export: 'The export holds nobody with a number.',
  forecast: 'The screen’s file is a list of deals, not the forecast.',
  field: 'The two sides have no field of one name.',
  week: 'The people are the same, the weeks are not.',
  people: 'Nobody stands on both sides.',
}

const advice: Readonly<Record<NothingCompared['lacks'], string>> = {
  screen: 'Take it again with the people’s lines in it: totals alone can’t be compared.',
  export: 'Export again for a period that has entries, with everybody opted in whom you expect.',
  forecast: 'Export the forecast itself, one line a person.',
  field: 'Say which is which, and they are compared.',
  week: 'Choose a week that both have, or take one side again.',
  people:
    'Take both from one forecast and one team, with e-mail or CRM id where there is one. Or are the sides swapped?',
}

const noFiles: ReadonlySet<File> = new Set()

/** Nothing could be compared: what was found on each side, and the nearest thing to do. Never a result. */
export function NothingView(props: NothingViewProps) {
  const { nothing, wish, readings, onReadAgain, onChange, onSwap, onOtherFile } = props
  const { api, ui, lacks, alike } = nothing
  const fields = wish.pairing.fields
  const names = (files: readonly File[]) => files.map(({ name }) => name).join(', ')
  return (
    <section
      aria-label="Nothing could be compared"
      role="alert"
      data-settled="true"
      data-nothing={lacks}
      className="overflow-hidden rounded-card border border-warn/30 bg-card shadow-card"
    >
      <header className="border-b border-warn/30 bg-warn-wash px-4 py-3 sm:px-5">
        <h2 className="text-heading font-strong text-balance">Nothing could be compared. {headings[lacks]}</h2>
        <p className="mt-0.5 text-normal text-soft">{advice[lacks]}</p>
      </header>
      <div className="grid sm:grid-cols-2 sm:divide-x sm:divide-line max-sm:divide-y max-sm:divide-line">
        <Found title="The API’s side" file={names(wish.api)} side={api} />
        <Found title="The screen’s side" file={names(wish.ui)} side={ui} />
      </div>
      {lacks === 'field' && (
        <div className="border-t border-line px-4 py-3 text-normal sm:px-5">
          <FieldQuestion
            screens={ui.fields}
            exports={api.fields}
            alike={alike.map((one) => ({ ...one, because: 'the numbers are the same' }))}
            onFields={(said) => onChange({ pairing: { ...wish.pairing, fields: new Map([...fields, ...said]) } })}
          />
        </div>
      )}
      {lacks === 'week' && <WeekChoice nothing={nothing} onChange={onChange} />}
      <div className="border-t border-line px-4 py-3 sm:px-5">
        <ReadingView
          readings={readings}
          files={[...wish.api, ...wish.ui]}
          apiFiles={wish.api.length}
          options={wish.options}
          recalled={noFiles}
          onAgain={onReadAgain}
        />
      </div>
      <footer className="flex flex-wrap gap-2 border-t border-line bg-wash px-4 py-2.5 sm:px-5">
        <Button size="small" icon={<FilePlus2 aria-hidden />} onClick={onOtherFile}>
          Take another file
        </Button>
        <Button size="small" icon={<ArrowLeftRight aria-hidden />} onClick={onSwap}>
          Swap the sides
        </Button>
      </footer>
    </section>
  )
}

function WeekChoice({
  nothing,
  onChange,
}: {
  readonly nothing: NothingCompared
  readonly onChange: (change: Partial<Wish>) => void
}) {
  const weeks = otherWeeks(nothing)
  const [chosen, setChosen] = useState(0)
  const one = weeks[chosen]
  if (one === undefined) return null
  return (
    <div className="flex flex-wrap items-end gap-2 border-t border-line px-4 py-3 sm:px-5">
      <Select
        label="Another period or week"
        value={String(chosen)}
        options={weeks.slice(0, 60).map(({ label, on }, at) => ({
          value: String(at),
          label: on === 'both' ? label : `${label} (only ${on === 'export' ? 'in the export' : 'on the screen'})`,
        }))}
        onChange={(value) => setChosen(Number(value))}
      />
      <Button onClick={() => onChange({ period: one.period, week: one.week })}>Compare this one</Button>
    </div>
  )
}

function Found({ title, file, side }: { readonly title: string; readonly file: string; readonly side: FoundSide }) {
  const { people, first, fields, periods } = side
  return (
    <div className="min-w-0 px-4 py-3 text-normal sm:px-5">
      <h3 className="font-medium">
        {title} <span className="font-mono text-tiny font-normal wrap-anywhere text-soft">{file}</span>
      </h3>
      <dl className="mt-1.5 grid grid-cols-[4.5rem_minmax(0,1fr)] gap-x-3 gap-y-1 text-small">
        <dt className="text-soft">People</dt>
        <dd className="wrap-anywhere">
          {people === 0 ? 'nobody with a number' : `${counted(people, 'person', 'people')}: ${listed(first, people)}`}
        </dd>
        <dt className="text-soft">Fields</dt>
        <dd className="wrap-anywhere">{fields.length === 0 ? 'none' : listed(fields.slice(0, 6), fields.length)}</dd>
        <dt className="text-soft">Periods</dt>
        <dd className="wrap-anywhere">
          {periods.length === 0
            ? 'none named'
            : periods
                .slice(0, 4)
                .map(({ name, weeks }) => [name, weekWords(weeks)].filter((part) => part !== '').join(', '))
                .map((text) => (text === '' ? 'none named' : text))
                .join(' · ') + (periods.length > 4 ? ` and ${periods.length - 4} more` : '')}
        </dd>
      </dl>
    </div>
  )
}

function listed(names: readonly string[], all: number): string {
  return names.join(', ') + (all > names.length ? `, and ${all - names.length} more` : '')
}

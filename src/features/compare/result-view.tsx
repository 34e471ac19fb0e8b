import { useMemo, useState } from 'react'
import { causes } from '#src/compare/causes/list.ts'
import { causeIds, type CauseId } from '#src/domain/cause.ts'
import { Button } from '#src/ui/button.tsx'
import { Callout } from '#src/ui/callout.tsx'
import { PageTitle } from '#src/ui/page-title.tsx'
import { Segmented } from '#src/ui/segmented.tsx'
import { commonCurrency, money } from './amount.ts'
import { BridgeChart } from './bridge-chart.tsx'
import { BridgeTable } from './bridge-table.tsx'
import { headline } from './headline.ts'
import { OneCurrencyNote } from './one-currency-note.tsx'
import { PeriodChoice } from './period-choice.tsx'
import { FilterBar } from './filter-bar.tsx'
import type { OneCurrency } from './row-cells.ts'
import { fieldsOf, teamsOf, type RowFilter } from './row-filter.ts'
import { RowProof } from './row-proof.tsx'
import { RowsGrid } from './rows-grid.tsx'
import { Sameness } from './sameness.tsx'
import { TableActions } from './table-actions.tsx'
import type { Compared, Wish } from './use-comparison.ts'
import { useShown } from './use-shown.ts'

/** What a {@link ResultView} takes. */
export interface ResultViewProps {
  readonly compared: Compared
  readonly onAnew: () => void
  /** Compares again with something changed. */
  readonly onAgain: (change: Partial<Wish>) => void
}

/** A finished comparison: the sentence, what concerns the whole export, the bridge, the rows. */
export function ResultView({ compared, onAnew, onAgain }: ResultViewProps) {
  const { wish, outcome, orders } = compared
  const { comparison, warnings, files } = outcome
  const fields = useMemo(() => fieldsOf(comparison), [comparison])
  const teams = useMemo(() => teamsOf(comparison), [comparison])
  const [tolerances, setTolerances] = useState<Readonly<Record<string, number>>>({})
  const [chosen, setFilter] = useState<Omit<RowFilter, 'tolerance'>>({ field: fields[0] ?? '', cause: null, certainty: null, team: null, hideEqual: true, atLeast: 0, onlyOnScreen: wish.partial, search: '', order: 'difference', reversed: false })
  const filter = useMemo<RowFilter>(() => ({ ...chosen, tolerance: tolerances[chosen.field] ?? 0 }), [chosen, tolerances])
  const [unit, setUnit] = useState(0)
  const [look, setLook] = useState<'picture' | 'table'>('picture')
  const [open, setOpen] = useState<number | null>(null)
  const [one, setOne] = useState<OneCurrency | null>(null)
  const change = (part: Partial<RowFilter>) => setFilter((before) => ({ ...before, ...part }))
  const shown = useShown(comparison, orders, filter)
  const all = comparison.byField.find(({ field }) => field === filter.field)?.bridges ?? []
  const bridge = all[Math.min(unit, Math.max(all.length - 1, 0))]
  const whole = warnings.filter(({ cause }) => cause !== undefined)
  const notes = warnings.filter(({ cause }) => cause === undefined)
  const choose = (cause: CauseId) => change({ cause: filter.cause === cause ? null : cause })
  const exports = files.slice(wish.api.length).some(({ format }) => format === 'JSON export')
  return (
    <div className="mx-auto w-full max-w-[84rem] space-y-4 px-4 py-6 sm:px-6">
      <PageTitle above={[filter.field, comparison.period, comparison.week === null ? null : `week ${comparison.week}`].filter((part) => part !== null && part !== '').join(' · ')} aside={<Button onClick={onAnew}>Compare something else</Button>}>
        {headline(bridge)}
      </PageTitle>
      {exports && <p className="text-normal text-soft">Both sides are exports: the second stands where the screen would. An export can’t be repeated later, so two of them tell what changed in between.</p>}
      {wish.partial && <p className="text-normal text-soft">Only the numbers that were typed are compared and totalled; everybody else is left out.</p>}
      {whole.slice(0, 12).map((warning, at) => (
        <Callout key={`${at} ${warning.says}`} tone="warn" title={titleOf(warning.cause)}>
          {warning.says}
        </Callout>
      ))}
      <Sameness comparison={comparison} wish={wish} onSame={onAgain} />
      <div className="flex flex-wrap items-end gap-x-4 gap-y-3">
        {fields.length > 1 && (
          <Segmented
            label="Field"
            value={filter.field}
            options={fields.map((field) => ({ value: field, label: field }))}
            onChange={(field) => {
              change({ field, cause: null })
              setUnit(0)
              setOpen(null)
              setOne(null)
            }}
          />
        )}
        {all.length > 1 && <Segmented label="Currencies" value={String(unit)} options={all.map(({ currency }, index) => ({ value: String(index), label: currency.api === currency.ui ? (currency.ui ?? 'none') : `${currency.api ?? '?'} → ${currency.ui ?? '?'}` }))} onChange={(value) => setUnit(Number(value))} />}
        <PeriodChoice comparison={comparison} onChange={onAgain} />
        {bridge !== undefined && (
          <span className="ml-auto">
            <Segmented label="The bridge as" value={look} options={[{ value: 'picture', label: 'Picture' }, { value: 'table', label: 'Table, and who mends it' }]} onChange={setLook} />
          </span>
        )}
      </div>
      {bridge !== undefined && (
        <section aria-label="Bridge from the API to the screen" className="space-y-3">
          {look === 'picture' ? <BridgeChart bridge={bridge} chosen={filter.cause} onChoose={choose} /> : <BridgeTable bridge={bridge} chosen={filter.cause} onChoose={choose} />}
          <OneCurrencyNote comparison={comparison} bridge={bridge} one={one} onChange={setOne} />
        </section>
      )}
      <section aria-label="Rows" className="space-y-3">
        <FilterBar filter={filter} teams={teams} onChange={change} onTolerance={(tolerance) => setTolerances((before) => ({ ...before, [filter.field]: tolerance }))} />
        <div className="flex flex-wrap items-center gap-2.5 text-small text-soft">
          <span role="status" data-settled={shown.settled}>
            {shown.rows.length.toLocaleString('en-US')} of {comparison.pairs.length.toLocaleString('en-US')} rows
            {shown.bridges.map(({ totals, currency }) => (
              <span key={`${currency.api ?? ''} ${currency.ui ?? ''}`} className="tabular-nums">
                {' '}
                · API {money(totals.api, currency.api)} · screen {money(totals.ui, currency.ui)} · difference {money(totals.delta, commonCurrency(currency))}
              </span>
            ))}
          </span>
          <span className="ml-auto" />
          <TableActions comparison={comparison} rows={shown.rows} />
        </div>
        {open !== null && <RowProof comparison={comparison} row={open} onClose={() => setOpen(null)} />}
        <RowsGrid comparison={comparison} rows={shown.rows} order={filter.order} reversed={filter.reversed} onOrder={(order) => change(order === filter.order ? { reversed: !filter.reversed } : { order, reversed: false })} open={open} onOpen={setOpen} one={one} />
      </section>
      {notes.length > 0 && (
        <details className="text-small text-soft">
          <summary>{notes.length === 1 ? '1 note on what was read' : `${notes.length.toLocaleString('en-US')} notes on what was read`}</summary>
          <ul className="mt-2 list-disc space-y-1 pl-5">
            {notes.slice(0, 100).map((note, at) => (
              <li key={`${at} ${note.says}`} className="wrap-anywhere">
                {note.says}
              </li>
            ))}
          </ul>
        </details>
      )}
    </div>
  )
}

function titleOf(cause: string | undefined): string {
  const known = causeIds.find((id) => id === cause)
  return known === undefined ? 'About the whole export' : causes[known].title
}

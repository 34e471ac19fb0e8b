import { useDeferredValue, useMemo, useState } from 'react'
import type { Comparison } from '#src/compare/compare.ts'
import { causes } from '#src/compare/causes/list.ts'
import type { OrderName, RowOrders } from '#src/compare/orders.ts'
import type { CauseId, Certainty } from '#src/domain/cause.ts'
import { causeIds } from '#src/domain/cause.ts'
import type { Warning } from '#src/domain/table.ts'
import { Button } from '#src/ui/button.tsx'
import { Callout } from '#src/ui/callout.tsx'
import { CopyButton } from '#src/ui/copy-button.tsx'
import { PageTitle } from '#src/ui/page-title.tsx'
import { Segmented } from '#src/ui/segmented.tsx'
import { Select } from '#src/ui/select.tsx'
import { TextField } from '#src/ui/text-field.tsx'
import { BridgeChart } from './bridge-chart.tsx'
import { BridgeTable } from './bridge-table.tsx'
import { headline } from './headline.ts'
import { fieldsOf, filterRows, teamsOf, type RowFilter } from './row-filter.ts'
import { RowProof } from './row-proof.tsx'
import { RowsGrid } from './rows-grid.tsx'
import { asCsv, asXlsx, download } from './table-file.ts'

/** What a {@link ResultView} takes. */
export interface ResultViewProps {
  readonly comparison: Comparison
  readonly orders: RowOrders
  readonly warnings: readonly Warning[]
  readonly onAnew: () => void
}

/** A finished comparison: the sentence, what concerns the whole export, the bridge, the rows. */
export function ResultView({ comparison, orders, warnings, onAnew }: ResultViewProps) {
  const fields = fieldsOf(comparison)
  const [filter, setFilter] = useState<RowFilter>({ field: fields[0] ?? '', cause: null, certainty: null, team: null, hideEqual: true, tolerance: 0, search: '', order: 'difference', reversed: false })
  const [unit, setUnit] = useState(0)
  const [open, setOpen] = useState<number | null>(null)
  const change = (part: Partial<RowFilter>) => setFilter((before) => ({ ...before, ...part }))
  const applied = useDeferredValue(filter)
  const shown = useMemo(() => filterRows(comparison, orders, applied), [comparison, orders, applied])
  const all = comparison.byField.find(({ field }) => field === filter.field)?.bridges ?? []
  const bridge = all[Math.min(unit, Math.max(all.length - 1, 0))]
  const whole = warnings.filter(({ cause }) => cause !== undefined)
  const notes = warnings.filter(({ cause }) => cause === undefined)
  const teams = teamsOf(comparison)
  const narrowed = filter.cause !== null || filter.certainty !== null || filter.team !== null || filter.search !== ''
  const choose = (cause: CauseId) => change({ cause: filter.cause === cause ? null : cause })
  return (
    <div className="mx-auto w-full max-w-[84rem] space-y-4 px-4 py-6 sm:px-6">
      <PageTitle
        above={[filter.field, comparison.period, comparison.week === null ? null : `week ${comparison.week}`].filter((part) => part !== null && part !== '').join(' · ')}
        aside={<Button onClick={onAnew}>Compare something else</Button>}
      >
        {headline(bridge)}
      </PageTitle>
      {whole.map((warning) => (
        <Callout key={warning.says} tone="warn" title={titleOf(warning.cause)}>
          {warning.says}
        </Callout>
      ))}
      <div className="flex flex-wrap items-end gap-3">
        {fields.length > 1 && <Segmented label="Field" value={filter.field} options={fields.map((field) => ({ value: field, label: field }))} onChange={(field) => { change({ field, cause: null }); setUnit(0); setOpen(null) }} />}
        {all.length > 1 && <Segmented label="Currencies" value={String(unit)} options={all.map(({ currency }, index) => ({ value: String(index), label: currency.api === currency.ui ? (currency.ui ?? 'none') : `${currency.api ?? '?'} → ${currency.ui ?? '?'}` }))} onChange={(value) => setUnit(Number(value))} />}
      </div>
      {bridge !== undefined && (
        <section aria-label="Bridge from the API to the screen" className="space-y-3">
          <BridgeChart bridge={bridge} chosen={filter.cause} onChoose={choose} />
          <BridgeTable bridge={bridge} chosen={filter.cause} onChoose={choose} />
        </section>
      )}
      <section aria-label="Rows" className="space-y-3">
        <div className="grid items-end gap-3 sm:grid-cols-2 lg:grid-cols-[minmax(12rem,1fr)_11rem_9rem_11rem_8rem_auto]">
          <TextField label="Search" value={filter.search} onChange={(search) => change({ search })} placeholder="name, e-mail, team" autoComplete="off" />
          <Select label="Cause" value={filter.cause ?? 'all'} options={[{ value: 'all', label: 'All causes' }, { value: 'equal', label: 'Equal rows' }, ...causeIds.map((id) => ({ value: id, label: causes[id].title }))]} onChange={(cause) => change({ cause: cause === 'all' ? null : cause, hideEqual: cause === 'equal' ? false : filter.hideEqual })} />
          <Select<Certainty | 'all'> label="Certainty" value={filter.certainty ?? 'all'} options={[{ value: 'all', label: 'Any' }, { value: 'confirmed', label: 'Confirmed' }, { value: 'suggested', label: 'Suggested' }]} onChange={(certainty) => change({ certainty: certainty === 'all' ? null : certainty })} />
          <Select label="Team" value={filter.team ?? ''} options={[{ value: '', label: 'All teams' }, ...teams.map((team) => ({ value: team, label: team }))]} onChange={(team) => change({ team: team === '' ? null : team })} />
          <TextField label="Tolerance" value={filter.tolerance === 0 ? '' : String(filter.tolerance)} onChange={(text) => change({ tolerance: Math.max(0, Number.parseFloat(text) || 0) })} placeholder="0.00" inputMode="decimal" />
          <label className="flex h-9 items-center gap-2 text-normal whitespace-nowrap">
            <input type="checkbox" checked={!filter.hideEqual} onChange={(event) => change({ hideEqual: !event.currentTarget.checked })} className="accent-accent" /> Equal rows too
          </label>
        </div>
        <div className="flex flex-wrap items-center gap-2.5 text-small text-soft">
          <span role="status">
            {shown.rows.length.toLocaleString('en-US')} of {comparison.pairs.length.toLocaleString('en-US')} rows
            {narrowed && shown.bridges[0] !== undefined && ` · their difference: ${shown.bridges.map(({ totals, currency }) => `${currency.ui ?? ''} ${totals.delta.toLocaleString('en-US')}`.trim()).join(', ')}`}
          </span>
          <span className="ml-auto" />
          <CopyButton text={() => asCsv(comparison, shown.rows).replace(/^\uFEFF/, '')} label="Copy table" />
          <Button size="small" onClick={() => download('comparison.csv', asCsv(comparison, shown.rows), 'text/csv;charset=utf-8')}>
            Save CSV
          </Button>
          <Button size="small" onClick={() => download('comparison.xlsx', new Uint8Array(asXlsx(comparison, shown.rows)), 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet')}>
            Save XLSX
          </Button>
        </div>
        {open !== null && <RowProof comparison={comparison} row={open} onClose={() => setOpen(null)} />}
        <RowsGrid comparison={comparison} rows={shown.rows} order={filter.order} reversed={filter.reversed} onOrder={(order: OrderName) => change(order === filter.order ? { reversed: !filter.reversed } : { order, reversed: false })} open={open} onOpen={setOpen} />
      </section>
      {notes.length > 0 && (
        <details className="text-small text-soft">
          <summary>{notes.length === 1 ? '1 note on what was read' : `${notes.length} notes on what was read`}</summary>
          <ul className="mt-2 list-disc space-y-1 pl-5">
            {notes.slice(0, 100).map((note) => (
              <li key={`${note.file ?? ''} ${note.line ?? 0} ${note.says}`}>{note.says}</li>
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

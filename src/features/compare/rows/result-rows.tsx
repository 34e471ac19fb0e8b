import { useState } from 'react'
import type { Comparison } from '#src/compare/compare.ts'
import { commonCurrency, money } from '#src/domain/words/amount.ts'
import { grouped, plural } from '#src/domain/words/count.ts'
import { FilterBar } from './filter-bar.tsx'
import type { OneCurrency } from './row-cells.ts'
import type { RowFilter, Shown } from './row-filter.ts'
import { RowProof } from './row-proof.tsx'
import { RowsGrid } from './rows-grid.tsx'
import { useSideWords } from '#src/features/compare/result/side-words.ts'
import { TableActions } from '#src/features/compare/result/table-actions.tsx'

/** What {@link ResultRows} takes. */
export interface ResultRowsProps {
  readonly comparison: Comparison
  readonly shown: Shown & { readonly settled: boolean }
  readonly filter: RowFilter
  readonly teams: readonly string[]
  readonly onChange: (part: Partial<RowFilter>) => void
  readonly onTolerance: (tolerance: number) => void
  readonly one: OneCurrency | null
  readonly timeZone: string
}

/** The rows: what is shown of them, their totals, the grid, a row's proof. */
export function ResultRows({
  comparison,
  shown,
  filter,
  teams,
  onChange,
  onTolerance,
  one,
  timeZone,
}: ResultRowsProps) {
  const [open, setOpen] = useState<number | null>(null)
  const words = useSideWords()
  return (
    <section aria-label="Rows" className="space-y-3">
      <FilterBar filter={filter} teams={teams} onChange={onChange} onTolerance={onTolerance} />
      <div className="flex flex-wrap items-center gap-2.5 text-small text-soft">
        <span role="status" data-settled={shown.settled}>
          {grouped(shown.rows.length)} of {grouped(comparison.pairs.length)} rows
          {shown.bridges.map(({ totals, currency }) => (
            <span key={`${currency.api ?? ''} ${currency.ui ?? ''}`} className="tabular-nums">
              {' '}
              · {words.api} {money(totals.api, currency.api)} ·{' '}
              {words.ui === 'Screen' ? 'screen' : words.ui.toLowerCase()} {money(totals.ui, currency.ui)}
              {' · difference '}
              {money(totals.delta, commonCurrency(currency))}
            </span>
          ))}
          {shown.leftOut > 0 &&
            ` · ${grouped(shown.leftOut)} ` +
              `${plural(shown.leftOut, 'row is a team’s total and', 'rows are teams’ totals and')} left out of both`}
        </span>
        <span className="ml-auto" />
        <TableActions comparison={comparison} rows={shown.rows} />
      </div>
      <div
        className={
          open === null ? '' : 'flex flex-col-reverse gap-3 xl:grid xl:grid-cols-[minmax(0,1fr)_18.5rem] xl:items-start'
        }
      >
        <RowsGrid
          comparison={comparison}
          rows={shown.rows}
          order={filter.order}
          reversed={filter.reversed}
          onOrder={(order) =>
            onChange(order === filter.order ? { reversed: !filter.reversed } : { order, reversed: false })
          }
          open={open}
          onOpen={setOpen}
          one={one}
        />
        {open !== null && (
          <RowProof comparison={comparison} row={open} timeZone={timeZone} onClose={() => setOpen(null)} />
        )}
      </div>
    </section>
  )
}

import { useVirtualizer } from '@tanstack/react-virtual'
import { ArrowDown, ArrowUp } from 'lucide-react'
import { useEffect, useRef } from 'react'
import { causes } from '#src/compare/causes/list.ts'
import { rowAt, type Comparison } from '#src/compare/compare.ts'
import type { OrderName } from '#src/compare/orders.ts'
import { cx } from '#src/ui/cx.ts'
import { amount, difference, share } from './amount.ts'

/** What a {@link RowsGrid} takes. */
export interface RowsGridProps {
  readonly comparison: Comparison
  /** Row numbers in the order shown. */
  readonly rows: Int32Array
  readonly order: OrderName
  readonly reversed: boolean
  readonly onOrder: (order: OrderName) => void
  /** The row whose proof is open, or null. */
  readonly open: number | null
  readonly onOpen: (row: number | null) => void
}

const rowHeight = 38
const columns: readonly { readonly order: OrderName | null; readonly label: string; readonly right?: boolean }[] = [
  { order: 'user', label: 'User' },
  { order: 'api', label: 'API', right: true },
  { order: 'ui', label: 'Screen', right: true },
  { order: 'difference', label: 'Difference', right: true },
  { order: null, label: '%', right: true },
  { order: 'cause', label: 'Why' },
  { order: null, label: 'Certainty' },
]
const layout = 'grid min-w-[58rem] grid-cols-[minmax(11rem,1.4fr)_8rem_8rem_8rem_4.5rem_minmax(9rem,1fr)_7rem] items-center gap-x-3 px-4'

/** The rows side by side; only those in view exist, read from the columns as they are shown. Arrow keys walk, Enter opens the proof. */
export function RowsGrid({ comparison, rows, order, reversed, onOrder, open, onOpen }: RowsGridProps) {
  const frame = useRef<HTMLDivElement>(null)
  const virtual = useVirtualizer({ count: rows.length, getScrollElement: () => frame.current, estimateSize: () => rowHeight, overscan: 12 })
  const at = open === null ? -1 : rows.indexOf(open)
  useEffect(() => {
    if (at >= 0) virtual.scrollToIndex(at)
  }, [at, virtual])

  function walk(event: React.KeyboardEvent) {
    const steps: Readonly<Record<string, number>> = { ArrowDown: 1, ArrowUp: -1, PageDown: 12, PageUp: -12, Home: -rows.length, End: rows.length }
    const step = steps[event.key]
    if (event.key === 'Escape') return onOpen(null)
    if (step === undefined || rows.length === 0) return
    event.preventDefault()
    onOpen(rows[Math.max(0, Math.min(rows.length - 1, at + step))] ?? null)
  }

  return (
    <div
      ref={frame}
      role="grid"
      aria-label="Compared rows"
      aria-rowcount={rows.length + 1}
      tabIndex={0}
      onKeyDown={walk}
      className="relative max-h-[32rem] min-h-40 overflow-auto rounded-card border border-line bg-card shadow-card"
    >
      <div role="row" className={cx(layout, 'sticky top-0 z-10 border-b border-line bg-wash py-1.5 text-small text-soft')}>
        {columns.map(({ order: by, label, right }) => (
          <span key={label} role="columnheader" aria-sort={by === order ? (reversed ? 'ascending' : 'descending') : undefined} className={cx('font-medium', right === true && 'text-right')}>
            {by === null ? (
              label
            ) : (
              <button type="button" onClick={() => onOrder(by)} className={cx('inline-flex items-center gap-1 hover:text-ink', by === order && 'text-ink')}>
                {label}
                {by === order && (reversed ? <ArrowUp aria-hidden className="size-3.5" /> : <ArrowDown aria-hidden className="size-3.5" />)}
              </button>
            )}
          </span>
        ))}
      </div>
      <div className="relative min-w-[58rem]" role="rowgroup" ref={(body) => void (body && body.style.setProperty('height', `${virtual.getTotalSize()}px`))}>
        {virtual.getVirtualItems().map((item) => (
          <Row key={item.key} comparison={comparison} row={rows[item.index] ?? 0} index={item.index} top={item.start} open={rows[item.index] === open} onOpen={onOpen} />
        ))}
      </div>
      {rows.length === 0 && <p className="px-4 py-6 text-normal text-soft">No row fits the filter.</p>}
    </div>
  )
}

function Row({ comparison, row, index, top, open, onOpen }: { readonly comparison: Comparison; readonly row: number; readonly index: number; readonly top: number; readonly open: boolean; readonly onOpen: (row: number | null) => void }) {
  const shown = rowAt(comparison, row)
  const differs = shown.cause !== null
  return (
    <div
      role="row"
      aria-rowindex={index + 2}
      aria-selected={open}
      data-user={shown.user}
      data-cause={shown.cause ?? 'equal'}
      onClick={() => onOpen(open ? null : row)}
      ref={(element) => void element?.style.setProperty('transform', `translateY(${top}px)`)}
      className={cx(layout, 'absolute top-0 left-0 h-9.5 w-full cursor-pointer border-b border-line text-normal tabular-nums hover:bg-wash', open && 'bg-accent-wash')}
    >
      <span role="gridcell" className="truncate">
        {shown.name ?? shown.user}
        {shown.team !== null && <span className="text-soft"> · {shown.team}</span>}
      </span>
      <span role="gridcell" className={cx('text-right', shown.api === null && 'text-soft')}>
        {amount(shown.api, shown.currency.api)}
      </span>
      <span role="gridcell" className={cx('text-right', shown.ui === null && 'text-soft')}>
        {amount(shown.ui, shown.currency.ui)}
      </span>
      <span role="gridcell" className={cx('text-right', !differs && 'text-soft')}>
        {shown.inTotal ? difference(shown.delta, shown.currency.ui) : 'left out'}
      </span>
      <span role="gridcell" className="text-right text-small text-soft">
        {shown.currency.api === shown.currency.ui ? share(shown.api, shown.ui) : ''}
      </span>
      <span role="gridcell" className={cx('truncate', !differs && 'text-soft')}>
        {shown.cause === null ? 'equal' : causes[shown.cause].title}
        {shown.also !== null && <span className="text-soft"> + {causes[shown.also].title.toLowerCase()}</span>}
      </span>
      <span role="gridcell" className={cx('text-small', shown.certainty === 'confirmed' ? 'text-pass' : 'text-soft')}>
        {shown.certainty ?? (shown.cause === 'unexplained' ? 'open' : '')}
      </span>
    </div>
  )
}

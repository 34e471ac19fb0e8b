import { ArrowDown, ArrowUp } from 'lucide-react'
import { useEffect, useMemo, useRef, useState } from 'react'
import type { Comparison } from '#src/compare/compare.ts'
import type { OrderName } from '#src/compare/pair/sort-index.ts'
import { copyText } from '#src/ui/text/copy-text.ts'
import { cx } from '#src/ui/cx.ts'
import { useToast } from '#src/ui/feedback/toast.tsx'
import { GridRow, gridLayout } from './grid-row.tsx'
import { cellTexts, type OneCurrency } from './row-cells.ts'
import { useSideWords, type SideWords } from '#src/features/compare/result/side-words.ts'
import { useTallList } from './use-tall-list.ts'

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
  /** The view in one currency, or null for each side's own. */
  readonly one: OneCurrency | null
}

/** Pixels. */
const height = 38
const columnsOf = (
  words: SideWords,
): readonly { readonly order: OrderName | null; readonly label: string; readonly right?: boolean }[] => [
  { order: 'user', label: 'User' },
  { order: 'api', label: words.api, right: true },
  { order: 'ui', label: words.ui, right: true },
  { order: 'difference', label: 'Difference', right: true },
  { order: null, label: '%', right: true },
  { order: 'cause', label: 'Why' },
  { order: null, label: 'Certainty' },
]

/**
 * The rows side by side; only those in view exist, read from the columns as they are shown. Arrows walk rows and cells,
 * Enter opens the proof, Ctrl C copies the cell.
 */
export function RowsGrid({ comparison, rows, order, reversed, onOrder, open, onOpen, one }: RowsGridProps) {
  const toast = useToast()
  const columns = columnsOf(useSideWords())
  const frame = useRef<HTMLDivElement>(null)
  const [column, setColumn] = useState(0)
  const [focused, setFocused] = useState<number | null>(null)
  const list = useTallList(frame, rows.length, height)
  const { reveal } = list
  const at = useMemo(() => (focused === null ? -1 : rows.indexOf(focused)), [focused, rows])
  useEffect(() => {
    if (at >= 0) reveal(at)
  }, [at, reveal])

  function walk(event: React.KeyboardEvent) {
    if (event.target instanceof HTMLButtonElement) return
    const row = rows[at]
    if ((event.ctrlKey || event.metaKey) && event.key.toLowerCase() === 'c' && row !== undefined) {
      event.preventDefault()
      const text = cellTexts(comparison, row, one)[column] ?? ''
      return void copyText(text).then((copied) =>
        toast.say(copied ? `Copied ${text === '' ? 'an empty cell' : text}` : 'The browser did not let the page copy.'),
      )
    }
    if (event.ctrlKey || event.metaKey || event.altKey) return
    if (event.key === 'Escape') return onOpen(null)
    if ((event.key === 'Enter' || event.key === ' ') && row !== undefined) {
      event.preventDefault()
      return onOpen(open === row ? null : row)
    }
    const sideways = { ArrowRight: 1, ArrowLeft: -1 }[event.key]
    if (sideways !== undefined) {
      event.preventDefault()
      return setColumn(Math.max(0, Math.min(columns.length - 1, column + sideways)))
    }
    const steps: Readonly<Record<string, number>> = {
      ArrowDown: 1,
      ArrowUp: -1,
      PageDown: 12,
      PageUp: -12,
      Home: -rows.length,
      End: rows.length,
    }
    const step = steps[event.key]
    if (step === undefined || rows.length === 0) return
    event.preventDefault()
    const next = rows[Math.max(0, Math.min(rows.length - 1, at + step))] ?? null
    setFocused(next)
    // An open proof follows the row.
    if (open !== null) onOpen(next)
  }

  return (
    <div
      ref={frame}
      role="grid"
      aria-label="Compared rows"
      aria-rowcount={rows.length + 1}
      aria-colcount={columns.length}
      aria-activedescendant={at < 0 ? undefined : `cell-${focused}-${column}`}
      tabIndex={0}
      onKeyDown={walk}
      className={
        'relative max-h-[32rem] min-h-40 overflow-auto [overflow-anchor:none] ' +
        'rounded-card border border-line bg-card shadow-card'
      }
    >
      <div
        role="row"
        className={cx(gridLayout, 'sticky top-0 z-10 border-b border-line bg-wash py-1.5 text-small text-soft')}
      >
        {columns.map(({ order: by, label, right }) => (
          <span
            key={label}
            role="columnheader"
            aria-sort={by !== null && by === order ? (reversed ? 'ascending' : 'descending') : undefined}
            className={cx('font-medium', right === true && 'text-right')}
          >
            {by === null ? (
              label
            ) : (
              <button
                type="button"
                onClick={() => onOrder(by)}
                className={cx('inline-flex items-center gap-1 hover:text-ink', by === order && 'text-ink')}
              >
                {label}
                {by === order &&
                  (reversed ? (
                    <ArrowUp aria-hidden className="size-3.5" />
                  ) : (
                    <ArrowDown aria-hidden className="size-3.5" />
                  ))}
              </button>
            )}
          </span>
        ))}
      </div>
      <div
        className="relative min-w-[56rem]"
        role="rowgroup"
        ref={(body) => void body?.style.setProperty('height', `${list.height}px`)}
      >
        {list.items.map((item) => {
          const row = rows[item.index] ?? 0
          return (
            <GridRow
              key={item.key}
              comparison={comparison}
              one={one}
              row={row}
              index={item.index}
              top={list.topOf(item)}
              height={height}
              open={row === open}
              column={row === focused ? column : null}
              onPick={(picked) => {
                setFocused(row)
                setColumn(picked)
                onOpen(open === row ? null : row)
              }}
            />
          )
        })}
      </div>
      {rows.length === 0 && <p className="px-4 py-6 text-normal text-soft">No row fits the filter.</p>}
    </div>
  )
}

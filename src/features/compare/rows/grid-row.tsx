import type { Comparison } from '#src/compare/compare.ts'
import { cx } from '#src/ui/cx.ts'
import { shownRow, textsOf, type OneCurrency } from './row-cells.ts'

/** The columns' widths, of the header and of every row. */
export const gridLayout =
  'grid min-w-[56rem] grid-cols-[minmax(9rem,1.4fr)_repeat(3,minmax(7.25rem,0.5fr))_4rem_minmax(8.5rem,1fr)_6rem] ' +
  'items-center gap-x-3 px-4'

/** What a {@link GridRow} takes. */
export interface GridRowProps {
  readonly comparison: Comparison
  readonly one: OneCurrency | null
  readonly row: number
  /** Its place among those shown. */
  readonly index: number
  /** Pixels from the top. */
  readonly top: number
  readonly height: number
  readonly open: boolean
  /** The cell that the keyboard is on, or null. */
  readonly column: number | null
  readonly onPick: (column: number) => void
}

/** One row, made from the columns when it comes into view. */
export function GridRow({ comparison, one, row, index, top, height, open, column, onPick }: GridRowProps) {
  const shown = shownRow(comparison, row, one)
  const differs = shown.cause !== null
  const looks = [
    // On a phone the name stays while the amounts scroll past.
    cx('truncate max-sm:sticky max-sm:left-0 max-sm:bg-card max-sm:py-2', open && 'max-sm:bg-accent-wash'),
    cx('text-right', shown.api === null && 'text-soft'),
    cx('text-right', shown.ui === null && 'text-soft'),
    cx('text-right', (!differs || shown.leftOut) && 'text-soft'),
    'text-right text-small text-soft',
    cx('truncate', !differs && 'text-soft'),
    cx('text-small', shown.certainty === 'confirmed' ? 'text-pass' : 'text-soft'),
  ]
  return (
    // oxlint-disable-next-line jsx-a11y/click-events-have-key-events -- the grid around the rows hears the keys.
    <div
      role="row"
      aria-rowindex={index + 2}
      aria-selected={open}
      data-user={shown.user}
      data-cause={shown.cause ?? 'equal'}
      onClick={(event) => {
        const cell = event.target instanceof Element ? event.target.closest('[role="gridcell"]') : null
        onPick(Math.max(0, cell === null ? 0 : [...event.currentTarget.children].indexOf(cell)))
      }}
      ref={(element) => {
        element?.style.setProperty('transform', `translateY(${top}px)`)
        element?.style.setProperty('height', `${height}px`)
      }}
      className={cx(
        gridLayout,
        'absolute top-0 left-0 w-full cursor-pointer border-b border-line text-normal tabular-nums hover:bg-wash',
        open && 'bg-accent-wash',
      )}
    >
      {textsOf(shown).map((text, at) => (
        <span
          key={at}
          id={`cell-${row}-${at}`}
          role="gridcell"
          aria-colindex={at + 1}
          className={cx(looks[at], column === at && 'rounded-tag outline-2 outline-offset-2 outline-accent')}
        >
          {at === 1 && shown.converted && shown.api !== null ? `≈ ${text}` : text}
          {at === 0 && shown.team !== null && <span className="text-soft"> · {shown.team}</span>}
        </span>
      ))}
    </div>
  )
}

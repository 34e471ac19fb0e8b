import { grouped } from '#src/domain/words/count.ts'
import { cx } from '#src/ui/cx.ts'
import { StatusBadge } from '#src/ui/feedback/status-badge.tsx'
import type { ReportGrid, Tone } from '#src/report/model/report.ts'

/** A status of a report as a badge: icon and word, so that grey paper tells it too. */
export function ToneBadge({ tone, word }: { readonly tone: Tone; readonly word: string }) {
  return <StatusBadge status={tone === 'neutral' ? 'skipped' : tone} word={word} className="max-w-full" />
}

/** Rows of a report, whole: nothing scrolls, so that nothing is missing on paper. */
export function GridView({ grid, label }: { readonly grid: ReportGrid; readonly label: string }) {
  return (
    <>
      <table className="w-full text-small tabular-nums" aria-label={label}>
        <thead>
          <tr>
            {grid.columns.map((column, index) => (
              <th
                key={index}
                scope="col"
                className={cx(
                  'border-b border-line py-1.5 pr-4 align-bottom font-medium text-soft',
                  grid.numeric.includes(index) ? 'text-right' : 'text-left',
                )}
              >
                {column}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {grid.rows.map(({ cells, tone, strong }, row) => (
            <tr key={row} className={cx('break-inside-avoid', strong && 'font-medium')}>
              {cells.map((cell, index) => (
                <td
                  key={index}
                  className={cx(
                    'border-b border-line py-1.5 pr-4 align-top wrap-anywhere',
                    grid.numeric.includes(index) && 'text-right',
                  )}
                >
                  {index === 0 && tone !== null ? <ToneBadge tone={tone} word={cell} /> : cell}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      {grid.left > 0 && <p className="mt-1.5 text-small text-soft">{grouped(grid.left)} more rows are not shown.</p>}
    </>
  )
}

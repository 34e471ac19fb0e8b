import type { Bridge } from '#src/compare/bridge/bridge.ts'
import { maybeWords } from '#src/compare/bridge/explained.ts'
import { causes } from '#src/compare/explain/cause-list.ts'
import { amount, difference } from '#src/domain/words/amount.ts'
import type { CauseId } from '#src/domain/model/cause.ts'
import { actorNames } from '#src/domain/model/scenario.ts'
import { grouped } from '#src/domain/words/count.ts'
import { cx } from '#src/ui/cx.ts'
import { useSideWords } from './side-words.ts'

/** What a {@link BridgeTable} takes. */
export interface BridgeTableProps {
  readonly bridge: Bridge
  readonly chosen: CauseId | 'equal' | null
  readonly onChoose: (cause: CauseId) => void
}

/** The bridge as a table: it sums exactly, and says who can make the two agree. */
export function BridgeTable({ bridge, chosen, onChoose }: BridgeTableProps) {
  const { totals, causes: steps, currency } = bridge
  const words = useSideWords()
  const cell = 'border-b border-line px-3 py-1.5 align-top'
  const codes =
    currency.api === currency.ui
      ? (currency.ui ?? 'no currency named')
      : `${currency.api ?? '?'} on the API’s side, ${currency.ui ?? '?'} on the screen’s, added at face value`
  return (
    <div className="overflow-x-auto" tabIndex={0} role="region" aria-label="The bridge as a table">
      <table className="w-full min-w-140 text-small tabular-nums">
        <caption className="px-3 pb-1 text-left text-small text-soft">{codes}</caption>
        <thead>
          <tr className="text-left text-soft">
            <th scope="col" className={cx(cell, 'font-medium')}>
              From one side to the other
            </th>
            <th scope="col" className={cx(cell, 'text-right font-medium')}>
              Rows
            </th>
            <th scope="col" className={cx(cell, 'text-right font-medium')}>
              Effect
            </th>
            <th scope="col" className={cx(cell, 'font-medium')}>
              Who, and what would make them agree
            </th>
          </tr>
        </thead>
        <tbody>
          <tr>
            <th scope="row" colSpan={2} className={cx(cell, 'text-left font-medium')}>
              {words.api} total
            </th>
            <td className={cx(cell, 'text-right font-medium')}>{amount(totals.api, currency.api)}</td>
            <td className={cx(cell, 'text-soft')}>as exported</td>
          </tr>
          {steps.map(({ cause, rows, delta, suggested }) => (
            <tr key={cause} className={chosen === cause ? 'bg-accent-wash' : undefined}>
              <th scope="row" className={cx(cell, 'text-left font-normal')}>
                <button
                  type="button"
                  onClick={() => onChoose(cause)}
                  aria-pressed={chosen === cause}
                  className="text-left underline-offset-2 hover:underline"
                >
                  {causes[cause].title}
                </button>
                <span className="text-soft">{maybeWords(rows, suggested?.rows)}</span>
              </th>
              <td className={cx(cell, 'text-right')}>{grouped(rows)}</td>
              <td className={cx(cell, 'text-right')}>{difference(delta, currency.ui)}</td>
              <td className={cx(cell, 'text-soft')}>
                {rows === 0 ? '' : `${actorNames[causes[cause].fix.who]}: ${causes[cause].fix.does}`}
              </td>
            </tr>
          ))}
          <tr>
            <th scope="row" colSpan={2} className={cx(cell, 'text-left font-medium')}>
              {words.ui} total
            </th>
            <td className={cx(cell, 'text-right font-medium')}>{amount(totals.ui, currency.ui)}</td>
            <td className={cx(cell, 'text-soft')}>as it stands there</td>
          </tr>
        </tbody>
      </table>
    </div>
  )
}

import type { Bridge } from '#src/compare/bridge/bridge.ts'
import type { Comparison } from '#src/compare/compare.ts'
import { rateText } from '#src/compare/explain/rates/rate.ts'
import { money } from '#src/domain/words/amount.ts'
import { exponentOf } from '#src/domain/table/currency.ts'
import { Button } from '#src/ui/button.tsx'
import type { OneCurrency } from '#src/features/compare/rows/row-cells.ts'

/** What an {@link OneCurrencyNote} takes. */
export interface OneCurrencyNoteProps {
  readonly comparison: Comparison
  readonly bridge: Bridge
  readonly one: OneCurrency | null
  readonly onChange: (one: OneCurrency | null) => void
}

/**
 * Offers to see both sides in the screen's currency, at the rate that the rows themselves gave; labelled, since
 * no bank gave it.
 */
export function OneCurrencyNote({ comparison, bridge, one, onChange }: OneCurrencyNoteProps) {
  const { api, ui } = bridge.currency
  const rates = comparison.rates.filter((rate) => rate.api === api && rate.ui === ui && rate.rate !== 1)
  const [rate] = rates
  if (rate === undefined || api === ui) return null
  if (rates.length > 1)
    return (
      <p className="text-small text-soft">
        Several rates hold between these amounts, so there is no one view of both:{' '}
        {rates.map(({ says }) => says).join('; ')}.
      </p>
    )
  const text = rateText(rate.rate)
  const digits = 10 ** (ui === null ? 2 : exponentOf(ui))
  const converted = Math.round(bridge.totals.api * rate.rate * digits) / digits
  return (
    <div className="flex flex-wrap items-center gap-2.5 text-small text-soft">
      {one === null ? (
        <span>
          {rate.says}: found in the rows{rate.certain ? '' : ', not proved'}.
        </span>
      ) : (
        <span className="tabular-nums" role="status">
          API amounts are shown in {ui ?? 'the screen’s currency'} at {text}, the rate found in the rows: API ≈{' '}
          {money(converted, ui)}, screen {money(bridge.totals.ui, ui)}, ≈{' '}
          {money(Math.round((bridge.totals.ui - converted) * digits) / digits, ui)} beside the rate. The bridge stays at
          face value.
        </span>
      )}
      <Button size="small" onClick={() => onChange(one === null ? { api, ui, rate: rate.rate } : null)}>
        {one === null ? `See both in ${ui ?? 'one currency'} at ${text}` : 'Back to each side’s own'}
      </Button>
    </div>
  )
}

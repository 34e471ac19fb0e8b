import { dissectAmount, readAmount } from '#src/domain/table/amount-text.ts'
import { numberToMinor } from '#src/domain/table/amount.ts'
import { exponentOf } from '#src/domain/table/currency.ts'
import type { Bridge } from '#src/compare/bridge/bridge.ts'
import { money } from '#src/domain/words/amount.ts'

/**
 * How the total that was read off the screen stands to the sum of the screen's rows, in a sentence; null where it is no
 * amount. A total shown as 1.35M stands for anything within half of its last digit.
 */
export function screenTotalSays(
  text: string,
  bridge: Bridge,
): { readonly agrees: boolean; readonly says: string } | null {
  const currency = bridge.currency.ui ?? bridge.currency.api
  const exponent = exponentOf(currency)
  const parts = dissectAmount(text)
  if (parts === null || parts.percent) return null
  const read = readAmount(parts, '.', exponent) ?? readAmount(parts, ',', exponent)
  const rows = numberToMinor(bridge.totals.ui, exponent)
  if (read === null || read === 'too-large' || rows === null) return null
  const off = read.minor - rows
  const sum = money(bridge.totals.ui, currency)
  if (Math.abs(off) * 2 <= read.step)
    return { agrees: true, says: `The screen’s rows add up to ${sum}: the ${text} that you read there.` }
  const apart = money(Math.abs(off) / 10 ** exponent, currency)
  return {
    agrees: false,
    says:
      `You read ${text} on the screen; its rows here add up to ${sum}, ` +
      `${apart} ${off < 0 ? 'more' : 'less'}. The file may hold ` +
      (off < 0
        ? 'more people than the screen that you looked at, or a team’s roll-up beside its people'
        : 'fewer people than the screen that you looked at') +
      ', or be of another week.',
  }
}

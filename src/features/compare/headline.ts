import type { Bridge } from '#src/compare/bridge.ts'
import { commonCurrency, money } from './amount.ts'

/** The one sentence that matters: how much more or less the screen shows, and whether that is explained. */
export function headline(bridge: Bridge | undefined): string {
  if (bridge === undefined) return 'No amounts of this field stand on either side.'
  const { totals, causes, currency } = bridge
  const unexplained = causes.find(({ cause }) => cause === 'unexplained')
  const differing = causes.reduce((sum, { rows }) => sum + rows, 0)
  if (differing === 0) return 'The API and the screen agree, to the last cent.'
  const shown = commonCurrency(currency)
  const size = totals.delta === 0 ? 'The totals are equal, the rows are not' : `The screen shows ${money(Math.abs(totals.delta), shown)} ${totals.delta > 0 ? 'more' : 'less'}`
  if ((unexplained?.rows ?? 0) === 0) return `${size}. All of it is explained.`
  if (unexplained?.rows === differing) return `${size}. None of it is explained yet.`
  return `${size}. ${money(unexplained?.delta ?? 0, shown)} of it is not explained.`
}

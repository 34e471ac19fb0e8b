import type { Bridge } from '#src/compare/bridge/bridge.ts'
import { explainedWords, openRows } from '#src/compare/bridge/explained.ts'
import { amount, commonCurrency, money } from '#src/domain/words/amount.ts'
import { screenWords, type SideWords } from './side-words.ts'

/**
 * The one sentence that matters: how much more or less the screen shows, and whether that is explained. `all` are the
 * field's bridges, `bridge` the one that is shown.
 */
export function headline(
  bridge: Bridge | undefined,
  all: readonly Bridge[] = [],
  words: SideWords = screenWords,
): string {
  if (bridge === undefined) return 'This field is no money: its rows are compared, never added up.'
  const { currency } = bridge
  if (openRows(bridge).differing === 0) return equal(bridge, all, words)
  const shown = commonCurrency(currency)
  const told = explainedWords(bridge, (delta) =>
    shown === null && currency.api !== null ? amount(delta, currency.ui) : money(delta, shown),
  )
  return `${sizeOf(bridge, shown, words)}. ${told}`
}

/** How far the totals are apart; of two currencies both are told, since their difference is an amount of neither. */
function sizeOf({ totals, currency: { api, ui } }: Bridge, shown: string | null, words: SideWords): string {
  if (shown === null && api !== null && ui !== null)
    return (
      `${money(totals.api, api)} in the ${words === screenWords ? 'API' : 'first export'}` +
      `, ${money(totals.ui, ui)} ${words.within}`
    )
  if (totals.delta === 0) return 'The totals are equal, the rows are not'
  return `${words.shows} ${money(Math.abs(totals.delta), shown)} ${totals.delta > 0 ? 'more' : 'less'}`
}

/** Of no difference: in which currency there is none, where others have some or the two sides name different ones. */
function equal(bridge: Bridge, all: readonly Bridge[], words: SideWords): string {
  const both = words === screenWords ? 'The API and the screen' : 'Both exports'
  const open = all.filter((other) => other !== bridge && openRows(other).differing > 0)
  if (open.length > 0) return `${both} agree in ${pairOf(bridge)}, not in ${open.map(pairOf).join(' or ')}.`
  const named = all.filter(({ currency: { api, ui } }) => api !== null && ui !== null && api !== ui)
  if (named.length > 0) return `The numbers are the same, their currencies are not: ${named.map(pairOf).join(', ')}.`
  return `${both} agree, to the last cent.`
}

function pairOf({ currency: { api, ui } }: Bridge): string {
  return api === ui || ui === null ? (api ?? 'no currency') : `${api ?? '?'} → ${ui}`
}

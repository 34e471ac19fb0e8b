import { currencyCode } from '#src/domain/table/currency.ts'

const number = String.raw`\d{1,3}(?:[,.'’\u00a0\u202f]\d{3})+(?:[.,]\d+)?|\d+(?:[.,]\d+)?`
const sign = String.raw`[-+−(]?`
const symbol = String.raw`(?:(?:US|CA|AU|NZ|HK|A|C|R|S)?\$|€|£|¥|₹|₩|₽|₺|₪|฿|zł|kr\b)`
const scale = String.raw`(?:\s?(?:thousand|million|billion|mn|bn|[KMk])(?![A-Za-z])|B(?![A-Za-z]))`
const beside = new RegExp(
  String.raw`${sign}\s?${symbol}\s?${sign}(?:${number})${scale}?|${sign}(?:${number})${scale}?\s?${symbol}`,
  'g',
)
const withCode = new RegExp(
  String.raw`(?<![\w.])(?:([A-Z]{3})[\s\u00a0]?)?${sign}(?:${number})${scale}?(?:[\s\u00a0]?([A-Z]{3})(?![A-Za-z]))?`,
  'g',
)
const scaled = new RegExp(String.raw`(?<![\w.])${sign}\d+(?:[.,]\d+)?${scale}`, 'g')
/** What is counted or measured and no money. */
const units = [
  String.raw`%|‰|percent|ms\b|s\b|min\b|h\b|k?B\b|MB\b|GB\b|bytes`,
  'rows?|values?|characters?|users?|people|entries|items?|jobs?|exports?|requests?|records?|lines?',
  String.raw`weeks?|days?|hours?|minutes?|seconds?|times|files?|fields?|more\b|of\b|differ|members?`,
].join('|')
const unit = String.raw`(?!\s?(?:${units}))`
const grouped = new RegExp(
  String.raw`(?<![\w.:/-])${sign}(?:\d{1,3}(?:[,'’\u00a0\u202f]\d{3})+(?:[.]\d+)?` +
    String.raw`|\d{1,3}(?:\.\d{3})+,\d+|\d{1,3}(?:\.\d{3}){2,}|\d+[.,]\d\d)(?![\d.,:/-]*\d)${unit}`,
  'g',
)

/** A member of an answer that holds money, in a text that quotes it. */
const member = /("(?:\w{0,40}(?:Value|Amount)|crmTotal|crmClosed|amount)"\s*:\s*)(?:-?[\d.]+(?:e\d+)?|"[^"]{1,40}")/gi

/** What stands where an amount was. */
export const amountMark = '‹amount›'

/** Three capitals that are a currency's code: `USD`, not `API`. */
const isCode = (word: string | undefined): boolean => word !== undefined && currencyCode(word) === word

/** The number that a plain numeral stands for, or null. */
function valueOf(numeral: string): number | null {
  const value = Number(numeral.replaceAll(/[,'’\u00a0\u202f]/g, ''))
  return Number.isFinite(value) ? Math.abs(value) : null
}

/**
 * Replaces every amount of money in a text: beside a currency's sign or code, scaled (`1.2M`), written with groups or
 * cents, or equal to one of `known` (amounts that the case holds). Percentages, counts and measures stay. Returns the
 * text and how many were replaced.
 */
export function hideAmountsIn(
  text: string,
  known: ReadonlySet<number>,
): { readonly text: string; readonly times: number } {
  let times = 0
  const hide = () => {
    times += 1
    return amountMark
  }
  const next = text
    .replace(member, (_, name: string) => `${name}${hide()}`)
    .replace(beside, hide)
    .replace(withCode, (whole, before: string | undefined, after: string | undefined) =>
      isCode(before) || isCode(after) ? hide() : whole,
    )
    .replace(scaled, hide)
    .replace(grouped, hide)
    .replace(/(?<![\w.‹-])\d{4,15}(?:\.\d+)?(?![\w.])/g, (numeral) => {
      const value = valueOf(numeral)
      return value !== null && known.has(value) ? hide() : numeral
    })
  return { text: next, times }
}

import { isoDate, periodKey } from '#src/domain/time/period-name.ts'
import { isTotalName } from './total-names.ts'

/** What the words above a column of numbers say of it. */
export interface ColumnLabel {
  /** The field's name, '' where the words name only a time. */
  readonly field: string
  /** `YYYY-MM-DD`, a week's number, a period's name: the time that the column is of, where it is named. */
  readonly start: string | null
  readonly week: number | null
  readonly period: string | null
  /** Another week or a change beside the numbers compared, by its words; a column that adds up others. */
  readonly beside: string | null
  readonly isTotal: boolean
}

/** What spreadsheets write before the name of what they add up. */
export const sumPrefix =
  /^\s*(?:(?:sum|average) of|summe von|(?:somme|suma|soma|total) de|somma di|som van|合計 \/|总和 \/|求和项[:：])\s*/i

const date = /\b\d{4}[-/]\d{1,2}[-/]\d{1,2}\b|\b\d{1,2}[/.]\d{1,2}[/.]\d{4}\b|\b\d{1,2}-\d{1,2}-\d{4}\b/
const weekWords = String.raw`week|wk|w|kw|woche|semana|semaine|sem|settimana|week nr\.?`
const week = new RegExp(
  String.raw`(?<![\p{L}\d])(?:${weekWords})\s*[#.:]?\s*(\d{1,2})(?![\p{L}\d])|第?(\d{1,2})\s*週`,
  'iu',
)
const weekOf = /\b(?:week (?:of|beginning|starting|ending)|wk of|w\/[ceb]|woche vom|semana del?|semaine du)\s*/i
const quarter =
  /(?:\bFY\s*'?\d{2,4}\s*[-_ ]?\s*Q[1-4]\b|\bQ[1-4]\s*[-_ ']?\s*(?:FY\s*)?'?\d{2,4}\b|\b\d{4}\s*[-_ ]?\s*Q[1-4]\b)/i
const now =
  /\b(?:this|current) (?:week|quarter|period)\b|\bcurrent$|\b(?:diese|aktuelle) woche\b|\bcette sem|\besta sem|今週|本周/i
const earlier = new RegExp(
  [
    String.raw`\b(?:last|previous|prior|prev\.?) (?:week|quarter|period|month)\b|` +
      String.raw`\b(?:prior|previous)$|\b\d+ (?:weeks?|days?) ago\b`,
    String.raw`\b(?:letzte|vorherige) woche\b|\bvorwoche\b|\bsemana (?:pasada|anterior|passada)\b`,
    String.raw`\bsemaine (?:dernière|précédente)|先週|上周`,
  ].join('|'),
  'i',
)
const change = new RegExp(
  [
    String.raw`^[Δ∆±]|\b(?:change|delta|variance)$|^(?:変化|差异|差額)`,
    String.raw`^[+\- ]*(?:change|delta|diff(?:erence)?|variance|wow|w\/w|movement|veränderung|differenz|abweichung)\b`,
    String.raw`^(?:variation|écart|cambio|variación|variação|variazione|verschil)\b`,
  ].join('|'),
  'i',
)

const months = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec']
const spelt = /\b(?:\d{1,2}[-. ]+[a-z]{3,9}[-., ]+\d{4}|[a-z]{3,9}[. ]+\d{1,2}(?:st|nd|rd|th)?,? +\d{4})\b/i

/** A date with its month in English letters as `YYYY-MM-DD`, or null. */
function speltDate(text: string): string | null {
  const month = months.indexOf(/[a-z]{3}/i.exec(text)?.[0].toLowerCase() ?? '') + 1
  const [first = '', second = ''] = text.match(/\d+/g) ?? []
  return month === 0 ? null : isoDate(`${second}-${month}-${first}`)
}

/** Reads the words above a column of numbers, the outermost first. */
export function columnLabelOf(words: readonly string[]): ColumnLabel {
  let [start, number, period, beside]: [string | null, number | null, string | null, string | null] = [
    null,
    null,
    null,
    null,
  ]
  let isTotal = false
  const fields: string[] = []
  const take = (text: string, pattern: RegExp, keep: (found: RegExpExecArray) => boolean): string => {
    const found = pattern.exec(text)
    return found === null || !keep(found)
      ? text
      : `${text.slice(0, found.index)} ${text.slice(found.index + found[0].length)}`
  }
  for (const word of words) {
    let rest = word.replace(sumPrefix, '')
    const before = rest
    rest = take(rest, date, ([day = '']) => (start = isoDate(day, false)) !== null)
    if (rest === before) rest = take(rest, spelt, ([day = '']) => (start = speltDate(day)) !== null)
    if (rest !== before) rest = rest.replace(/\b(?:as of|as at|am|vom|stand|per|on|au|du|al|del)\b/gi, ' ')
    rest = take(rest, quarter, ([name]) => {
      period = name
      return /^\d{4}-q/.test(periodKey(name))
    })
    rest = take(rest, week, ([, plain, other]) => (number = Number(plain ?? other)) >= 0)
    rest = take(rest, now, () => true)
    rest = take(rest, earlier, ([name]) => (beside = name) !== '')
    if (change.test(rest.trim())) beside = rest.trim()
    isTotal ||= isTotalName(rest.trim())
    const left = rest
      .replace(weekOf, ' ')
      .replace(/[([]\s*[)\]]/g, ' ')
      .replace(/\s+/g, ' ')
      .replace(/^[\s\-–—:|,/]+|[\s\-–—:|,/]+$/g, '')
    if (/[\p{L}\p{N}%#]/u.test(left)) fields.push(left)
  }
  return { field: fields.join(' · '), start, week: number, period, beside, isTotal }
}

const measureWords: ReadonlySet<string> = new Set(
  (
    'amount value total sum usd eur gbp $ € £ acv arr betrag wert montant importe monto valor importo bedrag ' +
    '金額 金额'
  ).split(' '),
)

/** Words that name the number itself and no field: what stands below a field's name, or beside a category. */
export function isMeasureWord(text: string): boolean {
  return measureWords.has(text.trim().toLowerCase())
}

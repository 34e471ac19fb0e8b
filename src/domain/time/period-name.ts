import { isoDay } from '#src/domain/words/moment.ts'

const months = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec']

/**
 * One spelling for a period's many: `2026_Q1`, `Q1 FY 2026`, `FY26 Q1` give `2026-q1`; `July FY 2023` gives `2023-m07`;
 * anything else its own letters.
 */
export function periodKey(text: string): string {
  const plain = text.trim().toLowerCase()
  const year = yearIn(plain)
  if (year !== null) {
    const quarter = /(?:^|[^a-z])q(?:uarter)?[\s_-]*([1-4])(?!\d)|([1-4])q(?![a-z])/.exec(plain)
    const part = quarter?.[1] ?? quarter?.[2]
    if (part !== undefined) return `${year}-q${part}`
    const word = /(?:^|[^a-z])([a-z]{3,9})(?![a-z])/g
    for (const match of plain.matchAll(word)) {
      const month = monthNumber(match[1] ?? '')
      if (month > 0) return `${year}-m${String(month).padStart(2, '0')}`
    }
    const half = /(?:^|[^a-z])h([12])(?!\d)/.exec(plain)?.[1]
    if (half !== undefined) return `${year}-h${half}`
    const numbered =
      /^\d{4}[-_/](0[1-9]|1[0-2])$|^(0?[1-9]|1[0-2])[-_/]\d{4}$|(?:^|[^a-z])m(0?[1-9]|1[0-2])(?!\d)/.exec(plain)
    const number = numbered?.[1] ?? numbered?.[2] ?? numbered?.[3]
    if (number !== undefined) return `${year}-m${number.padStart(2, '0')}`
    if (/^(?:fy|fiscal year|year)?[\s_-]*(?:\d{4}|\d{2})$/.test(plain)) return `${year}-y`
  }
  return plain.replace(/[\s_-]+/g, ' ')
}

function yearIn(text: string): number | null {
  const long = /(?:^|\D)((?:19|20)\d{2})(?!\d)/.exec(text)?.[1]
  if (long !== undefined) return Number(long)
  const short =
    /(?:fy|')\s*(\d{2})(?!\d)/.exec(text)?.[1] ??
    /q[1-4][\s_'-]*(\d{2})(?!\d)/.exec(text)?.[1] ??
    /^(\d{2})[\s_-]*q[1-4]/.exec(text)?.[1]
  return short === undefined ? null : 2000 + Number(short)
}

function monthNumber(word: string): number {
  const at = months.indexOf(word.slice(0, 3))
  if (at < 0) return 0
  const whole =
    [
      'january',
      'february',
      'march',
      'april',
      'may',
      'june',
      'july',
      'august',
      'september',
      'october',
      'november',
      'december',
    ][at] ?? ''
  return whole.startsWith(word) || word === 'sept' ? at + 1 : 0
}

/**
 * A date as `YYYY-MM-DD` from what exports and files hold: ISO text, `MM/DD/YYYY` (or day first), `20.07.2026`, epoch
 * ms; null for anything else.
 */
export function isoDate(value: unknown, dayFirst = false): string | null {
  if (typeof value === 'number') return epochDate(value)
  if (typeof value !== 'string') return null
  const text = value.trim()
  const iso = /^(\d{4})[-/](\d{1,2})[-/](\d{1,2})(?!\d)/.exec(text)
  if (iso !== null) return checkedDate(iso[1], iso[2], iso[3])
  const dotted = /^(\d{1,2})\.(\d{1,2})\.(\d{4})(?!\d)/.exec(text)
  if (dotted !== null) return checkedDate(dotted[3], dotted[2], dotted[1])
  const slashed = /^(\d{1,2})[/-](\d{1,2})[/-](\d{4})(?!\d)/.exec(text)
  if (slashed !== null) {
    const swap = dayFirst || Number(slashed[1]) > 12
    return checkedDate(slashed[3], swap ? slashed[2] : slashed[1], swap ? slashed[1] : slashed[2])
  }
  const packed = /^(\d{4})(\d{2})(\d{2})$/.exec(text)
  if (packed !== null) return checkedDate(packed[1], packed[2], packed[3])
  return /^\d{12,13}$/.test(text) ? epochDate(Number(text)) : null
}

/** The furthest that a moment can be from 1970, in ms (ECMA-262): beyond it there are no dates. */
const lastMoment = 8.64e15

/** A moment as epoch ms from epoch ms, epoch seconds or an ISO text; NaN for anything else. */
export function epochMs(value: unknown): number {
  if (typeof value === 'number')
    return Math.abs(value) <= lastMoment ? (Math.abs(value) < 1e11 ? value * 1000 : value) : NaN
  if (typeof value !== 'string' || value.trim() === '') return NaN
  if (/^\d{9,14}$/.test(value.trim())) return epochMs(Number(value))
  const day = isoDate(value)
  const parsed = Date.parse(
    /^\d{4}-\d{2}-\d{2}[ T]\d/.test(value.trim()) ? value.trim().replace(' ', 'T') : (day ?? ''),
  )
  return parsed
}

function epochDate(ms: number): string | null {
  if (Number.isNaN(ms) || Math.abs(ms) > lastMoment) return null
  return isoDay(Math.abs(ms) < 1e11 ? ms * 1000 : ms)
}

function checkedDate(year: string | undefined, month: string | undefined, day: string | undefined): string | null {
  const [y, m, d] = [Number(year), Number(month), Number(day)]
  const date = new Date(Date.UTC(y, m - 1, d))
  return date.getUTCFullYear() === y && date.getUTCMonth() === m - 1 && date.getUTCDate() === d
    ? date.toISOString().slice(0, 10)
    : null
}

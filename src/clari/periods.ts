import { calendarYear, firstYearOf, nameOfYear, type FiscalYear } from '#src/domain/time/fiscal-year.ts'

/** A fiscal quarter: `2026_Q1` is `{ year: 2026, quarter: 1 }`. */
export interface Quarter {
  readonly year: number
  readonly quarter: 1 | 2 | 3 | 4
}

function quarterOf(digit: string): Quarter['quarter'] | null {
  switch (digit) {
    case '1':
      return 1
    case '2':
      return 2
    case '3':
      return 3
    case '4':
      return 4
    default:
      return null
  }
}

/** Reads an id exactly as the API takes it, `YYYY_QN`; null for anything else. */
export function parsePeriod(id: string): Quarter | null {
  const found = /^(\d{4})_Q([1-4])$/.exec(id)
  const quarter = quarterOf(found?.[2] ?? '')
  return found?.[1] === undefined || quarter === null ? null : { year: Number(found[1]), quarter }
}

/**
 * Reads what people write for a quarter (`Q1 2026`, `FY26 Q1`, `2026-Q1`, `q1 fy2026`, `2026年第一季度`); null when it is no
 * quarter of one year.
 */
export function readPeriod(text: string): Quarter | null {
  const plain = text
    .trim()
    .toUpperCase()
    .replaceAll(/第([一二三四])季度?/g, (_, digit: string) => `Q${'一二三四'.indexOf(digit) + 1}`)
  const found = /^(?:FY|CY)?[\s'’]*(\d{4}|\d{2})年?[\s_/-]*Q([1-4])$/.exec(plain)
  const reversed = /^Q([1-4])[\s_/-]*(?:FY|CY)?[\s'’]*(\d{4}|\d{2})$/.exec(plain)
  const year = found?.[1] ?? reversed?.[2]
  const quarter = quarterOf(found?.[2] ?? reversed?.[1] ?? '')
  if (year === undefined || quarter === null) return null
  return { year: year.length === 2 ? 2000 + Number(year) : Number(year), quarter }
}

/** What people wrote for a period as the API takes it: a quarter's id, and anything else as it stands. */
export function askedPeriodId(written: string): string {
  const read = readPeriod(written)
  return read === null ? written.trim() : periodId(read)
}

/** The id that the API takes: `2026_Q1`. */
export function periodId(period: Quarter): string {
  return `${String(period.year).padStart(4, '0')}_Q${period.quarter}`
}

/** The name for people: `Q1 2026`, or `Q1 FY2026` where fiscal and calendar year differ. */
export function periodLabel(period: Quarter, fiscalYear: FiscalYear = calendarYear): string {
  return `Q${period.quarter} ${fiscalYear.startMonth === 1 ? '' : 'FY'}${period.year}`
}

/** Negative when `a` is earlier than `b`, 0 when they are the same quarter. */
export function comparePeriods(a: Quarter, b: Quarter): number {
  return a.year * 4 + a.quarter - (b.year * 4 + b.quarter)
}

/** The quarter that lies so many quarters later (earlier when negative). */
export function shiftPeriod(period: Quarter, quarters: number): Quarter {
  const index = period.year * 4 + (period.quarter - 1) + quarters
  const quarter = quarterOf(String((((index % 4) + 4) % 4) + 1))
  return { year: Math.floor(index / 4), quarter: quarter ?? 1 }
}

/** The fiscal quarter that a day (epoch ms, read in UTC) lies in. */
export function periodAt(at: number, fiscalYear: FiscalYear = calendarYear): Quarter {
  const date = new Date(at)
  const months = date.getUTCFullYear() * 12 + date.getUTCMonth() - (fiscalYear.startMonth - 1)
  const startYear = Math.floor(months / 12)
  const quarter = quarterOf(String(Math.floor((months - startYear * 12) / 3) + 1))
  return { year: nameOfYear(startYear, fiscalYear), quarter: quarter ?? 1 }
}

/** The first and the last day of a fiscal quarter, as epoch ms at midnight UTC. */
export function periodDays(
  period: Quarter,
  fiscalYear: FiscalYear = calendarYear,
): { readonly first: number; readonly last: number } {
  const startYear = firstYearOf(period.year, fiscalYear)
  const month = fiscalYear.startMonth - 1 + (period.quarter - 1) * 3
  return { first: Date.UTC(startYear, month, 1), last: Date.UTC(startYear, month + 3, 0) }
}

import { isoDay } from '#src/domain/words/moment.ts'
import { currencyOf, corporateCurrency, type Currency } from './currencies.ts'
import type { LookupType } from './lookup.ts'
import type { Entry, Snapshot } from './snapshot.ts'

/** The columns of Clari's CSV. */
export const csvColumns = [
  'User',
  'Email',
  'CRM User ID',
  'Role',
  'Parent Role',
  'Timeframe',
  'Field',
  'Week',
  'Start Day',
  'End Day',
  'Data Type',
  'Data Value',
] as const

/** One line of the CSV, cells by column. */
export type CsvLine = Readonly<Record<(typeof csvColumns)[number], string>>

function quoted(cell: string): string {
  return /[",\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell
}

/** Lines as CSV text (RFC 4180, with LF), headed by the columns' names. */
export function csvCell(lines: readonly CsvLine[]): string {
  const rows = [
    csvColumns.join(','),
    ...lines.map((line) => csvColumns.map((column) => quoted(line[column])).join(',')),
  ]
  return `${rows.join('\n')}\n`
}

function usDay(ms: number): string {
  const [year, month, day] = isoDay(ms).split('-')
  return `${month}/${day}/${year}`
}

/** A whole amount with its digits put in and thousands groupedAmount: `3,000,190.00`. */
export function groupedAmount(amount: number, digits: number): string {
  const [whole = '0', fraction] = (Math.abs(amount) / 10 ** digits).toFixed(digits).split('.')
  const commas = whole.replace(/\B(?=(\d{3})+$)/g, ',')
  return fraction === undefined ? commas : `${commas}.${fraction}`
}

/** Money as the screen shows it: `$3,000,190.00`, `-¥1,200`. */
export function moneyCell(minor: number, currency: Currency): string {
  return `${minor < 0 ? '-' : ''}${currency.symbol}${groupedAmount(minor, currency.digits)}`
}

/** An amount of an entry as the screen shows it; empty where nothing was entered. */
export function shown(amount: number | null, entry: Entry): string {
  if (amount === null) return ''
  if (entry.field.fieldType === 'CURRENCY')
    return moneyCell(amount, entry.currency ?? currencyOf('USD') ?? corporateCurrency)
  const percent = entry.field.fieldType === 'PERCENT' ? '%' : ''
  return `${amount < 0 ? '-' : ''}${groupedAmount(amount, entry.digits)}${percent}`
}

/** The cells of an entry's line but for type and value. */
export function lineOf(entry: Entry): Omit<CsvLine, 'Data Type' | 'Data Value'> {
  const { person, period, field, week } = entry
  return {
    User: person.name,
    Email: person.email,
    'CRM User ID': person.crmId,
    Role: person.hierarchyName,
    'Parent Role': person.parentHierarchyName ?? '',
    Timeframe: period.label,
    Field: field.fieldName,
    Week: String(week.rank),
    'Start Day': usDay(week.start),
    'End Day': usDay(week.end - 1),
  }
}

/** The lines of a snapshot for the types asked, one value a line; quotas and CRM figures only where they are kept. */
export function csvLines(snapshot: Snapshot, types: readonly LookupType[]): readonly CsvLine[] {
  const wanted = new Set(types)
  return snapshot.entries.flatMap((entry) => {
    const line = lineOf(entry)
    const extra = (type: LookupType, name: string, amount: number | null) =>
      wanted.has(type) && amount !== null ? [{ ...line, 'Data Type': name, 'Data Value': shown(amount, entry) }] : []
    return [
      ...(wanted.has('forecast')
        ? [{ ...line, 'Data Type': 'Forecast Value', 'Data Value': shown(entry.value, entry) }]
        : []),
      ...(wanted.has('forecast_updated')
        ? [{ ...line, 'Data Type': 'Forecast Updated', 'Data Value': entry.isUpdated ? 'Yes' : 'No' }]
        : []),
      ...extra('quota', 'Quota', entry.quota),
      ...extra('adjustment', 'Adjustment', entry.adjustment),
      ...extra('crm_total', 'CRM Total', entry.crmTotal),
      ...extra('crm_closed', 'CRM Closed', entry.crmClosed),
    ]
  })
}

/** A snapshot as the CSV that an export and the screen give. */
export function screenAsCsv(snapshot: Snapshot, types: readonly LookupType[]): string {
  return csvCell(csvLines(snapshot, types))
}

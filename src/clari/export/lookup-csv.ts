import { exportSchema, type LookupExport } from '#src/clari/schemas/export-schema.ts'
import { readJson } from '#src/domain/json.ts'

const columns = [
  'User',
  'Email',
  'CRM User ID',
  'Scope',
  'Period',
  'Field',
  'Week Start',
  'Week End',
  'Data Type',
  'Data Value',
  'Currency',
] as const

/**
 * A JSON export as CSV (RFC 4180), one line a value, numbers as they are: the published tables joined, or rows under
 * their own columns. Null where it is no export.
 */
export function exportAsCsv(text: string): string | null {
  const json = readJson(text)
  const read = exportSchema.safeParse(json.ok ? json.value : null)
  if (!read.success) return null
  if (read.data.shape === 'lookup') return csvOf([columns, ...lookupLines(read.data)])
  const rows = read.data.shape === 'flat' ? read.data.entries : read.data.rows
  const names = [...new Set(rows.flatMap((row) => Object.keys(row)))]
  return csvOf([names, ...rows.map((row) => names.map((name) => cellOf(row[name])))])
}

function lookupLines({ entries, users, fields, timeFrames }: LookupExport): readonly (readonly string[])[] {
  const byUser = new Map(users.map((user) => [user.userId, user]))
  const byField = new Map(fields.map((field) => [field.fieldId, field]))
  const byFrame = new Map(timeFrames.map((frame) => [frame.timeFrameId, frame]))
  return entries.flatMap((entry) => {
    const user = byUser.get(entry.userId ?? '')
    const frame = byFrame.get(entry.timeFrameId ?? '')
    const { currency } = entry
    const code = typeof currency === 'object' && currency !== null && 'code' in currency ? currency.code : currency
    return Object.entries(entry)
      .filter(([name]) => name.endsWith('Value'))
      .map(([name, value]) => [
        user?.name ?? entry.userId ?? '',
        user?.email ?? '',
        user?.crmId ?? '',
        user?.scopeId ?? '',
        entry.timePeriodId ?? '',
        byField.get(entry.fieldId ?? '')?.fieldName ?? entry.fieldId ?? '',
        frame?.startDate ?? entry.timeFrameId ?? '',
        frame?.endDate ?? '',
        name,
        cellOf(value),
        cellOf(code),
      ])
  })
}

function cellOf(value: unknown): string {
  if (value === null || value === undefined) return ''
  return typeof value === 'object' ? JSON.stringify(value) : String(value)
}

function csvOf(lines: readonly (readonly string[])[]): string {
  // A cell that begins like a formula is one to a spreadsheet; names are typed by people.
  const quoted = (cell: string) => {
    const plain = /^[=+@]|^-(?!\d)/.test(cell) ? `'${cell}` : cell
    return /[",\r\n]/.test(plain) ? `"${plain.replaceAll('"', '""')}"` : plain
  }
  return `${lines.map((line) => line.map(quoted).join(',')).join('\r\n')}\r\n`
}

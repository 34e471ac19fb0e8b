import { csvIn, readCsvHead } from '#src/clari/export/csv-head.ts'
import { contentOf, type ExportContent } from '#src/clari/export/export-content.ts'
import { exportSchema } from '#src/clari/schemas/export-schema.ts'
import { isObject } from '#src/domain/json.ts'
import { claims, quoteOfClaim } from '#src/reading/claims.ts'
import { valuesOf } from '#src/reading/json/values.ts'
import type { PastedText } from '#src/reading/pasted-text.ts'

/** An export in a paste: what it holds (null where it breaks off); `end` is its last line as it stands. */
export interface PastedExport {
  readonly content: ExportContent | null
  readonly cutOff: boolean
  readonly end: string
  /** Its beginning as it stands. */
  readonly quote: string
}

/** Reads an export, as JSON or CSV; null where the paste holds none. */
export function exportIn({ text, documents }: PastedText): PastedExport | null {
  const csv = readCsvHead(text)
  if (csv !== null) return { content: csv, cutOff: false, end: '', quote: csvIn(text)?.heading ?? '' }
  for (const { value, fault, start, end } of valuesOf(documents)) {
    const isList =
      Array.isArray(value) &&
      (value.length === 0 ? text.trim() === text.slice(start).trim() : isObject(value[0]) && looksLikeRow(value[0]))
    const isExport =
      isObject(value) &&
      ['entries', 'timePeriods', 'data', 'rows', 'records', 'results'].some((name) => Array.isArray(value[name]))
    if (!isList && !isExport) continue
    const quote = text.slice(start, Math.min(end, start + 80))
    if (fault !== null)
      return { content: null, cutOff: fault.cutOff, end: text.trimEnd().slice(-60).split('\n').at(-1) ?? '', quote }
    // Users without entries beside them: what an export without entries can be told as.
    const isWithoutEntries =
      isObject(value) &&
      Array.isArray(value['users']) &&
      value['entries'] === undefined &&
      Array.isArray(value['timePeriods'])
    const read = exportSchema.safeParse(isWithoutEntries ? { ...value, entries: [] } : value)
    if (read.success) return { content: contentOf(read.data), cutOff: false, end: '', quote }
  }
  return null
}

function looksLikeRow(row: Readonly<Record<string, unknown>>): boolean {
  return Object.keys(row).some((name) =>
    /(?:Value|Amount)$|^(?:timePeriod(?:Id)?|ownerEmail|userId|fieldId|fieldName)$/.test(name),
  )
}

const lists = '(entries|users|timePeriods|fields|data|rows|records|results)'
const wrongKey = new RegExp(
  [
    String.raw`\bKeyError\b[^\n]{0,6}['"]${lists}['"]|\breading ['"]${lists}['"]`,
    String.raw`\bhas no (?:attribute|key|member|column) ['"]?${lists}\b`,
    String.raw`\bCannot (?:index|iterate)[^\n]{0,40}["']${lists}["']`,
  ].join('|'),
  'i',
)

/** A program's own words for looking for rows under a name that was not there; null where none are. */
export function missedNameIn({ text }: PastedText): { readonly name: string; readonly quote: string } | null {
  const found = wrongKey.exec(text)
  const name = found?.slice(1).find((each) => each !== undefined) ?? 'entries'
  return found === null ? null : { name, quote: found[0] }
}

const someRows = new RegExp(
  [
    String.raw`\b[1-9]\d{0,8} (?:rows|records|entries)\b`,
    String.raw`\b(?:rows|records|entries)(?: read| found| loaded| emitted| synced)?\s{0,2}[:=]\s{0,2}[1-9]\d{0,8}\b`,
  ].join('|'),
  'i',
)
const emptyEntries = new RegExp(
  [
    String.raw`["']?\bentries\b["']?\s{0,2}(?:[:=]|is|are|was|were|comes? back|came back)\s{0,2}`,
    String.raw`(?:an? )?(?:empty|\[\s{0,5}\]|none|null)`,
  ].join(''),
  'i',
)

/** What people and programs say of an export's rows, in any language: that there are none, or how many. */
export function rowsSaidIn(paste: PastedText): { readonly none: string | null; readonly some: string | null } {
  const none = emptyEntries.exec(paste.text)?.[0] ?? quoteOfClaim(paste, claims.exportEmpty, claims.empty)
  return { none, some: someRows.exec(paste.text)?.[0] ?? null }
}

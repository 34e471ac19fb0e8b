import { isObject } from '#src/domain/json.ts'
import type { TableBuilder } from '#src/domain/table/table-builder.ts'
import type { ReadProblem, Warning } from '#src/domain/table/table.ts'
import type { JsonObject, LookupNames } from './fast/lookup-codes.ts'
import { LookupReader } from './read-lookup.ts'

/**
 * What a JSON export turned out to be: values now in the table, rows of named cells for the tabular reader, or why it
 * could not be read.
 */
export type ExportReading =
  | { readonly kind: 'read'; readonly entries: number; readonly warnings: readonly Warning[] }
  | {
      readonly kind: 'records'
      readonly records: readonly JsonObject[]
      readonly under: string | null
      readonly warnings: readonly Warning[]
    }
  | { readonly kind: 'problem'; readonly problem: ReadProblem }

/** The tables of names of a lookup export; empty where absent. */
export function namesOf(json: JsonObject): LookupNames {
  const list = (name: string): readonly unknown[] => {
    const held = json[name]
    return Array.isArray(held) ? held : []
  }
  return {
    users: list('users'),
    fields: list('fields'),
    timePeriods: list('timePeriods'),
    timeFrames: list('timeFrames'),
  }
}

/** Where row arrays are met (F): under these names, or bare. */
const holders = ['entries', 'data', 'rows', 'records', 'results', 'forecasts', 'items'] as const

/** Whether a member of the outermost object may hold rows. */
export function isHolder(name: string): boolean {
  return holders.some((holder) => holder === name)
}

/** The member that rows are taken from; null where none holds a list or an object. */
export function holderOf(json: JsonObject): string | null {
  return holders.find((holder) => Array.isArray(json[holder]) || isObject(json[holder])) ?? null
}

/**
 * Reads the text of a JSON export of any known shape into a table; `currency` is the job's, for values that name none.
 */
export function readExport(text: string, file: string, builder: TableBuilder, currency: string | null): ExportReading {
  const parsed = parseJson(text, file)
  return parsed.kind === 'problem' ? parsed : readExportJson(parsed.json, file, builder, currency)
}

/** Reads an export that is already parsed. */
export function readExportJson(
  json: unknown,
  file: string,
  builder: TableBuilder,
  currency: string | null,
  depth = 0,
): ExportReading {
  const problem = (says: string): ExportReading => ({ kind: 'problem', problem: { says, file, line: null } })
  if (Array.isArray(json)) return readArray(json, null, file)
  if (!isObject(json)) return problem(`${file} holds a single JSON value, not an export.`)
  const entries = json['entries']
  if (Array.isArray(entries) && isLookup(json, entries)) return readLookup(json, entries, file, builder, currency)
  for (const holder of holders) {
    const held = json[holder]
    if (Array.isArray(held)) return readArray(held, holder, file)
    if (isObject(held) && depth < 3) return readExportJson(held, file, builder, currency, depth + 1)
  }
  const error = errorIn(json)
  if (error !== null) return problem(`${file} holds an error answer, not an export: ${error}`)
  if (Object.hasOwn(json, 'jobId') || Object.hasOwn(json, 'job'))
    return problem(`${file} holds an export job, not its results. Fetch the job’s results once it is DONE.`)
  return problem(`${file} is JSON, but none of the known exports: it has no entries, data, rows, records or results.`)
}

/** Parses JSON, saying where it breaks off or goes wrong. */
export function parseJson(
  text: string,
  file: string,
): { readonly kind: 'json'; readonly json: unknown } | { readonly kind: 'problem'; readonly problem: ReadProblem } {
  const trimmed = text.trimStart()
  const says = (sentence: string, line: number | null = null) => ({
    kind: 'problem' as const,
    problem: { says: sentence, file, line },
  })
  if (trimmed === '') return says(`${file} is empty.`)
  if (trimmed.startsWith('<'))
    return says(
      `${file} is an HTML or XML page, not JSON: often a login ` +
        'page or a gateway’s error page saved in place of the export.',
      1,
    )
  try {
    return { kind: 'json', json: JSON.parse(text) }
  } catch (error) {
    const message = error instanceof Error ? error.message : ''
    const position = Number(/position (\d+)/.exec(message)?.[1] ?? NaN)
    const cut = /end of JSON|Unterminated/i.test(message) || position >= text.trimEnd().length
    const at = Number.isNaN(position) || cut ? text.trimEnd().length : position
    const line = text.slice(0, at).split('\n').length
    if (cut)
      return says(
        `${file} ends in the middle of its JSON (line ${line}): the download was cut short. Fetch it again.`,
        line,
      )
    return says(`${file} is not valid JSON at line ${line}.`, line)
  }
}

function isLookup(json: JsonObject, entries: readonly unknown[]): boolean {
  const first = entries.find(isObject)
  return (
    first === undefined ||
    isLookupEntry(json, {
      user: Object.hasOwn(first, 'userId'),
      field: Object.hasOwn(first, 'fieldId'),
      fieldName: Object.hasOwn(first, 'fieldName'),
    })
  )
}

/** Whether the first entry, by what it names, is one of a lookup export rather than a flat row. */
export function isLookupEntry(
  json: JsonObject,
  first: { readonly user: boolean; readonly field: boolean; readonly fieldName: boolean },
): boolean {
  if (Array.isArray(json['users']) || Array.isArray(json['timeFrames'])) return first.user || first.field
  return first.user && first.field && !first.fieldName
}

function readLookup(
  json: JsonObject,
  entries: readonly unknown[],
  file: string,
  builder: TableBuilder,
  currency: string | null,
): ExportReading {
  builder.startFile(file)
  builder.reserve(entries.length)
  const reader = new LookupReader(builder, namesOf(json), currency)
  for (const entry of entries) reader.add(entry)
  const warnings = reader.warnings(file)
  if (entries.length === 0)
    warnings.push({
      file,
      says:
        `${file} holds no entries: nobody the key may see has submitted in this period, or the period, opt-in or ` +
        'scope is not what was meant.',
    })
  return { kind: 'read', entries: entries.length, warnings }
}

function readArray(held: readonly unknown[], under: string | null, file: string): ExportReading {
  const records = held.filter(isObject)
  if (held.length > 0 && records.length === 0)
    return {
      kind: 'problem',
      problem: { says: `${file} holds an array without rows: its items have no named cells.`, file, line: null },
    }
  const error = records[0] === undefined ? null : errorIn(records[0])
  if (records.length === 1 && error !== null)
    return {
      kind: 'problem',
      problem: { says: `${file} holds an error answer, not an export: ${error}`, file, line: null },
    }
  const skipped = held.length - records.length
  return {
    kind: 'records',
    records,
    under,
    warnings: skipped > 0 ? [{ file, says: `${skipped} items are not rows, and left out.` }] : [],
  }
}

/** The message of an error body in any of the API's shapes, cut to a sentence; null when it is none. */
function errorIn(json: JsonObject): string | null {
  const shown = (...members: readonly string[]): string =>
    members
      .map((member) => json[member])
      .filter((value) => typeof value === 'string')
      .join(': ')
      .slice(0, 200)
  if (typeof json['error'] === 'string') return shown('error', 'message', 'error_description')
  if (typeof json['errorMessage'] === 'string') return shown('errorMessage')
  if (typeof json['errorCode'] === 'string') return shown('errorCode', 'errorSummary')
  if (
    typeof json['message'] === 'string' &&
    (Object.hasOwn(json, 'code') || Object.hasOwn(json, 'request_id') || Object.keys(json).length === 1)
  )
    return shown('code', 'message')
  if (Array.isArray(json['errors'])) {
    const first: unknown = json['errors'][0]
    return isObject(first)
      ? (errorIn({ ...first, error: first['message'] ?? first['code'] }) ?? 'no message')
      : 'no message'
  }
  return null
}

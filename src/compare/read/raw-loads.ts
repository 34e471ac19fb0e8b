import { isObject, readJson } from '#src/domain/json.ts'
import { epochMs } from '#src/domain/time/period-name.ts'
import { utcMoment } from '#src/domain/words/moment.ts'
import type { Cell } from './layout/grid.ts'
import { roleOf } from './layout/columns.ts'
import { detectDelimiter, scanDelimited } from './strict/delimited.ts'

/** One load of a warehouse's table of raw exports: the export as JSON, under the name that its values go by. */
export interface RawLoad {
  readonly name: string
  readonly text: string
}

/** Whether a file's first bytes look like rows that hold a whole export each, as pipelines keep them. */
export function mayHoldLoads(head: Uint8Array): boolean {
  const text = new TextDecoder().decode(head.subarray(0, 4096))
  return /api_fiscal_quarter|jsontext/i.test(text) || (/uploaded_?at/i.test(text) && text.includes('entries'))
}

/**
 * The exports that a table of raw loads holds, the newest first: a list or lines of JSON, or a CSV with the export in a
 * cell; null where the text is no such table.
 */
export function rawLoadsIn(text: string, file: string): readonly RawLoad[] | null {
  const loads = (recordsIn(text) ?? []).flatMap((record) => {
    const held = Object.values(record).map(exportIn)
    const found = held.find((one) => one !== null) ?? exportIn(record)
    if (found === null) return []
    const at = Object.entries(record).find(([name]) => roleOf(name) === 'loaded-on')?.[1]
    return [{ found, at: typeof at === 'string' || typeof at === 'number' ? epochMs(at) : NaN }]
  })
  if (loads.length === 0) return null
  return loads
    .toSorted((a, b) => (b.at || 0) - (a.at || 0))
    .map(({ found, at }) => ({
      name: Number.isNaN(at) ? file : `${file}, loaded ${utcMoment(at)}`,
      text: JSON.stringify(found),
    }))
}

/** The rows of a text as records; null where it holds none. */
function recordsIn(text: string): readonly Readonly<Record<string, unknown>>[] | null {
  const first = /^[\s\uFEFF]*(.)/.exec(text.slice(0, 1000))?.[1]
  if (first === '[' || first === '{') {
    const whole = readJson(text)
    if (whole.ok) return Array.isArray(whole.value) ? whole.value.filter(isObject) : null
    const lines = text
      .split(/\r?\n/)
      .filter((line) => line.trim() !== '')
      .map(readJson)
    return lines.every(({ ok }) => ok)
      ? lines.flatMap((line) => (line.ok && isObject(line.value) ? [line.value] : []))
      : null
  }
  const rows: (readonly Cell[])[] = []
  scanDelimited(text, detectDelimiter(text), (cells) => void rows.push([...cells]))
  const [header = [], ...lines] = rows
  return lines.map((cells) => Object.fromEntries(header.map((name, at) => [String(name), cells[at] ?? null])))
}

/** The export in a value: itself, as JSON, or what a pipeline wraps around it as `data`; null where there is none. */
function exportIn(value: unknown): Readonly<Record<string, unknown>> | null {
  const read = typeof value === 'string' && /^\s*\{/.test(value) ? readJson(value) : null
  const held = read === null ? value : read.ok ? read.value : null
  if (!isObject(held)) return null
  if (Array.isArray(held['entries'])) return held
  const { data } = held
  return isObject(data) && Array.isArray(data['entries']) ? data : null
}

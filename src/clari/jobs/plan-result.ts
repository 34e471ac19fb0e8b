import { contentOf, periodMet, type ExportContent } from '#src/clari/export/export-content.ts'
import { readCsvHead } from '#src/clari/export/csv-head.ts'
import { exportSchema } from '#src/clari/schemas/export-schema.ts'
import { readJson } from '#src/domain/json.ts'
import { counted, grouped, listOf } from '#src/domain/words/count.ts'
import type { PlannedRequest, PlanResult } from './plan-batch.ts'

/** Larger results (in bytes) are kept and handed on, but only their end is read to be checked. */
export const mostChecked = 64_000_000

/**
 * Checks what came back for a request: `unread` where it is no export. Of more than {@link mostChecked} bytes the text
 * need hold no more than the end. `cut` is what the job itself says.
 */
export function checkResults(
  text: string,
  bytes: number,
  { request, cut }: { readonly request: PlannedRequest; readonly cut: boolean },
): PlanResult {
  if (bytes > mostChecked) {
    const named = [...text.slice(-1_000_000).matchAll(/"timePeriodId"\s*:\s*"([^"]{1,40})"/g)]
    const periods = [...new Set(named.map(([, id]) => id ?? ''))]
    return { kind: 'read', bytes, entries: null, filled: null, periods, met: metBy(request, periods), cut }
  }
  const content = contentIn(text)
  if (content === null) return { kind: 'unread', says: 'What came back is no export that Clari is known to make.' }
  const { entries, filled, periods } = content
  return { kind: 'read', bytes, entries, filled, periods: [...periods], met: metBy(request, periods), cut }
}

function contentIn(text: string): ExportContent | null {
  const json = readJson(text)
  if (!json.ok) return csvContent(text)
  const read = exportSchema.safeParse(json.value)
  return read.success ? contentOf(read.data) : null
}

/** A CSV names its period by a label in the column Timeframe. */
function csvContent(text: string): ExportContent | null {
  const content = readCsvHead(text)
  if (content === null) return null
  const [heading = '', ...lines] = text.slice(0, 2_000_000).split(/\r?\n/)
  const column = cellsOf(heading).findIndex((name) => name.trim().toLowerCase() === 'timeframe')
  const labels = column < 0 ? [] : lines.slice(0, -1).map((line) => cellsOf(line)[column]?.trim() ?? '')
  return { ...content, periods: [...new Set(labels.filter((label) => label !== ''))].slice(0, 12) }
}

function cellsOf(line: string): readonly string[] {
  return [...line.matchAll(/(?:^|,)(?:"((?:[^"]|"")*)"|([^,]*))/g)].map(([, quoted, bare]) =>
    quoted === undefined ? (bare ?? '') : quoted.replaceAll('""', '"'),
  )
}

function metBy({ timePeriod }: PlannedRequest, periods: readonly string[]): 'asked' | 'another' | 'untold' {
  return periodMet(timePeriod ?? '', periods)
}

/** What of a result is to be known before it is used. */
export interface ResultNote {
  readonly tone: 'pass' | 'warn' | 'fail'
  readonly says: string
}

/** What a checked result says, the gravest first; never empty. */
export function resultNotes(request: PlannedRequest, result: PlanResult): readonly [ResultNote, ...ResultNote[]] {
  if (result.kind === 'unread') return [{ tone: 'fail', says: result.says }]
  const { entries, filled, periods, met, cut } = result
  const back = periods.length === 0 ? 'another period' : listOf(periods)
  const notes: ResultNote[] = []
  if (met === 'another')
    notes.push({
      tone: 'fail',
      says:
        `${request.timePeriod ?? 'The period'} was asked, ${back} came back: Clari exports the current quarter where ` +
        'it does not know the one asked.',
    })
  if (cut) notes.push({ tone: 'fail', says: 'Clari says that it cut rows or cells off: ask for less at once.' })
  if (entries === 0 || filled === 0)
    notes.push({
      tone: 'warn',
      says:
        (entries === 0 ? 'It holds no entries' : 'None of its entries holds a value') +
        (met === 'another'
          ? ': the period that came back is not the one asked.'
          : ': nobody whom this key’s user may see entered anything in this period, or is opted in to the forecast.'),
    })
  if (met === 'untold' && request.timePeriod !== null && entries !== 0)
    notes.push({ tone: 'warn', says: 'It does not say which period it is of, so that this could not be checked.' })
  const of = periods.length > 0 ? ` of ${listOf(periods)}` : ''
  const some = filled === null || filled === entries ? '' : `, ${grouped(filled)} of them with a value`
  const held =
    entries === null ? 'It is too large to be checked whole' : `${counted(entries, 'entry', 'entries')}${of}${some}`
  const good: ResultNote = { tone: 'pass', says: `${held}.` }
  const [first, ...rest] = notes
  return first === undefined ? [good] : [first, ...rest, ...(entries === 0 ? [] : [good])]
}

/** Whether a result can be used as what was asked for. */
export function isResultGood(request: PlannedRequest, result: PlanResult): boolean {
  return resultNotes(request, result).every(({ tone }) => tone !== 'fail')
}

import { contentOf, periodMet, type ExportContent } from '#src/clari/export-content.ts'
import { exportSchema } from '#src/clari/export-schema.ts'
import { check } from '#src/domain/check.ts'
import { isObject } from '#src/domain/json.ts'
import { contentKind, contentQuote, contentSays } from './content-words.ts'
import { csvIn, readCsvHead } from './csv-head.ts'
import { readExportRequest } from './export-request.ts'
import { jsonIn } from './json-in-text.ts'
import { forecastIn } from './paste-says.ts'
import { jobIn } from './paste-words.ts'
import { readPastedAnswer } from './pasted-answer.ts'

const wrongKey =
  /\bKeyError\b[^\n]{0,6}['"](entries|users|timePeriods|data|rows|records|results)['"]|\breading ['"](entries|users|timePeriods|data|rows|records|results)['"]|\bhas no (?:attribute|key|member|column) ['"]?(entries|data|rows|records|results)\b|\bCannot (?:index|iterate)[^\n]{0,40}["'](entries|data|rows|records|results)["']/i
const noRows =
  /\b(?:0|no|zero) (?:rows|records|entries|results)\b|\b(?:rows|records|entries)(?: read| found| loaded| emitted| synced)?\s{0,2}[:=]\s{0,2}0\b|\bentries\b[^\n]{0,20}\bempty\b|\bempty (?:export|entries|result|list|file)\b|\b(?:export|file|result|answer)\b[^\n.]{0,40}\b(?:is|was|came back|comes back) empty\b|(?:导出|结果|数据|entries|条目)[^\n。]{0,8}(?:为空|是空|空的)|没有(?:任何)?(?:数据|条目|记录)|0 ?条/i
const someRows =
  /\b([1-9]\d{0,8}) (?:rows|records|entries)\b|\b(?:rows|records|entries)(?: read| found| loaded| emitted| synced)?\s{0,2}[:=]\s{0,2}([1-9]\d{0,8})\b/i

/**
 * Reads from a pasted export, log or program's words alone what is in the export, and under which name; the pasted
 * request tells which period was asked.
 */
export const emptySays = check({
  id: 'clari.empty-says',
  asks: 'What is in the export that you pasted?',
  system: 'clari',
  costs: 'offline',
  reads: ['error', 'request'],
  outcomes: {
    'rows-elsewhere': 'fail',
    'wrong-key': 'fail',
    truncated: 'fail',
    'period-defaulted': 'fail',
    'no-users': 'fail',
    'no-entries': 'fail',
    blank: 'fail',
    'other-refusal': 'warn',
    'not-empty': 'pass',
    nothing: 'info',
  },
  gather: async ({ pastes }) => ({ text: pastes['error'] ?? '', request: pastes['request'] ?? '' }),
  judge: ({ text, request }) => {
    const asked = readExportRequest(request).corrected.timePeriod ?? ''
    const found = exportIn(text)
    const base = { forecastId: forecastIn(request) ?? forecastIn(text), jobId: jobIn(text), askedPeriod: asked }
    const tell = <
      O extends 'rows-elsewhere' | 'wrong-key' | 'truncated' | 'period-defaulted' | 'no-users' | 'no-entries' | 'blank',
    >(
      outcome: O,
      quote: string,
      says: string,
      content: ExportContent | null = null,
    ) => ({
      outcome,
      says: `The pasted text: ${says}.`,
      facts: {
        ...base,
        pasted: outcome,
        users: content?.users,
        entries: content?.entries,
        filled: content?.filled,
        returnedPeriod: content?.periods[0],
        ...(outcome === 'rows-elsewhere' || outcome === 'wrong-key'
          ? { under: content?.under ?? (content === null ? undefined : 'a bare list') }
          : {}),
        ...(content === null ? {} : { dialect: content.users === null ? undefined : 'published' }),
      },
      evidence: [{ kind: 'paste' as const, text, quote, shows: says }] as const,
    })
    const cutFlag = /["'](?:rows|cells)Truncated["']\s{0,3}:\s{0,3}(?:true|True|[1-9]\d{0,9})/.exec(text)
    if (cutFlag !== null) return tell('truncated', cutFlag[0], 'the job says that its results were cut')
    if (found !== null && found.content !== null) {
      const { content } = found
      if (periodMet(asked, content.periods) === 'another')
        return tell(
          'period-defaulted',
          contentQuote(text, 'period', content.periods[0]),
          `${content.periods[0] ?? 'another period'} came back, ${asked} was asked`,
          content,
        )
      const kind = contentKind(content)
      const says =
        kind === 'rows-elsewhere'
          ? `it is not empty: ${contentSays(content)}, and none under “entries”`
          : contentSays(content)
      const quote = contentQuote(text, kind, content.under ?? '')
      if (kind !== 'filled') return tell(kind, quote, says, content)
      const broken = wrongKey.exec(text)
      if (broken !== null)
        return tell(
          'wrong-key',
          broken[0],
          'the export holds values, and the program looked for them under another name',
          content,
        )
      return {
        outcome: 'not-empty',
        says: `The pasted export is not empty: ${says}.`,
        facts: { ...base, entries: content.entries, filled: content.filled, returnedPeriod: content.periods[0] },
        evidence: [{ kind: 'paste', text, quote: quote === '' ? (csvIn(text)?.heading ?? '') : quote, shows: says }],
      }
    }
    if (found?.cutOff === true) return tell('truncated', found.end, 'its JSON breaks off in the middle')
    const { error, success } = readPastedAnswer(text)
    if (error !== null)
      return {
        outcome: 'other-refusal',
        says: `The pasted answer is a refusal, not an empty export: “${error.code ?? error.message ?? 'an error'}”.`,
        facts: {
          ...base,
          code: error.code,
          message: error.message,
          errorId: error.errorId,
          requestId: error.requestId,
          orgId: error.orgId,
          dialect: error.dialect,
        },
        evidence: [{ kind: 'paste', text, quote: error.quote, shows: 'a refusal' }],
      }
    const broken = wrongKey.exec(text)
    if (broken !== null)
      return tell(
        'wrong-key',
        broken[0],
        'the program looked for “' +
          `${broken.slice(1).find((name) => name !== undefined) ?? 'entries'}”, and it was not there`,
      )
    const some = someRows.exec(text)
    const none = noRows.exec(text)
    if (none !== null && some === null) return tell('no-entries', none[0], 'no entries came back')
    if (some !== null)
      return {
        outcome: 'not-empty',
        says: 'The pasted text speaks of rows that were read.',
        facts: base,
        evidence: [{ kind: 'paste', text, quote: some[0], shows: 'rows were read' }],
      }
    if (success !== null && /"(?:entries|data|rows)"\s*:\s*\[\s*\{/.test(text))
      return {
        outcome: 'not-empty',
        says: 'The pasted answer holds rows.',
        facts: base,
        evidence: [{ kind: 'paste', text, quote: success.quote, shows: 'a good answer' }],
      }
    return {
      outcome: 'nothing',
      says: text.trim() === '' ? 'Nothing was pasted.' : 'The pasted text does not show what is in the export.',
      facts: base,
    }
  },
})

/** An export in a paste: what it holds, or that it breaks off; `end` is its last line as it stands. */
function exportIn(
  text: string,
): { readonly content: ExportContent | null; readonly cutOff: boolean; readonly end: string } | null {
  const csv = readCsvHead(text)
  if (csv !== null) return { content: csv, cutOff: false, end: '' }
  for (const { value, fault, start } of jsonIn(text.slice(0, 2_000_000))) {
    const isList =
      Array.isArray(value) &&
      (value.length === 0 ? text.trim() === text.slice(start).trim() : isObject(value[0]) && looksLikeRow(value[0]))
    const isExport =
      isObject(value) &&
      ['entries', 'timePeriods', 'data', 'rows', 'records', 'results'].some((name) => Array.isArray(value[name]))
    if (!isList && !isExport) continue
    if (fault !== null)
      return { content: null, cutOff: fault.cutOff, end: text.trimEnd().slice(-60).split('\n').at(-1) ?? '' }
    // Users without entries beside them: what an export without entries can be told as.
    const whole =
      isObject(value) &&
      Array.isArray(value['users']) &&
      value['entries'] === undefined &&
      Array.isArray(value['timePeriods'])
        ? { ...value, entries: [] }
        : value
    const read = exportSchema.safeParse(whole)
    if (read.success) return { content: contentOf(read.data), cutOff: false, end: '' }
  }
  return null
}

function looksLikeRow(row: Readonly<Record<string, unknown>>): boolean {
  return Object.keys(row).some((name) =>
    /(?:Value|Amount)$|^(?:timePeriod(?:Id)?|ownerEmail|userId|fieldId|fieldName)$/.test(name),
  )
}

/** Compares the period of a pasted export with the one that was asked for. */
export const periodSays = check({
  id: 'clari.period-says',
  asks: 'Is the period of the export that you pasted the one that was asked for?',
  system: 'clari',
  costs: 'offline',
  uses: ['timePeriod'],
  reads: ['error'],
  outcomes: { asked: 'pass', 'period-defaulted': 'fail', nothing: 'info' },
  gather: async ({ answers, pastes }) => ({ asked: (answers['timePeriod'] ?? '').trim(), text: pastes['error'] ?? '' }),
  judge: ({ asked, text }) => {
    const content = exportIn(text)?.content ?? null
    const met = content === null ? 'untold' : periodMet(asked, content.periods)
    const returned = content?.periods[0] ?? ''
    if (met === 'another')
      return {
        outcome: 'period-defaulted',
        says: `The pasted export is of ${returned}, and ${asked} was asked.`,
        facts: { askedPeriod: asked, returnedPeriod: returned },
        evidence: [
          { kind: 'paste', text, quote: contentQuote(text, 'period', returned), shows: `${returned} came back` },
        ],
      }
    if (met === 'asked')
      return {
        outcome: 'asked',
        says: `The pasted export is of ${returned}, as asked.`,
        facts: { askedPeriod: asked, returnedPeriod: returned },
        evidence: [
          { kind: 'paste', text, quote: contentQuote(text, 'period', returned), shows: `${returned} came back` },
        ],
      }
    return { outcome: 'nothing', says: 'The pasted text does not show the period of an export.' }
  },
})

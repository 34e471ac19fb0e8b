import { periodMet, type ExportContent } from '#src/clari/export/export-content.ts'
import { check } from '#src/domain/model/check.ts'
import { exportIn, missedNameIn, rowsSaidIn } from '#src/reading/clari/export.ts'
import { readExportRequest } from '#src/reading/clari/export-request.ts'
import { forecastIn, jobIn } from '#src/reading/clari/mentions.ts'
import { readPaste, type PastedText } from '#src/reading/pasted-text.ts'
import { contentKind, contentQuote, contentSays } from '#src/checks/clari/forecast/content-words.ts'
import { pastedFacts, quoted, telling } from '#src/checks/clari/request/says-check.ts'

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
    'broken-off': 'fail',
    'period-defaulted': 'fail',
    'no-users': 'fail',
    'no-entries': 'fail',
    blank: 'fail',
    'other-refusal': 'warn',
    'not-empty': 'pass',
    nothing: 'info',
  },
  facts: {
    ...pastedFacts,
    forecastId: 'text',
    jobId: 'text',
    askedPeriod: 'text',
    returnedPeriod: 'text',
    users: 'number',
    entries: 'number',
    filled: 'number',
    /** Where the rows stand, and where the program looked for them. */
    under: 'text',
    missedName: 'text',
    exportEmpty: 'yes-no',
  },
  gather: async ({ pastes }) => ({
    paste: readPaste(pastes['error'] ?? ''),
    request: readPaste(pastes['request'] ?? ''),
  }),
  judge: ({ paste, request }) => {
    const { text } = paste
    const askedPeriod = periodAsked(request)
    const facts = { forecastId: forecastIn(request) ?? forecastIn(paste), jobId: jobIn(paste), askedPeriod }
    const tell = <const O extends string>(
      outcome: O,
      quote: string,
      says: string,
      content: ExportContent | null = null,
      missedName?: string,
    ) => {
      return quoted(paste, outcome, quote, {
        says: `The pasted text: ${says}.`,
        shows: says,
        facts: {
          ...facts,
          pasted: outcome,
          users: content?.users,
          entries: content?.entries,
          filled: content?.filled,
          returnedPeriod: content?.periods[0],
          under: outcome === 'rows-elsewhere' ? (content?.under ?? 'a bare list') : undefined,
          missedName,
          dialect: typeof content?.users === 'number' ? 'published' : undefined,
          exportEmpty: outcome === 'no-users' || outcome === 'no-entries' || outcome === 'blank',
        },
      })
    }
    const cutFlag = /["'](?:rows|cells)Truncated["']\s{0,3}:\s{0,3}(?:true|True|[1-9]\d{0,9})/.exec(text)
    if (cutFlag !== null) return tell('truncated', cutFlag[0], 'the job says that its results were cut')
    const found = exportIn(paste)
    const missed = missedNameIn(paste)
    if (found !== null && found.content !== null) {
      const { content } = found
      const [period] = content.periods
      if (periodMet(askedPeriod, content.periods) === 'another')
        return tell(
          'period-defaulted',
          contentQuote(text, 'period', period),
          `${period ?? 'another period'} came back, ${askedPeriod} was asked`,
          content,
        )
      const kind = contentKind(content)
      const holds = contentSays(content)
      const quote = contentQuote(text, kind, content.under ?? '') || found.quote
      if (kind !== 'filled') {
        const isElsewhere = kind === 'rows-elsewhere'
        const says = isElsewhere ? `it is not empty: ${holds}, and none under “entries”` : holds
        return tell(kind, quote, says, content, missed?.name)
      }
      const elsewhere = 'the export holds values, and the program looked for them under another name'
      if (missed !== null) return tell('rows-elsewhere', missed.quote, elsewhere, content, missed.name)
      return quoted(paste, 'not-empty', quote, {
        says: `The pasted export is not empty: ${holds}.`,
        shows: holds,
        facts: { ...facts, entries: content.entries, filled: content.filled, returnedPeriod: period },
      })
    }
    if (found?.cutOff === true) return tell('broken-off', found.end, 'its JSON breaks off in the middle')
    const { error, otherRefusal, succeeded, nothing } = telling(paste, 'answer', facts)
    const refusal = otherRefusal('a refusal')
    if (refusal !== null)
      return {
        ...refusal,
        says: `The pasted answer is a refusal, not an empty export: “${error?.code ?? error?.message ?? 'an error'}”.`,
      }
    if (missed !== null)
      return tell(
        'wrong-key',
        missed.quote,
        `the program looked for “${missed.name}”, and it was not there`,
        null,
        missed.name,
      )
    const { none, some } = rowsSaidIn(paste)
    if (none !== null) return tell('no-entries', none, 'no entries came back')
    if (some !== null)
      return quoted(paste, 'not-empty', some, {
        says: 'The pasted text speaks of rows that were read.',
        shows: 'rows were read',
        facts,
      })
    const holdsRows = /"(?:entries|data|rows)"\s*:\s*\[\s*\{/.test(text)
    return (
      (holdsRows ? succeeded('not-empty', 'The pasted answer holds rows.', facts) : null) ?? {
        ...nothing('The pasted text does not show what is in the export.'),
        facts,
      }
    )
  },
})

/** Compares the period of a pasted export with the one that was asked for, as typed in or in the pasted request. */
export const periodSays = check({
  id: 'clari.period-says',
  asks: 'Is the period of the export that you pasted the one that was asked for?',
  system: 'clari',
  costs: 'offline',
  compares: ['period'],
  uses: ['timePeriod'],
  reads: ['error', 'request'],
  outcomes: { asked: 'pass', 'period-defaulted': 'fail', nothing: 'info' },
  facts: { askedPeriod: 'text', returnedPeriod: 'text' },
  gather: async ({ answers, pastes }) => ({
    askedPeriod: (answers['timePeriod'] ?? '').trim() || periodAsked(readPaste(pastes['request'] ?? '')),
    paste: readPaste(pastes['error'] ?? ''),
  }),
  judge: ({ askedPeriod, paste }) => {
    const content = exportIn(paste)?.content ?? null
    const met = content === null ? 'untold' : periodMet(askedPeriod, content.periods)
    if (met === 'untold') return { outcome: 'nothing', says: 'The pasted text does not show the period of an export.' }
    const returnedPeriod = content?.periods[0] ?? ''
    const isAsked = met === 'asked'
    const says = `The pasted export is of ${returnedPeriod}, ${isAsked ? 'as asked' : `and ${askedPeriod} was asked`}.`
    const quote = contentQuote(paste.text, 'period', returnedPeriod)
    const shows = `${returnedPeriod} came back`
    return quoted(paste, isAsked ? 'asked' : 'period-defaulted', quote, {
      says,
      shows,
      facts: { askedPeriod, returnedPeriod },
    })
  },
})

/** The period that a pasted request names; empty where it names none. */
function periodAsked(request: PastedText): string {
  return readExportRequest(request).corrected.timePeriod ?? ''
}

import { check } from '#src/domain/model/check.ts'
import type { Evidence } from '#src/domain/model/evidence.ts'
import { readPastedAnswer } from '#src/reading/clari/answer.ts'
import { readExportRequest, type ExportOptions, type ExportRequest } from '#src/reading/clari/export-request.ts'
import { readPaste, type PastedText } from '#src/reading/pasted-text.ts'
import { blamedIn } from '#src/checks/clari/request/blamed.ts'
import { quoted } from '#src/checks/clari/request/says-check.ts'

const outcomeOf = {
  body: 'malformed-body',
  currency: 'bad-currency',
  typesToExport: 'bad-types',
  schedule: 'bad-schedule',
  includeHistorical: 'bad-historical',
  exportFormat: 'bad-format',
  timePeriod: 'bad-period',
  scopeId: 'bad-scope',
} as const

/**
 * Finds the parameter that Clari refuses, in the pasted request by the published description and in the refusal's own
 * sentence, and marks it. Where both are there, the parameter that the refusal names goes first.
 */
export const exportRequestReads = check({
  id: 'clari.export-request',
  asks: 'Which part of the request does Clari refuse?',
  system: 'clari',
  costs: 'offline',
  reads: ['request', 'error'],
  outcomes: {
    'malformed-body': 'fail',
    'bad-currency': 'fail',
    'bad-types': 'fail',
    'type-not-supported': 'fail',
    'bad-schedule': 'fail',
    'bad-historical': 'fail',
    'bad-format': 'fail',
    'bad-period': 'fail',
    'bad-scope': 'fail',
    ignored: 'warn',
    fine: 'pass',
    nothing: 'info',
  },
  facts: {
    correctedBody: 'text',
    forecastId: 'text',
    parameter: 'text',
    sentValue: 'text',
    useValue: 'text',
    byShape: 'yes-no',
    more: 'number',
  },
  gather: async ({ pastes }) => ({
    request: readPaste(pastes['request'] ?? ''),
    error: readPaste(pastes['error'] ?? ''),
  }),
  judge: ({ request, error }) => {
    const read = readExportRequest(request)
    const said = readPastedAnswer(error).error
    const message = said?.message ?? ''
    const blamed = blamedIn(message)
    const facts = {
      correctedBody: JSON.stringify(correctedOptions(request, error)),
      ...(read.forecastId === null ? {} : { forecastId: read.forecastId }),
    }
    const isType = said?.code === 'type_not_supported' || /\btype\b[^\n]{0,60}not supported/i.test(message)
    const { parameter, value } = blamed
    // The option that the refusal quotes stands in the request as well: whatever its shape, Clari does
    // not take it here.
    if (parameter !== null && value !== null && standsIn(read, request, value)) {
      const own = read.faults.find((each) => each.parameter === parameter)
      const quote = own !== undefined && own.quote !== '' ? own.quote : value
      return quoted(request, isType ? 'type-not-supported' : outcomeOf[parameter], quote, {
        says: own?.says ?? `Clari does not take “${value}” as ${parameter}.`,
        shows: `${parameter}, which Clari refuses`,
        facts: { ...facts, parameter, sentValue: value, useValue: own?.use ?? undefined, byShape: own !== undefined },
      })
    }
    const fault = read.faults.find((each) => each.parameter === parameter) ?? read.faults[0]
    if (fault !== undefined) {
      const found = quoted(request, fault.effect === 'ignored' ? 'ignored' : outcomeOf[fault.parameter], fault.quote, {
        says: fault.says,
        shows: fault.says,
        facts: {
          ...facts,
          parameter: fault.parameter,
          sentValue: fault.value,
          useValue: fault.use,
          byShape: true,
          more: read.faults.length - 1,
        },
      })
      return { ...found, evidence: [...found.evidence, ...others(read, request.text, fault.quote)] }
    }
    if (read.hasOptions || read.line !== null)
      return quoted(request, 'fine', read.line?.quote ?? request.text.trim().slice(0, 60), {
        says: 'Nothing in the pasted request is against the published description.',
        shows: 'nothing wrong is seen in it',
        facts,
      })
    if (parameter !== null && said !== null) {
      const named = parameter === 'body' ? 'the body' : `“${parameter}”`
      const quote = error.text.includes(message) ? message : said.quote
      return quoted(error, isType ? 'type-not-supported' : outcomeOf[parameter], quote, {
        says: `The refusal names ${named}${value === null ? '' : `: “${value}”`}.`,
        shows: `it names ${parameter}`,
        facts: { parameter, sentValue: value, byShape: false },
      })
    }
    return {
      outcome: 'nothing',
      says: request.text.trim() === '' ? 'No request was pasted.' : 'No export request can be seen in what was pasted.',
    }
  },
})

/** Whether a value that a refusal quotes is one of the request's own. */
function standsIn(read: ExportRequest, { text }: PastedText, value: string): boolean {
  const literal = value.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&')
  return read.hasOptions && new RegExp(`(?<![\\w])${literal}(?![\\w])`).test(text)
}

function others(read: ExportRequest, text: string, first: string): readonly Evidence[] {
  return read.faults
    .filter(({ quote }) => quote !== first && quote !== '')
    .slice(0, 4)
    .map((fault) => ({ kind: 'paste', text, quote: fault.quote, shows: fault.says }))
}

/** The pasted request's options put right: by their shape, and without what the refusal quotes. */
export function correctedOptions(request: PastedText, error: PastedText): ExportOptions {
  const { corrected } = readExportRequest(request)
  const said = readPastedAnswer(error).error
  const { parameter, value } = blamedIn(said?.message ?? '')
  if (parameter === null || parameter === 'body' || value === null) return corrected
  if (parameter === 'typesToExport') {
    const { typesToExport, ...rest } = corrected
    const left = (typesToExport ?? []).filter((type) => type !== value)
    return left.length === 0 ? rest : { ...rest, typesToExport: left }
  }
  const own = corrected[parameter]
  return own === undefined || String(own) !== value ? corrected : { ...corrected, [parameter]: undefined }
}

import { check } from '#src/domain/check.ts'
import type { Evidence } from '#src/domain/evidence.ts'
import { blamedIn } from './bad-request-says.ts'
import { readExportRequest, type ExportOptions, type ExportRequest } from './export-request.ts'
import { readPastedAnswer } from './pasted-answer.ts'

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
  gather: async ({ pastes }) => ({ request: pastes['request'] ?? '', error: pastes['error'] ?? '' }),
  judge: ({ request, error }) => {
    const read = readExportRequest(request)
    const said = readPastedAnswer(error)
    const message = said.error?.message ?? ''
    const blamed = blamedIn(message)
    const corrected = correctedOptions(request, error)
    const facts = {
      correctedBody: JSON.stringify(corrected),
      ...(read.forecastId === null ? {} : { forecastId: read.forecastId }),
    }
    const unsupported = said.error?.code === 'type_not_supported' || /\btype\b[^\n]{0,60}not supported/i.test(message)
    // The option that the refusal quotes stands in the request as well: whatever its shape, Clari does
    // not take it here.
    if (blamed.parameter !== null && blamed.value !== null && standsIn(read, request, blamed.value)) {
      const own = read.faults.find(({ parameter }) => parameter === blamed.parameter)
      return {
        outcome: unsupported ? 'type-not-supported' : outcomeOf[blamed.parameter],
        says: own?.says ?? `Clari does not take “${blamed.value}” as ${blamed.parameter}.`,
        facts: {
          ...facts,
          parameter: blamed.parameter,
          sentValue: blamed.value,
          useValue: own?.use ?? undefined,
          byShape: own !== undefined,
        },
        evidence: [
          {
            kind: 'paste',
            text: request,
            quote: own !== undefined && own.quote !== '' ? own.quote : blamed.value,
            shows: `${blamed.parameter}, which Clari refuses`,
          },
        ],
      }
    }
    const fault = read.faults.find(({ parameter }) => parameter === blamed.parameter) ?? read.faults[0]
    if (fault !== undefined) {
      return {
        outcome: fault.effect === 'ignored' ? 'ignored' : outcomeOf[fault.parameter],
        says: fault.says,
        facts: {
          ...facts,
          parameter: fault.parameter,
          sentValue: fault.value,
          useValue: fault.use,
          byShape: true,
          more: read.faults.length - 1,
        },
        evidence: [
          { kind: 'paste', text: request, quote: fault.quote, shows: fault.says },
          ...others(read, request, fault.quote),
        ],
      }
    }
    if (read.hasOptions || read.line !== null) {
      const quote = read.line?.quote ?? request.trim().slice(0, 60)
      return {
        outcome: 'fine',
        says: 'Nothing in the pasted request is against the published description.',
        facts,
        evidence: [{ kind: 'paste', text: request, quote, shows: 'nothing wrong is seen in it' }],
      }
    }
    if (blamed.parameter !== null && said.error !== null) {
      return {
        outcome: unsupported ? 'type-not-supported' : outcomeOf[blamed.parameter],
        says:
          `The refusal names ${blamed.parameter === 'body' ? 'the body' : `“${blamed.parameter}”`}` +
          `${blamed.value === null ? '' : `: “${blamed.value}”`}.`,
        facts: { parameter: blamed.parameter, sentValue: blamed.value, byShape: false },
        evidence: [
          {
            kind: 'paste',
            text: error,
            quote: error.includes(message) ? message : said.error.quote,
            shows: `it names ${blamed.parameter}`,
          },
        ],
      }
    }
    return {
      outcome: 'nothing',
      says: request.trim() === '' ? 'No request was pasted.' : 'No export request can be seen in what was pasted.',
    }
  },
})

/** Whether a value that a refusal quotes is one of the request's own. */
function standsIn(read: ExportRequest, request: string, value: string): boolean {
  return (
    read.hasOptions && new RegExp(`(?<![\\w])${value.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&')}(?![\\w])`).test(request)
  )
}

function others(read: ExportRequest, text: string, first: string): readonly Evidence[] {
  return read.faults
    .filter(({ quote }) => quote !== first && quote !== '')
    .slice(0, 4)
    .map((fault) => ({ kind: 'paste', text, quote: fault.quote, shows: fault.says }))
}

/** The pasted request's options put right: by their shape, and without what the refusal quotes. */
export function correctedOptions(request: string, error: string): ExportOptions {
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

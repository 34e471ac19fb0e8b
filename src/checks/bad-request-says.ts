import { check } from '#src/domain/check.ts'
import { exportMembers } from './export-members.ts'
import { forecastNamedIn } from './not-found-says.ts'
import { jobIn } from './paste-words.ts'
import { readPastedAnswer } from './pasted-answer.ts'

/** The part of a request that a refusal's sentence names, and the value that it quotes from it. */
export interface Blamed {
  readonly parameter: (typeof exportMembers)[number] | 'body' | null
  readonly value: string | null
}

/** Reads which parameter a refusal blames: `Invalid currency: EURO.`, `Export type crm_total is not supported …`. */
export function blamedIn(message: string): Blamed {
  const type = /\btype\s{1,3}["'“]?(\w{2,40})["'”]?\s{1,3}is not supported|\b(crm_total|crm_closed)\b/i.exec(message)
  if (type !== null) return { parameter: 'typesToExport', value: type[1] ?? type[2] ?? null }
  const named =
    exportMembers.find((member) => new RegExp(`\\b${member}\\b`, 'i').test(message)) ??
    (/currenc/i.test(message) ? 'currency' : /\bexport type|types? to export/i.test(message) ? 'typesToExport' : null)
  if (named !== null)
    return { parameter: named, value: /[:=]\s{0,3}["'“]?([^\s"'”]{1,60}?)["'”]?\.?$/.exec(message.trim())?.[1] ?? null }
  return {
    parameter: /malformed|\bjson\b|\bbody\b|pars(?:e|ing)|deseriali[sz]/i.test(message) ? 'body' : null,
    value: null,
  }
}

/** Reads from a pasted answer alone which of the published refusals it is. */
export const badRequestSays = check({
  id: 'clari.bad-request-says',
  asks: 'Which refusal is the answer that you pasted?',
  system: 'clari',
  costs: 'offline',
  reads: ['error'],
  outcomes: {
    'no-such-forecast': 'fail',
    'missing-forecast-id': 'fail',
    'type-not-supported': 'fail',
    'bad-request': 'fail',
    'invalid-job': 'fail',
    'job-not-ready': 'fail',
    'job-expired': 'fail',
    'not-cancelled': 'fail',
    'went-wrong': 'fail',
    quota: 'fail',
    'other-refusal': 'warn',
    success: 'pass',
    nothing: 'info',
  },
  gather: async ({ pastes }) => ({ text: pastes['error'] ?? '' }),
  judge: ({ text }) => {
    const { status, error, success } = readPastedAnswer(text)
    const facts = {
      message: error?.message,
      code: error?.code,
      errorId: error?.errorId,
      requestId: error?.requestId,
      orgId: error?.orgId,
      forecastId: forecastNamedIn(text),
      jobId: jobIn(text),
      status: status?.code,
      ...(error === null ? {} : { dialect: error.dialect }),
    }
    const refusal = error === null ? null : refusalIn(error.code ?? '', error.message ?? '', status?.code)
    if (error !== null && refusal !== null) {
      return {
        outcome: refusal,
        says: `The pasted answer: ${says[refusal]}${error.message === null ? '' : ` (“${error.message}”)`}.`,
        facts: { ...facts, pasted: refusal },
        evidence: [{ kind: 'paste', text, quote: error.quote, shows: says[refusal] }],
      }
    }
    if (error !== null) {
      const said = error.code ?? error.message ?? 'an error'
      return {
        outcome: 'other-refusal',
        says: `The pasted answer is a refusal of another kind: “${said}”.`,
        facts,
        evidence: [{ kind: 'paste', text, quote: error.quote, shows: 'none of the published 400s' }],
      }
    }
    if (status?.code === 400)
      return {
        outcome: 'bad-request',
        says: 'The pasted answer: 400 without a reason.',
        facts: { ...facts, pasted: 'bad-request' },
        evidence: [{ kind: 'paste', text, quote: status.quote, shows: '400 without a reason' }],
      }
    if (success !== null)
      return {
        outcome: 'success',
        says: 'The pasted answer is a good one: nothing is refused in it.',
        facts: { pasted: 'success' },
        evidence: [{ kind: 'paste', text, quote: success.quote, shows: 'a good answer' }],
      }
    return {
      outcome: 'nothing',
      says: text.trim() === '' ? 'Nothing was pasted.' : 'The pasted text does not say what was refused.',
    }
  },
})

const says = {
  'no-such-forecast': 'no such forecast is configured',
  'missing-forecast-id': 'the request named no forecast',
  'type-not-supported': 'a type that this forecast cannot export',
  'bad-request': 'the request is malformed, or one of its options is',
  'invalid-job': 'the job is not known, or not ready',
  'job-not-ready': 'the job is not ready yet',
  'job-expired': 'the job’s results have expired',
  'not-cancelled': 'the job could not be cancelled',
  'went-wrong': 'Clari failed inside and says “something went wrong”',
  quota: 'the monthly quota or the concurrent limit is reached',
} as const

type Refused = keyof typeof says

/** Which published refusal it is: by its code, and where the guide's dialect has none by its sentence. */
function refusalIn(code: string, message: string, status: number | undefined): Refused | null {
  switch (code) {
    case 'no_such_forecast_config':
      return 'no-such-forecast'
    case 'missing_forecast_id':
      return 'missing-forecast-id'
    case 'type_not_supported':
      return 'type-not-supported'
    case 'export_failed_to_cancel':
      return 'not-cancelled'
    case 'export_monthly_quota_reached':
      return 'quota'
    case 'SWW':
      return 'went-wrong'
    case 'bad_request':
      return 'bad-request'
    case 'invalid_jobId':
      return jobReason(message)
    case 'no_optin':
    case 'INGESTION_NOT_ENABLED':
      return null
  }
  if (/forecast '\s*'|forecast id is missing/i.test(message)) return 'missing-forecast-id'
  if (/forecast '[^'\n]{1,200}' not found|no forecast configuration/i.test(message)) return 'no-such-forecast'
  if (/quota limit|concurrent limit/i.test(message)) return 'quota'
  if (/can no longer be cancel|fail(?:ed)? to cancel/i.test(message)) return 'not-cancelled'
  if (/\btype\b[^\n]{0,60}not supported/i.test(message)) return 'type-not-supported'
  if (/something went wrong/i.test(message)) return 'went-wrong'
  if (/\bjob(?:Id)?\b[^\n]{0,80}(?:not ready|expired|invalid)|invalid job/i.test(message)) return jobReason(message)
  return status === 400 || /^bad request$/i.test(code) || blamedIn(message).parameter !== null ? 'bad-request' : null
}

function jobReason(message: string): Refused {
  if (/expired/i.test(message)) return 'job-expired'
  return /not ready|\bstatus is\b|not (?:yet )?(?:done|finished|complete)/i.test(message)
    ? 'job-not-ready'
    : 'invalid-job'
}

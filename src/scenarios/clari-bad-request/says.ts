import { blamedIn } from '#src/checks/clari/request/blamed.ts'
import { pastedFacts, saysCheck, telling } from '#src/checks/clari/request/says-check.ts'
import { claims, quoteOfClaim } from '#src/reading/claims.ts'
import { readPastedAnswer } from '#src/reading/clari/answer.ts'
import { resultsReason } from '#src/reading/clari/job.ts'
import { forecastMeant, jobIn } from '#src/reading/clari/mentions.ts'

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

/** Reads from a pasted answer alone which of the published refusals it is. */
export const badRequestSays = saysCheck({
  id: 'clari.bad-request-says',
  asks: 'Which refusal is the answer that you pasted?',
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
  facts: { ...pastedFacts, forecastId: 'text', jobId: 'text' },
  judge: (paste) => {
    const message = readPastedAnswer(paste).error?.message
    const own = { forecastId: forecastMeant(paste, message), jobId: jobIn(paste) }
    const { error, found, otherRefusal, succeeded, nothing } = telling(paste, 'answer', own)
    const refusal = paste.statuses.find(({ status }) => [400, 405, 411, 413, 415, 422].includes(status))
    const refused = error === null ? null : refusalIn(error.code ?? '', error.message ?? '', refusal !== undefined)
    if (error !== null && refused !== null)
      return found(refused, error.quote, says[refused] + (error.message === null ? '' : ` (“${error.message}”)`))
    const other = otherRefusal('none of the published 400s')
    if (other !== null) return other
    const reason = quoteOfClaim(paste, claims.parameterRefused)
    if (refusal !== undefined && reason === null) {
      const quote = paste.text.slice(refusal.start, refusal.end)
      return found('bad-request', quote, `${refusal.status} without a reason`, { status: refusal.status })
    }
    const claimed = reason ?? quoteOfClaim(paste, claims.malformed, claims.notSupported)
    if (claimed !== null)
      return found('bad-request', claimed, says['bad-request'], refusal === undefined ? {} : { status: refusal.status })
    return (
      succeeded('success', 'The pasted answer is a good one: nothing is refused in it.') ??
      nothing('The pasted text does not say what was refused.')
    )
  },
})

const byCode: Readonly<Record<string, Refused | null>> = {
  no_such_forecast_config: 'no-such-forecast',
  missing_forecast_id: 'missing-forecast-id',
  type_not_supported: 'type-not-supported',
  export_failed_to_cancel: 'not-cancelled',
  export_monthly_quota_reached: 'quota',
  SWW: 'went-wrong',
  bad_request: 'bad-request',
  no_optin: null,
  INGESTION_NOT_ENABLED: null,
}

const bySentence: readonly (readonly [RegExp, Refused])[] = [
  [/forecast '\s*'|forecast id is missing/i, 'missing-forecast-id'],
  [/forecast '[^'\n]{1,200}' not found|no forecast configuration/i, 'no-such-forecast'],
  [/quota limit|concurrent limit/i, 'quota'],
  [/can no longer be cancel|fail(?:ed)? to cancel/i, 'not-cancelled'],
  [/\btype\b[^\n]{0,60}not supported/i, 'type-not-supported'],
  [/something went wrong/i, 'went-wrong'],
]

/** Which published refusal it is: by its code, and where the guide's dialect has none by its sentence. */
function refusalIn(code: string, message: string, isRefusedRequest: boolean): Refused | null {
  if (code === 'invalid_jobId') return jobReason(message)
  if (Object.hasOwn(byCode, code)) return byCode[code] ?? null
  const named = bySentence.find(([pattern]) => pattern.test(message))
  if (named !== undefined) return named[1]
  if (/\bjob(?:Id)?\b[^\n]{0,80}(?:not ready|expired|invalid)|invalid job/i.test(message)) return jobReason(message)
  return isRefusedRequest || /^bad request$|^400$/i.test(code) || blamedIn(message).parameter !== null
    ? 'bad-request'
    : null
}

function jobReason(message: string): Refused {
  const reason = resultsReason(message)?.why ?? (/expired/i.test(message) ? 'expired' : null)
  if (reason === 'expired') return 'job-expired'
  return reason === 'too-early' || /\bstatus is\b/i.test(message) ? 'job-not-ready' : 'invalid-job'
}

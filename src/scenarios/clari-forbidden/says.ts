import { claims, quoteOfClaim } from '#src/reading/claims.ts'
import { forecastIn, jobIn, scopeIn } from '#src/reading/clari/mentions.ts'
import { accessWords, planWords } from '#src/checks/clari/key/api-allowed.ts'
import { pastedFacts, saysCheck, telling } from '#src/checks/clari/request/says-check.ts'

const ingestionOff = new RegExp(
  [
    String.raw`\bINGESTION_NOT_ENABLED\b|\/ingest\/[\w/-]{0,80}`,
    String.raw`ingest\w{0,8}[^\n"]{0,60}(?:not enabled|disabled|not allowed|\boff\b)`,
    String.raw`not enabled[^\n"]{0,40}ingest\w{0,8}`,
  ].join('|'),
  'i',
)
const refusedCode = new RegExp(
  [
    'forbidden|access_?denied|not_?permitted|no_?permission|not_?(?:allowed|authorized|enabled)',
    'unauthorized_(?:job|access)|^403$',
  ].join('|'),
  'i',
)

/** Reads from a pasted answer alone what was forbidden: the API as such, a job, a forecast, or sending data in. */
export const forbiddenSays = saysCheck({
  id: 'clari.forbidden-says',
  asks: 'What does the answer that you pasted forbid?',
  outcomes: {
    ingestion: 'fail',
    plan: 'fail',
    user: 'fail',
    job: 'fail',
    scope: 'fail',
    forbidden: 'fail',
    page: 'fail',
    'other-refusal': 'warn',
    success: 'pass',
    nothing: 'info',
  },
  facts: { ...pastedFacts, forecastId: 'text', jobId: 'text', scope: 'text' },
  judge: (paste) => {
    const own = { forecastId: forecastIn(paste), jobId: jobIn(paste), scope: scopeIn(paste) }
    const { status, error, page, found, otherRefusal, succeeded, nothing } = telling(paste, 'answer', own)
    const message = error?.message ?? ''
    const ingestion = ingestionOff.exec(paste.text)
    if (ingestion !== null && (status === null || status.code === 403))
      return found('ingestion', ingestion[0], 'sending data in (ingestion) is not enabled')
    if (page !== null && error === null)
      return found('page', page.quote, 'a web page came back instead of an answer of the API')
    const notEnabled = quoteOfClaim(paste, claims.apiNotEnabled)
    const plan = quoteOfClaim(paste, claims.planNeeded)
    const claimed = quoteOfClaim(paste, claims.forbidden) ?? notEnabled ?? plan
    const own403 = paste.statuses.find((each) => each.status === 403)
    const is403 = own403 !== undefined
    const isOther = status !== null && !is403 && status.code >= 300
    const isForbidden =
      is403 ||
      accessWords.test(message) ||
      /cannot consume this service/i.test(message) ||
      refusedCode.test(error?.code ?? '') ||
      (error === null && claimed !== null)
    if (isOther || !isForbidden)
      return (
        otherRefusal('another refusal than 403') ??
        succeeded('success', 'The pasted answer is a good one: nothing is forbidden in it.') ??
        nothing('The pasted text does not say what was forbidden.')
      )
    const quote = error?.quote ?? (is403 ? paste.text.slice(own403.start, own403.end) : (claimed ?? ''))
    if (planWords.test(message) || (error === null && plan !== null))
      return found('plan', plan ?? quote, 'the organisation’s plan has no API access')
    if (accessWords.test(message) || accessWords.test(quote) || (error === null && notEnabled !== null))
      return found('user', notEnabled ?? quote, 'API access is not enabled for the user')
    if (
      /\bjob\b|belongs to another/i.test(message) ||
      (own.jobId !== undefined && /\/export\/jobs\//i.test(paste.text))
    )
      return found('job', quote, 'the job belongs to somebody else, or is not to be seen by this key')
    if (/\b(?:scope|hierarchy|forecast)\b/i.test(message) || own.forecastId !== undefined)
      return found('scope', quote, 'the forecast, or the part of it that was asked for, is not this user’s to see')
    return found('forbidden', quote, '403 without a reason')
  },
})

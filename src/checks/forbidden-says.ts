import { check } from '#src/domain/check.ts'
import { accessWords, planWords } from './api-allowed.ts'
import { forecastIn } from './paste-says.ts'
import { jobIn, scopeIn } from './paste-words.ts'
import { readPastedAnswer } from './pasted-answer.ts'

/** Reads from a pasted answer alone what was forbidden: the API as such, a job, a forecast, or sending data in. */
export const forbiddenSays = check({
  id: 'clari.forbidden-says',
  asks: 'What does the answer that you pasted forbid?',
  system: 'clari',
  costs: 'offline',
  reads: ['error'],
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
  gather: async ({ pastes }) => ({ text: pastes['error'] ?? '' }),
  judge: ({ text }) => {
    const { status, error, page, success } = readPastedAnswer(text)
    const message = error?.message ?? ''
    const facts = {
      forecastId: forecastIn(text),
      jobId: jobIn(text),
      scope: scopeIn(text),
      message: error?.message,
      code: error?.code,
      errorId: error?.errorId,
      requestId: error?.requestId,
      orgId: error?.orgId,
      status: status?.code,
      ...(error === null ? {} : { dialect: error.dialect }),
    }
    const found = (
      outcome: 'ingestion' | 'plan' | 'user' | 'job' | 'scope' | 'forbidden' | 'page',
      quote: string,
      says: string,
    ) => ({
      outcome,
      says: `The pasted answer: ${says}.`,
      facts: { ...facts, pasted: outcome },
      evidence: [{ kind: 'paste' as const, text, quote, shows: says }] as const,
    })
    const ingestion = /\bINGESTION_NOT_ENABLED\b|ingestion (?:is )?not enabled|\/ingest\/[\w/-]{0,80}/i.exec(text)
    if (ingestion !== null && (status === null || status.code === 403))
      return found('ingestion', ingestion[0], 'sending data in (ingestion) is not enabled')
    if (page !== null && error === null)
      return found('page', page.quote, 'a web page came back instead of an answer of the API')
    const other = status !== null && status.code !== 403 && status.code >= 300
    const isForbidden =
      !other &&
      (status?.code === 403 || /forbidden|\b403\b|禁止|拒绝访问|无权/i.test(text) || accessWords.test(message))
    if (error !== null && !isForbidden) {
      const said = error.code ?? error.message ?? 'an error'
      return {
        outcome: 'other-refusal',
        says: `The pasted answer is a refusal of another kind: “${said}”.`,
        facts,
        evidence: [{ kind: 'paste', text, quote: error.quote, shows: 'another refusal than 403' }],
      }
    }
    if (isForbidden) {
      const quote = error?.quote ?? status?.quote ?? /forbidden|\b403\b|禁止|拒绝访问|无权/i.exec(text)?.[0] ?? ''
      if (planWords.test(message)) return found('plan', quote, 'the organisation’s plan has no API access')
      if (accessWords.test(message) || accessWords.test(quote))
        return found('user', quote, 'API access is not enabled for the user')
      if (/\bjob\b|belongs to another/i.test(message) || (facts.jobId !== undefined && /\/export\/jobs\//i.test(text)))
        return found('job', quote, 'the job belongs to somebody else, or is not to be seen by this key')
      if (/\b(?:scope|hierarchy|forecast)\b/i.test(message) || facts.forecastId !== undefined)
        return found('scope', quote, 'the forecast, or the part of it that was asked for, is not this user’s to see')
      return found('forbidden', quote, '403 without a reason')
    }
    if (success !== null)
      return {
        outcome: 'success',
        says: 'The pasted answer is a good one: nothing is forbidden in it.',
        facts: { pasted: 'success' },
        evidence: [{ kind: 'paste', text, quote: success.quote, shows: 'a good answer' }],
      }
    return {
      outcome: 'nothing',
      says: text.trim() === '' ? 'Nothing was pasted.' : 'The pasted text does not say what was forbidden.',
    }
  },
})

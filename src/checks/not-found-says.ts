import { check } from '#src/domain/check.ts'
import { forecastIn } from './paste-says.ts'
import { readPastedAnswer } from './pasted-answer.ts'

/** Reads from a pasted answer alone whether a forecast, an id or the whole address was not found. */
export const notFoundSays = check({
  id: 'clari.not-found-says',
  asks: 'What does the answer that you pasted say was not found?',
  system: 'clari',
  costs: 'offline',
  reads: ['error'],
  outcomes: {
    'no-route': 'fail',
    'missing-id': 'fail',
    'not-found': 'fail',
    'bare-404': 'fail',
    page: 'fail',
    'other-refusal': 'warn',
    success: 'pass',
    nothing: 'info',
  },
  gather: async ({ pastes }) => ({ text: pastes['error'] ?? '' }),
  judge: ({ text }) => {
    const { status, error, page, success } = readPastedAnswer(text)
    const message = error?.message ?? ''
    const forecastId = namedIn(message) ?? forecastIn(text)
    const facts = {
      pastedForecast: forecastId,
      message: error?.message,
      code: error?.code,
      errorId: error?.errorId,
      requestId: error?.requestId,
      orgId: error?.orgId,
      status: status?.code,
      ...(error === null ? {} : { dialect: error.dialect }),
    }
    const found = (
      outcome: 'no-route' | 'missing-id' | 'not-found' | 'bare-404' | 'page',
      quote: string,
      says: string,
    ) => ({
      outcome,
      says: `The pasted answer: ${says}.`,
      facts: { ...facts, pasted: outcome },
      evidence: [{ kind: 'paste' as const, text, quote, shows: says }] as const,
    })
    const code = error?.code ?? ''
    if (error !== null && /no route matched/i.test(message))
      return found('no-route', error.quote, 'the gateway knows no such address')
    if (error !== null && (code === 'missing_forecast_id' || /forecast '\s*'|forecast id is missing/i.test(message)))
      return found('missing-id', error.quote, 'the request named no forecast')
    if (
      error !== null &&
      (code === 'no_such_forecast_config' || /forecast[^\n]{0,200} not found|no (?:such )?forecast/i.test(message))
    ) {
      return found(
        'not-found',
        error.quote,
        forecastId === undefined ? 'Clari knows no such forecast' : `Clari knows no forecast “${forecastId}”`,
      )
    }
    if (error !== null) {
      const said = error.code ?? error.message ?? 'an error'
      return {
        outcome: 'other-refusal',
        says: `The pasted answer is a refusal of another kind: “${said}”.`,
        facts,
        evidence: [{ kind: 'paste', text, quote: error.quote, shows: 'not about a forecast that was not found' }],
      }
    }
    if (page !== null) return found('page', page.quote, 'a web page came back instead of an answer of the API')
    const words =
      /\b(?:no such forecast|forecast (?:is |was )?not found|can(?:'|no)?t find (?:the |my |our )?forecast)\b|(?:找不到|不存在)[^\n]{0,10}(?:forecast|预测)|(?:forecast|预测)[^\n]{0,12}(?:找不到|不存在|未找到)/i.exec(
        text,
      )
    if (words !== null) return found('not-found', words[0], 'Clari knows no such forecast')
    if (status?.code === 404) return found('bare-404', status.quote, '404, without saying what was not found')
    if (success !== null)
      return {
        outcome: 'success',
        says: 'The pasted answer is a good one: the forecast was found.',
        facts: { pasted: 'success' },
        evidence: [{ kind: 'paste', text, quote: success.quote, shows: 'a good answer' }],
      }
    return {
      outcome: 'nothing',
      says: text.trim() === '' ? 'Nothing was pasted.' : 'The pasted text does not say what was not found.',
    }
  },
})

/** The forecast that a refusal names: `Forecast 'x' not found`, `No forecast configuration found for id: x`. */
function namedIn(message: string): string | undefined {
  return (
    /forecast '([^'\n]{1,200})'/i.exec(message)?.[1] ??
    /\bid:\s{0,3}["'“]?([^\s"'”]{1,200})/i.exec(message)?.[1]?.replace(/\.$/, '')
  )
}

/** The forecast id that a paste names, in an address or in the refusal's own sentence. */
export function forecastNamedIn(text: string): string | undefined {
  return namedIn(readPastedAnswer(text).error?.message ?? '') ?? forecastIn(text)
}

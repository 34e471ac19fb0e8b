import { claims, quoteOfClaim } from '#src/reading/claims.ts'
import { readPastedAnswer } from '#src/reading/clari/answer.ts'
import { forecastMeant } from '#src/reading/clari/mentions.ts'
import { pastedFacts, saysCheck, telling } from '#src/checks/clari/request/says-check.ts'

/** Reads from a pasted answer alone whether a forecast, an id or the whole address was not found. */
export const notFoundSays = saysCheck({
  id: 'clari.not-found-says',
  asks: 'What does the answer that you pasted say was not found?',
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
  facts: { ...pastedFacts, pastedForecast: 'text' },
  judge: (paste) => {
    const { error: told } = readPastedAnswer(paste)
    const pastedForecast = forecastMeant(paste, told?.message)
    const { error, page, found, otherRefusal, succeeded, nothing } = telling(paste, 'answer', { pastedForecast })
    const [code, message] = [error?.code ?? '', error?.message ?? '']
    const unknown =
      pastedForecast === undefined ? 'Clari knows no such forecast' : `Clari knows no forecast “${pastedForecast}”`
    const status = paste.statuses.find((each) => each.status === 404 || each.status === 410)
    if (error !== null && /no route matched/i.test(message))
      return found('no-route', error.quote, 'the gateway knows no such address')
    if (error !== null && (code === 'missing_forecast_id' || /forecast '\s*'|forecast id is missing/i.test(message)))
      return found('missing-id', error.quote, 'the request named no forecast')
    if (
      error !== null &&
      (code === 'no_such_forecast_config' ||
        /forecast[^\n]{0,200} not found|no (?:such )?forecast/i.test(message) ||
        (/^not found$/i.test(code) && /forecast/i.test(message)))
    )
      return found('not-found', error.quote, unknown)
    if (error !== null && status === undefined) {
      const other = otherRefusal('not about a forecast that was not found')
      if (other !== null) return other
    }
    if (page !== null) return found('page', page.quote, 'a web page came back instead of an answer of the API')
    const claimed = quoteOfClaim(paste, claims.forecastNotFound)
    if (claimed !== null) return found('not-found', claimed, 'Clari knows no such forecast')
    if (status !== undefined) {
      const quote = paste.text.slice(status.start, status.end)
      return found('bare-404', quote, `${status.status}, without saying what was not found`, { status: status.status })
    }
    const something = quoteOfClaim(paste, claims.notFound)
    return (
      succeeded('success', 'The pasted answer is a good one: the forecast was found.') ??
      (something === null ? null : found('bare-404', something, 'something was not found, without saying what')) ??
      nothing('The pasted text does not say what was not found.')
    )
  },
})

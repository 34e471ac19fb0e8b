import { forecastIn, scopeIn } from '#src/reading/clari/mentions.ts'
import { claims, quoteOfClaim } from '#src/reading/claims.ts'
import { pastedFacts, saysCheck, telling } from '#src/checks/clari/request/says-check.ts'

const refusedKey = /unauthori[sz]ed|unauthenticated|authenticat|invalid_?(?:api_?)?(?:key|token)|api key|credential/i

/** Reads what a pasted answer itself says about the key; needs no connection. */
export const unauthorizedSays = saysCheck({
  id: 'clari.paste-says',
  asks: 'What does the answer that you pasted say?',
  outcomes: {
    'no-optin': 'fail',
    'gateway-no-key': 'fail',
    'gateway-rejected': 'fail',
    'api-rejected': 'fail',
    'not-sent': 'fail',
    'web-page': 'fail',
    success: 'pass',
    nothing: 'info',
  },
  facts: { ...pastedFacts, forecastId: 'text', scope: 'text' },
  judge: (paste) => {
    const own = { forecastId: forecastIn(paste), scope: scopeIn(paste) }
    const { error, page, failure, found, succeeded, nothing } = telling(paste, 'answer', own)
    const claimed = (...made: Parameters<typeof quoteOfClaim> extends [unknown, ...infer C] ? C : never) =>
      quoteOfClaim(paste, ...made)
    const says = (pattern: RegExp) => pattern.exec(paste.text)?.[0]
    const optin = says(/\bno_optin\b|no opt-?ins? for/i) ?? claimed(claims.notOptedInToForecast, claims.notOptedIn)
    if (optin !== null)
      return found('no-optin', optin, 'it speaks of an opt-in: the key was accepted, but not for this forecast')
    const noKey = says(/no api key found(?: in request)?/i)
    if (noKey !== undefined) return found('gateway-no-key', noKey, 'the gateway says that no key arrived')
    const unknown = says(/invalid authentication credentials/i)
    if (unknown !== undefined) return found('gateway-rejected', unknown, 'the gateway does not know the key')
    const unsendable = failure?.fault === 'unsendable' ? failure.quote : null
    if (unsendable !== null) return found('not-sent', unsendable, 'the key has a character that cannot be sent')
    // A 401 beside a web page is the page's: the API never sends HTML.
    if (page !== null && error === null)
      return found('web-page', page.quote, 'a web page came back instead of an answer of the API')
    const body = error !== null && refusedKey.test(`${error.code ?? ''} ${error.message ?? ''}`) ? error.quote : null
    const status = paste.statuses.find((each) => each.status === 401)
    const refused =
      body ??
      (status === undefined ? null : paste.text.slice(status.start, status.end)) ??
      claimed(claims.keyInvalid, claims.keyUnset, claims.unauthorized)
    if (refused !== null) return found('api-rejected', refused, 'the API refuses the key')
    return (
      succeeded('success', 'The pasted answer is a good one: nothing is refused in it.') ??
      nothing('The pasted text does not say how the key was refused.')
    )
  },
})

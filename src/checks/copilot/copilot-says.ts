import type { FactsGiven } from '#src/domain/model/facts.ts'
import { claims, quoteOfClaim } from '#src/reading/claims.ts'
import { hostIn } from '#src/reading/clari/mentions.ts'
import { readCopilotRequest } from '#src/reading/copilot.ts'
import { copilotErrorOutcome, copilotRefusals, copilotTokenRefusals } from '#src/checks/refusals/copilot-refusal.ts'
import { quoted, saysCheck, telling } from '#src/checks/clari/request/says-check.ts'
import { readsReach } from '#src/checks/clari/key/unreachable-says.ts'

/** Words by which a refusal is known even where only they were copied. */
const codeWords =
  /\b(?:invalid_client|unauthorized_client|invalid_grant|unsupported_grant_type|invalid_scope|invalid_request)\b/
const copilotWords = /credentials not provided!?[^\n"}]{0,120}|invalid credentials!?/i

const reached: Readonly<Record<string, keyof typeof copilotRefusals>> = {
  dns: 'host-not-found',
  'login-page': 'web-page',
  'web-page': 'web-page',
  redirected: 'redirected',
  'tls-unknown-issuer': 'intercepted',
  'tls-dates': 'no-answer',
  'tls-other-name': 'intercepted',
  'tls-protocol': 'no-answer',
  'gateway-page': 'server-error',
  'server-error': 'server-error',
  timeout: 'no-answer',
  'slow-body': 'no-answer',
  refused: 'no-answer',
  'proxy-refused': 'no-answer',
  reset: 'no-answer',
  'broke-off': 'no-answer',
  'no-answer': 'no-answer',
  empty: 'broken-answer',
  'truncated-json': 'broken-answer',
  'no-json': 'broken-answer',
}

/**
 * Reads what a pasted answer itself says about Copilot's credentials, and what of the request stands beside it;
 * needs no connection.
 */
export const copilotSays = saysCheck({
  id: 'copilot.paste-says',
  asks: 'What does the answer that you pasted say?',
  system: 'copilot',
  outcomes: {
    ...copilotRefusals,
    'one-header': 'fail',
    'forecast-header': 'fail',
    'not-provided': 'fail',
    success: 'pass',
    nothing: 'info',
  },
  judge: (paste) => {
    const { text } = paste
    const request = readCopilotRequest(paste)
    const beside = request.fault
    const told = telling(paste, 'answer')
    const { error, status } = told
    const { message, code, requestId, dialect } = told.facts
    const facts = { pasted: 'yes', status: status?.code, host: hostIn(paste), message, code, requestId, dialect }
    const found = <const O extends string>(
      outcome: O,
      quote: string,
      says: string,
      more: FactsGiven = {},
      shows = shown(outcome),
    ) => quoted(paste, outcome, quote, { says, shows, facts: { ...facts, ...more } })
    // A fault that stands in the pasted request itself explains whatever came back on it.
    switch (beside?.kind) {
      case 'retired-host':
      case 'wrong-host':
      case 'one-header':
      case 'forecast-header': {
        const { kind, quote, says, detail } = beside
        const missing = kind === 'one-header' ? detail : undefined
        const host = kind === 'retired-host' ? detail : facts.host
        return found(kind, quote, says, { sentDetail: detail, missing, host }, says)
      }
    }
    const forToken = /\/oauth2?\/token\b/.test(text)
    if (error !== null && error.quote !== '' && (status === null || status.code < 500)) {
      const outcome = copilotErrorOutcome(error, status?.code ?? (error.shape === 'copilot' ? 401 : 400), forToken)
      // From a paste alone it is not known whether both headers were sent.
      const isSent = request.whole?.scheme === 'headers'
      const plain = outcome === 'headers-not-read' && !isSent ? ('not-provided' as const) : outcome
      const oauthError = plain in copilotTokenRefusals ? error.code : null
      return found(plain, error.quote, `The pasted answer says “${error.message ?? error.code ?? ''}”.`, { oauthError })
    }
    const named = codeWords.exec(text)?.[0]
    if (named !== undefined) {
      const outcome = copilotErrorOutcome({ code: named, message: null, shape: 'oauth' }, 400, forToken)
      const more = { code: named, oauthError: named, dialect: 'guide' }
      return found(outcome, named, `The pasted text names ${named}.`, more)
    }
    const words = copilotWords.exec(text)?.[0].trim()
    if (words !== undefined) {
      const outcome = /not provided/i.test(words) ? ('not-provided' as const) : ('keys-refused' as const)
      return found(outcome, words, `The pasted text says “${words}”.`, { message: words, dialect: 'published' })
    }
    const way = readsReach(paste)
    const lost = reached[way.outcome]
    const [first] = 'evidence' in way ? way.evidence : []
    if (lost !== undefined && first !== undefined) {
      const says = way.says.replaceAll('Clari’s', 'Copilot’s').replaceAll('Clari ', 'Copilot ')
      return found(lost, first.quote, says, { detail: first.shows }, first.shows)
    }
    const refusal = paste.statuses.find((each) => each.status >= 400)
    if (refusal !== undefined) {
      const outcome = copilotErrorOutcome(
        { code: null, message: null, shape: 'copilot' },
        refusal.status,
        forToken && refusal.status !== 401,
      )
      const plain = outcome === 'keys-refused' && forToken ? 'invalid-client' : outcome
      const quote = text.slice(refusal.start, refusal.end)
      const says = `a ${refusal.status} without a reason`
      return quoted(paste, plain, quote, {
        says: `The pasted answer is ${says}.`,
        shows: says,
        facts: { ...facts, status: refusal.status },
      })
    }
    const client = quoteOfClaim(paste, claims.clientRefused)
    if (client !== null) return found('invalid-client', client, `The pasted text says “${client}”.`)
    const refused = quoteOfClaim(paste, claims.credentialsRefused, claims.unauthorized)
    if (refused !== null) return found('keys-refused', refused, `The pasted text says “${refused}”.`)
    const forbidden = quoteOfClaim(paste, claims.forbidden)
    if (forbidden !== null) return found('forbidden', forbidden, `The pasted text says “${forbidden}”.`)
    const good = status?.quote ?? /"access_token"(?=\s*:)|"(?:users|calls)"(?=\s*:\s*\[)/.exec(text)?.[0]
    if (good !== undefined)
      return found('success', good, 'The pasted answer is a good one: nothing is refused in it.', {}, 'a good answer')
    return told.nothing('The pasted text does not say how Copilot refused.')
  },
})

function shown(outcome: string): string {
  switch (outcome) {
    case 'not-provided':
      return 'Copilot says that no credentials came'
    case 'headers-not-read':
      return 'both headers were sent, and Copilot says that none came'
    case 'keys-refused':
      return 'Copilot refuses the two keys'
    case 'wrong-host':
      return 'the words of Clari’s forecast API, not of Copilot'
    case 'rate-limited':
      return 'Copilot asks to slow down'
    default:
      return outcome in copilotTokenRefusals ? 'a refusal of the token endpoint (RFC 6749)' : 'how it was refused'
  }
}

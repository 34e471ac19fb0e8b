import { check } from '#src/domain/check.ts'
import type { FactsGiven } from '#src/domain/finding.ts'
import { readCopilotRequest } from './copilot-request.ts'
import { copilotErrorOutcome, copilotRefusals, tokenRefusals } from './copilot-refusal.ts'
import { readPastedAnswer } from './pasted-answer.ts'
import { unreachableSays } from './unreachable-says.ts'

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
  'gateway-page': 'server-error',
  'server-error': 'server-error',
  timeout: 'no-answer',
  'slow-body': 'no-answer',
  refused: 'no-answer',
  'proxy-refused': 'no-answer',
  reset: 'no-answer',
  'broke-off': 'no-answer',
  empty: 'broken-answer',
  'truncated-json': 'broken-answer',
}

/**
 * Reads what a pasted answer itself says about Copilot's credentials, and what of the request stands beside it;
 * needs no connection.
 */
export const copilotSays = check({
  id: 'copilot.paste-says',
  asks: 'What does the answer that you pasted say?',
  system: 'copilot',
  costs: 'offline',
  reads: ['error'],
  outcomes: {
    ...copilotRefusals,
    'one-header': 'fail',
    'forecast-header': 'fail',
    'not-provided': 'fail',
    success: 'pass',
    nothing: 'info',
  },
  gather: async ({ pastes }) => ({ text: pastes['error'] ?? '' }),
  judge: ({ text }) => {
    const quoted = (quote: string, shows: string) => [{ kind: 'paste' as const, text, quote, shows }] as const
    const request = readCopilotRequest(text)
    const beside = request.fault
    const answer = readPastedAnswer(text)
    const { error, status } = answer
    const facts: FactsGiven = {
      pasted: 'yes',
      status: status?.code,
      host: hostIn(text),
      message: error?.message,
      code: error?.code,
      requestId: error?.requestId,
      dialect: error?.dialect,
    }
    // A fault that stands in the pasted request itself explains whatever came back on it.
    if (
      beside !== null &&
      (beside.kind === 'retired-host' ||
        beside.kind === 'wrong-host' ||
        beside.kind === 'one-header' ||
        beside.kind === 'forecast-header')
    ) {
      return {
        outcome: beside.kind,
        says: beside.says,
        facts: {
          ...facts,
          sentDetail: beside.detail,
          ...(beside.kind === 'one-header' ? { missing: beside.detail } : {}),
          ...(beside.kind === 'retired-host' ? { host: beside.detail } : {}),
        },
        evidence: quoted(beside.quote, beside.says),
      }
    }
    const forToken = /\/oauth2?\/token\b/.test(text)
    if (error !== null && error.quote !== '' && (status === null || status.code < 500)) {
      const outcome = copilotErrorOutcome(error, status?.code ?? (error.shape === 'copilot' ? 401 : 400), forToken)
      // From a paste alone it is not known whether both headers were sent.
      const plain =
        outcome === 'headers-not-read'
          ? request.whole?.scheme === 'headers'
            ? 'headers-not-read'
            : 'not-provided'
          : outcome
      const words = error.message ?? error.code ?? ''
      return {
        outcome: plain,
        says: `The pasted answer says “${words}”.`,
        facts: { ...facts, oauthError: plain in tokenRefusals ? error.code : null },
        evidence: quoted(error.quote, shown(plain)),
      }
    }
    const code = codeWords.exec(text)
    if (code !== null) {
      const outcome = copilotErrorOutcome({ code: code[0], message: null, shape: 'oauth' }, 400, forToken)
      return {
        outcome,
        says: `The pasted text names ${code[0]}.`,
        facts: { ...facts, code: code[0], oauthError: code[0], dialect: 'guide' },
        evidence: quoted(code[0], shown(outcome)),
      }
    }
    const words = copilotWords.exec(text)
    if (words !== null) {
      const outcome = /not provided/i.test(words[0]) ? ('not-provided' as const) : ('keys-refused' as const)
      return {
        outcome,
        says: `The pasted text says “${words[0].trim()}”.`,
        facts: { ...facts, message: words[0].trim(), dialect: 'published' },
        evidence: quoted(words[0].trim(), shown(outcome)),
      }
    }
    const way = unreachableSays.judge({ text })
    const lost = reached[way.outcome]
    const [first] = way.evidence ?? []
    if (lost !== undefined && first?.kind === 'paste') {
      return {
        outcome: lost,
        says: way.says.replaceAll('Clari’s', 'Copilot’s').replaceAll('Clari ', 'Copilot '),
        facts: { ...facts, detail: first.shows, host: hostIn(text) },
        evidence: quoted(first.quote, first.shows),
      }
    }
    if (status !== null && status.code >= 400) {
      const outcome = copilotErrorOutcome(
        { code: null, message: null, shape: 'copilot' },
        status.code,
        forToken && status.code !== 401,
      )
      const named = outcome === 'keys-refused' && forToken ? 'invalid-client' : outcome
      return {
        outcome: named,
        says: `The pasted answer is a ${status.code} without a reason.`,
        facts,
        evidence: quoted(status.quote, `a ${status.code} without a reason`),
      }
    }
    if (status !== null || /"access_token"\s*:|"(?:users|calls)"\s*:\s*\[/.test(text)) {
      const quote = status?.quote ?? /"access_token"|"(?:users|calls)"/.exec(text)?.[0] ?? ''
      return {
        outcome: 'success',
        says: 'The pasted answer is a good one: nothing is refused in it.',
        facts,
        evidence: quoted(quote, 'a good answer'),
      }
    }
    return {
      outcome: 'nothing',
      says: text.trim() === '' ? 'Nothing was pasted.' : 'The pasted text does not say how Copilot refused.',
    }
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
      return outcome in tokenRefusals ? 'a refusal of the token endpoint (RFC 6749)' : 'how it was refused'
  }
}

/** The host that the failing request went to, where the text names one of Copilot's or Clari's. */
function hostIn(text: string): string | undefined {
  return /\b((?:[\w-]{1,60}\.){1,5}(?:clari|trywingman)\.com)\b/i.exec(text)?.[1]?.toLowerCase()
}

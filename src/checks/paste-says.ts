import { check } from '#src/domain/check.ts'

const signs = [
  {
    outcome: 'no-optin',
    pattern: /\bno_optin\b|not opted[ -]in|no opt-?ins? for/i,
    says: 'it speaks of an opt-in: the key was accepted, but not for this forecast',
  },
  { outcome: 'gateway-no-key', pattern: /no api key found in request/i, says: 'the gateway says that no key arrived' },
  {
    outcome: 'gateway-rejected',
    pattern: /invalid authentication credentials/i,
    says: 'the gateway does not know the key',
  },
  {
    outcome: 'api-rejected',
    pattern:
      /invalid api key|api key (?:is )?(?:invalid|expired|revoked)|\b401\b[^\n]{0,40}unauthori[sz]ed|"error"\s*:\s*"unauthorized"|unauthori[sz]ed|\b401\b|密钥无效|未授权/i,
    says: 'the API refuses the key',
  },
  {
    outcome: 'web-page',
    pattern: /<!doctype html|<html[\s>]|<title/i,
    says: 'a web page came back instead of an answer of the API',
  },
] as const

const successPattern =
  /\bHTTP\/[\d.]+ 20\d\b|"(?:forecasts|entries|jobs|concurrentLimit|jobId)"\s*:|^\s*(?:status(?: code)?\s*[:=]?\s*)?20[0-2]\b(?: OK)?\s*$/im

/** Reads what a pasted answer itself says about the key; needs no connection. */
export const pasteSays = check({
  id: 'clari.paste-says',
  asks: 'What does the answer that you pasted say?',
  system: 'clari',
  costs: 'offline',
  reads: ['error'],
  outcomes: {
    'no-optin': 'fail',
    'gateway-no-key': 'fail',
    'gateway-rejected': 'fail',
    'api-rejected': 'fail',
    'web-page': 'fail',
    success: 'pass',
    nothing: 'info',
  },
  gather: async ({ pastes }) => ({ text: pastes['error'] ?? '' }),
  judge: ({ text }) => {
    const forecastId = forecastIn(text)
    const page = signs[4].pattern.exec(text)
    for (const sign of signs) {
      const read = sign.pattern.exec(text)
      if (read === null) continue
      // A 401 beside a web page is the page's: the API never sends HTML.
      if (sign.outcome === 'api-rejected' && page !== null && !/api key/i.test(read[0])) continue
      return {
        outcome: sign.outcome,
        says: `The pasted answer: ${sign.says}.`,
        facts: {
          pasted: sign.outcome,
          forecastId,
          errorId: /"errorId"\s*:\s*"([^"]{1,80})"/.exec(text)?.[1],
          scope: /scope\s+(\S+?)[\s"'.,]/i.exec(text)?.[1],
        },
        evidence: [{ kind: 'paste', text, quote: read[0], shows: sign.says }],
      }
    }
    const success = successPattern.exec(text)
    if (success !== null) {
      return {
        outcome: 'success',
        says: 'The pasted answer is a good one: nothing is refused in it.',
        evidence: [{ kind: 'paste', text, quote: success[0], shows: 'a good answer' }],
      }
    }
    return {
      outcome: 'nothing',
      says: text.trim() === '' ? 'Nothing was pasted.' : 'The pasted text does not say how the key was refused.',
    }
  },
})

/** A forecast's id, when the paste names one. */
export function forecastIn(text: string): string | undefined {
  const named =
    /forecast '([^'\n]{1,120})'/i.exec(text)?.[1] ?? /\/(?:export\/)?forecast\/([\w.:-]{1,120})/i.exec(text)?.[1]
  return named === undefined || named === 'list' ? undefined : named
}

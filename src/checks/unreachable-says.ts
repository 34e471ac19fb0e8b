import { check } from '#src/domain/check.ts'
import { jsonIn } from './json-in-text.ts'
import { readPastedAnswer } from './pasted-answer.ts'
import { reachFaults, type ReachFault } from './reach-faults.ts'
import { reachWordsIn } from './reach-words.ts'

const statusWords: Readonly<Record<number, string>> = {
  500: 'Clari’s server failed',
  502: 'a gateway got no good answer from the server behind it',
  503: 'the server says that it is not available',
  504: 'a gateway waited for the server behind it in vain',
}

/** Reads from a pasted text alone why no proper answer came; needs no connection. */
export const unreachableSays = check({
  id: 'clari.unreachable-says',
  asks: 'What does the text that you pasted say about how the request ended?',
  system: 'clari',
  costs: 'offline',
  reads: ['error'],
  outcomes: { ...reachFaults, refusal: 'warn', success: 'pass', nothing: 'info' },
  gather: async ({ pastes }) => ({ text: pastes['error'] ?? '' }),
  judge: ({ text }) => {
    const { status, page, error, success } = readPastedAnswer(text)
    const found = (
      fault: ReachFault,
      quote: string,
      says: string,
      more: Readonly<Record<string, string | number | null>> = {},
    ) => ({
      outcome: fault,
      says: `The pasted text: ${says}.`,
      facts: { pasted: fault, pastedQuote: quote, pastedHost: hostIn(text), status: status?.code, ...more },
      evidence: [{ kind: 'paste' as const, text, quote, shows: says }] as const,
    })
    if (page !== null && (status === null || status.code < 500)) {
      const what = page.login ? 'a login page' : 'a web page'
      return found(
        page.login ? 'login-page' : 'web-page',
        page.quote,
        `${what} came back instead of an answer of the API`,
        { pageTitle: page.title, pageKind: page.login ? 'login-page' : 'html' },
      )
    }
    if (page !== null && status !== null)
      return found('gateway-page', page.quote, `${status.code} as a web page: something in front of the API failed`, {
        pageTitle: page.title,
      })
    if (error !== null && status?.code !== undefined && status.code >= 500)
      return found('server-error', status.quote, `Clari failed with ${status.code}`)
    if (error !== null) {
      const said = error.code ?? error.message ?? 'an error'
      return {
        outcome: 'refusal',
        says: `The pasted text is a proper answer of the API, which refuses: “${said}”. Clari was reached.`,
        facts: {
          pasted: 'refusal',
          refusalSaid: said,
          message: error.message,
          code: error.code,
          errorId: error.errorId,
          requestId: error.requestId,
          orgId: error.orgId,
          dialect: error.dialect,
        },
        evidence: [{ kind: 'paste', text, quote: error.quote, shows: 'an answer of the API' }],
      }
    }
    const words = reachWordsIn(text)
    if (words !== null) return found(words.fault, words.quote, words.says)
    const broken = jsonIn(text).find(({ fault, tape }) => fault?.cutOff === true && tape.kinds.length > 2)
    if (broken !== undefined)
      return found(
        'truncated-json',
        text.slice(Math.max(broken.start, broken.end - 40), broken.end).trim(),
        'JSON that breaks off in the middle',
      )
    if (status !== null && status.code >= 500)
      return found(
        [502, 503, 504].includes(status.code) ? 'gateway-page' : 'server-error',
        status.quote,
        statusWords[status.code] ?? `the server failed with ${status.code}`,
      )
    if (status !== null && status.code >= 300 && status.code < 400)
      return found('redirected', status.quote, 'a redirect to another page')
    if (success !== null && success.quote.startsWith('HTTP') && isBodyless(text))
      return found('empty', success.quote, 'a status and headers, and no body after them')
    if (success !== null)
      return {
        outcome: 'success',
        says: 'The pasted text is a good answer.',
        facts: { pasted: 'success' },
        evidence: [{ kind: 'paste', text, quote: success.quote, shows: 'a good answer' }],
      }
    return {
      outcome: 'nothing',
      says: text.trim() === '' ? 'Nothing was pasted.' : 'The pasted text does not say how the request ended.',
    }
  },
})

/** Whether headers were pasted and nothing follows them. */
function isBodyless(text: string): boolean {
  const lines = text.trim().split(/\r?\n/)
  const last = lines.at(-1) ?? ''
  return lines.length > 1 && /^[<*]? ?[A-Za-z-]{1,60}:[ \t]/.test(last) && !/[{[]/.test(last)
}

/** The host that the failing request went to, where the text names it. */
function hostIn(text: string): string | undefined {
  return /\b((?:[\w-]{1,60}\.){1,5}(?:clari|trywingman)\.com)\b/i.exec(text)?.[1]?.toLowerCase()
}

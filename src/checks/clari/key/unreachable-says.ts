import { claims, quoteOfClaim } from '#src/reading/claims.ts'
import { gatewayFailed } from '#src/reading/clari/answer.ts'
import { hostIn, whoseIn } from '#src/reading/clari/mentions.ts'
import { valuesOf } from '#src/reading/json/values.ts'
import type { PastedText } from '#src/reading/pasted-text.ts'
import { reachFaults, type ReachFault } from './reach-faults.ts'
import { pastedFacts, saysCheck, telling } from '#src/checks/clari/request/says-check.ts'

const outcomes = { ...reachFaults, 'no-answer': 'fail', refusal: 'warn', success: 'pass', nothing: 'info' } as const

/** Readers of JSON that met something else, or only a part of it. */
const unread: readonly { readonly fault: ReachFault; readonly says: string; readonly pattern: RegExp }[] = [
  {
    fault: 'truncated-json',
    says: 'JSON that breaks off in the middle',
    pattern: new RegExp(
      [
        String.raw`Unterminated string(?: in JSON| starting at)[^\n]{0,60}|Expected ',' or [^\n]{0,60}`,
        String.raw`Expected property name or '\}'[^\n]{0,40}`,
        String.raw`JSONDecodeError: (?:Unterminated|Expecting ',' delimiter|Expecting property name)[^\n]{0,60}`,
      ].join('|'),
    ),
  },
  {
    fault: 'empty',
    says: 'nothing that could be read as JSON',
    pattern: new RegExp(
      [
        String.raw`Unexpected end of JSON input|Expecting value: line 1 column 1 \(char 0\)|Content-Length: 0\b`,
        String.raw`(?:empty|blank|no) (?:response|reply|body|answer)|空响应|返回为?空$`,
      ].join('|'),
      'im',
    ),
  },
]

/** What a status says by itself of how a request ended. */
function ofStatus(status: number, whose: string): { readonly fault: ReachFault; readonly says: string } | null {
  if (status === 407) return { fault: 'proxy-refused', says: 'the network’s proxy did not let the request through' }
  if (status === 408) return { fault: 'timeout', says: 'no answer in time' }
  if (status === 451) return { fault: 'web-page', says: 'something on the way does not let the request through' }
  if (status === 511) return { fault: 'login-page', says: 'the network wants somebody to log in first' }
  if (status === 500) return { fault: 'server-error', says: `${whose}’s server failed` }
  if (status === 502) return { fault: 'gateway-page', says: 'a gateway got no good answer from the server behind it' }
  if (status === 503) return { fault: 'gateway-page', says: 'the server says that it is not available' }
  if (status === 504) return { fault: 'gateway-page', says: 'a gateway waited for the server behind it in vain' }
  if (status === 304) return { fault: 'empty', says: 'nothing but “not modified”, which a cache on the way says' }
  if (status >= 520) return { fault: 'gateway-page', says: `something in front of ${whose}’s server did not reach it` }
  if (status >= 500) return { fault: 'server-error', says: `the server failed with ${status}` }
  return status >= 300 && status < 400 ? { fault: 'redirected', says: 'a redirect to another page' } : null
}

/** Reads from a pasted text alone why no proper answer came; needs no connection. */
export const unreachableSays = saysCheck({
  id: 'clari.unreachable-says',
  asks: 'What does the text that you pasted say about how the request ended?',
  outcomes,
  facts: {
    ...pastedFacts,
    /** Whose address the paste names, and its host. */
    asked: 'text',
    pastedHost: 'text',
    pastedQuote: 'text',
    pageTitle: 'text',
    pageKind: 'text',
    refusalSaid: 'text',
  },
  judge: readsReach,
})

/** Reads why no proper answer of Clari’s, or of Copilot’s where it is theirs, came back. */
export function readsReach(paste: PastedText) {
  const { text } = paste
  const told = telling(paste, 'text')
  const { status, page, error, success, succeeded, nothing } = told
  const lost = paste.statuses
    .map((found) => ({ ...found, quote: text.slice(found.start, found.end) }))
    .find((found) => ofStatus(found.status, '') !== null && (status === null || status.code >= 300))
  const failure = told.failure?.fault === 'unsendable' ? null : told.failure
  const asked = whoseIn(paste, failure ?? page ?? lost ?? null)
  const whose = asked === 'copilot' ? 'Copilot' : 'Clari'
  const pasted = {
    asked,
    pastedHost: hostIn(paste),
    status: (status?.code ?? 0) >= 500 ? status?.code : (lost?.status ?? status?.code),
  }
  const found = <const O extends ReachFault | 'no-answer'>(
    outcome: O,
    quote: string,
    says: string,
    more: { readonly pageTitle?: string | null; readonly pageKind?: string } = {},
  ) => ({
    ...told.found(outcome, quote, says),
    facts: { pasted: outcome, pastedQuote: quote, ...pasted, ...more },
  })
  if (page !== null && failure === null && (lost === undefined || lost.status < 500)) {
    const isLogin = page.kind === 'login'
    return found(
      isLogin ? 'login-page' : 'web-page',
      page.quote,
      `${isLogin ? 'a login page' : 'a web page'} came back instead of an answer of the API`,
      { pageTitle: page.title, pageKind: isLogin ? 'login-page' : 'html' },
    )
  }
  if (page !== null && failure === null && lost !== undefined)
    return found('gateway-page', page.quote, `${lost.status} as a web page: something in front of the API failed`, {
      pageTitle: page.title,
    })
  if (error !== null && gatewayFailed.test(error.message ?? ''))
    return found('gateway-page', error.quote, `the gateway in front of ${whose}’s API reached no server behind it`)
  if (error !== null && lost !== undefined && lost.status >= 500)
    return found('server-error', lost.quote, `${whose} failed with ${lost.status}`)
  if (error !== null) {
    const said = error.code ?? error.message ?? 'an error'
    return {
      outcome: 'refusal' as const,
      says: `The pasted text is a proper answer of the API, which refuses: “${said}”. ${whose} was reached.`,
      facts: { ...told.facts, status: undefined, pasted: 'refusal', refusalSaid: said },
      evidence: [{ kind: 'paste' as const, text, quote: error.quote, shows: 'an answer of the API' }] as const,
    }
  }
  if (failure !== null && failure.fault !== 'unsendable') return found(failure.fault, failure.quote, failure.says)
  for (const { fault, says, pattern } of unread) {
    const words = pattern.exec(text)
    if (words !== null) return found(fault, words[0].trim(), says)
  }
  const broken = valuesOf(paste.documents).find(
    ({ fault, document }) => fault?.cutOff === true && document.tape.kinds.length > 2,
  )
  if (broken !== undefined) {
    const end = text.slice(Math.max(broken.start, broken.end - 40), broken.end).trim()
    return found('truncated-json', end, 'JSON that breaks off in the middle')
  }
  const ended = lost === undefined ? null : ofStatus(lost.status, whose)
  if (lost !== undefined && ended !== null) return found(ended.fault, lost.quote, ended.says)
  if (success !== null && success.quote.startsWith('HTTP') && isBodyless(text))
    return found('empty', success.quote, 'a status and headers, and no body after them')
  const failed = quoteOfClaim(paste, claims.serverFailed)
  if (failed !== null) return found('server-error', failed, `${whose}’s server failed`)
  const noJson = quoteOfClaim(paste, claims.notJson)
  if (noJson !== null)
    return /html|page/i.test(noJson)
      ? found('web-page', noJson, 'a web page came back instead of an answer of the API')
      : found('no-json', noJson, 'something else than JSON came back')
  const unreachable = quoteOfClaim(paste, claims.unreachable, claims.noAnswerInTime)
  if (unreachable !== null) return found('no-answer', unreachable, `${whose} could not be reached, without saying why`)
  return (
    succeeded('success', 'The pasted text is a good answer.') ??
    nothing('The pasted text does not say how the request ended.')
  )
}

/** Whether headers were pasted and nothing follows them. */
function isBodyless(text: string): boolean {
  const lines = text.trim().split(/\r?\n/)
  const last = lines.at(-1) ?? ''
  return lines.length > 1 && /^[<*]? ?[A-Za-z-]{1,60}:[ \t]/.test(last) && !/[{[]/.test(last)
}

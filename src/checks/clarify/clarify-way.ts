import { looksLike } from '#src/clari/not-json.ts'
import { scenarioOfPage } from '#src/clarify/http-status.ts'
import { readPaste } from '#src/reading/pasted-text.ts'
import type { FoundPage } from '#src/reading/text/pages.ts'
import { wayFaults } from '#src/checks/clari/key/reach-faults.ts'

/**
 * Every way for a call to Clarify to be lost on the way, or to be answered by somebody else. `filter-page`: something
 * that blocks; `gateway-failed`: a 5xx without a page and without an RPC answer.
 */
export const clarifyWayFaults = { ...wayFaults, 'filter-page': 'fail', 'gateway-failed': 'fail' } as const

/** One way for a call to Clarify to be lost on the way. */
export type ClarifyWayFault = keyof typeof clarifyWayFaults

/** Whether an outcome of a check of Clarify's is about the way to it. */
export function isClarifyWayFault(outcome: string): outcome is ClarifyWayFault {
  return Object.hasOwn(clarifyWayFaults, outcome)
}

/** A status that no RPC answer has, told by what on the way gives it; null for those that Clarify gives itself. */
export function statusFault(status: number): ClarifyWayFault | null {
  if (status === 407) return 'proxy-refused'
  if (status === 408) return 'timeout'
  if (status === 451) return 'filter-page'
  if (status === 511) return 'login-page'
  if (status >= 300 && status < 400 && status !== 304) return 'redirected'
  return status >= 500 ? 'gateway-failed' : null
}

/** A page that came in Clarify's place. */
interface PageFound {
  readonly fault: ClarifyWayFault
  readonly says: string
  readonly facts: { readonly pageTitle?: string | undefined; readonly pageBy?: string | undefined }
  /** The title as it stands in the page; null when it has none. */
  readonly title: string | null
}

/** Who a page is from, as an outcome; a status of 5xx says a gateway, 401 a sign-in, 403 and 451 a filter. */
export function pageFault({ kind }: Pick<FoundPage, 'kind'>, status: number | null): ClarifyWayFault {
  if (status === 511) return 'login-page'
  if (status !== null && status >= 500) return 'gateway-page'
  if (kind === 'login' || status === 401) return 'login-page'
  if (kind === 'filter' || status === 403 || status === 451) return 'filter-page'
  return 'web-page'
}

/**
 * Says who answered with a web page instead of Clarify; null where the text is no page, or one with which a gateway
 * refuses the request itself (too large, wrong address).
 */
export function pageInPlace(text: string, status: number | null): PageFound | null {
  if (looksLike(text) !== 'html' && looksLike(text) !== 'login-page') return null
  if (scenarioOfPage(status) !== 'clarify.unreachable') return null
  const paste = readPaste(text)
  const [page] = paste.pages
  const told = page?.telling[0]
  const title = told === undefined ? '' : paste.text.slice(told.start, told.end).trim()
  const named = `${title === '' ? '' : ` titled “${title}”`}${status === null ? '' : ` with HTTP ${status}`}`
  const from = page?.by ?? 'something on the way (a proxy, a gateway, a sign-in page)'
  return {
    fault: pageFault(page ?? { kind: 'page' }, status),
    says: `A web page${named} came back instead of JSON. It is from ${from}, not from Clarify’s API.`,
    facts: { pageTitle: title === '' ? undefined : title, pageBy: page?.by ?? undefined },
    title: title === '' ? null : title,
  }
}

import { looksLike } from '#src/clari/not-json.ts'
import { scenarioOfPage } from '#src/clarify/http-status.ts'
import type { FactsGiven } from '#src/domain/finding.ts'
import { wayFaults } from './reach-faults.ts'

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
  if (status >= 300 && status < 400) return 'redirected'
  return status >= 500 ? 'gateway-failed' : null
}

/** Products that answer in an API's place, by the names that their pages give themselves. */
const answerers: readonly (readonly [RegExp, string])[] = [
  [/zscaler/i, 'Zscaler'],
  [/netskope/i, 'Netskope'],
  [/forcepoint|websense/i, 'Forcepoint'],
  [/fortiguard|fortinet|fortigate/i, 'Fortinet'],
  [/palo ?alto networks|globalprotect/i, 'Palo Alto Networks'],
  [/cisco umbrella|opendns/i, 'Cisco Umbrella'],
  [/blue ?coat|symantec web/i, 'Symantec'],
  [/mcafee web gateway|skyhigh/i, 'Skyhigh'],
  [/sophos/i, 'Sophos'],
  [/barracuda/i, 'Barracuda'],
  [/cloudflare/i, 'Cloudflare'],
  [/akamai|edgesuite/i, 'Akamai'],
  [/incapsula|imperva/i, 'Imperva'],
  [/\bsquid\b/i, 'A Squid proxy'],
]

/** What a page says that lets a request not through. */
const blocks: readonly RegExp[] = [
  /\b(?:web ?filter|content filter|captive portal|blocked)\b/i,
  /\baccess (?:to this \w{1,12} )?(?:is |was |has been )?denied\b/i,
  /\bnot allowed by\b|\bagainst (?:the )?(?:company |corporate )?policy\b/i,
]

/** As much of a page as is looked at: its head and first words. */
const head = 20_000

/** A page that came in Clarify's place. */
interface PageFound {
  readonly fault: ClarifyWayFault
  readonly says: string
  readonly facts: FactsGiven
  /** The title as it stands in the page; null when it has none. */
  readonly title: string | null
}

/**
 * Says who answered with a web page instead of Clarify; null where the text is no page, or one with which a gateway
 * refuses the request itself (too large, wrong address).
 */
export function pageInPlace(text: string, status: number | null): PageFound | null {
  const kind = looksLike(text)
  if (kind !== 'html' && kind !== 'login-page') return null
  if (scenarioOfPage(status) !== 'clarify.unreachable') return null
  const page = text.slice(0, head)
  const title = (/<title[^>]{0,200}>([^<]{1,200})/i.exec(page)?.[1] ?? '').trim()
  const by = answerers.find(([name]) => name.test(page))?.[1]
  const refused = status === 403 || status === 451
  const fault: ClarifyWayFault =
    status !== null && status >= 500
      ? 'gateway-page'
      : kind === 'login-page' || status === 401
        ? 'login-page'
        : refused || blocks.some((words) => words.test(page))
          ? 'filter-page'
          : 'web-page'
  const named = `${title === '' ? '' : ` titled “${title}”`}${status === null ? '' : ` with HTTP ${status}`}`
  const from = by === undefined ? 'something on the way (a proxy, a gateway, a sign-in page)' : by
  return {
    fault: status === 511 ? 'login-page' : fault,
    says: `A web page${named} came back instead of JSON. It is from ${from}, not from Clarify’s API.`,
    facts: { pageTitle: title === '' ? undefined : title, pageBy: by },
    title: title === '' ? null : title,
  }
}

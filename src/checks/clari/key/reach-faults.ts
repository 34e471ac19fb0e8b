import type { NetworkFailure } from '#src/domain/contract/exchange.ts'

/**
 * Every way for a request to be lost between here and an API, or to be answered by somebody else; told apart finely
 * enough to be fixed. Clari’s and Clarify’s checks share them.
 */
export const wayFaults = {
  dns: 'fail',
  refused: 'fail',
  'proxy-refused': 'fail',
  'tls-unknown-issuer': 'fail',
  'tls-dates': 'fail',
  'tls-other-name': 'fail',
  'tls-protocol': 'fail',
  timeout: 'fail',
  'slow-body': 'fail',
  reset: 'fail',
  'broke-off': 'fail',
  redirected: 'fail',
  'gateway-page': 'fail',
  'login-page': 'fail',
  'web-page': 'fail',
  'too-large': 'fail',
} as const

/** One way for a request to be lost before the API answers. */
export type WayFault = keyof typeof wayFaults

/** Every way for a request to Clari to come to nothing, or to something that is no answer of its API. */
export const reachFaults = {
  ...wayFaults,
  'server-error': 'fail',
  'truncated-json': 'fail',
  empty: 'fail',
  'no-json': 'fail',
  'unknown-shape': 'fail',
  'wrong-address': 'fail',
} as const

/** One way for a request to Clari to come to nothing. */
export type ReachFault = keyof typeof reachFaults

/** What a certificate's refusal (`kind` of a silence's facts) comes down to for whoever mends it. */
function tlsFault(kind: string | undefined): WayFault {
  switch (kind) {
    case 'expired':
    case 'not-yet-valid':
    case 'revoked':
      return 'tls-dates'
    case 'other-name':
      return 'tls-other-name'
    case 'protocol':
      return 'tls-protocol'
    default:
      return 'tls-unknown-issuer'
  }
}

/** Which fault a missing answer is; null where nothing was sent, so that nothing is known of the way. */
export function networkFault({ reason, facts }: NetworkFailure): WayFault | null {
  switch (reason) {
    case 'dns':
      return 'dns'
    case 'refused':
      return facts?.['by'] === 'proxy' ? 'proxy-refused' : 'refused'
    case 'tls':
      return tlsFault(facts?.['kind'])
    case 'timeout':
      return facts?.['phase'] === 'body' ? 'slow-body' : 'timeout'
    case 'reset':
      return facts?.['phase'] === 'body' ? 'broke-off' : 'reset'
    case 'redirect':
      return 'redirected'
    case 'too-large':
      return 'too-large'
    case 'unsendable':
    case 'not-configured':
      return null
  }
}

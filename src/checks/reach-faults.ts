/**
 * Every way for a request to Clari to come to nothing, or to something that is no answer of its API, told apart finely
 * enough to be mended.
 */
export const reachFaults = {
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
  'server-error': 'fail',
  'login-page': 'fail',
  'web-page': 'fail',
  'truncated-json': 'fail',
  empty: 'fail',
  'no-json': 'fail',
  'unknown-shape': 'fail',
  'too-large': 'fail',
  'wrong-address': 'fail',
} as const

/** One way for a request to Clari to come to nothing. */
export type ReachFault = keyof typeof reachFaults

/** What a certificate's refusal (`kind` of a silence's facts) comes down to for whoever mends it. */
export function tlsFault(kind: string | undefined): ReachFault {
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

import fc from 'fast-check'
import { expect, test } from 'vitest'
import { networkFailureReasons } from '#src/domain/contract/exchange.ts'
import { codeOf, redirectFailure, networkFailureOf, type FailureContext } from './network-failure.ts'

const context: FailureContext = {
  address: new URL('https://api.clari.com/v4/admin/limits'),
  proxy: null,
  phase: 'connecting',
  received: 0,
}

/** An error as Node makes it, its text holding what must not get out. */
function nodeError(code: string | undefined, more: object = {}): Error {
  return Object.assign(new Error('invalid apikey header: top-secret-key'), code === undefined ? {} : { code }, more)
}

test.each([
  ['ENOTFOUND', 'dns', undefined],
  ['EAI_AGAIN', 'dns', undefined],
  ['ECONNREFUSED', 'refused', undefined],
  ['EHOSTUNREACH', 'refused', undefined],
  ['ENETUNREACH', 'refused', undefined],
  ['CERT_HAS_EXPIRED', 'tls', 'expired'],
  ['CERT_NOT_YET_VALID', 'tls', 'not-yet-valid'],
  ['DEPTH_ZERO_SELF_SIGNED_CERT', 'tls', 'self-signed'],
  ['SELF_SIGNED_CERT_IN_CHAIN', 'tls', 'unknown-issuer'],
  ['UNABLE_TO_GET_ISSUER_CERT_LOCALLY', 'tls', 'unknown-issuer'],
  ['UNABLE_TO_GET_ISSUER_CERT', 'tls', 'unknown-issuer'],
  ['UNABLE_TO_VERIFY_LEAF_SIGNATURE', 'tls', 'unknown-issuer'],
  ['ERR_TLS_CERT_ALTNAME_INVALID', 'tls', 'other-name'],
  ['CERT_REVOKED', 'tls', 'revoked'],
  ['CERT_SIGNATURE_FAILURE', 'tls', 'bad-certificate'],
  ['ERR_SSL_WRONG_VERSION_NUMBER', 'tls', 'protocol'],
  ['ERR_SSL_TLSV1_ALERT_PROTOCOL_VERSION', 'tls', 'protocol'],
  ['EPROTO', 'tls', 'protocol'],
  ['UND_ERR_CONNECT_TIMEOUT', 'timeout', undefined],
  ['ETIMEDOUT', 'timeout', undefined],
  ['ECONNRESET', 'reset', undefined],
  ['EPIPE', 'reset', undefined],
  ['UND_ERR_SOCKET', 'reset', undefined],
  ['UND_ERR_HEADERS_OVERFLOW', 'too-large', undefined],
  ['UND_ERR_INVALID_ARG', 'unsendable', undefined],
  ['ERR_INVALID_CHAR', 'unsendable', undefined],
  ['Z_BUF_ERROR', 'reset', undefined],
  [undefined, 'reset', undefined],
] as const)('%s is %s (%s)', (code, reason, kind) => {
  const failure = networkFailureOf(nodeError(code), context)
  expect([failure.reason, failure.facts?.['kind']]).toEqual([reason, kind])
  expect(failure.detail).toMatch(/^[A-Z“a-z].*\.$/)
  expect(JSON.stringify(failure)).not.toContain('secret')
})

test('what undici or happy eyeballs wrap is looked into', () => {
  expect(codeOf(nodeError('UND_ERR_SOCKET', { cause: nodeError('CERT_HAS_EXPIRED') }))).toBe('CERT_HAS_EXPIRED')
  expect(codeOf(new AggregateError([nodeError('ECONNREFUSED'), nodeError('ENETUNREACH')]))).toBe('ECONNREFUSED')
  expect(codeOf(new Error('x', { cause: nodeError('ENOTFOUND') }))).toBe('ENOTFOUND')
  expect([undefined, null, 'ENOTFOUND', {}, { code: 7 }, { code: 'a key: 123' }].map((error) => codeOf(error))).toEqual(
    Array.from({ length: 6 }, () => 'UNKNOWN'),
  )
})

test('of any error only its code gets out, and every one is some network failure', () => {
  fc.assert(
    fc.property(fc.string(), fc.string(), fc.string(), (message, code, name) => {
      const secret = `<${message}-planted-${code}>`
      const error = Object.assign(new Error(secret), {
        code: secret,
        name: `${name}${secret}`,
        hostname: secret,
        path: secret,
        cause: { code: secret, message: secret },
      })
      for (const phase of ['connecting', 'reading'] as const) {
        const failure = networkFailureOf(error, { ...context, phase, proxy: new URL('http://proxy.corp:8080') })
        expect(networkFailureReasons).toContain(failure.reason)
        expect(JSON.stringify(failure)).not.toContain('planted')
      }
    }),
  )
})

test.each([
  ['/login?next=%2Fv4', 'https://api.clari.com/login', 'false'],
  ['https://anna:pw@sso.example.com/a/b?SAMLRequest=x#y', 'https://sso.example.com/a/b', 'true'],
  ['//other.example', 'https://other.example/', 'true'],
  ['http://[', undefined, undefined],
])('a redirect to %s is told as %s', (location, told, other) => {
  const failure = redirectFailure(302, location, context.address)
  expect([failure.facts?.['location'], failure.facts?.['otherHost'], failure.facts?.['status']]).toEqual([
    told,
    other,
    '302',
  ])
  expect(JSON.stringify(failure)).not.toMatch(/SAMLRequest|anna|pw@/)
})

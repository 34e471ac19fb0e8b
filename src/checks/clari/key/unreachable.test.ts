import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Exchange, NetworkFailure } from '#src/domain/contract/exchange.ts'
import { readPaste } from '#src/reading/pasted-text.ts'
import { clariReach } from './clari-reach.ts'
import { unreachableSays } from './unreachable-says.ts'

function answered(status: number, body: unknown, operation = 'clari.limits', path = 'admin/limits'): Exchange {
  const text = typeof body === 'string' ? body : JSON.stringify(body)
  return {
    id: `x-${operation}`,
    operation,
    upstream: 'clari',
    connection: { id: 'c', label: 'Integration user', demo: false },
    request: { method: 'GET', url: `https://api.clari.com/v4/${path}`, headers: [], body: null },
    startedAt: 0,
    tookMs: 12,
    result: { kind: 'response', status, headers: [], body: text, bytes: text.length, truncated: false },
  }
}

function silent(reason: NetworkFailure['reason'], facts: Record<string, string> = {}): Exchange {
  return { ...answered(0, ''), result: { kind: 'silence', reason, detail: `It was ${reason}.`, facts } }
}

const limits = {
  jobs: {
    concurrentLimit: 3,
    monthlyQuota: 1000,
    submittedJobIds: [],
    availableConcurrentLimit: 3,
    availableMonthlyQuota: 995,
  },
}
const noRoute = { message: 'no Route matched with those values', request_id: 'r1' }
const page = (title: string, more = '') =>
  `<!doctype html><html><head><title>${title}</title></head><body>${more}</body></html>`

describe('whether a proper answer of Clari comes back', () => {
  it.each([
    ['answers', answered(200, limits)],
    ['dns', silent('dns')],
    ['refused', silent('refused')],
    ['proxy-refused', silent('refused', { by: 'proxy', proxyStatus: '407' })],
    ['tls-unknown-issuer', silent('tls', { kind: 'self-signed' })],
    ['tls-unknown-issuer', silent('tls', { kind: 'unknown-issuer', issuer: 'Corp Root' })],
    ['tls-dates', silent('tls', { kind: 'expired' })],
    ['tls-other-name', silent('tls', { kind: 'other-name' })],
    ['tls-protocol', silent('tls', { kind: 'protocol' })],
    ['timeout', silent('timeout', { phase: 'headers' })],
    ['slow-body', silent('timeout', { phase: 'body', received: '7' })],
    ['reset', silent('reset', { phase: 'headers' })],
    ['broke-off', silent('reset', { phase: 'body', received: '7' })],
    ['redirected', silent('redirect', { location: 'https://sso.example/login' })],
    ['too-large', silent('too-large')],
    ['not-sent', silent('unsendable')],
    ['gateway-page', answered(502, page('502 Bad Gateway'))],
    ['server-error', answered(503, '')],
    ['server-error', answered(500, { error: 'Internal Server Error', message: 'boom' })],
    [
      'went-wrong',
      answered(400, { code: 'SWW', namespace: 'exports', errorId: 'e', message: 'Something went wrong', orgId: '1' }),
    ],
    ['login-page', answered(200, page('Sign in', '<input type="password">'))],
    ['web-page', answered(200, page('Blocked'))],
    ['truncated-json', answered(200, '{"jobs":{"concurrentLimit":3,"subm')],
    ['empty', answered(200, '')],
    ['no-json', answered(200, 'blocked by policy 17')],
    ['unknown-shape', answered(200, { ok: true })],
    ['key-refused', answered(401, { message: 'Invalid authentication credentials' })],
    ['forbidden', answered(403, { error: 'Forbidden', message: 'API access not enabled for this user' })],
    ['rate-limited', answered(429, 'Too Many Requests')],
  ] as const)('is %s', (outcome, exchange) => {
    const judged = clariReach.judge({ exchanges: [exchange] })
    expect(judged.outcome).toBe(outcome)
    expect(judged.evidence?.length).toBeGreaterThan(0)
  })

  it('takes the next known call where one is not offered', () => {
    const list = answered(
      200,
      { forecasts: [{ forecastName: 'Net ARR', forecastId: 'net_arr', timePeriods: [] }] },
      'clari.forecast-list',
      'export/forecast/list',
    )
    expect(clariReach.judge({ exchanges: [answered(404, noRoute), list] })).toMatchObject({
      outcome: 'answers',
      facts: { dialect: 'guide' },
    })
  })

  it('blames the address only when no known call is there, and names it', () => {
    const absent = [
      answered(404, noRoute),
      answered(404, noRoute, 'clari.forecast-list', 'export/forecast/list'),
      answered(404, noRoute, 'clari.jobs', 'export/jobs'),
      answered(404, noRoute, 'clari.audit-events', 'audit/events?limit=1'),
    ]
    expect(clariReach.judge({ exchanges: absent })).toMatchObject({
      outcome: 'wrong-address',
      facts: { base: 'https://api.clari.com/v4' },
    })
  })
})

describe('what a pasted text says about how the request ended', () => {
  it.each([
    ['dns', 'curl: (6) Could not resolve host: api.clari.com'],
    [
      'dns',
      'Error: getaddrinfo ENOTFOUND api.clari.com\n' +
        '    at GetAddrInfoReqWrap.onlookupall [as oncomplete] (node:dns:120:26)',
    ],
    [
      'dns',
      "requests.exceptions.ConnectionError: HTTPSConnectionPool(host='api.clari.com', port=443): Max retries " +
        'exceeded with url: /v4/export/jobs (Caused by NameResolutionError("<urllib3.connection.HTTPSConnection ' +
        "object at 0x1>: Failed to resolve 'api.clari.com' ([Errno -2] Name or service not known)\"))",
    ],
    ['refused', 'connect ECONNREFUSED 10.0.0.4:443'],
    ['refused', 'curl: (7) Failed to connect to api.clari.com port 443 after 12 ms: Connection refused'],
    ['proxy-refused', 'curl: (56) CONNECT tunnel failed, response 407'],
    ['proxy-refused', "ProxyError('Cannot connect to proxy.', OSError('Tunnel connection failed: 403 Forbidden'))"],
    [
      'tls-unknown-issuer',
      'SSLError(SSLCertVerificationError(1, "[SSL: CERTIFICATE_VERIFY_FAILED] certificate verify failed: unable to ' +
        'get local issuer certificate (_ssl.c:1007)"))',
    ],
    ['tls-unknown-issuer', 'Error: self-signed certificate in certificate chain'],
    ['tls-unknown-issuer', 'javax.net.ssl.SSLHandshakeException: PKIX path building failed'],
    ['tls-dates', 'certificate verify failed: certificate has expired (_ssl.c:1007)'],
    [
      'tls-other-name',
      "Hostname/IP does not match certificate's altnames: Host: api.clari.com. is not in the cert's altnames",
    ],
    ['tls-protocol', 'error:0A00010B:SSL routines::wrong version number'],
    ['timeout', "ReadTimeout: HTTPSConnectionPool(host='api.clari.com', port=443): Read timed out. (read timeout=30)"],
    ['timeout', 'net/http: request canceled (Client.Timeout exceeded while awaiting headers)'],
    ['timeout', '请求超时了,Clari 一直没返回'],
    ['slow-body', 'curl: (28) Operation timed out after 30001 milliseconds with 512 out of 90210 bytes received'],
    ['reset', 'read ECONNRESET'],
    ['reset', "('Connection aborted.', RemoteDisconnected('Remote end closed connection without response'))"],
    ['broke-off', 'http.client.IncompleteRead(4096 bytes read, 8192 more expected)'],
    ['redirected', 'HTTP/1.1 302 Found\r\nLocation: https://sso.halden.example/login?return=%2Fv4\r\n\r\n'],
    ['redirected', 'requests.exceptions.TooManyRedirects: Exceeded 30 redirects.'],
    [
      'gateway-page',
      'HTTP/1.1 502 Bad Gateway\nContent-Type: text/html\n\n<html><head><title>502 Bad Gateway</title></head></html>',
    ],
    ['gateway-page', '504 Gateway Time-out'],
    ['server-error', 'HTTP/2 500\n\n{"error":"Internal Server Error","message":"Something went wrong"}'],
    ['login-page', 'HTTP/1.1 200 OK\n\n<!doctype html><html><head><title>Sign in - Halden</title></head></html>'],
    ['web-page', 'SyntaxError: Unexpected token \'<\', "<!DOCTYPE "... is not valid JSON'],
    ['truncated-json', '{"jobs":{"concurrentLimit":3,"monthlyQuota":1000,"submi'],
    ['truncated-json', 'SyntaxError: Unterminated string in JSON at position 57'],
    ['empty', 'json.decoder.JSONDecodeError: Expecting value: line 1 column 1 (char 0)'],
    ['empty', 'HTTP/1.1 200 OK\nContent-Type: application/json\nDate: Sun, 22 Nov 2026 07:00:00 GMT\n'],
    ['refusal', '{"error":"Unauthorized","message":"Invalid API key"}'],
    [
      'refusal',
      'HTTP/2 400\n\n{"code":"bad_request","namespace":"exports",' +
        '"errorId":"e1","message":"Invalid currency: XX.","orgId":"7"}',
    ],
    ['success', 'HTTP/2 200\ncontent-type: application/json\n\n{"forecasts":[]}'],
    ['success', JSON.stringify(limits)],
    ['nothing', 'my dashboard is slow today'],
    ['nothing', ''],
  ] as const)('is %s: %s', (outcome, text) => {
    const judged = unreachableSays.judge({ paste: readPaste(text) })
    expect(judged.outcome).toBe(outcome)
    for (const evidence of judged.evidence ?? []) if (evidence.kind === 'paste') expect(text).toContain(evidence.quote)
  })

  it('never throws, and quotes only what stands there', () => {
    const pieces = fc.constantFrom(
      '{"error":',
      '"Forbidden"',
      'HTTP/1.1 ',
      '502',
      '<html>',
      '<title>',
      'ECONNRESET',
      '\n',
      '{',
      '}',
      '[',
      "'",
      '"',
      '\\',
      ' 401 ',
      'Location: ',
      'code',
      ':',
      'SWW',
      '‹secret: 64 chars›',
    )
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string(),
          fc.array(pieces, { maxLength: 30 }).map((all) => all.join('')),
        ),
        (text) => {
          const paste = readPaste(text)
          const judged = unreachableSays.judge({ paste })
          for (const evidence of judged.evidence ?? [])
            if (evidence.kind === 'paste') expect(paste.text).toContain(evidence.quote)
        },
      ),
    )
  })
})

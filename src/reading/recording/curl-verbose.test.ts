import { describe, expect, test } from 'vitest'
import { noOptIn } from './recording.test-kit.ts'
import { readRecording } from './recording.ts'

// Made for these tests; opens nothing.
const key = 'k9Xw2LmQ7rTz4VbN8cYd5FgH1jKp3SaE6uRo0iWxZqBvCnMtDhGyPlJfUeTs427f'

const run = (path: string, status: string, body: string, host = 'api.clari.com') => `$ curl -v -H "apikey: ${key}" \\
    https://${host}${path}
* Host ${host}:443 was resolved.
*   Trying 203.0.113.7:443...
* Connected to ${host} (203.0.113.7) port 443
* ALPN: curl offers h2,http/1.1
} [5 bytes data]
* SSL connection using TLSv1.3 / TLS_AES_256_GCM_SHA384
> GET ${path} HTTP/2
> Host: ${host}
> User-Agent: curl/8.5.0
> Accept: */*
> apikey: ${key}
> 
  % Total    % Received % Xferd  Average Speed   Time    Time     Time  Current
                                 Dload  Upload   Total   Spent    Left  Speed
  0     0    0     0    0     0      0      0 --:--:-- --:--:-- --:--:--     0
< HTTP/2 ${status}
< content-type: application/json
< set-cookie: route=f3a9b1c7d2e8; Secure
< 
{ [210 bytes data]
${body}
* Connection #0 to host ${host} left intact
`

describe('the output of curl -v', () => {
  test('of several runs is laid out in order, others’ counted', () => {
    const recording = readRecording(
      run('/v4/admin/limits', '200', '{"monthlyLimit":30}') +
        run('/graphql', '200', '{"secretOfOthers":1}', 'api.github.com') +
        run('/v4/export/forecast/net_arr', '401 ', noOptIn),
    )
    expect(recording).toMatchObject({
      kind: 'curl',
      elsewhere: 1,
      cutOff: false,
      requests: [
        { method: 'GET', address: 'https://api.clari.com/v4/admin/limits', status: 200, outcome: { kind: 'well' } },
        {
          method: 'GET',
          address: 'https://api.clari.com/v4/export/forecast/net_arr',
          status: 401,
          outcome: { kind: 'wrong' },
        },
      ],
    })
    expect(recording?.requests[1]?.text).toBe(
      [
        '> GET /v4/export/forecast/net_arr HTTP/2',
        '> Host: api.clari.com',
        '> User-Agent: curl/8.5.0',
        '> Accept: */*',
        '> apikey: ‹secret: 64 chars, ends 7f›',
        '>',
        '< HTTP/2 401',
        '< content-type: application/json',
        '< set-cookie: ‹secret: 26 chars, ends re›',
        '<',
        noOptIn,
      ].join('\n'),
    )
    const kept = JSON.stringify(recording)
    for (const other of ['github', 'secretOfOthers', key]) expect(kept).not.toContain(other)
  })

  test('of a single run keeps the words around it', () => {
    const recording = readRecording(`It worked on Friday.\n${run('/v4/export/jobs', '401', noOptIn)}Any idea?`)
    expect(recording?.requests).toHaveLength(1)
    expect(recording?.requests[0]?.text).toMatch(/^It worked on Friday\.[\s\S]*no_optin[\s\S]*Any idea\?$/)
    expect(recording?.requests[0]?.text).not.toContain(key)
  })

  test('tells a run that got no answer, by its command and curl’s own words', () => {
    const recording = readRecording(
      `${run('/v4/admin/limits', '200', '{}')}
$ curl -v -X POST https://api.clari.com/v4/export/forecast/net_arr \\
    -H "apikey: ${key}"
* Could not resolve host: api.clari.com
* Closing connection
curl: (6) Could not resolve host: api.clari.com
`,
    )
    expect(recording?.requests[1]).toMatchObject({
      method: 'POST',
      address: 'https://api.clari.com/v4/export/forecast/net_arr',
      status: null,
      outcome: { kind: 'wrong', says: 'never answered' },
    })
    expect(recording?.requests[1]?.text).toContain('\ncurl: (6) Could not resolve host: api.clari.com')
  })

  test('reads trace times, Windows line ends, 100 Continue and a proxy’s refusal', () => {
    const text = `09:14:02.123456 * Connected to api.clari.com (203.0.113.7) port 443
09:14:02.223456 > POST /v4/export/forecast/net_arr HTTP/1.1
09:14:02.223456 > Host: api.clari.com
09:14:02.223456 > Expect: 100-continue
09:14:02.223456 > 
09:14:02.323456 < HTTP/1.1 100 Continue
09:14:02.323456 < 
09:14:02.423456 < HTTP/1.1 429 Too Many Requests
09:14:02.423456 < Retry-After: 60
09:14:02.423456 < 
{"message":"API rate limit exceeded"}
> CONNECT api.clari.com:443 HTTP/1.1
> Host: api.clari.com:443
> Proxy-Authorization: Basic ${Buffer.from('ana:winter-2026').toString('base64')}
> 
< HTTP/1.1 407 Proxy Authentication Required
< 
`.replaceAll('\n', '\r\n')
    const recording = readRecording(text)
    expect(recording?.requests.map(({ method, status }) => [method, status])).toEqual([
      ['POST', 429],
      ['CONNECT', 407],
    ])
    expect(recording?.requests[0]?.text).toContain('< Retry-After: 60')
    expect(recording?.requests[1]?.text).toContain('> Proxy-Authorization: Basic ‹secret: ')
  })

  test('an opened tunnel is no request of its own; a followed redirect is one', () => {
    const text = `> CONNECT api.clari.com:443 HTTP/1.1
> Host: api.clari.com:443
> 
< HTTP/1.1 200 Connection established
< 
> GET /v4/export/jobs HTTP/1.1
> Host: api.clari.com
> 
< HTTP/1.1 302 Found
< Location: https://acme.okta.com/login?RelayState=abcdef123456&SAMLRequest=fZJNT8MwDIbv
< 
* Issue another request to this URL: 'https://acme.okta.com/login'
> GET /login HTTP/1.1
> Host: acme.okta.com
> 
< HTTP/1.1 200 OK
< 
<html>Sign in</html>
`
    const recording = readRecording(text)
    expect(recording?.elsewhere).toBe(1)
    expect(recording?.requests).toMatchObject([{ status: 302, outcome: { says: 'sent on to another address' } }])
    expect(recording?.requests[0]?.text).toContain('< Location: https://acme.okta.com/login?RelayState=…')
    expect(recording?.requests[0]?.text).not.toContain('fZJNT8MwDIbv')
  })

  test('an output that ends before an answer says so', () => {
    const text = `> GET /v4/export/jobs HTTP/1.1\n> Host: api.clari.com\n> \n`
    expect(readRecording(text + text)?.requests[1]).toMatchObject({ status: null, outcome: { kind: 'wrong' } })
  })

  test.each([
    'curl -v https://api.clari.com/v4/export/jobs gave me a 401',
    '> quoted from a mail\n> GET well soon',
    'HTTP/1.1 401 Unauthorized\n\n{"error":"Unauthorized"}',
    '> GET /graphql HTTP/2\n> Host: api.github.com\n> \n< HTTP/2 401\n< \n{}',
  ])('%j is none', (text) => {
    expect(readRecording(text)).toBeNull()
  })
})

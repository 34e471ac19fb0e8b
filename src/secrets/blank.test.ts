import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { blankSecrets } from './blank.ts'
import { readMarks } from './mark.ts'

const key = '3f9c0a1b2d4e5f60718293a4b5c6d7e8f9a0b1c2d3e4f5061728394a5b6c7d7f'
const text = (input: string): string => blankSecrets(input).text

describe('blanking secrets', () => {
  test.each([
    [
      `curl -s -H "apikey: ${key}" https://api.clari.com/v4/admin/limits`,
      'curl -s -H "apikey: ‹secret: 64 chars, ends 7f›" https://api.clari.com/v4/admin/limits',
    ],
    [`> apikey: ${key}\n> Accept: */*`, '> apikey: ‹secret: 64 chars, ends 7f›\n> Accept: */*'],
    ['apikey: hunter2', 'apikey: ‹secret: 7 chars›'],
    [`apikey: Bearer ${key}`, 'apikey: Bearer ‹secret: 64 chars, ends 7f›'],
    [`apikey: "${key}"`, 'apikey: "‹secret: 64 chars, ends 7f›"'],
    [`apikey: apikey: ${key}`, 'apikey: apikey: ‹secret: 64 chars, ends 7f›'],
    [`apikey: ${key} \nx`, 'apikey: ‹secret: 64 chars, ends 7f› \nx'],
    [`Authorization: ${key}`, 'Authorization: ‹secret: 64 chars, ends 7f›'],
    [
      '{"clientId":"c4a1","clientSecret": "abc\\"def12345678"}',
      '{"clientId":"c4a1","clientSecret": "‹secret: 15 chars, ends 78›"}',
    ],
    ['{"password": 12345, "a": 1}', '{"password": "‹secret: 5 chars›", "a": 1}'],
    ['{"tokens":{"access_token":"abcdefghijkl"}}', '{"tokens":{"access_token":"‹secret: 12 chars, ends kl›"}}'],
    ['{"x-api-key":["k1k2k3","k4k5k6"],"n":[1]}', '{"x-api-key":["‹secret: 6 chars›","‹secret: 6 chars›"],"n":[1]}'],
    ['"{\\"apikey\\":\\"abcd1234efgh\\",\\"x\\":1}"', '"{\\"apikey\\":\\"‹secret: 12 chars, ends gh›\\",\\"x\\":1}"'],
    ['https://user:pa55@host.example/x', 'https://user:‹secret: 4 chars›@host.example/x'],
    ['curl -u me:secretword https://x.example', 'curl -u me:‹secret: 10 chars› https://x.example'],
    ['?apikey=abc123&period=2026_Q1', '?apikey=‹secret: 6 chars›&period=2026_Q1'],
    ['CLARI_API_KEY=abc def\nPORT=80', 'CLARI_API_KEY=‹secret: 7 chars›\nPORT=80'],
    ['CLARI_API_KEY__ADMIN=abc123\n', 'CLARI_API_KEY__ADMIN=‹secret: 6 chars›\n'],
    [
      `CLARI_API_KEY=${key} curl -s https://api.clari.com/v4/admin/limits`,
      'CLARI_API_KEY=‹secret: 64 chars, ends 7f› curl -s https://api.clari.com/v4/admin/limits',
    ],
    [`apikey: ${key.slice(0, 32)}\n${key.slice(32)}\nAccept: */*`, 'apikey: ‹secret: 64 chars, ends 7f›\nAccept: */*'],
    ['Cookie: sid=abc; other=def\nHost: x', 'Cookie: ‹secret: 18 chars, ends ef›\nHost: x'],
    [`my key ${key} is refused`, 'my key ‹secret: 64 chars, ends 7f› is refused'],
    ['我的密钥是 abc123def456 不行', '我的密钥是 ‹secret: 12 chars, ends 56› 不行'],
    ['密码：hunter2', '密码：‹secret: 7 chars›'],
    ['the password is hunter2 and it fails', 'the password is ‹secret: 7 chars› and it fails'],
    ['Incorrect API key provided: sk12-abcd-ef34.', 'Incorrect API key provided: ‹secret: 14 chars, ends 34›.'],
    ['token eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxIn0.c2lnbmF0dXJl expired', 'token ‹secret: 49 chars, ends Jl› expired'],
    ['password=mypassword', 'password=‹secret: 10 chars›'],
    ['CLARI_API_KEY_ANA=abc123def', 'CLARI_API_KEY_ANA=‹secret: 9 chars›'],
    ['api_key_prod: abc123def', 'api_key_prod: ‹secret: 9 chars›'],
    ["{'clie...tSecret': 'abc123def456'}", "{'clie...tSecret': '‹secret: 12 chars, ends 56›'}"],
    [
      "credentials.clientSecret\n  String too short [type=string_too_short, input_value='abc123', input_type=str]",
      'credentials.clientSecret\n  String too short [type=string_too_short, ' +
        "input_value='‹secret: 6 chars›', input_type=str]",
    ],
  ])('%j becomes %j', (input, expected) => {
    expect(text(input)).toBe(expected)
  })

  test('tells where each mark stands in the new text, and by which rule', () => {
    const blanked = blankSecrets(`a\napikey: ${key}\nAuthorization: Bearer abcdef012345`)
    expect(
      blanked.removed.map(({ rule, length, lastTwo, start, end }) => [
        rule,
        length,
        lastTwo,
        blanked.text.slice(start, end),
      ]),
    ).toEqual([
      ['value of apikey', 64, '7f', '‹secret: 64 chars, ends 7f›'],
      ['value of Authorization', 12, '45', '‹secret: 12 chars, ends 45›'],
    ])
  })

  test('keeps JSON JSON, whatever the secret is', () => {
    fc.assert(
      fc.property(
        fc.oneof(fc.string({ unit: 'binary', minLength: 4 }), fc.integer()),
        fc.constantFrom('apikey', 'password', 'token'),
        (secret, name) => {
          const { text: blanked } = blankSecrets(JSON.stringify({ a: 1, [name]: secret, b: 'x' }))
          expect(JSON.parse(blanked)).toMatchObject({ a: 1, b: 'x' })
        },
      ),
    )
  })

  test('changes nothing the second time, whatever the text', () => {
    const word = fc.constantFrom(
      'apikey',
      ':',
      '=',
      ' ',
      '"',
      "'",
      '\\',
      '\n',
      '‹secret: 8 chars›',
      '‹secret: 64 chars, ends 7f›',
      '‹secret: ',
      '\uE000',
      'Bearer',
      'https://',
      '@',
      '&',
      key,
      'abc123',
      'password',
      '-----BEGIN PRIVATE KEY-----',
      '{',
      '}',
      '[',
      ',',
      'is',
      '%22',
      '&quot;',
    )
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string({ unit: 'binary' }),
          fc.array(fc.oneof(word, fc.string())).map((words) => words.join('')),
        ),
        fc.array(fc.string({ minLength: 4 }), { maxLength: 2 }),
        (input, known) => {
          const once = blankSecrets(input, known)
          expect(blankSecrets(once.text, known)).toEqual({ text: once.text, removed: [] })
          expect(
            readMarks(once.text).filter(({ start }) => once.removed.some((each) => each.start === start)),
          ).toHaveLength(once.removed.length)
        },
      ),
      { numRuns: 1000, seed: 2026 },
    )
  })
})

describe('what is no secret stays', () => {
  const trace = '4bf92f3577b34da6a3ce929d0e0e4736'
  test.each([
    ['{"jobId": "6073683781a6da229df71e00"}'],
    ['GET /v4/export/jobs/6073683781a6da229df71e00/results HTTP/1.1'],
    ['https://api.clari.com/v4/export/jobs/6073683781a6da229df71e00/results?limit=1'],
    [
      '{"code":"no_optin","namespace":"fcw","errorId":"7c2f4c3e-6a0b-4b1e-9d0c-2f5a7f0e1b9a","message":"User is ' +
        'not opted in","orgId":1905}',
    ],
    [`{"message":"no Route matched with those values","request_id":"${trace}"}`],
    ['{"message":"No API key found in request"}'],
    ['{"message":"Invalid authentication credentials"}'],
    ['{"error":"Unauthorized","message":"Invalid API key"}'],
    ['{"errorMessage":"Credentials not provided!, see documentation: https://api-doc.copilot.clari.com"}'],
    ['{"error":"invalid_client","error_description":"Client authentication failed"}'],
    ['{"code":"invalid_token","message":"The access token expired"}'],
    ['{"token_type":"Bearer","expires_in":3600}'],
    [`traceparent: 00-${trace}-00f067aa0ba902b7-01`],
    [
      '{"jsonrpc":"2.0","id":1,"error":{"code":-32602,"message":"Invalid ' +
        'params","data":{"trace":"cfr1k2l3m4n5o6p7q8r0","params":{"integration":["required"],"token":["required"]}}}}',
    ],
    ['TF:2022-12-07, 280627:00E3x000001AbCdEAK, 1905::MGR, 00EXXXXXXXXXXXXX, 0053x000001AbCd'],
    [
      '{"userId":"280627:00E3x000001AbCdEAK","scopeId":"1905::MGR","crmId":"0053x000001AbCdAAK",' +
        '"email":"ana.ortiz@example.com"}',
    ],
    ['forecastId: net_new_arr_forecast_emea_enterprise_fy2026'],
    ["Forecast 'wrong_name' not found"],
    ['startDate 2026-11-22T06:41:36.123Z endDate 11/22/2026'],
    ['https://app.clari.com/forecast/net_new_arr?view=team&week=3#top'],
    ['curl -s -H "apikey: ${CLARI_API_KEY}" https://api.clari.com/v4/admin/limits'],
    ['curl -H "apikey: $CLARI_API_KEY" https://api.clari.com'],
    ['apikey=${CLARI_API_KEY}'],
    ['apikey: ${CLARI_API_KEY}, x: 1'],
    ['client_id=abc&client_secret=${CLARI_COPILOT_CLIENT_SECRET}'],
    ['curl -u "${CLARIFY_ID}:${CLARIFY_SECRET}" https://api.clarify.io'],
    ['apikey: <your key>'],
    ['apikey: YOUR_API_KEY'],
    ['"password": "********"'],
    ['Authorization: Bearer <token>'],
    ['Authorization: Bearer $TOKEN'],
    ['apikey: {{api_key}}'],
    ['token: null, password: None, secret: undefined, apikey: ""'],
    ['the apikey header is missing'],
    ['apikey header missing: the request was refused'],
    ['password: required'],
    ['password: must be at least 8 characters'],
    ['{"password":["is required","is too short"],"apikey":"missing"}'],
    ['token expired'],
    ['The token has expired, request a new one.'],
    ['Error: token: expired'],
    ['max_tokens: 4096, token_count: 17, keyword: forecast, primary_key: id'],
    ['monkey: banana, author: Ana, authority: x, passed: 12, passing: 3'],
    ['WWW-Authenticate: Bearer realm="clarify", error="invalid_token", error_description="The access token expired"'],
    ['Basic authentication is not supported; use Bearer authentication'],
    ['headers={"apikey": api_key}'],
    ['apikey = os.environ["CLARI_API_KEY"]'],
    ['const token = process.env.CLARI_API_KEY'],
    ['at HttpClientErrorExceptionUnauthorizedRequestHandler (site-packages/urllib3/connectionpool/make_request)'],
    ['/usr/local/lib/python3.11/site-packages/requests/adapters/connection_pool_manager_with_retries.py'],
    ['Regenerate token at Clari > User Settings > API Token. Tokens may expire or be revoked by admins.'],
    ['git@github.com:acme/clari.git and mailto:ana@example.com'],
    ['https://x.example:8080/a@b/c'],
    ['User,Email,CRM User ID,Role\nAna Ortiz,ana@example.com,0053x000001AbCdAAK,MGR\n'],
    ['00E3x000001AbCdEAK,6073683781a6da229df71e00,6073683781a6da229df71e01,6073683781a6da229df71e02'],
    ['6073683781a6da229df71e00\n6073683781a6da229df71e01\n6073683781a6da229df71e02'],
    ['----------------------------------------------------------------'],
    ['0000000000000000000000000000000000000000000000000000'],
    ['API密钥无效，请检查apikey请求头'],
    ['"clientId": "x1y2z3a4b5c6d7e8f9g0"'],
    ["variables: ['CLARI_COPILOT_API_KEY', 'CLARI_COPILOT_API_PASSWORD']"],
    ["allowed: ['apikey', 'X-Api-Password', 'Content-Type']"],
    ['header `apikey: <token>`; the id is in `app.clari.com/forecast/<forecastId>`'],
    ['send it as “Authorization: Bearer <token>”, nothing else beside it.'],
    ['the proxy: http://user:password@proxy:8080'],
    ['const onKeyDown = (event: KeyboardEvent) => undefined; const tokenRoutes = routes'],
    ['Authorization: `Bearer ${CLARIFY_ACCESS_TOKEN}`'],
    ['const token = await getToken(credentials)'],
    ['Traceback: token = response.access_token'],
    ['Key: value pairs; key: PROJ-1234; "key": "2026_Q1"'],
  ])('%s', (input) => {
    expect(text(input)).toBe(input)
  })

  test('also ids and names that are generated', () => {
    const hex = (length: number) =>
      fc.string({ unit: fc.constantFrom(...'0123456789abcdef'), minLength: length, maxLength: length })
    const id = fc.oneof(
      hex(24),
      fc.uuid(),
      hex(32),
      fc.tuple(hex(32), hex(16)).map(([trace, span]) => `00-${trace}-${span}-01`),
      fc.emailAddress().filter((mail) => /^[\w.@-]+$/.test(mail)),
      fc.stringMatching(/^00[5E][A-Za-z0-9]{12}$/),
      fc.stringMatching(/^00[5E][A-Za-z0-9]{15}$/),
      fc.stringMatching(/^\d{4,6}:00E[A-Za-z0-9]{15}$/),
      fc.stringMatching(/^\d{1,5}::(?:MGR|REP)$/),
      fc
        .date({ noInvalidDate: true, min: new Date('1990-01-01'), max: new Date('2099-01-01') })
        .map((date) => date.toISOString()),
      fc.stringMatching(/^[0-9a-v]{20}$/),
    )
    const place = fc.constantFrom<(id: string) => string>(
      (each) => each,
      (each) => `{"jobId":"${each}","status":"STARTED"}`,
      (each) => `errorId=${each} status=401`,
      (each) => `request_id: ${each}\n`,
      (each) => `trace ${each}`,
      (each) => `GET https://api.clari.com/v4/export/jobs/${encodeURIComponent(each)}/results`,
      (each) => `"${each}","${each}"\n${each}\n`,
      (each) => `Invalid API key (errorId ${each})`,
    )
    fc.assert(
      fc.property(id, place, (each, put) => {
        expect(text(put(each))).toBe(put(each))
      }),
      { numRuns: 1000, seed: 2026 },
    )
  })
})

describe('the time it takes', () => {
  const megabytes = (unit: string, size: number): string => unit.repeat(Math.ceil((size * 1e6) / unit.length))
  test.each([
    [
      'JSON',
      '{"userId":"280627:00E3x000001AbCdEAK","fieldId":"commit","forecastValue":120000.5,"token":"abc123def456"},',
    ],
    ['prose', 'the key that was used is not the token which the password needs; '],
    ['letters', 'a'],
    ['spaces', ' '],
    ['backslashes', '\\'],
    ['quotes', '"'],
    ['names', 'apikey'],
    ['names with colons', 'apikey:'],
    ['unclosed quotes', 'apikey="\\"'],
    ['unclosed quotes of two kinds', `apikey="x'token='y"`],
    ['nested quotes', 'token=\\"\\\\\\"'],
    ['private keys without an end', '-----BEGIN PRIVATE KEY-----'],
    ['addresses', '://a:b'],
    ['half web tokens', 'eyJeyJ.eyJ'],
    ['bearers', 'Bearer '],
    ['base64', 'Qm9keQ+/x9'],
    ['line breaks', 'token:\n\n'],
    ['lists', 'password: ['],
    ['marks', '‹secret: 64 chars, ends 7f›'],
    ['half marks', '‹secret: 64 '],
    ['cookies', 'Cookie: a=b; -H c\n'],
    ['words of one line', 'password: a b c d e f g h '],
    ['validators', 'password\nx input'],
    ['curls', 'curl -b '],
    ['values before names', '"value":"abc","name":"'],
    ['entities', '&quot;token&quot;:&quot;'],
    ['blanks', ' '],
    ['backslashes', '\\'],
    ['backslashes and blanks', '\\ '],
  ])('grows no faster than the text: %s', (_, unit) => {
    // Time of this process alone: whatever else the machine does, a quadratic rule takes minutes.
    const cpu = (size: number): number => {
      const input = megabytes(unit, size)
      const started = process.cpuUsage()
      blankSecrets(input, [key])
      return process.cpuUsage(started).user / 1000
    }
    cpu(0.02)
    expect(cpu(0.25)).toBeLessThan(1500)
  })
})

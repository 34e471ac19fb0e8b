import { afterEach, expect, it } from 'vitest'
import { connectionsSchema } from '#src/domain/contract/proxy-contract.ts'
import type { AnyCheck, CheckContext } from '#src/domain/model/check.ts'
import { runCheck } from '#src/engine/run-check.ts'
import { createTestApp, serveRaw } from '#src/server/test-kit.ts'
import { clariReach } from './clari/key/clari-reach.ts'
import { keyAccepted } from './clari/key/key-accepted.ts'
import { forecastAccess } from './clari/forecast/forecast-access.ts'
import { rateNow } from './clari/request/rate-now.ts'
import { hostAnswers } from './clarify/clarify-host.ts'
import { mayReadItems } from './clarify/clarify-namespace.ts'
import { copilotAccepted } from './copilot/copilot-accepted.ts'

const open: { readonly close: () => Promise<void> }[] = []
afterEach(async () => {
  await Promise.all(open.splice(0).map((one) => one.close()))
})

/** What an upstream does with a request: the bytes of its answer, none for a reset, or pieces 30 ms apart for ever. */
type Does = (head: string) => string | null | { readonly drips: string }

const answer = (status: string, body: string, type = 'application/json') =>
  `HTTP/1.1 ${status}\r\nContent-Type: ${type}\r\nContent-Length: ${Buffer.byteLength(body)}\r\n\r\n${body}`

/** Runs a check over its first connection, against an upstream that answers every system. */
async function run(check: AnyCheck, does: Does, answers: Readonly<Record<string, string>> = {}) {
  const server = await serveRaw((socket) => {
    socket.once('data', (bytes: Buffer) => {
      const sent = does(bytes.toString('latin1'))
      if (sent === null) return void socket.resetAndDestroy()
      if (typeof sent === 'string') return void socket.end(sent)
      socket.write('HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n')
      const timer = setInterval(() => socket.write('1\r\n \r\n'), 30)
      socket.once('close', () => clearInterval(timer))
    })
  })
  const app = createTestApp({
    TRIAGE_TIMEOUT_MS: '400',
    CLARI_API_KEY: 'c0ffee00'.repeat(8),
    CLARI_API_KEY__ADMIN: 'c0ffee01'.repeat(8),
    CLARI_BASE_URL: server.origin,
    CLARI_COPILOT_API_KEY: 'copilot-key-0123',
    CLARI_COPILOT_API_PASSWORD: 'copilot-password-0123',
    CLARI_COPILOT_CLIENT_ID: 'copilot-client',
    CLARI_COPILOT_CLIENT_SECRET: 'copilot-secret-0123',
    CLARI_COPILOT_AUTH_URL: server.origin,
    CLARI_COPILOT_BASE_URL: server.origin,
    CLARIFY_CREDENTIALS: JSON.stringify({
      apiUrl: `${server.origin}/v1/`,
      integration: 'ct9674jq1b1gublkcngd',
      credentials: { type: 'client-credentials', clientId: 'client-7', clientSecret: 'client-secret-0123' },
    }),
  })
  open.push(app, server)
  const { connections } = connectionsSchema.parse(await (await app.ask('GET', '/api/connections')).json())
  const own = connections.filter(({ system }) => system === check.system)
  const context: CheckContext = {
    send: (operation, params, other) => app.exchange(operation.id, { ...params }, other ?? own[0]?.id),
    connections: own,
    answers: { connection: own[0]?.id ?? '', forecastId: 'net_arr', ...answers },
    pastes: {},
    signal: new AbortController().signal,
    now: () => 0,
    progress: () => undefined,
  }
  const record = await runCheck(check, context, { limitMs: 20_000 })
  return { ...record, outcome: record.finding?.outcome }
}

const token = answer('200 OK', '{"access_token":"tkn-b3c9d0e1f2a3","token_type":"Bearer","expires_in":60}')
const rpc = '{"jsonrpc":"2.0","id":1,"result":{"meta":{"total":1},"data":[]}}'

it('two JSON documents in a row are no answer of Clarify’s: neither allowed nor its host reached', async () => {
  const twice: Does = (head) => (head.includes('/oauth/') ? token : answer('200 OK', rpc + rpc))
  expect(await run(mayReadItems, twice)).toMatchObject({ outcome: 'malformed', finding: { status: 'fail' } })
  const body = '{"access_token":"a-token-of-28-characters-12"}'
  expect(await run(hostAnswers, () => answer('200 OK', body + body))).toMatchObject({ finding: { status: 'warn' } })
})

it('an answer that drips until the time is up is slow, not stalled', async () => {
  const { outcome, says } = await run(clariReach, () => ({ drips: ' ' }))
  expect([outcome, says]).toEqual([
    'slow-body',
    expect.stringMatching(/answers too slowly: \d+ bytes came within 0.4 s/),
  ])
})

it('304 is no redirect: a cache on the way answered', async () => {
  const unmodified: Does = (head) => (head.includes('/oauth/') ? token : 'HTTP/1.1 304 Not Modified\r\n\r\n')
  const clarify = await run(mayReadItems, unmodified)
  expect([clarify.outcome, clarify.says]).toEqual(['cut-off', expect.stringMatching(/a cache on the way gave it/)])
  const clari = await run(clariReach, unmodified)
  expect([clari.outcome, clari.says]).toEqual(['empty', expect.stringMatching(/a cache on the way gave it/)])
})

it.each([
  ['a page', answer('502 Bad Gateway', '<html><title>502</title></html>', 'text/html'), /in front of the API failed/],
  ['no body', answer('502 Bad Gateway', ''), /a gateway got none from the server behind it/],
  [
    'the gateway’s words',
    answer('502 Bad Gateway', '{"message":"An invalid response was received from the upstream server"}'),
    /gateway in front of Copilot’s API got no good answer/,
  ],
])('502 with %s is not said to be Copilot’s own failure', async (_, bytes, says) => {
  const found = await run(copilotAccepted, () => bytes)
  expect(found.outcome).toBe('server-error')
  expect(found.says).toMatch(says)
  expect(found.says).not.toMatch(/itself failed|Clari’s/)
})

it('an answer with two lengths is an answer that does not keep to HTTP', async () => {
  const bytes = 'HTTP/1.1 200 OK\r\nContent-Length: 2\r\nContent-Length: 3\r\n\r\n{}'
  const { says, finding } = await run(clariReach, () => bytes)
  expect(says).toMatch(/contradicts itself about the length/)
  expect(says).not.toMatch(/without an answer/)
  expect(finding?.evidence).toMatchObject([{ shows: 'an answer that does not keep to HTTP' }])
})

it('a lone message beside a good status refuses nothing, and is no answer that the API is known to give', async () => {
  const found = await run(keyAccepted, () => answer('200 OK', '{"message":"Welcome"}'))
  expect([found.outcome, found.says]).toEqual([
    'broken-answer',
    expect.stringMatching(/not what the API is known to send: at “jobs” it should have an object/),
  ])
  const error = await run(keyAccepted, () => answer('200 OK', '{"error":"Busy","message":"Come back later"}'))
  expect(error.says).toBe('200, and an error in its body: “Come back later”.')
})

it('where a connection broke off, the other connection is not said to be refused', async () => {
  const copilot = await run(copilotAccepted, () => null)
  expect(copilot).toMatchObject({ outcome: 'no-answer' })
  expect(copilot.says).toMatch(/could not be compared/)
  expect(copilot.says).not.toMatch(/refused too/)
  const admins = /apikey: c0ffee01/i
  const forbidden = answer('403 Forbidden', '{"error":"Forbidden","message":"API access not enabled for this user"}')
  const access = await run(forecastAccess, (head) => (admins.test(head) ? null : forbidden), { secondConnection: 'x' })
  expect(access.outcome).toBe('forbidden')
  expect(access.says).not.toMatch(/may not read .* either/)
  const busy = answer('429 Too Many Requests', '{"message":"API rate limit exceeded"}')
  const rate = await run(rateNow, (head) => (admins.test(head) ? null : busy))
  expect(rate.outcome).toBe('not-told')
  expect(rate.says).toMatch(/could not be compared/)
  expect(rate.says).not.toMatch(/is answered, so it is this key/)
})

it('a status that does not exist is no answer of Clarify’s, whatever stands beneath it', async () => {
  const odd: Does = (head) => (head.includes('/oauth/') ? token : answer('999 Odd', rpc))
  expect(await run(mayReadItems, odd)).toMatchObject({ outcome: 'malformed', finding: { status: 'fail' } })
})

it.each([
  ['407 Proxy Authentication Required', 'proxy-refused', /proxy wants a user name/],
  ['451 Unavailable For Legal Reasons', 'web-page', /on the way blocks/],
  ['511 Network Authentication Required', 'login-page', /sign in first/],
])('%s is said by something on the way, not by Clari', async (status, outcome, says) => {
  const found = await run(clariReach, () => answer(status, ''))
  expect([found.outcome, found.says]).toEqual([outcome, expect.stringMatching(says)])
})

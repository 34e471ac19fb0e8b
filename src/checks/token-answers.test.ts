import fc from 'fast-check'
import { afterEach, describe, expect, it } from 'vitest'
import { connectionsSchema } from '#src/domain/contract/proxy-contract.ts'
import type { AnyCheck } from '#src/domain/model/check.ts'
import { readTokenAnswer } from '#src/domain/contract/token-answer.ts'
import { runCheck } from '#src/engine/run-check.ts'
import { blankSecrets } from '#src/secrets/blank.ts'
import { createTestApp, serveHttp } from '#src/server/test-kit.ts'
import { hostAnswers } from './clarify/clarify-host.ts'
import { mayReadBoth, mayReadItems, mayReadSignals } from './clarify/clarify-namespace.ts'
import { tokenGiven } from './clarify/clarify-token.ts'
import { versionAnswered } from './clarify/clarify-version.ts'
import { copilotAccepted } from './copilot/copilot-accepted.ts'

const token = 'tkn-b3c9d0e1f2a3b4c5d6e7f8a9b0c1d2e3'
const good = JSON.stringify({ access_token: token, token_type: 'Bearer', expires_in: 3600 })
const page =
  '<!DOCTYPE html><html><head><title>Sign in – Northwind</title></head><body>' +
  `${'<p>Please sign in.</p>'.repeat(15_000)}</body></html>`

/** Answers of a token endpoint, all of them 200, in which no client can read a token; none is one. */
const unreadable: readonly {
  readonly what: string
  readonly body: string
  readonly says: RegExp
  readonly type?: string
}[] = [
  { what: 'cut JSON', body: good.slice(0, 30), says: /JSON that breaks off in the middle/ },
  { what: 'JSON without its last bracket', body: good.slice(0, -1), says: /JSON that breaks off in the middle/ },
  { what: 'doubled JSON', body: good + good, says: /more than one JSON value/ },
  { what: 'JSON with something after it', body: `${good}\n<!-- proxied -->`, says: /more text after it/ },
  {
    what: 'an empty token',
    body: '{"access_token":"","token_type":"Bearer","expires_in":3600}',
    says: /no access_token, or an empty one/,
  },
  {
    what: 'a blank token',
    body: '{"access_token":"  ","token_type":"Bearer"}',
    says: /no access_token, or an empty one/,
  },
  {
    what: 'a token that is a list',
    body: `{"access_token":["${token}"],"token_type":"Bearer"}`,
    says: /no access_token/,
  },
  { what: 'a token under another name', body: `{"token":"${token}","token_type":"Bearer"}`, says: /no access_token/ },
  { what: 'a token deeper down', body: `{"data":${good}}`, says: /no access_token/ },
  { what: 'a list', body: `[${good}]`, says: /no access_token/ },
  { what: 'nothing', body: '', says: /nothing at all/ },
  { what: 'a text', body: 'OK', says: /a text that is no JSON/ },
  {
    what: 'a page',
    body: '<html><title>Sign in</title><form></form></html>',
    says: /a login page|^A web page titled “Sign in/,
    type: 'text/html',
  },
  { what: 'a large page', body: page, says: /a login page|^A web page titled “Sign in/, type: 'text/html' },
  { what: 'a token with much after it', body: good + ' '.repeat(300_000), says: /kB, more than is kept of an answer/ },
  {
    what: 'a token and a large member',
    body: `{"access_token":"${token}","token_type":"Bearer","note":"${'x'.repeat(300_000)}"}`,
    says: /kB, more than is kept of an answer/,
  },
]

const open: { close: () => Promise<void> }[] = []

afterEach(async () => {
  await Promise.all(open.splice(0).map((one) => one.close()))
})

/**
 * A stand-in for Clarify and for Copilot's OAuth, whose token endpoints give this body; any other call is counted,
 * and answered well.
 */
async function stand(body: string, type = 'application/json', status = 200) {
  const calls: string[] = []
  const server = await serveHttp((request, response) => {
    request.resume()
    if (request.url?.endsWith('/oauth/token'))
      return void response.writeHead(status, { 'content-type': type, 'x-api-version': '1.1' }).end(body)
    calls.push(request.url ?? '')
    return void response
      .writeHead(200, { 'content-type': 'application/json', 'x-api-version': '1.1' })
      .end('{"jsonrpc":"2.0","id":1,"result":{"meta":{"total":1},"data":[]}}')
  })
  const app = createTestApp({
    CLARIFY_CREDENTIALS: JSON.stringify({
      apiUrl: `${server.origin}/v1/`,
      integration: 'ct9674jq1b1gublkcngd',
      credentials: { type: 'client-credentials', clientId: 'client-7', clientSecret: 'client-secret-0123' },
    }),
    CLARI_COPILOT_CLIENT_ID: 'copilot-client',
    CLARI_COPILOT_CLIENT_SECRET: 'copilot-secret-0123',
    CLARI_COPILOT_AUTH_URL: `${server.origin}/oauth/token`,
  })
  open.push(server, app)
  const { connections } = connectionsSchema.parse(await (await app.ask('GET', '/api/connections')).json())
  const run = async (checked: AnyCheck) => {
    const own = connections.filter(({ system }) => system === checked.system)
    const answers = { connection: own[0]?.id ?? 'none' }
    const send = async (operation: { readonly id: string }, params: object, over?: string) =>
      app.exchange(operation.id, { ...params }, over ?? answers.connection)
    const record = await runCheck(
      checked,
      {
        send,
        connections: own,
        answers,
        pastes: {},
        signal: new AbortController().signal,
        now: () => 0,
        progress: () => undefined,
      },
      { limitMs: 20_000 },
    )
    return { ...record.finding, state: record.state, status: record.finding?.status, text: JSON.stringify(record) }
  }
  return { run, calls }
}

describe.each(unreadable)('a token endpoint that answers 200 with $what', ({ body, says, type }) => {
  it.each([tokenGiven, mayReadItems, mayReadSignals, mayReadBoth, copilotAccepted])(
    'lets no check pass: $id',
    async (checked) => {
      const { run, calls } = await stand(body, type)
      const found = await run(checked)
      expect(found).toMatchObject({
        state: 'done',
        status: 'fail',
        says: expect.stringMatching(/The token endpoint’s answer could not be read|^A web page/),
      })
      expect(found.says).toMatch(says)
      expect(found.evidence?.[0]).toMatchObject({
        kind: 'exchange',
        exchange: {
          operation: checked === copilotAccepted ? 'copilot.token' : 'clarify.token',
          result: { status: 200 },
        },
      })
      expect(found.text).not.toContain(token)
      expect(calls).toEqual([])
    },
  )

  it('names no version of an API that was not asked', async () => {
    const { run, calls } = await stand(body, type)
    expect(await run(versionAnswered)).toMatchObject({ outcome: 'no-answer' })
    expect(calls).toEqual([])
  })
})

it('a large page of the token endpoint is no host that was reached', async () => {
  expect(await (await stand(page, 'text/html')).run(hostAnswers)).toMatchObject({ outcome: 'login-page' })
})

it.each([200, 201])('a token that comes with %i is used, and the call is made', async (status) => {
  const { run, calls } = await stand(good, 'application/json', status)
  expect(await run(tokenGiven)).toMatchObject({ outcome: 'given' })
  expect(await run(mayReadItems)).toMatchObject({ outcome: 'allowed' })
  expect(await run(copilotAccepted)).toMatchObject({ outcome: 'client-accepted' })
  expect(calls).toEqual(['/v1/rpc'])
})

it('a token that holds for no time at all is used for its call', async () => {
  const { run, calls } = await stand(
    JSON.stringify({ access_token: token, token_type: 'Bearer', expires_in: 0.000_001 }),
  )
  expect(await run(mayReadItems)).toMatchObject({ outcome: 'allowed' })
  expect(calls).toEqual(['/v1/rpc'])
})

it('an answer reads the same with its secrets blanked', () => {
  const member = fc.oneof(
    fc.constant('access_token'),
    fc.constant('expires_in'),
    fc.constant('token_type'),
    fc.string(),
  )
  const value = fc.oneof(
    fc.string(),
    fc.constant(token),
    fc.integer(),
    fc.constant(null),
    fc.constant(''),
    fc.constant('  '),
  )
  fc.assert(
    fc.property(
      fc.dictionary(member, value),
      fc.constantFrom('', '}', ' ', '{}'),
      fc.boolean(),
      (answer, after, cut) => {
        const whole = JSON.stringify(answer)
        const body = `${cut ? whole.slice(0, -1) : whole}${after}`
        expect(readTokenAnswer(blankSecrets(body).text).ok).toBe(readTokenAnswer(body).ok)
      },
    ),
  )
})

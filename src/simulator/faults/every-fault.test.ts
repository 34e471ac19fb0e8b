import { afterAll, beforeAll, expect, it } from 'vitest'
import { ways } from '#src/scenarios/fault-verdicts.test-kit.ts'
import { startTestTenant, type TestTenant } from '#src/simulator/tenant.test-kit.ts'
import { faults } from './list.ts'

let test: TestTenant
beforeAll(async () => {
  test = await startTestTenant()
})
afterAll(() => test.tenant.close())

/** What a client is answered: the reads of Clari, and a result and an error of Clarify. */
async function answers(): Promise<readonly string[]> {
  const { clarify } = test.tenant.current().origins
  const { credentials, apiUrl } = JSON.parse(test.value('demo-clarify', 'CLARIFY_CREDENTIALS'))
  const form = {
    grant_type: 'client_credentials',
    client_id: credentials.clientId,
    client_secret: credentials.clientSecret,
    audience: apiUrl,
  }
  const token = await (
    await fetch(`${clarify}/oauth/token`, { method: 'POST', body: new URLSearchParams(form) })
  ).json()
  const headers = {
    authorization: `Bearer ${token.access_token}`,
    'content-type': 'application/json',
    'x-api-version': '1.1',
  }
  const call = (method: string) =>
    fetch(`${clarify}/rpc`, {
      method: 'POST',
      headers,
      body: JSON.stringify({ jsonrpc: '2.0', method, id: 1, params: {} }),
    })
  const asked = [
    ...['admin/limits', 'export/forecast/list', 'forecast/net_arr', 'export/jobs'].map((path) => test.clari(path)),
    ...['clarify.selectItems', 'clarify.noSuchMethod'].map(call),
  ]
  return Promise.all(asked.map(async (answer) => `${(await answer).status} ${await (await answer).text()}`))
}

/** An answer without what is new in each: the ids of errors and traces. */
const lasting = (text: string) =>
  text.replace(/"(?:errorId|request_id|trace)":"[^"]*"|00-[0-9a-f]{32}-[0-9a-f]{16}-\d\d/g, '')

it('each fault that shows a scenario has a way to its verdict, which is walked', () => {
  const shown = faults.filter(({ scenario }) => scenario !== undefined)
  expect(shown.length).toBeGreaterThan(100)
  expect(shown.filter(({ id }) => !Object.hasOwn(ways, id)).map(({ id }) => id)).toEqual([])
})

const others = faults.filter(({ scenario }) => scenario === undefined)

it.each(others)('$id, which shows no scenario, changes what a client is answered', async ({ id }) => {
  await test.faults()
  const before = (await answers()).map(lasting)
  expect((await answers()).map(lasting)).toEqual(before)
  await test.faults(id)
  expect((await answers()).map(lasting)).not.toEqual(before)
})

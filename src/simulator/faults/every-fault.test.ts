import { afterAll, beforeAll, expect, it } from 'vitest'
import { ways } from '#src/scenarios/fault-verdicts.test-kit.ts'
import { scenarios } from '#src/scenarios/list.ts'
import { startTestTenant, type TestTenant } from '#src/simulator/tenant.test-kit.ts'
import { faults } from './list.ts'

let test: TestTenant
beforeAll(async () => {
  test = await startTestTenant()
})
afterAll(() => test.tenant.close())

/** What a client is answered: the reads of Clari, a start that is refused, and a result and an error of Clarify. */
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
    test.clari('export/forecast/no_such_forecast', { method: 'POST' }),
    ...['clarify.selectItems', 'clarify.noSuchMethod'].map(call),
  ]
  const told = async (answer: Promise<Response>) => `${(await answer).status} ${await (await answer).text()}`
  return Promise.all(asked.map((answer) => told(answer).catch(() => 'nothing came back')))
}

/** An answer without what is new in each: the ids of errors and traces. */
const lasting = (text: string) =>
  text.replace(/"(?:errorId|request_id|trace)":"[^"]*"|00-[0-9a-f]{32}-[0-9a-f]{16}-\d\d/g, '')

it('each fault that shows a scenario has a way to its verdict, which is walked', () => {
  const shown = faults.filter(({ scenario }) => scenario !== undefined)
  expect(shown.length).toBeGreaterThan(100)
  expect(shown.filter(({ id }) => !Object.hasOwn(ways, id)).map(({ id }) => id)).toEqual([])
})

it('each verdict that is said to name a fault is one of its scenario’s, and none says that all is well', async () => {
  const kinds = new Map<string, string>()
  for (const { id, flow } of scenarios)
    for (const [name, { kind }] of Object.entries((await flow?.())?.verdicts ?? {})) kinds.set(`${id}/${name}`, kind)
  const named = faults.flatMap(({ id, verdicts }) => verdicts.map((name) => ({ id, name, kind: kinds.get(name) })))
  expect(named.filter(({ kind }) => kind === undefined)).toEqual([])
  expect(named.filter(({ kind }) => kind === 'clear')).toEqual([])
  expect(faults.filter(({ verdicts }) => new Set(verdicts).size < verdicts.length).map(({ id }) => id)).toEqual([])
  const shown = faults.filter(({ scenario }) => scenario !== undefined)
  expect(shown.filter(({ verdicts }) => verdicts.length === 0).map(({ id }) => id)).toEqual([])
  expect(faults.filter(({ scenario, verdicts }) => scenario === undefined && verdicts.length > 0)).toEqual([])
})

it('the demo tenant lists the verdicts of each fault beside what it says', async () => {
  const listed = await (await fetch(`${test.tenant.address}/__demo/faults`)).json()
  expect(listed).toContainEqual({
    id: 'key-missing',
    says: 'No key is configured.',
    on: false,
    scenario: 'clari.unauthorized',
    verdicts: ['clari.unauthorized/key-missing'],
  })
  expect(listed).toHaveLength(faults.length)
})

/** Where a fault's way ends at a step: only the comparison tells it. */
const handedOver = ['late-edits']

it('the verdict that each fault’s way leads to is among those that name it', () => {
  const lost = faults.flatMap(({ id, scenario, verdicts }) => {
    const way = ways[id]
    if (way === undefined || scenario === undefined) return []
    const reached = `${scenario}/${way.verdict}`
    return verdicts.some((name) => name === reached) ? [] : [`${id}: ${reached}`]
  })
  expect(lost.map((line) => line.split(':')[0])).toEqual(handedOver)
})

const others = faults.filter(({ scenario }) => scenario === undefined)

it.each(others)('$id, which shows no scenario, changes what a client is answered', async ({ id }) => {
  await test.faults()
  const before = (await answers()).map(lasting)
  expect((await answers()).map(lasting)).toEqual(before)
  await test.faults(id)
  expect((await answers()).map(lasting)).not.toEqual(before)
})

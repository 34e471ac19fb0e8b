import { afterAll, beforeAll, expect, it } from 'vitest'
import { copilotOperations } from '#src/clari/copilot-operations.ts'
import { clariOperations } from '#src/clari/operations.ts'
import { clarifyOperations } from '#src/clarify/operations.ts'
import type { Operation } from '#src/domain/contract/operation.ts'
import { startTestTenant, type TestTenant } from '#src/simulator/tenant.test-kit.ts'

let test: TestTenant
beforeAll(async () => {
  test = await startTestTenant()
})
afterAll(() => test.tenant.close())

const all: readonly Operation[] = [...clariOperations, ...copilotOperations, ...clarifyOperations]

/** What stands for a parameter of a path that nobody knows. */
const known: Readonly<Record<string, string>> = { forecastId: 'net_arr' }

async function answered({ upstream, method, path, rpc }: Operation): Promise<string> {
  const place = path.replace(/\{(\w+)\}/g, (_, name: string) => known[name] ?? 'some-id')
  const answer = await fetch(`${test.tenant.current().origins[upstream]}/${place}`, {
    method,
    headers: { apikey: test.value('demo-clari', 'CLARI_API_KEY'), 'content-type': 'application/json' },
    ...(method === 'GET'
      ? {}
      : { body: rpc === undefined ? '{}' : JSON.stringify({ jsonrpc: '2.0', method: rpc, id: 1 }) }),
  })
  return `${answer.status} ${await answer.text()}`
}

it.each(all)('$id is served by the demo tenant, in one dialect at least', async (operation) => {
  const answers: string[] = []
  for (const dialect of ['published', 'guide'] as const) {
    await test.dialect(dialect)
    answers.push(await answered(operation))
  }
  expect(answers.filter((answer) => !/no Route matched|^501 /.test(answer))).not.toEqual([])
})

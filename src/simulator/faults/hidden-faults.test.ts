import { afterAll, beforeAll, expect, it } from 'vitest'
import { z } from 'zod'
import { startTestTenant, type TestTenant } from '#src/simulator/tenant.test-kit.ts'

let test: TestTenant
beforeAll(async () => {
  test = await startTestTenant()
})
afterAll(() => test.tenant.close())

const content = z.object({ users: z.array(z.unknown()), entries: z.array(z.unknown()) })
const counts = async (init?: RequestInit) => {
  const { users, entries } = content.parse(await (await test.clari('forecast/net_arr', init)).json())
  return [users.length > 0, entries.length > 0]
}

it.each([
  ['users-hidden', [false, false]],
  ['values-hidden', [true, false]],
] as const)('%s is met by the first key alone', async (id, seen) => {
  await test.faults()
  const admin = { headers: { apikey: test.value('demo-clari-admin', 'CLARI_API_KEY') } }
  expect(await counts()).toEqual([true, true])
  await test.faults(id)
  expect(await counts()).toEqual(seen)
  expect(await counts(admin)).toEqual([true, true])
})

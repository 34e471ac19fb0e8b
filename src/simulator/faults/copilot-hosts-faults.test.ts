import { afterAll, beforeAll, expect, it } from 'vitest'
import { startTestTenant, type TestTenant } from '#src/simulator/tenant.test-kit.ts'

let test: TestTenant
beforeAll(async () => {
  test = await startTestTenant()
})
afterAll(() => test.tenant.close())

it('copilot-wrong-host and copilot-token-at-rest-host lead to APIs that answer in their own words', async () => {
  await test.faults('copilot-wrong-host', 'copilot-token-at-rest-host')
  const { origins } = test.tenant.current()
  const users = await fetch(`${origins.copilot}/users`, { headers: { 'X-Api-Key': 'a', 'X-Api-Password': 'b' } })
  expect(await users.json()).toMatchObject({
    message: expect.stringMatching(/No API key|no Route/i),
    request_id: expect.any(String),
  })
  const token = await fetch(`${origins['copilot-auth']}/oauth/token`, {
    method: 'POST',
    body: new URLSearchParams({ grant_type: 'client_credentials' }),
  })
  expect(token.status).toBeGreaterThanOrEqual(400)
})

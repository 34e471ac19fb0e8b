import { subCauses as authCauses, tokenCauses } from '#src/scenarios/clarify-auth/causes.test-kit.ts'
import { subCauses as malformedCauses } from '#src/scenarios/clarify-malformed-response/causes.test-kit.ts'
import { askOnce, decodeText, findCause } from './clarify-page.ts'
import { expect, test } from './product.ts'
import { checkAgain, expectCause, openScenario, provedFixed, toVerdict } from './wizard.ts'

for (const { name, faults = [], ...shown } of tokenCauses) {
  test(`${name}: from the paste to the verdict, proved fixed @clarify`, async ({ page, demo }) => {
    await demo.faults(...faults)
    const code = shown.quoted.source
    const messages = await decodeText(
      page,
      `HTTP/1.1 ${code === 'invalid_client' ? '401 Unauthorized' : '400 Bad Request'}\n` +
        'traceparent: 00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01\n\n' +
        `{"error":"${code}","error_description":"As it says"}`,
    )
    await expect(messages).toHaveAttribute('data-message', code)
    await expect(messages).toContainText('00f067aa0ba902b7')
    await findCause(page, 'clarify.auth')
    await expectCause(await toVerdict(page), shown)
    await provedFixed(page, demo)
  })
}

for (const { name, faults = [], ...shown } of authCauses.filter((cause) => !tokenCauses.includes(cause))) {
  test(`${name}: to the verdict, proved fixed @clarify`, async ({ page, demo }) => {
    await demo.faults(...faults)
    if (['token-not-accepted', 'http-refused'].includes(shown.verdict)) {
      await askOnce(page)
      await findCause(page, 'clarify.auth')
    } else await openScenario(page, 'clarify.auth')
    await expectCause(await toVerdict(page), shown)
    await provedFixed(page, demo)
  })
}

const passing: readonly (readonly [fault: string, badge: string, scenario: string, cause: string])[] = [
  ['clarify-http-429', 'HTTP 429', 'clarify.too-many-requests', 'too-many-requests'],
]

for (const [fault, badge, scenario, cause] of passing) {
  test(`${badge} is told from an RPC error and led to the plan that helps, proved fixed @clarify`, async ({
    page,
    demo,
  }) => {
    await demo.faults(fault)
    await askOnce(page)
    await expect(page.locator(`[data-message="${badge}"]`)).toContainText('asks to wait 20 s')
    await findCause(page, scenario)
    const sheet = await toVerdict(page)
    await expect(sheet).toHaveAttribute('data-cause', cause)
    await demo.faults()
    await expect(await checkAgain(page)).toHaveAttribute('data-fix', 'fixed')
  })
}

const rules: Readonly<Record<string, RegExp>> = {
  'clarify-wrong-version': /jsonrpc/,
  'clarify-both-members': /result and an? error|both/i,
  'clarify-neither-member': /neither/i,
  'clarify-wrong-id': /The id is 2, but the request’s is 1/,
  'clarify-text-code': /E_FAILED/,
  'clarify-truncated': /ends|complete|breaks off/,
  'clarify-empty': /without a body/,
}

for (const { name, faults = [], ...shown } of malformedCauses) {
  test(`${name}: the console names the rule that is broken; the wizard who stands behind it, proved @clarify`, async ({
    page,
    demo,
  }) => {
    await demo.faults(...faults)
    await askOnce(page)
    await expect(page.getByRole('region', { name: 'Rules that it breaks' })).toContainText(rules[faults[0] ?? ''] ?? '')
    await findCause(page, 'clarify.malformed-response')
    await expectCause(await toVerdict(page), shown)
    await provedFixed(page, demo)
  })
}

for (const [fault, says] of [
  ['clarify-string-id', /comes back as text/],
  ['clarify-null-members', /null/],
] as const) {
  test(`${fault} is told, and not called an error @clarify`, async ({ page, demo }) => {
    await demo.faults(fault)
    await askOnce(page)
    await expect(page.locator('[data-message="result"]')).toContainText(says)
    await expect(page.locator('[data-rule="breaks"]')).toHaveCount(0)
  })
}

test('credentials that work, and that the Python client cannot use: from a pick to the verdict @clarify', async ({
  page,
  demo,
}) => {
  await demo.faults('clarify-basic-auth')
  await openScenario(page, 'clarify.auth')
  await expect(await toVerdict(page)).toHaveAttribute('data-cause', 'file-harms-client')
})

import { askOnce, decodeText, findCause } from './clarify-page.ts'
import { expect, test } from './product.ts'
import { checkAgain, openScenario, provedFixed, toVerdict } from './wizard.ts'

const tokenErrors = [
  'invalid_client',
  'unauthorized_client',
  'invalid_grant',
  'unsupported_grant_type',
  'invalid_scope',
  'invalid_request',
] as const

for (const code of tokenErrors) {
  const name = code.replaceAll('_', '-')
  test(`the token endpoint's ${code}: from the paste to the verdict, proved fixed @clarify`, async ({ page, demo }) => {
    await demo.faults(`clarify-token-${name}`)
    const messages = await decodeText(
      page,
      `HTTP/1.1 ${code === 'invalid_client' ? '401 Unauthorized' : '400 Bad Request'}\n` +
        'traceparent: 00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01\n\n' +
        `{"error":"${code}","error_description":"As it says"}`,
    )
    await expect(messages).toHaveAttribute('data-message', code)
    await expect(messages).toContainText('00f067aa0ba902b7')
    await findCause(page, 'clarify.auth')
    const sheet = await toVerdict(page)
    await expect(sheet).toHaveAttribute('data-cause', `token-${name}`)
    await expect(sheet.getByRole('region', { name: 'What this rests on' })).toContainText(code)
    await demo.faults()
    await expect(await checkAgain(page)).toHaveAttribute('data-fix', 'fixed')
  })
}

/** Refused before any method. */
const transport: readonly (readonly [fault: string, cause: string, headline: RegExp])[] = [
  ['clarify-http-413', 'http-refused', /HTTP 413/],
  ['clarify-token-rejected', 'token-not-accepted', /does not accept the token/],
]

for (const [fault, cause, headline] of transport) {
  test(`${fault}: from the console to the verdict, proved fixed @clarify`, async ({ page, demo }) => {
    await demo.faults(fault)
    await askOnce(page)
    await findCause(page, 'clarify.auth')
    const sheet = await toVerdict(page)
    await expect(sheet).toHaveAttribute('data-cause', cause)
    await expect(sheet.getByRole('heading', { level: 1 })).toHaveText(headline)
    await demo.faults()
    await expect(await checkAgain(page)).toHaveAttribute('data-fix', 'fixed')
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

const malformed: readonly (readonly [fault: string, rule: RegExp, cause: string])[] = [
  ['clarify-wrong-version', /jsonrpc/, 'malformed'],
  ['clarify-both-members', /result and an? error|both/i, 'malformed'],
  ['clarify-neither-member', /neither/i, 'malformed'],
  ['clarify-wrong-id', /The id is 2, but the request’s is 1/, 'wrong-id'],
  ['clarify-text-code', /E_FAILED/, 'malformed'],
  ['clarify-truncated', /ends|complete|breaks off/, 'cut-off'],
  ['clarify-empty', /without a body/, 'cut-off'],
]

for (const [fault, rule, cause] of malformed) {
  test(`${fault}: the console names the rule that is broken; the wizard who stands behind it, proved @clarify`, async ({
    page,
    demo,
  }) => {
    await demo.faults(fault)
    await askOnce(page)
    await expect(page.getByRole('region', { name: 'Rules that it breaks' })).toContainText(rule)
    await findCause(page, 'clarify.malformed-response')
    const sheet = await toVerdict(page)
    await expect(sheet).toHaveAttribute('data-cause', cause)
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

for (const [fault, cause] of [
  ['clarify-file-missing-secret', 'file-broken'],
  ['clarify-file-truncated', 'file-broken'],
  ['clarify-wrong-secret', 'token-invalid-client'],
  ['clarify-basic-auth', 'file-harms-client'],
] as const) {
  test(`the credentials file (${fault}): from a pick to the verdict @clarify`, async ({ page, demo }) => {
    await demo.faults(fault)
    await openScenario(page, 'clarify.auth')
    await expect(await toVerdict(page)).toHaveAttribute('data-cause', cause)
  })
}

import { subCauses } from '#src/scenarios/clarify-codes/causes.test-kit.ts'
import { decodeText, errorBody, findCause } from './clarify-page.ts'
import { expect, test } from './product.ts'
import { checkAgain, expectCause, pasteAgain, provedFixed, toVerdict } from './wizard.ts'

for (const { name, code, codeName, scenario, faults = [], data, ...shown } of subCauses) {
  test(`${name}: from the paste to the verdict, proved fixed @clarify`, async ({ page, demo }) => {
    await demo.faults(...faults)
    const messages = await decodeText(page, errorBody(code, codeName, data))
    await expect(messages).toHaveCount(1)
    await expect(messages).toHaveAttribute('data-message', String(code))
    await expect(messages.getByRole('heading', { level: 2 })).toContainText(codeName)
    await expect(messages.getByRole('button', { name: /trace b81c0d5e9f7a42136c08/ })).toBeVisible()
    for (const resource of data?.['invalidResources'] === undefined ? [] : ['c1', 'attributes.'])
      await expect(messages.getByRole('region', { name: 'Resources that are invalid' })).toContainText(resource)
    await findCause(page, scenario)
    await expectCause(await toVerdict(page), shown)
    await provedFixed(page, demo)
  })
}

const request =
  '{"jsonrpc":"2.0","method":"integration.saveSignals","id":1,"params":{"inputs":{"a":{"name":"A"},"b":{"name":"B"}}}}'

const pasted: readonly (readonly [
  code: number,
  name: string,
  scenario: string,
  data: Record<string, unknown>,
  says: RegExp,
])[] = [
  [
    -32602,
    'Invalid params',
    'clarify.invalid-params',
    { params: { integration: ['required'] } },
    /“integration”: required/,
  ],
  [
    -32021,
    'Partial failure',
    'clarify.partial-failure',
    { partialResult: { signalsByInput: { a: { id: 'c1' } } } },
    /1 entry was done; 1 is left to send/,
  ],
  [-32009, 'Conflict', 'clarify.conflict', {}, /Read the resource as it is now/],
  [-32011, 'Too many requests', 'clarify.too-many-requests', {}, /one call at a time/],
  [-32015, 'Try again', 'clarify.try-again', {}, /random part/],
]

for (const [code, name, scenario, data, says] of pasted) {
  test(`${code} ${name}: from the paste alone, beside its request, proved by another paste @clarify`, async ({
    page,
  }) => {
    await decodeText(page, errorBody(code, name, data), request)
    await expect(page.locator('[data-message]')).toContainText('integration.saveSignals')
    await findCause(page, scenario)
    const sheet = await toVerdict(page, { connection: 'None' })
    await expect(sheet).toHaveAttribute('data-cause', scenario.slice('clarify.'.length))
    await expect(page.locator('body')).toContainText(says)
    await expect(await pasteAgain(page, '{"jsonrpc":"2.0","id":1,"result":{"signalsByInput":{}}}')).toHaveAttribute(
      'data-fix',
      'fixed',
    )
  })
}

test('a request that is no JSON is marked at the first place, on the page and in the verdict @clarify', async ({
  page,
}) => {
  const broken = `{"jsonrpc":"2.0","method":"clarify.selectItems","id":1,"params":{'query':{}}}`
  await decodeText(page, errorBody(-32700, 'Parse error'), broken)
  const marked = page.getByRole('region', { name: 'Where the request stops being JSON' })
  await expect(marked).toContainText('At line 1, character 66')
  await expect(marked.locator('mark')).toHaveText("'query'")
  await findCause(page, 'clarify.parse-error')
  const sheet = await toVerdict(page, { connection: 'None' })
  await expect(sheet).toContainText('Fix the request at line 1, character 66')
  await expect(sheet).not.toContainText('Log the body')
})

test('a method that Clarify does not have is set beside the one that was meant @clarify', async ({ page }) => {
  const misspelt = '{"jsonrpc":"2.0","method":"clarify.selectItem","id":1,"params":{}}'
  const messages = await decodeText(page, errorBody(-32601, 'Method not found'), misspelt)
  await expect(messages).toContainText('Did you mean clarify.selectItems?')
  await findCause(page, 'clarify.method-not-found')
  const sheet = await toVerdict(page, { connection: 'None' })
  await expect(sheet.getByRole('heading', { level: 1 })).toContainText('did you mean clarify.selectItems?')
})

test('of two namespaces the one without a grant is told @clarify', async ({ page, demo }) => {
  await demo.faults('clarify-no-admin-grant')
  await decodeText(
    page,
    errorBody(-32003, 'Forbidden'),
    '{"jsonrpc":"2.0","method":"admin.selectSignals","id":1,"params":{}}',
  )
  await findCause(page, 'clarify.forbidden')
  const sheet = await toVerdict(page)
  await expect(sheet).toHaveAttribute('data-cause', 'grant-missing')
  await expect(sheet.getByRole('heading', { level: 1 })).toContainText('“admin”')
  await demo.faults()
  await expect(await checkAgain(page)).toHaveAttribute('data-fix', 'fixed')
})

import { subCauses } from '#src/scenarios/clarify-unreachable/causes.test-kit.ts'
import { askOnce, findCause } from './clarify-page.ts'
import { expect, test } from './product.ts'
import { expectCause, openScenario, pasteAgain, provedFixed, toVerdict } from './wizard.ts'

for (const { name, faults = [], ...shown } of subCauses) {
  test(`Clarify out of reach: ${name}, from the console to the verdict, proved fixed @clarify`, async ({
    page,
    demo,
  }) => {
    await demo.faults(...faults)
    await askOnce(page)
    await findCause(page, 'clarify.unreachable')
    const sheet = await toVerdict(page)
    await expectCause(sheet, shown)
    await provedFixed(page, demo)
  })
}

test('Clarify out of reach: from a paste on the home page to the verdict, proved fixed @wizards @clarify', async ({
  page,
  demo,
}) => {
  await demo.faults('clarify-dns')
  await page.goto('/')
  await page
    .getByRole('textbox')
    .first()
    .fill('Post "https://api.clarify.io/v1/rpc": dial tcp: lookup api.clarify.io: no such host')
  const match = page.getByRole('list', { name: 'What this could be' }).locator('[data-scenario="clarify.unreachable"]')
  await match.getByRole('button', { name: /Find out/ }).click()
  await expect(page).toHaveURL(/\/wizard\/clarify\.unreachable\?case=/)
  const sheet = await toVerdict(page)
  await expectCause(sheet, { cause: 'dns', headline: /is not found from here/, quoted: /name was not found/ })
  await provedFixed(page, demo)
})

const pastes: readonly (readonly [name: string, text: string, cause: string, advice: RegExp])[] = [
  ['a proxy that refuses', 'curl: (56) CONNECT tunnel failed, response 407', 'proxy-refused', /HTTPS_PROXY/],
  ['an expired certificate', 'x509: certificate has expired or is not yet valid', 'certificate-dates', /date and time/],
  [
    'a web filter’s page',
    'HTTP/1.1 403 Forbidden\n\n<html><title>Access denied - Zscaler</title></html>',
    'filter-page',
    /network team/,
  ],
]

for (const [name, error, cause, advice] of pastes) {
  test(`Clarify out of reach: ${name}, from the paste alone, proved by another paste @wizards`, async ({ page }) => {
    await openScenario(page, 'clarify.unreachable')
    const sheet = await toVerdict(page, { connection: 'None', type: { 'The answer or error': error } })
    await expect(sheet).toHaveAttribute('data-cause', cause)
    await expect(sheet).toContainText(advice)
    await expect(await pasteAgain(page, '{"jsonrpc":"2.0","id":1,"result":{}}')).toHaveAttribute('data-fix', 'fixed')
  })
}

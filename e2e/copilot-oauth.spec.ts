import { subCauses } from '#src/scenarios/clari-copilot-oauth/causes.test-kit.ts'
import { expect, test } from './product.ts'
import { expectCause, openScenario, pasteAgain, provedFixed, toVerdict, type Answers } from './wizard.ts'

const keys: Answers = { connection: 'Copilot keys' }
const app: Answers = { connection: 'Copilot app' }

for (const { name, faults = [], answers: given = {}, ...shown } of subCauses) {
  test(`Copilot: ${name}, from a pick to the verdict, proved fixed @wizards`, async ({ page, demo }) => {
    await demo.faults(...faults)
    await openScenario(page, 'clari.copilot-oauth')
    const sheet = await toVerdict(page, { ...('connection' in given ? app : keys), given })
    await expectCause(sheet, shown)
    await provedFixed(page, demo)
  })
}

for (const [scheme, answers, words] of [
  ['pair of keys', keys, /uses the pair of keys/],
  ['OAuth client', app, /uses OAuth/],
] as const) {
  test(`Copilot: a ${scheme} that is accepted; the client’s own request is read from a paste @wizards`, async ({
    page,
  }) => {
    await openScenario(page, 'clari.copilot-oauth')
    const sheet = await toVerdict(page, answers)
    await expect(sheet).toHaveAttribute('data-cause', 'accepted')
    await expect(sheet).toContainText(words)
    const fix = await pasteAgain(
      page,
      'curl -v -H "apikey: 0123456789abcdef0123456789abcdef" https://rest-api.copilot.clari.com/users',
    )
    await expect(fix).toContainText('“apikey”')
    await expect(page.locator('body')).not.toContainText('0123456789abcdef')
  })
}

test('Copilot: the guide’s invalid_client is pasted unconnected; the analyst says what was sent @wizards', async ({
  page,
}) => {
  await page.goto('/')
  await page
    .getByRole('textbox')
    .first()
    .fill('POST https://api.copilot.clari.com/oauth/token\nHTTP/2 401\n\n{"error":"invalid_client"}')
  await page
    .getByRole('button', { name: /Find out/ })
    .first()
    .click()
  await expect(page).toHaveURL(/wizard\/clari\.copilot-oauth/)
  const sheet = await toVerdict(page, { connection: 'None', choose: [/key of Clari’s forecast API/] })
  await expect(sheet).toHaveAttribute('data-cause', 'forecast-key')
  await expect(sheet).toContainText('likely: only you say so')
  await expect(sheet.getByRole('region', { name: 'What this rests on' })).toContainText('invalid_client')
  await expect(sheet.getByRole('button', { name: 'Copy message' })).toBeVisible()
  await expect(
    await pasteAgain(page, 'HTTP/2 200\n\n{"access_token":"0123456789abcdef0123456789abcdef","token_type":"Bearer"}'),
  ).toHaveAttribute('data-fix', 'fixed')
})

test('Copilot: a request with one header is pasted with its answer @wizards', async ({ page }) => {
  await openScenario(page, 'clari.copilot-oauth')
  const sheet = await toVerdict(page, {
    connection: 'None',
    type: {
      'The answer or error':
        '> GET /users HTTP/2\n> Host: rest-api.copilot.clari.com\n> X-Api-Key: 0123456789abcdef0123456789abcdef\n\n' +
        '< HTTP/2 401\n{"errorMessage":"Credentials not provided!, see documentation: ' +
        'https://api-doc.copilot.clari.com"}',
    },
  })
  await expect(sheet).toHaveAttribute('data-cause', 'one-header')
  await expect(sheet.getByRole('heading', { level: 1 })).toContainText('X-Api-Password')
})

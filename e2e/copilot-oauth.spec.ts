import { expect, test } from './product.ts'
import {
  expectCause,
  openScenario,
  pasteAgain,
  provedFixed,
  toVerdict,
  type Answers,
  type CauseShown,
} from './wizard.ts'

interface SubCause extends CauseShown {
  readonly name: string
  readonly faults: readonly string[]
  readonly answers?: Answers
}

const keys: Answers = { connection: 'Copilot keys' }
const app: Answers = { connection: 'Copilot app' }
const own = { choose: [/made for Copilot/] }

/** Every sub-cause that a fault of the demo tenant shows: the published pair of headers, and the guide's OAuth. */
const subCauses: readonly SubCause[] = [
  {
    name: 'the forecast key as a header',
    faults: ['copilot-forecast-key'],
    answers: keys,
    cause: 'forecast-key',
    headline: /forecast API’s key was sent to Copilot/,
    quoted: /same value as the forecast key of “Integration user”/,
  },
  {
    name: 'the forecast key as a secret',
    faults: ['copilot-forecast-key'],
    answers: app,
    cause: 'forecast-key',
    headline: /forecast API’s key/,
    quoted: /invalid_client/,
  },
  {
    name: 'one header only',
    faults: ['copilot-one-header'],
    answers: keys,
    cause: 'one-header',
    headline: /X-Api-Password is missing/,
    quoted: /not set/,
  },
  {
    name: 'a wrong pair of keys',
    faults: ['copilot-wrong-credentials'],
    answers: { ...keys, ...own },
    cause: 'keys-refused',
    headline: /refuses this pair/,
    quoted: /Invalid credentials!/,
  },
  {
    name: 'invalid_client',
    faults: ['oauth-invalid-client'],
    answers: { ...app, ...own },
    cause: 'invalid-client',
    headline: /invalid_client/,
    quoted: /invalid_client/,
  },
  {
    name: 'unauthorized_client',
    faults: ['oauth-unauthorized-client'],
    answers: app,
    cause: 'unauthorized-client',
    headline: /does not let it ask/,
    quoted: /unauthorized_client/,
  },
  {
    name: 'invalid_grant',
    faults: ['oauth-invalid-grant'],
    answers: app,
    cause: 'invalid-grant',
    headline: /refuses the grant/,
    quoted: /invalid_grant/,
  },
  {
    name: 'unsupported_grant_type',
    faults: ['oauth-unsupported-grant-type'],
    answers: app,
    cause: 'uses-headers',
    headline: /takes the two headers/,
    quoted: /unsupported_grant_type/,
  },
  {
    name: 'invalid_scope',
    faults: ['oauth-invalid-scope'],
    answers: app,
    cause: 'invalid-scope',
    headline: /refuses the scope/,
    quoted: /invalid_scope/,
  },
  {
    name: 'invalid_request',
    faults: ['oauth-invalid-request'],
    answers: app,
    cause: 'invalid-request',
    headline: /malformed/,
    quoted: /invalid_request/,
  },
  {
    name: 'a workspace that takes the two headers',
    faults: ['copilot-keys-only'],
    answers: app,
    cause: 'uses-headers',
    headline: /two headers, not OAuth/,
    quoted: /Copilot keys is accepted/,
  },
  {
    name: 'a workspace that takes OAuth',
    faults: ['copilot-oauth-only'],
    answers: keys,
    cause: 'uses-client',
    headline: /OAuth tokens, not the two headers/,
    quoted: /Copilot app is accepted/,
  },
  {
    name: 'the retired host',
    faults: ['copilot-retired-host'],
    answers: keys,
    cause: 'retired-host',
    headline: /retired host/,
    quoted: /name/,
  },
  {
    name: 'a name that does not resolve',
    faults: ['copilot-auth-dns'],
    answers: app,
    cause: 'host-not-found',
    headline: /api\.copilot\.clari\.com.* is not found/,
    quoted: /name/,
  },
  {
    name: 'the wrong host',
    faults: ['copilot-wrong-host'],
    answers: keys,
    cause: 'wrong-host',
    headline: /is not Copilot/,
    quoted: /No API key found|no Route matched/,
  },
]

for (const { name, faults, answers, cause, headline, quoted } of subCauses) {
  test(`Copilot: ${name}, from a pick to the verdict, proved fixed @wizards`, async ({ page, demo }) => {
    await demo.faults(...faults)
    await openScenario(page, 'clari.copilot-oauth')
    const sheet = await toVerdict(page, answers)
    await expectCause(sheet, { cause, headline, quoted })
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
  await expect(sheet).toContainText('rests on your word')
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

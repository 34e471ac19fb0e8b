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
  readonly dialect?: 'guide'
  readonly answers?: Answers
}

const notBefore = { choose: [/^No, it is new/] }
const forecast = { choose: [/certain forecast/], type: { 'Forecast id': 'net_arr' } }

/** Every sub-cause that a fault of the demo tenant shows; the others have tests of their own below. */
const subCauses: readonly SubCause[] = [
  { name: 'no key', faults: ['key-missing'], cause: 'key-missing', headline: /No key is set/, quoted: /not set/ },
  { name: 'a space', faults: ['key-spaces'], cause: 'key-odd-shape', headline: /space/, quoted: /space/ },
  {
    name: 'quotes',
    faults: ['key-quotes'],
    cause: 'key-odd-shape',
    headline: /quotation marks/,
    quoted: /quotation marks/,
  },
  { name: 'Bearer', faults: ['key-bearer'], cause: 'key-odd-shape', headline: /Bearer/, quoted: /Bearer/ },
  {
    name: 'a line break',
    faults: ['key-line-break'],
    cause: 'key-odd-shape',
    headline: /line break/,
    quoted: /line break/,
  },
  {
    name: 'a letter that is not ASCII',
    faults: ['key-non-ascii'],
    cause: 'key-odd-shape',
    headline: /ASCII/,
    quoted: /ASCII/,
  },
  {
    name: 'a key unknown to the gateway',
    faults: ['gateway-rejects-key'],
    answers: notBefore,
    cause: 'gateway-rejected',
    headline: /gateway does not know/,
    quoted: /Invalid authentication credentials/,
  },
  {
    name: 'a key unknown to the API',
    faults: ['api-rejects-key'],
    answers: notBefore,
    cause: 'api-rejected',
    headline: /API refuses/,
    quoted: /401/,
  },
  {
    name: 'a key unknown to the API, in the guide’s dialect',
    faults: ['key-unknown'],
    dialect: 'guide',
    answers: notBefore,
    cause: 'api-rejected',
    headline: /API refuses/,
    quoted: /Unauthorized/,
  },
  {
    name: 'a key that worked before',
    faults: ['key-revoked'],
    answers: { choose: [/^Yes, it worked/] },
    cause: 'revoked-or-deactivated',
    headline: /revoked/,
    quoted: /worked until recently/,
  },
  {
    name: 'a header lost on the way',
    faults: ['gateway-no-key'],
    cause: 'no-key-arrived',
    headline: /never reached/,
    quoted: /No API key found in request/,
  },
  {
    name: 'a missing opt-in',
    faults: ['no-optin'],
    answers: forecast,
    cause: 'no-optin',
    headline: /The key is fine.*not opted in to net_arr/,
    quoted: /no_optin/,
  },
  {
    name: 'a login page',
    faults: ['login-page'],
    cause: 'not-the-api',
    headline: /Something else/,
    quoted: /login page/,
  },
  {
    name: 'a redirect',
    faults: ['redirect-to-login'],
    cause: 'redirected',
    headline: /sent on to another page/,
    quoted: /redirect/,
  },
  {
    name: 'an intercepted connection',
    faults: ['tls'],
    cause: 'tls-intercepted',
    headline: /opens the encrypted connection/,
    quoted: /certificate/,
  },
]

for (const { name, faults, dialect, answers, cause, headline, quoted } of subCauses) {
  test(`401: ${name}, from a pick to the verdict, proved fixed @wizards`, async ({ page, demo }) => {
    await demo.dialect(dialect ?? 'published')
    await demo.faults(...faults)
    await openScenario(page, 'clari.unauthorized')
    const sheet = await toVerdict(page, answers)
    await expectCause(sheet, { cause, headline, quoted })
    await provedFixed(page, demo)
  })
}

test('401: a pasted no_optin leads past the questions to the forecast it names @wizards', async ({ page, demo }) => {
  await demo.faults('no-optin')
  await page.goto('/')
  await page
    .getByRole('textbox')
    .first()
    .fill(
      'requests.exceptions.HTTPError: 401 Client Error: Unauthorized for url: ' +
        'https://api.clari.com/v4/export/forecast/net_arr\n' +
        '{"code":"no_optin","namespace":"fcw","message":"No optins for scope 1905::MGR for forecast \'net_arr\'."}',
    )
  await page
    .getByRole('button', { name: /Find out/ })
    .first()
    .click()
  await expect(page).toHaveURL(/wizard\/clari\.unauthorized/)
  const sheet = await toVerdict(page)
  await expect(sheet).toHaveAttribute('data-cause', 'no-optin')
  await expect(sheet).toContainText('Admin may see it')
  await expect(sheet.getByRole('button', { name: 'Copy message' })).toBeVisible()
  await expect(sheet).toContainText('apikey: ${CLARI_API_KEY}')
})

test('401: the key works from here, the client sends another header; proved by another paste @wizards', async ({
  page,
  demo,
}) => {
  const { clari } = await demo.credentials()
  await openScenario(page, 'clari.unauthorized')
  const sheet = await toVerdict(page, {
    choose: [/own script/],
    type: {
      'The request that fails': [
        `curl -v -H "Authorization: Bearer ${clari.apikey}"`,
        'https://api.clari.com/v4/admin/limits',
      ].join(' '),
    },
  })
  await expect(sheet).toHaveAttribute('data-cause', 'other-header')
  await expect(sheet).toContainText('Authorization')
  await expect(page.locator('body')).not.toContainText(clari.apikey)
  await expect(
    await pasteAgain(page, `curl -v -H "apikey: ${clari.apikey}" https://api.clari.com/v4/admin/limits`),
  ).toHaveAttribute('data-fix', 'fixed')
  expect(await page.content()).not.toContain(clari.apikey)
})

test('401: the key works from here, the client sends another key @wizards', async ({ page }) => {
  await openScenario(page, 'clari.unauthorized')
  const sheet = await toVerdict(page, {
    choose: [/own script/],
    type: { 'The request that fails': `curl -H "apikey: ${'a1'.repeat(16)}" https://api.clari.com/v4/admin/limits` },
  })
  await expect(sheet).toHaveAttribute('data-cause', 'other-key')
  await expect(sheet).toContainText('32 characters')
})

test('401: without any connection the pasted answer alone is judged @wizards', async ({ page }) => {
  await openScenario(page, 'clari.unauthorized')
  const sheet = await toVerdict(page, {
    connection: 'None',
    type: { 'The answer or error': '{"error":"Unauthorized","message":"Invalid API key"}' },
  })
  await expect(sheet).toHaveAttribute('data-cause', 'api-rejected')
  await expect(await pasteAgain(page, 'HTTP/2 200\n{"forecasts":[]}')).toHaveAttribute('data-fix', 'fixed')
})

test('a reload, back, forward and a shared link in the middle of a wizard lose nothing @wizards', async ({
  page,
  demo,
  browser,
  product,
}) => {
  await demo.faults('key-revoked')
  await openScenario(page, 'clari.unauthorized')
  await page.getByRole('textbox', { name: 'The answer or error' }).fill('401 Unauthorized from api.clari.com')
  await page.getByRole('button', { name: 'Continue' }).click()
  await page.locator('[data-step="which-key"]').getByRole('button', { name: 'Continue' }).click()
  await expect(page.getByRole('button', { name: /^Continue/ })).toBeVisible()
  await expect(page.getByText('Invalid authentication credentials').first()).toBeVisible()
  await page.reload()
  await expect(page.getByText('Invalid authentication credentials').first()).toBeVisible()
  await page.getByRole('button', { name: /^Continue/ }).click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Did this same key work before?')
  await page.goBack()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Does Clari take the key?')
  await page.goForward()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Did this same key work before?')
  await page.getByRole('button', { name: /^Yes, it worked/ }).click()
  await expect(page.locator('article[data-verdict]')).toHaveAttribute('data-cause', 'revoked-or-deactivated')
  const link = page.url()
  expect(link).not.toContain('Unauthorized')
  await page.reload()
  await expect(page.locator('article[data-verdict]')).toHaveAttribute('data-cause', 'revoked-or-deactivated')

  const elsewhere = await browser.newContext({ baseURL: product.address })
  const other = await elsewhere.newPage()
  await other.goto(link)
  await expect(other.getByText('This case is not in this browser')).toBeVisible()
  const sheet = await toVerdict(other)
  await expect(sheet).toHaveAttribute('data-cause', 'revoked-or-deactivated')
  await elsewhere.close()
})

test('a check that runs can be cancelled, blames nobody, and runs again @wizards', async ({ page, demo }) => {
  await demo.faults('timeout')
  await openScenario(page, 'clari.unauthorized')
  await page.getByRole('button', { name: 'Continue' }).click()
  await page.locator('[data-step="which-key"]').getByRole('button', { name: 'Continue' }).click()
  await page.getByRole('button', { name: 'Cancel' }).click()
  await expect(page.getByText('Cancelled before it was finished.').first()).toBeVisible()
  await demo.faults()
  await page.getByRole('button', { name: 'Run again' }).click()
  await expect(page.locator('[data-check="clari.key-accepted"]')).toContainText('the key is accepted')
})

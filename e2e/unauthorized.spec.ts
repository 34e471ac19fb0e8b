import { subCauses } from '#src/scenarios/clari-unauthorized/causes.test-kit.ts'
import { expect, test } from './product.ts'
import { expectCause, openScenario, pasteAgain, provedFixed, toVerdict } from './wizard.ts'

for (const { name, faults = [], dialect = 'published', answers, pastes, ...shown } of subCauses) {
  test(`401: ${name}, from a pick to the verdict, proved fixed @wizards`, async ({ page, demo }) => {
    await demo.dialect(dialect)
    await demo.faults(...faults)
    await openScenario(page, 'clari.unauthorized')
    const sheet = await toVerdict(page, { given: { ...answers, ...pastes } })
    await expectCause(sheet, shown)
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

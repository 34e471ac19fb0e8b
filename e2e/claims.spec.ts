import type { Locator, Page } from '@playwright/test'
import { expect, test } from './product.ts'
import { toVerdict, walkSteps, type Answers } from './wizard.ts'

/** Pastes on the home page and walks with Continue where nothing else is said. */
async function pasted(page: Page, text: string, answers: Answers = {}): Promise<Locator> {
  await page.goto('/')
  await page.getByRole('textbox').first().fill(text)
  await page.getByRole('button', { name: 'Find out' }).click()
  return toVerdict(page, answers)
}

const empty = JSON.stringify({
  entries: [],
  users: [],
  fields: [],
  timePeriods: [{ timePeriodId: '2026_Q2' }],
  timeFrames: [],
})
const tooMany =
  'HTTP/1.1 429 Too Many Requests\n\n{"errorMessage":"Too many requests"}\nhttps://rest-api.copilot.clari.com/users'

/** What once was claimed beyond what was seen: what is pasted, and what may be said of it. */
const claims: readonly {
  readonly name: string
  readonly faults: readonly string[]
  readonly paste: string
  readonly answers?: Answers
  readonly badge: string
  readonly headline: RegExp
}[] = [
  {
    name: 'an unrelated newest job is not the empty export',
    faults: [],
    paste: empty,
    answers: { given: { forecastId: 'net_arr', timePeriod: 'Q2 2026' } },
    badge: 'not told yet',
    headline: /You pasted an export of 2026_Q2 with 0 people.*not the same one/,
  },
  {
    name: 'the scheme that the paste speaks of is tried first',
    faults: ['oauth-invalid-client'],
    paste: '{"error": "invalid_client"}',
    answers: { choose: [/I don’t know/] },
    badge: 'cause found',
    headline: /does not know this client/,
  },
  {
    name: 'Copilot’s limits are Copilot’s own',
    faults: ['copilot-too-many-requests'],
    paste: tooMany,
    badge: 'cause found',
    headline: /Copilot/,
  },
  {
    name: 'an id that was not given is no wrong id',
    faults: [],
    paste: '{"message":"no Route matched with those values"}',
    badge: 'likely cause',
    headline: /The address is not known/,
  },
]

for (const { name, faults, paste, answers = {}, badge, headline } of claims)
  test(`a claim no larger than what was seen: ${name} @wizards`, async ({ page, demo }) => {
    await demo.faults(...faults)
    const sheet = await pasted(page, paste, answers)
    await expect(sheet.getByRole('heading', { level: 1 })).toHaveText(headline)
    await expect(sheet).toContainText(badge)
  })

test('what was pasted is of another forecast than was asked: told on the sheet, and no proof @wizards', async ({
  page,
  demo,
}) => {
  await demo.faults('no-optin', 'forecast-list-offered')
  await page.goto('/wizard/clari.unauthorized')
  const refused = 'curl -X POST https://api.clari.com/v4/export/forecast/new_logo\nHTTP/1.1 401 Unauthorized'
  await page.getByRole('textbox').first().fill(refused)
  let picked = false
  await walkSteps(page, { choose: [/I’m not sure/] }, async () => {
    if (!(await page.locator('[data-field="forecastId"]').isVisible())) return
    // Picked from the list that this API offers, in place of the one that was pasted.
    await page.getByRole('button', { name: 'Net ARR (net_arr)' }).click()
    picked = true
  })
  expect(picked).toBe(true)
  const sheet = page.locator('article[data-verdict]')
  await expect(sheet).toContainText('likely cause')
  await expect(sheet).toContainText('What you pasted is about the forecast new_logo; what was asked here is net_arr.')
})

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

const guideSays = (id: string) => `{"error":"Not Found","message":"Forecast '${id}' not found"}`
const publishedSays = (id: string) =>
  'HTTP/2 400\n\n{"code":"no_such_forecast_config","namespace":"fcw",' +
  '"errorId":"c16ae643-7d0e-4a1c-9a53-0d3f2a6f9b11","message":"No ' +
  `forecast configuration found for id: ${id}","orgId":"77"}`
const tab = 'https://app.clari.com/forecast/net_arr'
const good = 'HTTP/2 200\n\n{"jobId":"6073683781a6da229df71e00"}'

interface SubCause extends CauseShown {
  readonly name: string
  readonly faults?: readonly string[]
  readonly dialect?: 'guide'
  readonly type: Readonly<Record<string, string>>
}

/** What can be wrong with an id; the client has to mend it, so another paste proves it. */
const subCauses: readonly SubCause[] = [
  {
    name: 'a wrong case, by the guide’s list',
    dialect: 'guide',
    type: { 'The answer or error': guideSays('Net_Arr') },
    cause: 'wrong-case',
    headline: /case matter: it is “net_arr”/,
    quoted: /net_arr opens/,
  },
  {
    name: 'a wrong case, by the tab’s address',
    type: { 'The answer or error': publishedSays('Net_Arr'), 'The tab’s address': tab },
    cause: 'wrong-case',
    headline: /case matter: it is “net_arr”/,
    quoted: /net_arr opens/,
  },
  {
    name: 'a typo, by the guide’s list',
    dialect: 'guide',
    type: { 'The answer or error': guideSays('net_arrr') },
    cause: 'typo',
    headline: /The nearest is “net_arr”/,
    quoted: /4 forecasts that this key may export/,
  },
  {
    name: 'a typo, by the tab’s address',
    type: { 'The answer or error': publishedSays('nte_arr'), 'The tab’s address': tab },
    cause: 'typo',
    headline: /The nearest is “net_arr”/,
    quoted: /app\.clari\.com\/forecast\/net_arr/,
  },
  {
    name: 'a display name, by a list beside the published API',
    faults: ['forecast-list-offered'],
    type: { 'Forecast id': 'Renewals EMEA' },
    cause: 'display-name',
    headline: /tab’s name\. Its id is “renewals”/,
    quoted: /renewals opens/,
  },
  {
    name: 'a display name, by the tab’s address',
    type: { 'Forecast id': 'Net ARR', 'The tab’s address': tab },
    cause: 'display-name',
    headline: /Its id is “net_arr”/,
    quoted: /net_arr opens/,
  },
  {
    name: 'no id at all',
    type: { 'The answer or error': guideSays('') },
    cause: 'blank',
    headline: /names no forecast/,
    quoted: /named no forecast|Forecast ''/,
  },
  {
    name: 'no id at all, in the published words',
    type: {
      'The answer or error':
        '{"code":"missing_forecast_id","namespace":"fcw","errorId":"e",' +
        '"message":"The forecast id is missing.","orgId":"77"}',
    },
    cause: 'blank',
    headline: /names no forecast/,
    quoted: /missing_forecast_id/,
  },
]

for (const { name, faults, dialect, type, cause, headline, quoted } of subCauses) {
  test(`not found: ${name}, proved by the next answer @wizards`, async ({ page, demo }) => {
    await demo.dialect(dialect ?? 'published')
    await demo.faults(...(faults ?? []))
    await openScenario(page, 'clari.forecast-not-found')
    const sheet = await toVerdict(page, { type })
    await expectCause(sheet, { cause, headline, quoted })
    await expect(await pasteAgain(page, guideSays('still_wrong'))).not.toHaveAttribute('data-fix', 'fixed')
    await expect(await pasteAgain(page, good)).toHaveAttribute('data-fix', 'fixed')
  })
}

const removed: readonly (readonly [string, 'published' | 'guide', Answers, string, RegExp])[] = [
  [
    'a tab that no id finds, without the tab’s address',
    'published',
    { type: { 'Forecast id': 'net_arr' } },
    'not-known',
    /400 no_such_forecast_config. They mean the same/,
  ],
  [
    'a tab whose own id the API does not know',
    'published',
    { type: { 'Forecast id': 'net_arr', 'The tab’s address': tab } },
    'known-to-the-page-only',
    /no slip/,
  ],
  [
    'a tab that no id finds, in the guide’s dialect',
    'guide',
    { type: { 'Forecast id': 'net_arr' } },
    'not-known',
    /Forecast 'net_arr' not found/,
  ],
]

for (const [name, dialect, answers, cause, words] of removed) {
  test(`not found: ${name}, proved fixed @wizards`, async ({ page, demo }) => {
    await demo.dialect(dialect)
    await demo.faults('no-such-forecast')
    await openScenario(page, 'clari.forecast-not-found')
    const sheet = await toVerdict(page, answers)
    await expect(sheet).toHaveAttribute('data-cause', cause)
    await expect(sheet).toContainText(words)
    await provedFixed(page, demo)
  })
}

const addresses: readonly (readonly [string, string, string, RegExp])[] = [
  [
    'a version left out',
    'curl -X POST https://api.clari.com/export/forecast/net_arr',
    'wrong-version',
    /leaves out the version/,
  ],
  ['another version', 'curl -X POST https://api.clari.com/v5/export/forecast/net_arr', 'wrong-version', /asks for v5/],
  ['another path', 'curl -X POST https://api.clari.com/v4/exports/forecast/net_arr', 'wrong-path', /has no such path/],
  [
    'another method',
    'curl https://api.clari.com/v4/export/forecast/net_arr',
    'wrong-method',
    /POST \/v4\/export\/forecast/,
  ],
  ['another host', 'curl -X POST https://app.clari.com/v4/export/forecast/net_arr', 'wrong-host', /not to the API/],
]

for (const [name, request, cause, headline] of addresses) {
  test(`not found: no Route matched, for ${name}, proved by the next request @wizards`, async ({ page, product }) => {
    const answer = await (await fetch(`${product.demo}/clari/v5/export/forecast/net_arr`)).text()
    await openScenario(page, 'clari.forecast-not-found')
    const sheet = await toVerdict(page, {
      type: { 'The answer or error': `HTTP/2 404\n\n${answer}`, 'The request that fails': request },
    })
    await expect(sheet).toHaveAttribute('data-cause', cause)
    await expect(sheet.getByRole('heading', { level: 1 })).toHaveText(headline)
    await expect(sheet.getByRole('region', { name: 'What this rests on' })).toContainText(
      'no Route matched with those values',
    )
    await expect(
      await pasteAgain(page, 'curl -X POST https://api.clari.com/v4/export/forecast/net_arr'),
    ).toHaveAttribute('data-fix', 'fixed')
  })
}

test('not found: the guide’s own command for the list, which the published API lacks @wizards', async ({
  page,
  demo,
  product,
}) => {
  const { clari } = await demo.credentials()
  const answer = await fetch(`${product.demo}/clari/v4/export/forecast/list`, { headers: { apikey: clari.apikey } })
  await openScenario(page, 'clari.forecast-not-found')
  const sheet = await toVerdict(page, {
    type: {
      'The answer or error': await answer.text(),
      'The request that fails': 'curl -s -H "apikey: ${CLARI_API_KEY}" https://api.clari.com/v4/export/forecast/list',
    },
  })
  await expect(sheet).toHaveAttribute('data-cause', 'list-not-offered')
  await expect(sheet).toContainText('app.clari.com/forecast/<forecastId>')
})

test('not found: asks before it uses an export where an id cannot be tried for free @wizards', async ({
  page,
  demo,
}) => {
  await demo.faults('no-forecast-read')
  await openScenario(page, 'clari.forecast-not-found')
  const sheet = await toVerdict(page, {
    choose: [/^Yes, start one export/],
    type: { 'Forecast id': 'NET_ARR', 'The tab’s address': tab },
  })
  await expect(sheet).toHaveAttribute('data-cause', 'wrong-case')
})

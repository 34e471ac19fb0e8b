import {
  good,
  guideSays,
  tab,
  wrongAddresses,
  wrongIds,
} from '#src/scenarios/clari-forecast-not-found/causes.test-kit.ts'
import { expect, test } from './product.ts'
import { expectCause, openScenario, pasteAgain, provedFixed, toVerdict, type Answers } from './wizard.ts'

for (const { name, faults = [], dialect = 'published', answers, pastes, ...shown } of wrongIds) {
  test(`not found: ${name}, proved by the next answer @wizards`, async ({ page, demo }) => {
    await demo.dialect(dialect)
    await demo.faults(...faults)
    await openScenario(page, 'clari.forecast-not-found')
    const sheet = await toVerdict(page, { given: { ...answers, ...pastes } })
    await expectCause(sheet, shown)
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

for (const { name, request, verdict: cause, headline } of wrongAddresses) {
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

import type { SubCause } from '#src/scenarios/sub-cause.test-kit.ts'

/** What the published API says of an id that it does not know. */
export const publishedSays = (id: string): string =>
  'HTTP/2 400\n\n{"code":"no_such_forecast_config","namespace":"fcw",' +
  '"errorId":"c16ae643-7d0e-4a1c-9a53-0d3f2a6f9b11","message":"No forecast configuration found for id: ' +
  `${id}","orgId":"77"}`

/** The same as the guide shows it. */
export const guideSays = (id: string): string => `{"error":"Not Found","message":"Forecast '${id}' not found"}`

/** The address of the Forecast Tab that is meant. */
export const tab = 'https://app.clari.com/forecast/net_arr'

/** An answer that proves any of them mended. */
export const good = 'HTTP/2 200\n\n{"jobId":"6073683781a6da229df71e00"}'

const listed = { dialect: 'guide' } as const
const wrongCase = { verdict: 'wrong-case', cause: 'wrong-case', headline: /case matter: it is “net_arr”/ }
const typo = { verdict: 'typo', cause: 'typo', headline: /The nearest is “net_arr”/ }
const displayName = { verdict: 'display-name', cause: 'display-name' }
const blank = { verdict: 'blank', cause: 'blank', headline: /names no forecast/ }

/** What can be wrong with an id; the client has to send another, so another paste proves it. */
export const wrongIds: readonly SubCause[] = [
  {
    ...wrongCase,
    ...listed,
    name: 'a wrong case, by the guide’s list',
    answers: { forecastId: 'Net_Arr' },
    pastes: { error: guideSays('Net_Arr') },
    quoted: /net_arr opens/,
  },
  {
    ...wrongCase,
    name: 'a wrong case, by a list beside the published API',
    faults: ['forecast-list-offered'],
    answers: { forecastId: 'NET_ARR' },
    pastes: { error: publishedSays('NET_ARR') },
    quoted: /net_arr opens/,
  },
  {
    ...wrongCase,
    name: 'a wrong case, by the tab’s address',
    answers: { forecastId: 'Net_Arr', tabUrl: tab },
    pastes: { error: publishedSays('Net_Arr') },
    quoted: /net_arr opens/,
  },
  {
    ...typo,
    ...listed,
    name: 'a typo, by the guide’s list',
    answers: { forecastId: 'net_arrr' },
    pastes: { error: guideSays('net_arrr') },
    quoted: /4 forecasts that this key may export/,
  },
  {
    ...typo,
    name: 'a typo, by the tab’s address',
    answers: { forecastId: 'nte_arr', tabUrl: tab },
    pastes: { error: publishedSays('nte_arr') },
    quoted: /app\.clari\.com\/forecast\/net_arr/,
  },
  {
    ...displayName,
    name: 'a display name, by a list beside the published API',
    faults: ['forecast-list-offered'],
    answers: { forecastId: 'Renewals EMEA' },
    headline: /tab’s name\. Its id is “renewals”/,
    quoted: /renewals opens/,
  },
  {
    ...displayName,
    name: 'a display name, by the tab’s address',
    answers: { forecastId: 'Net ARR', tabUrl: tab },
    headline: /Its id is “net_arr”/,
    quoted: /net_arr opens/,
  },
  {
    name: 'another forecast, by the tab’s address',
    answers: { forecastId: 'wrong_name', tabUrl: tab },
    pastes: { error: publishedSays('wrong_name') },
    verdict: 'other-id',
    cause: 'other-id',
    headline: /tab’s id is “net_arr”/,
    quoted: /net_arr opens/,
  },
  {
    ...blank,
    name: 'no id at all',
    answers: { forecastId: '' },
    pastes: { error: guideSays('') },
    quoted: /named no forecast|Forecast ''/,
  },
  {
    ...blank,
    name: 'no id at all, in the published words',
    answers: { forecastId: '' },
    pastes: {
      error:
        '{"code":"missing_forecast_id","namespace":"fcw","errorId":"e-2","message":"The forecast id is missing.",' +
        '"orgId":"77"}',
    },
    quoted: /missing_forecast_id/,
  },
  {
    name: 'a placeholder',
    answers: { forecastId: '${FORECAST_ID}' },
    verdict: 'placeholder',
    cause: 'placeholder',
    headline: /A placeholder was sent/,
    quoted: /FORECAST_ID/,
  },
  {
    name: 'quotes around the id',
    answers: { forecastId: '"net_arr"' },
    verdict: 'padded',
    cause: 'id-with-extras',
    headline: /something around it/,
    quoted: /net_arr/,
  },
]

/** What can be wrong with the address of a request that no route matched; the next request proves it. */
export const wrongAddresses: readonly (Pick<SubCause, 'name' | 'verdict' | 'headline'> & {
  readonly request: string
})[] = [
  {
    name: 'a version left out',
    request: 'curl -X POST https://api.clari.com/export/forecast/net_arr',
    verdict: 'wrong-version',
    headline: /leaves out the version/,
  },
  {
    name: 'another version',
    request: 'curl -X POST https://api.clari.com/v5/export/forecast/net_arr',
    verdict: 'wrong-version',
    headline: /asks for v5/,
  },
  {
    name: 'another path',
    request: 'curl -X POST https://api.clari.com/v4/exports/forecast/net_arr',
    verdict: 'wrong-path',
    headline: /has no such path/,
  },
  {
    name: 'another method',
    request: 'curl https://api.clari.com/v4/export/forecast/net_arr',
    verdict: 'wrong-method',
    headline: /POST \/v4\/export\/forecast/,
  },
  {
    name: 'another host',
    request: 'curl -X POST https://app.clari.com/v4/export/forecast/net_arr',
    verdict: 'wrong-host',
    headline: /not to the API/,
  },
]

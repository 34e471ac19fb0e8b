import type { Scenario } from '#src/domain/model/scenario.ts'
import { claims } from '#src/reading/claims.ts'
import { documented, exact, faintWhenNamed, spoken, claimed } from '#src/scenarios/shared/confidence.ts'

/** The forecast, or the address that should lead to it, is not known under this name. */
export const clariForecastNotFound: Scenario = {
  id: 'clari.forecast-not-found',
  system: 'clari',
  title: '404 Forecast not found',
  symptom: 'It does not find the forecast',
  hint: '404, wrong name or id',
  signs: [
    {
      mark: { kind: 'object', members: { code: /^(?:no_such_forecast_config|missing_forecast_id)$/i } },
      why: 'Clari’s own code for a forecast that it does not know',
      sure: 'certain',
      explains: [400, 404],
    },
    {
      mark: {
        kind: 'object',
        members: { error: /^not found$/i, message: /^forecast '[^']{0,200}' (?:was )?not found/i },
        only: true,
      },
      why: 'the guide’s body for an unknown forecast',
      sure: exact,
      explains: [404],
    },
    {
      mark: { kind: 'object', members: { message: /^no route matched with those values/i } },
      why: 'the gateway knows no such address: wrong path or version',
      sure: documented,
      explains: [404],
    },
    {
      mark: { kind: 'object', members: { error: /^not found$/i, message: /forecast/i } },
      why: 'the guide’s shape of a 404',
      sure: { address: 'certain', name: 'likely', alone: 'possible' },
      explains: [404],
    },
    {
      mark: { kind: 'object', members: { statusCode: /^404$/, reaspnPhrase: 'there' } },
      why: 'a 404 in the opportunity API’s shape',
      sure: documented,
      explains: [404],
    },
    {
      mark: { kind: 'status', is: [404, 410] },
      why: 'HTTP 404: no such forecast, or no such address',
      sure: { address: 'likely', name: 'possible', alone: 'possible' },
    },
    {
      mark: { kind: 'words', any: [/\bno_such_forecast_config\b|\bmissing_forecast_id\b/i] },
      why: 'Clari’s own code for a forecast that it does not know',
      sure: 'certain',
      explains: [400, 404],
    },
    {
      mark: {
        kind: 'words',
        any: [/\bforecast ['"‘“`][^'"’”`\n]{1,120}['"’”`] (?:was |is |could )?not (?:be )?found\b/i],
      },
      why: 'the guide’s words for an unknown forecast',
      sure: documented,
      explains: [404],
    },
    {
      mark: { kind: 'words', any: [/\bno route matched with those values\b/i] },
      why: 'the gateway knows no such address',
      sure: documented,
      explains: [404],
    },
    { mark: claimed(claims.forecastNotFound), why: 'the forecast is not found', sure: spoken },
    {
      mark: claimed(claims.notFound),
      why: 'something is not found',
      sure: { address: 'likely', name: 'possible', alone: null },
    },
    {
      mark: { kind: 'words', any: [/\bcannot iterate over null\b[^\n]{0,40}/i] },
      why: 'jq met no list where forecasts were expected',
      sure: faintWhenNamed,
    },
  ],
  guide: {
    says: 'No forecast has the name that was asked for.',
    fix: 'List the forecasts first and use a name exactly as listed.',
    but:
      'The published API takes the forecast’s id, not its name, has no list, and answers 400 ' +
      'no_such_forecast_config. The id stands in the address of the Forecast Tab: app.clari.com/forecast/<id>.',
  },
  flow: async () => (await import('./flow.ts')).flow,
}

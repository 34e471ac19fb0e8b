import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { compareIds, idOddity, rankForecasts, readForecastId } from './forecast-id.ts'

describe('a forecast’s id in what was typed', () => {
  it.each([
    ['net_arr', 'net_arr', 'alone'],
    ['  net_arr\n', 'net_arr', 'alone'],
    ['Net ARR', 'Net ARR', 'alone'],
    ['https://app.clari.com/forecast/net_arr', 'net_arr', 'tab-address'],
    ['https://app.clari.com/forecast/net_arr?period=2026_Q1#x', 'net_arr', 'tab-address'],
    ['app.clari.com/forecast/61f1a9c4e6b0a81f3c9d2e77/summary', '61f1a9c4e6b0a81f3c9d2e77', 'tab-address'],
    ['https://app.clari.com/#/forecast/Net%20ARR', 'Net ARR', 'tab-address'],
    ['https://api.clari.com/v4/export/forecast/net_arr', 'net_arr', 'api-address'],
    ['https://api.clari.com/v4/forecast/net_arr?timePeriod=2026_Q1', 'net_arr', 'api-address'],
    ['https://app.clari.com/forecast/100%_sure', '100%_sure', 'tab-address'],
    ['https://app.clari.com/forecast/%ff%fe', '%ff%fe', 'tab-address'],
    ['https://app.clari.com/settings', 'https://app.clari.com/settings', 'alone'],
  ] as const)('in %j is %j (%s)', (typed, id, from) => {
    expect(readForecastId(typed)).toEqual({ id, from })
  })

  it('never throws', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string(),
          fc.string().map((text) => `/forecast/${text}`),
        ),
        (text) => void readForecastId(text),
      ),
    )
  })

  it.each([
    ['', 'blank'],
    ['   ', 'blank'],
    ['""', 'blank'],
    ['undefined', 'blank'],
    ['${FORECAST_ID}', 'placeholder'],
    ['<forecastId>', 'placeholder'],
    ['{forecastName}', 'placeholder'],
    ['YOUR_FORECAST_ID', 'placeholder'],
    ['"net_arr"', 'quotes'],
    ['net_arr ', 'spaces'],
    ['Net ARR', null],
    ['forecast_2026', null],
  ] as const)('%j is odd as %s', (typed, oddity) => {
    expect(idOddity(typed)).toBe(oddity)
  })
})

describe('how an asked id differs', () => {
  const netArr = { id: 'net_arr', name: 'Net ARR' }
  it.each([
    ['net_arr', netArr, 'same'],
    ['Net_Arr', netArr, 'case'],
    ['Net ARR', netArr, 'name'],
    ['net arr', netArr, 'name'],
    ['net_arrr', netArr, 'near'],
    ['nte_arr', netArr, 'near'],
    ['renewals', netArr, 'other'],
    ['net-arr', { id: 'net_arr', name: null }, 'near'],
    ['Net ARR', { id: 'net_arr', name: null }, 'name'],
    ['61f1a9c4e6b0a81f3c9d2e78', { id: '61f1a9c4e6b0a81f3c9d2e77', name: 'New Business' }, 'near'],
    ['62a8e0b7d5f3190014bb9f10', { id: '61f1a9c4e6b0a81f3c9d2e77', name: 'New Business' }, 'other'],
    ['net arr', { id: null, name: 'Net ARR' }, 'case'],
  ] as const)('%j from %o: %s', (asked, forecast, difference) => {
    expect(compareIds(asked, forecast)).toBe(difference)
  })

  it('ranks what could be meant', () => {
    const listed = [
      { id: 'renewals', name: 'Renewals EMEA', periods: [] },
      { id: 'net_arr_2', name: 'Net ARR (old)', periods: [] },
      { id: 'net_arr', name: 'Net ARR', periods: [] },
    ]
    expect(rankForecasts('NET_ARR', listed).map(({ forecast }) => forecast.id)).toEqual([
      'net_arr',
      'net_arr_2',
      'renewals',
    ])
  })
})

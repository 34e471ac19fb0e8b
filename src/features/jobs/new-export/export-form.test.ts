import { describe, expect, it } from 'vitest'
import { blankForm, lastQuarters, readForm } from './export-form.ts'

const now = Date.UTC(2026, 10, 25)

describe('the form of a new export', () => {
  it('reads a tab’s address and quarters as people write them, a job for each period and type', () => {
    const form = {
      ...blankForm,
      forecast: 'https://app.clari.com/forecast/net_arr?view=team',
      periods: 'Q3 2026, 2026_Q4; 2026_Q3',
      splitTypes: true,
    }
    const { requests, problems, traps } = readForm(form, now)
    expect(problems).toEqual({})
    expect(traps).toEqual([])
    expect(requests.map(({ forecastId, timePeriod, types }) => [forecastId, timePeriod, ...types])).toEqual([
      ['net_arr', '2026_Q3', 'forecast'],
      ['net_arr', '2026_Q3', 'forecast_updated'],
      ['net_arr', '2026_Q4', 'forecast'],
      ['net_arr', '2026_Q4', 'forecast_updated'],
    ])
  })

  it('says what keeps it from being sent', () => {
    expect(Object.keys(readForm(blankForm, now).problems)).toEqual(['forecast'])
    const form = { ...blankForm, forecast: '<forecastId>', periods: 'November', types: [], currency: 'EURO' }
    expect(Object.keys(readForm(form, now).problems)).toEqual(['forecast', 'periods', 'types', 'currency'])
  })

  it('warns of a quarter that Clari may not know and of types that it may refuse', () => {
    const form = { ...blankForm, forecast: 'net_arr', periods: '2026_Q4, 2029_Q1', types: ['forecast', 'crm_total'] }
    const { traps, problems } = readForm({ ...form, types: ['forecast', 'crm_total'] }, now)
    expect(problems).toEqual({})
    expect(traps).toEqual([
      expect.stringMatching(/^2029_Q1 may not be known to Clari: it exports the current quarter instead/),
      expect.stringMatching(/refuses crm_total \(type_not_supported\): a job for each type/),
    ])
  })

  it('names the last quarters, oldest first', () => {
    expect(lastQuarters(now, 5)).toBe('2025_Q4, 2026_Q1, 2026_Q2, 2026_Q3, 2026_Q4')
  })
})

import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { amountMark, hideAmountsIn } from './amounts.ts'

const none: ReadonlySet<number> = new Set()
const written: readonly ((value: number) => string)[] = [
  (value) => `$${value.toLocaleString('en-US', { minimumFractionDigits: 2 })}`,
  (value) => `${value.toLocaleString('en-US', { minimumFractionDigits: 2 })} USD`,
  (value) => `USD ${value.toLocaleString('en-US')}`,
  (value) => `€${value.toLocaleString('de-DE', { minimumFractionDigits: 2 })}`,
  (value) => `${value.toLocaleString('de-DE', { minimumFractionDigits: 2 })} €`,
  (value) => `−${value.toLocaleString('en-US', { minimumFractionDigits: 2 })} EUR`,
  (value) => `${value.toFixed(2)} JPY`,
  (value) => `${(value / 1000).toFixed(1)}K`,
  (value) => `${(value / 1_000_000).toFixed(2)}M`,
  (value) => `$${(value / 1_000_000).toFixed(2)} million`,
  (value) => `(${value.toLocaleString('en-US', { minimumFractionDigits: 2 })})`,
  (value) => value.toLocaleString('en-US', { minimumFractionDigits: 2 }),
  (value) => `CHF ${value.toLocaleString('de-CH', { minimumFractionDigits: 2 })}`,
]

describe('amounts that are hidden', () => {
  it('leave no digit of them, however they are written', () => {
    fc.assert(
      fc.property(fc.integer({ min: 100_000, max: 999_999_999 }), fc.constantFrom(...written), (cents, write) => {
        const { text, times } = hideAmountsIn(`The total is ${write(cents / 100)} here`, none)
        expect(text).not.toMatch(/\d/)
        expect(text).toContain(amountMark)
        expect(times).toBe(1)
      }),
      { numRuns: 500 },
    )
  })

  it('are known again as plain numbers where the case holds them', () => {
    expect(hideAmountsIn('value 1204350 and 1204350.5', new Set([1_204_350, 1_204_350.5])).text).toBe(
      'value ‹amount› and ‹amount›',
    )
  })

  it('are hidden in a quoted member, however small', () => {
    expect(hideAmountsIn('{"forecastValue":12,"quotaValue": "9.5","userId":77,"crmTotal":0}', none).text).toBe(
      '{"forecastValue":‹amount›,"quotaValue": ‹amount›,"userId":77,"crmTotal":‹amount›}',
    )
  })

  it('leave shares, counts, times, versions and identifiers', () => {
    for (const text of [
      '3.2 % off',
      '12.5 % more',
      '1,204 rows compared',
      '998 exports left',
      'HTTP 401',
      '22 Nov 2026, 10:12 (UTC+1)',
      '184 ms · 171 B',
      '2.4 s',
      '256 kB',
      '2026_Q1',
      'week 6',
      'python-requests/2.31.0',
      '127.0.0.1:4010',
      'The monthly quota limit of 30',
      'jobId 6073683781a6da229df71e00',
      '10.25 %',
      '20,000 characters',
      'Clari Triage 0.1.0',
    ])
      expect(hideAmountsIn(text, none)).toEqual({ text, times: 0 })
  })
})

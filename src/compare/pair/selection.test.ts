import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { noJson } from '#src/compare/read/no-json.test-kit.ts'
import { compareFiles } from '#src/compare/compare-files.ts'
import type { Comparison } from '#src/compare/compare.ts'
import type { Stated } from '#src/compare/explain/world.ts'
import type { FiscalYear } from '#src/domain/time/fiscal-year.ts'
import { daysNamed } from './period-days.ts'

/** Compares two CSV texts; what they are asked for and told beside. */
async function side(
  api: string,
  ui: string,
  told: Stated = {},
  asked: { readonly period?: string; readonly week?: number; readonly now?: number } = {},
): Promise<Comparison> {
  const file = (name: string, text: string) => ({ name, bytes: new TextEncoder().encode(text) })
  const { now = Date.UTC(2026, 10, 22), ...rest } = asked
  const outcome = await compareFiles(
    { api: [file('export.csv', api)], ui: [file('screen.csv', ui)], now, told, ...rest },
    noJson,
  )
  if (outcome.kind !== 'done') throw new Error(outcome.kind === 'problem' ? outcome.problem.says : outcome.kind)
  return outcome.comparison
}

const people = [
  ['ana@example.com', 125],
  ['ben@example.com', 98],
  ['chen@example.com', 41],
] as const
const lines = (header: string, line: (email: string, value: number) => string): string =>
  [header, ...people.map(([email, value]) => line(email, value))].join('\n')
/** An export of a period by its name alone. */
const named = (period: string, more = 0) =>
  lines(
    'Email,Field,Time Period,Data Type,Data Value',
    (email, value) => `${email},Commit,${period},Forecast Value,${value + more}.00`,
  )
const both = (one: string, other: string) => `${one}\n${other.split('\n').slice(1).join('\n')}`
/** A screen that gives its weeks' days and names no period. */
const dated = (start: string, end: string, more = 0) =>
  lines(
    'Email,Field,Start Day,End Day,Data Value',
    (email, value) => `${email},Commit,${start},${end},${value + more}.00`,
  )
const day = (ms: number) => new Date(ms).toISOString().slice(0, 10)
const differing = ({ why }: Comparison) => why.cause.reduce((sum, cause) => sum + (cause === 255 ? 0 : 1), 0)
/** What is said of labels or dates that differ: a cause of the whole, or a note where the numbers agree. */
const otherPeriod = ({ warnings }: Comparison) =>
  warnings.map(({ says }) => says).filter((says) => /^The screen(?: says|’s week of) /.test(says))

describe('the fiscal year that was told', () => {
  const anyFiscal = fc.record({
    startMonth: fc.integer({ min: 1, max: 12 }),
    namedAfter: fc.constantFrom('start' as const, 'end' as const),
  })

  it('finds the quarter of a period id that a screen’s days lie in, whenever the year starts', async () => {
    await fc.assert(
      fc.asyncProperty(
        anyFiscal,
        fc.integer({ min: 2024, max: 2030 }),
        fc.integer({ min: 1, max: 4 }),
        fc.integer({ min: 1, max: 11 }),
        async (fiscalYear, year, quarter, week) => {
          const first = Date.parse(daysNamed(`${year}_Q${quarter}`, fiscalYear)?.first ?? '') + week * 7 * 86_400_000
          const next = quarter === 4 ? `${year + 1}_Q1` : `${year}_Q${quarter + 1}`
          const result = await side(
            both(named(next, 7), named(`${year}_Q${quarter}`)),
            dated(day(first), day(first + 6 * 86_400_000)),
            { fiscalYear },
            { now: Date.UTC(2040, 0, 1) },
          )
          expect(result.period).toBe(`${year}_Q${quarter}`)
          expect(differing(result)).toBe(0)
        },
      ),
      { numRuns: 60 },
    )
  })

  it('pairs a period with the dates of the same months, and not with those of others', async () => {
    await fc.assert(
      fc.asyncProperty(
        anyFiscal,
        fc.integer({ min: 2024, max: 2030 }),
        fc.integer({ min: 1, max: 4 }),
        async (fiscalYear, year, quarter) => {
          const month = new Date(daysNamed(`${year}_Q${quarter}`, fiscalYear)?.first ?? '')
          const label = `${month.toLocaleString('en-US', { month: 'long', timeZone: 'UTC' })} ${month.getUTCFullYear()}`
          // A month is no quarter, whatever its year.
          expect(otherPeriod(await side(named(`${year}_Q${quarter}`), named(label), { fiscalYear }))).not.toEqual([])
          expect(
            otherPeriod(
              await side(named(`${year}_Q${quarter}`), named(`Q${quarter} FY${String(year).slice(2)}`), { fiscalYear }),
            ),
          ).toEqual([])
          const fiscalMonth = `${label.split(' ')[0]} FY ${year}`
          expect(otherPeriod(await side(named(fiscalMonth), named(label), { fiscalYear }))).toEqual([])
        },
      ),
      { numRuns: 40 },
    )
  })

  it('tells a month of the fiscal year from the same month of the calendar', async () => {
    const february: FiscalYear = { startMonth: 2, namedAfter: 'end' }
    expect(otherPeriod(await side(named('July FY 2023'), named('July 2022'), { fiscalYear: february }))).toEqual([])
    expect(otherPeriod(await side(named('July FY 2023'), named('July 2023'), { fiscalYear: february }))[0]).toContain(
      'July FY 2023 (2022-07-01 to 2022-07-31)',
    )
    expect(otherPeriod(await side(named('July FY 2023'), named('July 2023')))).toEqual([])
  })

  it('pairs a fiscal quarter with the calendar’s quarter of the same months, and with no other', async () => {
    const april: FiscalYear = { startMonth: 4, namedAfter: 'end' }
    expect(otherPeriod(await side(named('2027_Q3'), named('Q4 2026'), { fiscalYear: april }))).toEqual([])
    expect(otherPeriod(await side(named('2027_Q3'), named('Q4 CY2026'), { fiscalYear: april }))).toEqual([])
    expect(otherPeriod(await side(named('2027_Q3'), named('Q4 FY26'), { fiscalYear: april }))).not.toEqual([])
    expect(otherPeriod(await side(named('2027_Q3'), named('Q1 2026'), { fiscalYear: april }))).not.toEqual([])
    expect(
      otherPeriod(await side(named('2027_Q3'), named('Q4 2026'), { fiscalYear: { startMonth: 2, namedAfter: 'end' } })),
    ).not.toEqual([])
  })

  it('is asked for where the result hangs on it, and not where the names or the dates tell', async () => {
    const asks = async (api: string, ui: string, told: Stated = {}) =>
      (await side(api, ui, told)).questions
        .filter(({ asks: what }) => what === 'fiscal-year')
        .map(({ because }) => because)
    expect(await asks(named('2026_Q4'), named('Q4 FY26'))).toEqual([])
    expect(await asks(named('July FY 2023'), named('July 2023'))).toEqual([
      expect.stringContaining('are taken for one period'),
    ])
    expect(await asks(named('2027_Q3'), named('Q4 CY2026', 3))).toEqual([
      expect.stringContaining('whether those are the same months depends'),
    ])
    expect(await asks(named('2027_Q3'), named('Q4 2026', 3))).toEqual([
      expect.stringContaining('whether those are the same months depends'),
    ])
    // Where the numbers are the same the periods are, and no fiscal year would change that.
    expect(await asks(named('2027_Q3'), named('Q4 2026'))).toEqual([])
    // No fiscal year makes a month a quarter, or one quarter of Clari's another.
    expect(await asks(named('2026_Q4'), named('November 2026'))).toEqual([])
    expect(await asks(named('2026_Q4'), named('2025_Q1'))).toEqual([])
    expect(await asks(named('2026_Q4'), dated('2026-11-15', '2026-11-21'))).toEqual([
      expect.stringContaining('2026-11-15'),
    ])
    expect(
      await asks(named('2026_Q4'), dated('2026-11-15', '2026-11-21'), {
        fiscalYear: { startMonth: 1, namedAfter: 'end' },
      }),
    ).toEqual([])
  })
})

describe('the time zone that was told', () => {
  it('makes one week of two that begin a day apart', async () => {
    const api = both(dated('2026-11-14', '2026-11-20'), dated('2026-11-07', '2026-11-13', 3))
    const ui = both(dated('2026-11-08', '2026-11-14', 3), dated('2026-11-15', '2026-11-21'))
    const without = await side(api, ui)
    expect(without.questions.map(({ asks }) => asks)).toContain('time-zone')
    const result = await side(api, ui, { timeZone: 'Asia/Tokyo' })
    expect(differing(result)).toBe(0)
    expect(result.questions.map(({ asks }) => asks)).not.toContain('time-zone')
    expect(differing(await side(api, ui, { timeZone: 'Asia/Tokyo' }, { week: 0 }))).toBe(0)
  })

  it('tells which quarter has begun on the day of its border', async () => {
    const fiscalYear = { startMonth: 1, namedAfter: 'end' } as const
    const api = both(named('2026_Q4'), named('2027_Q1', 5))
    const newYear = Date.UTC(2026, 11, 31, 20)
    const screen = lines('Email,Commit', (email, value) => `${email},${value}`)
    expect((await side(api, screen, { fiscalYear, timeZone: 'UTC' }, { now: newYear })).period).toBe('2026_Q4')
    expect((await side(api, screen, { fiscalYear, timeZone: 'Asia/Tokyo' }, { now: newYear })).period).toBe('2027_Q1')
  })

  it('dates the end of a week’s edits', async () => {
    const api = lines(
      'Email,Field,Time Period,Start Day,End Day,Data Type,Data Value,Updated On',
      (email, value) => `${email},Commit,2026_Q4,2026-11-08,2026-11-14,Forecast Value,${value}.00,2026-11-15T06:00:00Z`,
    )
    const ui = lines(
      'Email,Field,Time Period,Start Day,End Day,Data Type,Data Value',
      (email, value) => `${email},Commit,2026_Q4,2026-11-08,2026-11-14,Forecast Value,${(value * value) % 97}.13`,
    )
    const because = (result: Comparison) => [...new Set(result.why.cause)].join()
    const [without, berlin, honolulu] = [
      await side(api, ui),
      await side(api, ui, { timeZone: 'Europe/Berlin' }),
      await side(api, ui, { timeZone: 'Pacific/Honolulu' }),
    ]
    expect(without.questions.map(({ asks }) => asks)).toContain('time-zone')
    // 06:00 UTC is after Berlin's midnight and before Honolulu's; without a zone the week is open until 08:00 UTC.
    expect(because(berlin)).not.toBe(because(without))
    expect(because(honolulu)).toBe(because(without))
  })
})

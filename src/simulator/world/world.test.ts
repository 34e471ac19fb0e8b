import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { convertAmount, currencies } from './currencies.ts'
import { asLookup } from './lookup.ts'
import { periodAfter, periodBefore, periodOn, periodsKnown, weeksBegun } from './periods.ts'
import { takeSnapshot } from './snapshot.ts'
import { createWorld, shownIn } from './world.ts'

const day = 24 * 3600 * 1000
const moment = fc.integer({ min: Date.UTC(2010, 0, 1), max: Date.UTC(2060, 0, 1) })

describe('the world', { timeout: 30_000 }, () => {
  it('has quarters that follow one another, with weeks that cover them from Monday to Sunday', () => {
    fc.assert(
      fc.property(moment, (at) => {
        const period = periodOn(at)
        expect(period.start <= at && at < period.end).toBe(true)
        expect(periodAfter(periodBefore(period))).toEqual(period)
        expect(periodBefore(period).end).toBe(period.start)
        expect(period.weeks[0]?.end).toBeLessThanOrEqual(period.start)
        expect(period.weeks[1]?.start).toBeLessThanOrEqual(period.start)
        expect(period.weeks.at(-1)?.end).toBeGreaterThanOrEqual(period.end)
        for (const week of period.weeks)
          expect([new Date(week.start).getUTCDay(), week.end - week.start]).toEqual([1, 7 * day])
        expect(weeksBegun(period, at).length).toBeGreaterThan(1)
        expect(periodsKnown(at)).toHaveLength(5)
      }),
    )
  })

  it('has a week before the quarter, one that starts before it, and weeks that two quarters share', () => {
    const period = periodOn(Date.UTC(2026, 10, 22))
    expect(period.weeks.slice(0, 2).map(({ timeFrameId }) => timeFrameId)).toEqual(['TF:2026-09-21', 'TF:2026-09-28'])
    expect(periodBefore(period).weeks.at(-1)?.timeFrameId).toBe('TF:2026-09-28')
  })

  it('has about forty people in three levels whose ids and e-mails are unique, whatever the seed', () => {
    fc.assert(
      fc.property(fc.nat(), (seed) => {
        const { people } = createWorld(seed)
        expect([1, 2, 3].map((level) => people.filter((person) => person.level === level).length)).toEqual([1, 6, 36])
        for (const key of ['userId', 'email', 'hierarchyId', 'scopeId'] as const)
          expect(new Set(people.map((person) => person[key])).size).toBe(people.length)
        expect(new Set(people.map((person) => person.crmId)).size).toBe(people.length - 1)
        expect(people.filter((person) => person.silent)).toHaveLength(1)
        for (const person of people) expect(person.email).toMatch(/^[a-z.]+(\.2)?@halden\.example$/)
        for (const person of people.slice(1))
          expect(people.some((one) => one.hierarchyId === person.parentHierarchyId)).toBe(true)
      }),
      { numRuns: 30 },
    )
  })

  it('never says that something was edited after the moment of the snapshot, and keeps what was said before', () => {
    fc.assert(
      fc.property(fc.nat(50), moment, fc.integer({ min: 0, max: 40 }), fc.nat(3), (seed, at, later, which) => {
        const world = createWorld(seed)
        const forecast = world.forecasts[which]
        if (!forecast) return
        const period = periodOn(at)
        const first = takeSnapshot(world, { forecast, period, historical: true, at })
        expect(first.entries.every((entry) => entry.updatedOn === null || entry.updatedOn < at)).toBe(true)
        expect(first.entries.every((entry) => (entry.value === null) === (entry.updatedOn === null))).toBe(true)
        const then = takeSnapshot(world, { forecast, period, historical: true, at: at + later * day })
        const closed = first.entries.filter((entry) => entry.week.end <= at)
        const key = (entry: (typeof closed)[number]) =>
          `${entry.person.userId} ${entry.field.fieldId} ${entry.week.rank}`
        const after = new Map(then.entries.map((entry) => [key(entry), entry.value]))
        for (const entry of closed) expect(after.get(key(entry))).toBe(entry.value)
      }),
      { numRuns: 25 },
    )
  })

  it('gives every entry of an export a user, a field, a period and a week of its own tables', () => {
    const world = createWorld(3)
    for (const forecast of world.forecasts) {
      const period = periodOn(Date.UTC(2026, 5, 15))
      const lookup = asLookup(
        world,
        takeSnapshot(world, { forecast, period, historical: true, at: Date.UTC(2026, 5, 15) }),
        ['forecast', 'forecast_updated', 'quota', 'adjustment', 'crm_total', 'crm_closed'],
      )
      const ids = (rows: readonly Record<string, unknown>[], name: string) => new Set(rows.map((row) => row[name]))
      expect(ids(lookup.entries, 'userId')).toEqual(ids(lookup.users, 'userId'))
      expect(ids(lookup.entries, 'fieldId')).toEqual(ids(lookup.fields, 'fieldId'))
      expect(ids(lookup.entries, 'timeFrameId')).toEqual(ids(lookup.timeFrames, 'timeFrameId'))
      expect(lookup.users).toHaveLength(shownIn(world, forecast).length)
    }
  })

  it('converts to whole minor units, and a currency to itself unchanged', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: -1e12, max: 1e12 }),
        fc.constantFrom(...currencies),
        fc.constantFrom(...currencies),
        (minor, from, to) => {
          const converted = convertAmount(5, minor, from, to, '2026_Q4')
          expect(Number.isSafeInteger(converted)).toBe(true)
          expect(Math.abs(convertAmount(5, minor, from, from, '2026_Q4') - minor)).toBe(0)
          expect(convertAmount(5, -minor, from, to, '2026_Q4') + converted).toBe(0)
        },
      ),
    )
  })
})

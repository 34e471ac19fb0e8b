import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createClock } from './clock.ts'

const day = 24 * 3600 * 1000

describe('the clock', () => {
  it('tells its source’s time while no moment was set, however fast jobs work', () => {
    let source = Date.UTC(2026, 10, 30)
    const clock = createClock(() => source)
    clock.setSpeed(60)
    source += 1000
    expect([clock.now(), clock.worked()]).toEqual([source, 60_000])
    expect(clock.momentOf(30_000)).toBe(source - 500)
  })

  it('starts where it was set and runs on at its speed', () => {
    let source = 5
    const clock = createClock(() => source, Date.UTC(2028, 1, 29))
    source += 1000
    clock.setSpeed(3600)
    source += 1000
    expect(clock.now()).toBe(Date.UTC(2028, 1, 29, 1, 0, 1))
    expect(clock.momentOf(1000)).toBe(Date.UTC(2028, 1, 29, 0, 0, 1))
    clock.set(null)
    expect(clock.now()).toBe(source)
  })

  it('never goes back while only time passes and speeds change, and work goes on with it', () => {
    const step = fc.record({ ms: fc.nat(day), speed: fc.double({ min: 0.01, max: 100_000, noNaN: true }) })
    fc.assert(
      fc.property(fc.option(fc.integer({ min: 0, max: Date.UTC(2100, 0) })), fc.array(step), (startAt, steps) => {
        let source = Date.UTC(2026, 0)
        const clock = createClock(() => source, startAt)
        for (const { ms, speed } of steps) {
          const [now, worked] = [clock.now(), clock.worked()]
          clock.setSpeed(speed)
          expect([clock.now() >= now, clock.worked() >= worked]).toEqual([true, true])
          source += ms
          expect([clock.now() >= now, clock.worked() >= worked]).toEqual([true, true])
        }
      }),
    )
  })

  it('counts a leap ahead as work, and a leap back as none', () => {
    const clock = createClock(() => 0, 10 * day)
    clock.set(11 * day)
    expect([clock.now(), clock.worked()]).toEqual([11 * day, day])
    clock.set(2 * day)
    expect([clock.now(), clock.worked()]).toEqual([2 * day, day])
  })
})

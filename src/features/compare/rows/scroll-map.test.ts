import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { scrolledTo, scrollMap } from './scroll-map.ts'

const view = fc.integer({ min: 200, max: 1500 })
const tall = fc.integer({ min: 300_000, max: 20_000_000 }).map((rows) => rows * 38)

describe('scrolling a list that is taller than browsers lay out', () => {
  it('changes nothing for one that is not', () => {
    const map = scrollMap(200_000 * 38, 500)
    expect([map.height, map.scaled, map.toList(1234), map.toScrolled(1234)]).toEqual([7_600_000, false, 1234, 1234])
  })

  it('stays within what every browser lays out, reaches both ends, and leads there and back', () => {
    fc.assert(
      fc.property(tall, view, fc.double({ min: 0, max: 1, noNaN: true }), (whole, height, part) => {
        const map = scrollMap(whole, height)
        expect(map.height).toBeLessThan(17_000_000)
        expect(map.toList(0)).toBe(0)
        expect(map.toList(map.height - height)).toBe(whole - height)
        const list = part * (whole - height)
        expect(Math.abs(map.toList(map.toScrolled(list)) - list)).toBeLessThan(0.01)
      }),
    )
  })

  it('never goes back when the browser scrolls on', () => {
    fc.assert(
      fc.property(
        tall,
        view,
        fc.double({ min: 0, max: 1, noNaN: true }),
        fc.integer({ min: 1, max: 5000 }),
        (whole, height, part, more) => {
          const map = scrollMap(whole, height)
          const at = part * (map.height - height)
          expect(map.toList(Math.min(map.height - height, at + more))).toBeGreaterThanOrEqual(map.toList(at))
        },
      ),
    )
  })

  it('moves by as many pixels as a wheel does, wherever it stands', () => {
    fc.assert(
      fc.property(
        tall,
        view,
        fc.double({ min: 0.2, max: 0.8, noNaN: true }),
        fc.integer({ min: -300, max: 300 }),
        (whole, height, part, step) => {
          const map = scrollMap(whole, height)
          const scrolled = part * (map.height - height)
          const before = { scrolled, list: map.toList(scrolled) }
          expect(scrolledTo(map, before, scrolled + step, height, whole).list - before.list).toBeCloseTo(step, 3)
        },
      ),
    )
  })

  it('goes to its part of the list when the bar is dragged', () => {
    const map = scrollMap(5_000_000 * 38, 500)
    const middle = (map.height - 500) / 2
    expect(scrolledTo(map, { scrolled: 0, list: 0 }, middle, 500, 5_000_000 * 38).list).toBeCloseTo(
      (5_000_000 * 38 - 500) / 2,
      0,
    )
  })
})

import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { excerptAround } from './excerpt-around.ts'

describe('an excerpt around a mark', () => {
  test('is the whole text when that fits', () => {
    expect(excerptAround('short', [{ start: 1, end: 3 }], 10)).toEqual({
      text: 'short',
      marks: [{ start: 1, end: 3 }],
      before: 0,
      after: 0,
    })
  })

  test('holds the first mark, fits the limit and accounts for every character', () => {
    fc.assert(
      fc.property(
        fc.string({ minLength: 0, maxLength: 300, unit: 'binary' }),
        fc.nat(300),
        fc.integer({ min: 16, max: 80 }),
        (text, at, limit) => {
          const start = Math.min(at, Math.max(0, text.length - 3))
          const excerpt = excerptAround(text, [{ start, end: start + 3 }], limit)
          expect(excerpt.text.length).toBeLessThanOrEqual(limit)
          expect(excerpt.before + excerpt.text.length + excerpt.after).toBe(text.length)
          expect(text.slice(excerpt.before, text.length - excerpt.after)).toBe(excerpt.text)
          const mark = excerpt.marks[0]
          if (mark !== undefined)
            expect(text.slice(start, start + 3)).toContain(excerpt.text.slice(mark.start, mark.end))
          if (text.length > 0) expect(excerpt.marks).toHaveLength(1)
        },
      ),
    )
  })
})

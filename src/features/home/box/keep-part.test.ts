import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { keepPart } from './keep-part.ts'

describe('the kept part of a text', () => {
  test('is the whole text when it fits', () => {
    expect(keepPart('short', [{ start: 0, end: 5 }], 5)).toEqual({
      text: 'short',
      spans: [{ start: 0, end: 5 }],
      leftOut: 0,
    })
  })

  test('holds every span, moved to where it now stands, and says how much is missing', () => {
    const text = fc.string({ minLength: 1, maxLength: 40, unit: 'binary' }).map((seed) => seed.repeat(300))
    const spans = fc.array(
      fc.record({ at: fc.double({ min: 0, max: 1, noNaN: true }), length: fc.integer({ min: 1, max: 60 }) }),
      { maxLength: 5 },
    )
    fc.assert(
      fc.property(text, spans, fc.integer({ min: 0, max: 12_000 }), (whole, picks, limit) => {
        const marks = picks.map(({ at, length }) => {
          const start = Math.floor(at * (whole.length - 1))
          return { start, end: Math.min(whole.length, start + length) }
        })
        const kept = keepPart(whole, marks, limit)
        for (const [index, mark] of marks.entries()) {
          const moved = kept.spans[index]
          expect(kept.text.slice(moved?.start, moved?.end)).toBe(whole.slice(mark.start, mark.end))
        }
        const notes = kept.text.match(/\n… [\d,]+ characters left out …\n/g) ?? []
        const said = notes.reduce((sum, note) => sum + Number(note.replaceAll(/\D/g, '')), 0)
        expect(said).toBe(kept.leftOut)
        expect(kept.text.length).toBe(whole.length - kept.leftOut + notes.reduce((sum, note) => sum + note.length, 0))
        expect(whole.length - kept.leftOut).toBeLessThanOrEqual(Math.max(limit, marks.length * 4_060) + 40)
      }),
      { numRuns: 60 },
    )
  })
})

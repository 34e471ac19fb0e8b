import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { cutAtMarks, findQuotes, tidyMarks } from './marks.ts'

const anyMarks = fc.array(fc.record({ start: fc.integer({ min: -5, max: 60 }), end: fc.integer({ min: -5, max: 60 }) }))

describe('marks', () => {
  test('pieces joined are the text again, whatever the marks', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 50 }), anyMarks, (text, marks) => {
        expect(
          cutAtMarks(text, marks)
            .map((piece) => piece.text)
            .join(''),
        ).toBe(text)
      }),
    )
  })

  test('tidy marks ascend, never touch and cover exactly what was marked', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 50 }), anyMarks, (length, marks) => {
        const tidy = tidyMarks(length, marks)
        for (const [index, mark] of tidy.entries()) expect(mark.start).toBeGreaterThan(tidy[index - 1]?.end ?? -1)
        for (let at = 0; at < length; at++) {
          expect(tidy.some((mark) => mark.start <= at && at < mark.end)).toBe(
            marks.some((mark) => mark.start <= at && at < mark.end),
          )
        }
      }),
    )
  })

  test('each piece says where it starts', () => {
    expect(cutAtMarks('one two three', [{ start: 4, end: 7 }])).toEqual([
      { text: 'one ', marked: false, start: 0 },
      { text: 'two', marked: true, start: 4 },
      { text: ' three', marked: false, start: 7 },
    ])
  })

  test('a quote that is not in the text is left out', () => {
    expect(findQuotes('{"code":"no_optin"}', ['no_optin', 'no_such', ''])).toEqual([{ start: 9, end: 17 }])
  })
})

import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readJson, whereJsonBreaks } from './json.ts'

describe('where a text stops being JSON', () => {
  it('is nowhere in exactly those texts that JSON.parse takes', () => {
    const odd = fc.string({ unit: fc.constantFrom(...'{}[]",:\\ \n\u000801-.eEtu', 'true', 'null', '"a"') })
    fc.assert(
      fc.property(fc.oneof(fc.json(), odd), (text) => {
        expect(whereJsonBreaks(text) === null).toBe(readJson(text).ok)
      }),
      { numRuns: 3000 },
    )
  })

  it('is the end of every text that was cut short', () => {
    fc.assert(
      fc.property(fc.dictionary(fc.string(), fc.jsonValue()), fc.nat(), (value, at) => {
        const text = JSON.stringify(value, null, 1)
        const cut = text.slice(0, at % text.length)
        expect(whereJsonBreaks(cut)).toBe(cut.length)
      }),
      { numRuns: 500 },
    )
  })

  it.each([
    ['{"a": 1,}', 8],
    ['{a: 1}', 1],
    ["{'a': 1}", 1],
    ['{"a" 1}', 5],
    ['{"a": 01}', 7],
    ['[1, tru]', 4],
    ['["a\nb"]', 1],
    ['{} x', 3],
  ])('in %j is at %i', (text, at) => {
    expect(whereJsonBreaks(text)).toBe(at)
  })
})

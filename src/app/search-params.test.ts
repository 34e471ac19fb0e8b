import fc from 'fast-check'
import { expect, test } from 'vitest'
import { parseSearch, stringifySearch } from './search-params.ts'

test('a case id that looks like a number stays a text', () => {
  expect(parseSearch('?case=7123')).toEqual({ case: '7123' })
  expect(parseSearch('?case=12E4&at=true')).toEqual({ case: '12E4', at: 'true' })
})

test('choices are written so that a link can be read', () => {
  expect(stringifySearch({ case: '7Q2F', a: { forecastId: 'net_arr' } })).toBe('?case=7Q2F&a.forecastId=net_arr')
  expect(stringifySearch({ case: undefined, a: {} })).toBe('')
})

test('whatever the choices, a link says them again', () => {
  const text = fc.string({ maxLength: 12, unit: 'grapheme' })
  fc.assert(
    fc.property(text, fc.dictionary(text, text, { minKeys: 1, maxKeys: 5, noNullPrototype: true }), (at, a) => {
      expect(parseSearch(stringifySearch({ at, a }))).toEqual({ at, a })
    }),
  )
})

test('a hostile name does not reach an object’s prototype', () => {
  const read = parseSearch('?__proto__=x&a.__proto__=y')
  expect(Object.getPrototypeOf(read)).toBe(Object.prototype)
  expect(({} as Record<string, unknown>)['x']).toBeUndefined()
})

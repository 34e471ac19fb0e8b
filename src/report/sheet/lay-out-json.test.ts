import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { layOutJson } from './lay-out-json.ts'

describe('JSON laid out for reading', () => {
  it('stays the same JSON, whatever is in it', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        expect(JSON.parse(layOutJson(value))).toEqual(JSON.parse(JSON.stringify(value)))
      }),
    )
  })

  it('puts what fits on one line', () => {
    expect(layOutJson({ code: 'no_optin', list: [{ a: 1, b: [true, null] }] })).toBe(
      '{\n  "code": "no_optin",\n  "list": [{ "a": 1, "b": [true, null] }]\n}',
    )
  })
})

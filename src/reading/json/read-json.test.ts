import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { elementsOf, membersOf, nameOf, rawOf, textOfNode, type Tape } from './tape.ts'
import { readFields, scanJson } from './read-json.ts'

function valueOf(tape: Tape, node = 0): unknown {
  switch (tape.kinds[node]) {
    case 'object':
      return Object.fromEntries(
        [...membersOf(tape, node)].map(([key, value]) => [
          nameOf(tape, key),
          value < 0 ? undefined : valueOf(tape, value),
        ]),
      )
    case 'array':
      return [...elementsOf(tape, node)].map((element) => valueOf(tape, element))
    case 'number':
      return Number(rawOf(tape, node))
    case 'true':
      return true
    case 'false':
      return false
    case 'null':
      return null
    default:
      return textOfNode(tape, node)
  }
}

const json = fc.jsonValue({ noUnicodeString: false }).filter((value) => !JSON.stringify(value).includes('__proto__'))

describe('reading JSON with places', () => {
  test('agrees with JSON.parse on every JSON text, plain or indented, and finds nothing odd in it', () => {
    fc.assert(
      fc.property(json, fc.constantFrom(0, 2), (value, indent) => {
        const text = JSON.stringify(value, null, indent)
        const tape = scanJson(text)
        expect(tape.fault).toBeNull()
        expect(tape.quirks.size).toBe(0)
        expect(tape.end).toBe(text.length)
        expect(valueOf(tape)).toEqual(JSON.parse(text))
      }),
      { numRuns: 500 },
    )
  })

  test('of every text cut short it keeps what came before and names the end as the fault', () => {
    fc.assert(
      fc.property(
        fc.dictionary(fc.string({ minLength: 1 }), json, { minKeys: 1 }),
        fc.double({ min: 0, max: 0.999, noNaN: true }),
        (value, share) => {
          const text = JSON.stringify(value)
          const cut = text.slice(0, 1 + Math.floor((text.length - 1) * share))
          const tape = scanJson(cut)
          expect(tape.fault?.kind).toBe('cut-off')
          expect(tape.ends[0]).toBeLessThanOrEqual(cut.length)
        },
      ),
    )
  })

  test('never throws on anything and always ends within the text', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(...'{}[]()\'":,=\\\n a1-‹›ntTN') }), (text) => {
        for (const tape of [scanJson(text), readFields(text, 0)]) {
          expect(tape.end).toBeLessThanOrEqual(text.length)
          for (const end of tape.ends) expect(end).toBeLessThanOrEqual(text.length)
        }
      }),
      { numRuns: 2000 },
    )
  })

  test('a million opening brackets are no trouble', () => {
    const tape = scanJson('['.repeat(1_000_000))
    expect(tape.fault?.kind).toBe('cut-off')
    expect(tape.kinds.length).toBe(1_000_000)
  })
})

describe('reading what programs print instead of JSON', () => {
  test('reads a Python dictionary', () => {
    const tape = scanJson(`{'code': '-32602', 'ok': True, 'data': None, 'it''s': 1}`.replace(`'it''s'`, `"it's"`))
    expect(valueOf(tape)).toEqual({ code: '-32602', ok: true, data: null, "it's": 1 })
    expect(tape.style).toBe('python')
  })

  test('reads the fields of a Python object, nested objects included', () => {
    const tape = readFields(
      `code='-32602' message='Invalid params' data=ErrorData(trace='00', params={'integration': ['required']}) done`,
      0,
    )
    expect(valueOf(tape)).toEqual({
      code: '-32602',
      message: 'Invalid params',
      data: { trace: '00', params: { integration: ['required'] } },
    })
    expect(tape.fault).toBeNull()
  })

  test('reads what Node prints of an object', () => {
    const tape = scanJson(`{ jsonrpc: '2.0', error: { code: -32602, data: [Object] } }`)
    expect(valueOf(tape)).toEqual({ jsonrpc: '2.0', error: { code: -32602, data: ['Object'] } })
    expect(tape.quirks.has('unquoted-key')).toBe(true)
  })

  test('reads a string that a terminal wrapped, and gives up one that runs into the next line’s message', () => {
    expect(valueOf(scanJson('{"message": "Invalid\nparams", "code": 1}'))).toEqual({
      message: 'Invalid\nparams',
      code: 1,
    })
    const cut = scanJson('{"message": "Inval\n{"jsonrpc": "2.0"}')
    expect(cut.fault).toEqual({ kind: 'unexpected', at: 18, expected: 'a closing quote' })
  })
})

import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { oddities } from './connection.ts'
import { credentialFacts, oddityNames, sendable } from './credential-shape.ts'

const key = '3f9c0a1b2d4e5f60718293a4b5c6d7e8f9a0b1c2d3e4f5061728394a5b6c7d7f'
const odd = (value: string): readonly string[] => credentialFacts('CLARI_API_KEY', value).oddities

describe('the shape of a credential', () => {
  test('a clean key has no oddity and tells its length and last two characters', () => {
    expect(credentialFacts('CLARI_API_KEY', key)).toEqual({
      name: 'CLARI_API_KEY',
      set: true,
      length: 64,
      lastTwo: '7f',
      oddities: [],
    })
  })

  test('no value, an empty one and a blank one are not set', () => {
    expect(credentialFacts('A', undefined)).toEqual({ name: 'A', set: false, length: 0, lastTwo: null, oddities: [] })
    expect(credentialFacts('A', '').set).toBe(false)
    expect(credentialFacts('A', ' \n').set).toBe(false)
  })

  test.each([
    [` ${key}`, ['leading-space']],
    [`${key} `, ['trailing-space']],
    [`${key}\u00a0`, ['trailing-space', 'non-ascii']],
    [`${key.slice(0, 9)} ${key.slice(9)}`, ['inner-space']],
    [`"${key}"`, ['quotes']],
    [`${key}'`, ['quotes']],
    [`“${key}”`, ['quotes', 'non-ascii']],
    [`Bearer ${key}`, ['bearer-prefix']],
    [`apikey: ${key}`, ['header-prefix']],
    [`X-Api-Key:${key}`, ['header-prefix']],
    [`CLARI_API_KEY=${key}`, ['header-prefix']],
    [`-H "apikey: ${key}"`, ['inner-space', 'quotes', 'header-prefix']],
    [`${key}\n`, ['line-break']],
    [`${key.slice(0, 9)}\r\n${key.slice(9)}`, ['line-break']],
    [`${key}\u0000`, ['control-character']],
    [`${key}\u200b`, ['non-ascii']],
    ['${CLARI_API_KEY}', ['placeholder']],
    ['<your key>', ['placeholder']],
    ['YOUR_API_KEY', ['placeholder']],
    ['abc', ['too-short']],
  ])('%j has the oddities %j', (value, expected) => {
    expect(odd(value)).toEqual(expected)
  })

  test('a short credential keeps its last two characters to itself', () => {
    expect(credentialFacts('A', 'abcdefghijk').lastTwo).toBeNull()
    expect(credentialFacts('A', 'abcdefghijkl').lastTwo).toBe('kl')
  })

  test('generated keys are never odd', () => {
    fc.assert(
      fc.property(
        fc.stringMatching(/^[A-Za-z0-9_-]{1}[A-Za-z0-9+/=_.-]{18,80}[A-Za-z0-9]$/),
        (value) => void expect(odd(value)).toEqual([]),
      ),
    )
  })

  test('facts never hold more of a credential than two characters', () => {
    fc.assert(
      fc.property(fc.string({ minLength: 3, unit: 'binary' }), (value) => {
        const { name, length, oddities: found, ...rest } = credentialFacts('A', value)
        expect([name, typeof length, Array.isArray(found)]).toEqual(['A', 'number', true])
        expect(rest.lastTwo === null || rest.lastTwo.length === 2).toBe(true)
      }),
    )
  })

  test('every oddity has a name', () => {
    for (const each of oddities) expect(oddityNames[each].length).toBeGreaterThan(5)
  })
})

describe('whether a header can carry a value', () => {
  test('what Latin-1 can print, it can', () => {
    for (const value of [key, '', 'a b\tc', 'clé']) expect(sendable(value)).toBe(true)
  })

  test('line breaks, control characters and other alphabets it cannot', () => {
    for (const value of ['a\nb', 'a\r', 'a\u0000', 'a\u007f', '密钥', '“a”', '\u200b'])
      expect(sendable(value)).toBe(false)
  })

  test('what is sendable makes a header', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (value) => {
        if (sendable(value)) expect(() => new Headers([['apikey', value]])).not.toThrow()
      }),
    )
  })
})

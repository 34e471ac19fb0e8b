import fc from 'fast-check'
import { expect, test } from 'vitest'
import { readTraceParent, traceParentPattern } from './trace-parent.ts'

const digits = (count: number) =>
  fc.string({ unit: fc.constantFrom(...'0123456789abcdef'), minLength: count, maxLength: count })

test('takes apart the specification’s own example', () => {
  expect(readTraceParent('00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01')).toEqual({
    raw: '00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01',
    version: '00',
    traceId: '4bf92f3577b34da6a3ce929d0e0e4736',
    parentId: '00f067aa0ba902b7',
    flags: '01',
    sampled: true,
    problems: [],
  })
})

test('finds nothing wrong with any valid value, and reads the sampled flag from its last bit', () => {
  fc.assert(
    fc.property(digits(32), digits(16), fc.integer({ min: 0, max: 255 }), (trace, parent, flags) => {
      fc.pre(!/^0+$/.test(trace) && !/^0+$/.test(parent))
      const raw = `00-${trace}-${parent}-${flags.toString(16).padStart(2, '0')}`
      expect(readTraceParent(raw)).toMatchObject({
        traceId: trace,
        parentId: parent,
        sampled: flags % 2 === 1,
        problems: [],
      })
      expect(traceParentPattern.test(`traceparent: ${raw}`)).toBe(true)
    }),
  )
})

test.each([
  ['ff-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01', 'Version ff'],
  ['00-00000000000000000000000000000000-00f067aa0ba902b7-01', 'only zeros means'],
  ['00-4bf92f3577b34da6a3ce929d0e0e4736-0000000000000000-01', 'parent id of only zeros'],
  ['00-4bf92f3577b34da6a3ce929d0e0e473-00f067aa0ba902b7-01', '31 characters'],
  ['00-4BF92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01', 'lower case'],
  ['00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01-more', 'exactly four'],
  ['00-4bf92f3577b34da6a3ce929d0e0e4736', 'parent id must be'],
  ['', 'version must be'],
])('%s is named as invalid', (raw, words) => {
  expect(readTraceParent(raw).problems.join(' ')).toContain(words)
})

test('allows a later version to carry more parts', () => {
  expect(readTraceParent('01-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01-more').problems).toEqual([])
})

import { expect, test } from 'vitest'
import { barLine, isKept } from './bars.ts'

test('a bar is kept up to its edge, and missed beyond it or where nothing was measured', () => {
  const at = (measured: number) => isKept({ says: 'x', measured, most: 0.9 })
  expect([0, 0.9, 0.91, Number.NaN, Number.POSITIVE_INFINITY].map(at)).toEqual([true, true, false, false, false])
})

test('a missed bar stands out in its line', () => {
  expect(barLine({ says: 'joining', measured: 1.2, most: 0.9 })).toMatch(/^MISSED joining: 120 % \(bar 90 %\)$/)
})

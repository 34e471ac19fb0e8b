import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { decimalVote, dissectAmount, isBlankAmount, readAmount, type DecimalMark } from './amount-text.ts'

function minorOf(text: string, decimal: DecimalMark = '.', exponent = 2): number | null {
  const parts = dissectAmount(text)
  const read = parts === null ? null : readAmount(parts, decimal, exponent)
  return read === null || read === 'too-large' ? null : read.minor
}

describe('reading an amount', () => {
  test.each([
    ['$3,000,190.00', 300_019_000],
    ['(1,234)', -123_400],
    ['($1,234.50)', -123_450],
    ['-$5', -500],
    ['$-5', -500],
    ['5-', -500],
    ['−7.25', -725],
    ['$125.4K', 12_540_000],
    ['1.2M', 120_000_000],
    ['$1.25 B', 125_000_000_000],
    ['USD 1,000', 100_000],
    ['1,000.5 USD', 100_050],
    ['CA$12', 1200],
    ['1’234.50 CHF', 123_450],
    ['12,34,567.89', 123_456_789],
    ['.5', 50],
    ['1.005', 101],
    ['-1.005', -101],
    ['Rs. 500', 50_000],
    ['+7', 700],
    ['1.2E+06', 120_000_000],
    ['1e9', 100_000_000_000],
    ['٩٨٬٧٥٠٫٥٠', 9_875_050],
    ['९८,७५०.५', 9_875_050],
    ['９８，７５０．５', 9_875_050],
    ['\u200f98,750.5\u200f', 9_875_050],
    ['3180万円', 3_180_000_000],
    ['1.2億', 12_000_000_000],
    ['₹91.5 L', 915_000_000],
    ['₹3 Cr', 3_000_000_000],
    ['="98750.5"', 9_875_050],
    ["'98750.5", 9_875_050],
    ['$98,750.50 (+1.2%)', 9_875_050],
    ['$98,750.50 ▼', 9_875_050],
  ])('%s', (text, minor) => expect(minorOf(text)).toBe(minor))

  test.each([
    ['1.234,56 €', 123_456],
    ['€ 1.234.567', 123_456_700],
    ['1 234 567,89', 123_456_789],
    ['1\u202f234,5 €', 123_450],
    ['-1.234,00', -123_400],
    ['1,2 Mio. €', 120_000_000],
  ])('%s with a decimal comma', (text, minor) => expect(minorOf(text, ',')).toBe(minor))

  test.each([
    'abc',
    '12 apples',
    '1.2.3',
    '1,2,3',
    '--5',
    '1,23',
    '12-13',
    '2026-11-22',
    '$€5',
    '1.234,56',
    '5 (3)',
    'e9',
  ])('%s is no number', (text) => expect(minorOf(text)).toBeNull())

  test.each(['', '—', '-', 'N/A', ' null '])('“%s” stands for nothing', (text) =>
    expect(isBlankAmount(text)).toBe(true),
  )

  test('percent is told apart from money', () =>
    expect(dissectAmount('45.5%')).toMatchObject({ percent: true, body: '45.5' }))

  test('a last shown place is the display’s step', () => {
    const step = (text: string): number | undefined => {
      const parts = dissectAmount(text)
      const read = parts === null ? null : readAmount(parts, '.', 2)
      return read === null || read === 'too-large' ? undefined : read.step
    }
    expect(['1.2E+06', '5E+05'].map(step)).toEqual([10_000_000, 10_000_000])
    expect(['$125.4K', '$125K', '$1.2M', '125,400', '125,400.00'].map(step)).toEqual([
      10_000, 100_000, 10_000_000, 100, 1,
    ])
  })

  test('one mark before three digits could be either', () => {
    expect(['1,234', '1.234', '1,234.5', '1.234,5', '1,5', '1234', '0.125', '1,234,567'].map(decimalVote)).toEqual([
      'either-comma',
      'either-dot',
      '.',
      ',',
      ',',
      null,
      '.',
      '.',
    ])
  })

  test('any amount written in any format is read back to the cent', () => {
    const format = fc.record({
      decimal: fc.constantFrom<DecimalMark>('.', ','),
      grouped: fc.boolean(),
      negative: fc.constantFrom('minus', 'brackets', 'trailing'),
      mark: fc.constantFrom('', '$', '€', 'USD ', 'EUR '),
      after: fc.boolean(),
    })
    fc.assert(
      fc.property(
        fc.integer({ min: -9_999_999_999_99, max: 9_999_999_999_99 }),
        format,
        (minor, { decimal, grouped, negative, mark, after }) => {
          const size = Math.abs(minor)
          const whole = String(Math.floor(size / 100))
          const groups = grouped ? whole.replace(/\B(?=(\d{3})+(?!\d))/g, decimal === '.' ? ',' : '.') : whole
          const bare = `${groups}${decimal}${String(size % 100).padStart(2, '0')}`
          const marked = after ? `${bare}${mark === '' ? '' : ` ${mark.trim()}`}` : `${mark}${bare}`
          const text =
            minor >= 0
              ? marked
              : negative === 'brackets'
                ? `(${marked})`
                : negative === 'trailing' && !after
                  ? `${marked}-`
                  : `-${marked}`
          expect(minorOf(text, decimal)).toBe(minor)
        },
      ),
    )
  })

  test('no text makes it throw or return what is no safe integer', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: fc.constantFrom(..."0123456789.,'’() -−$€%KMB USD—xé".split('')), maxLength: 30 }),
        (text) => {
          const minor = minorOf(text)
          expect(minor === null || Number.isSafeInteger(minor)).toBe(true)
        },
      ),
    )
  })
})

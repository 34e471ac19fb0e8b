import { digitsToMinor } from './amount.ts'
import { currenciesOf } from './currency.ts'

/** Which mark sets off decimals; the others group digits. */
export type DecimalMark = '.' | ','

/** A number's text taken apart, before it is known which mark is the decimal one. */
export interface AmountParts {
  readonly negative: boolean
  /** Digits and marks only: `3,000,190.00`. */
  readonly body: string
  /** Powers of ten that a suffix adds: 3 for K. */
  readonly scale: number
  /** The currency symbol or code as written, or ''. */
  readonly mark: string
  readonly percent: boolean
}

const blanks: ReadonlySet<string> = new Set([
  '',
  '-',
  '–',
  '—',
  '−',
  '--',
  '---',
  '―',
  'n/a',
  'na',
  '#n/a',
  'null',
  'none',
  'nil',
  'undefined',
  'nan',
  '…',
  '...',
])

/** Whether a cell's text stands for no value: empty, a dash, `n/a`. */
export function isBlankAmount(text: string): boolean {
  return blanks.has(text.trim().toLowerCase())
}

/** Codes of the noughts of other scripts’ digits: Arabic-Indic, Persian, Devanagari, Bengali, Thai, full-width. */
const noughts = [0x660, 0x6f0, 0x966, 0x9e6, 0xe50, 0xff10]

/** The same number in ASCII digits and marks, without marks of direction. */
function inAscii(text: string): string {
  if (!/[\u0080-\uffff]/.test(text)) return text
  return text
    .replace(/[\u061c\u200b-\u200f\u202a-\u202e\u2066-\u2069\ufeff]/g, '')
    .replace(/[\u0660-\u0669\u06f0-\u06f9\u0966-\u096f\u09e6-\u09ef\u0e50-\u0e59\uff10-\uff19]/g, (digit) => {
      const code = digit.charCodeAt(0)
      return String(code - (noughts.findLast((nought) => nought <= code) ?? code))
    })
    .replace(/[\u066b\uff0e]/g, '.')
    .replace(/[\u066c\uff0c]/g, ',')
    .replace(/[\uff0b\uff0d\uff04\uff05\uff08\uff09]/g, (mark) => String.fromCharCode(mark.charCodeAt(0) - 0xfee0))
    .replace(/^[\s▲▼△▽↑↓⬆⬇➚➘]+|[\s▲▼△▽↑↓⬆⬇➚➘]+$/g, '')
}

/** What spreadsheets put around a number to keep it as text, and a change that a screen sets behind it. */
function undressed(text: string): string {
  const inner = /^="([^"]*)"$/.exec(text)?.[1] ?? text
  const bare = /^'(?=[^']*\d)/.test(inner) ? inner.slice(1) : inner
  const change = /^([^()]*\d[^()]*?)\s*\((?:[+\-−±]\s*[^\d()]{0,3}[\d.,]+\s*(?:%|[KMB])?|[\d.,]+\s*%)\)$/i
  return change.exec(bare)?.[1] ?? bare
}

/** Whether a cell is how accountants write nought: a dash, in a currency or alone. */
export function isDashNought(text: string): boolean {
  const bare = text.trim()
  if (bare === '-') return true
  const mark = /^\(?\s*(\D{1,4}?)\s*[-–—]\s*\)?$/.exec(bare)?.[1]?.trim() ?? ''
  return mark !== '' && currenciesOf(mark).length > 0
}

const scales: Readonly<Record<string, number>> = {
  k: 3,
  tsd: 3,
  thousand: 3,
  m: 6,
  mm: 6,
  mn: 6,
  mio: 6,
  mil: 6,
  million: 6,
  millions: 6,
  b: 9,
  bn: 9,
  mrd: 9,
  billion: 9,
  billions: 9,
  trillion: 12,
  lakh: 5,
  lakhs: 5,
  lac: 5,
  cr: 7,
  crore: 7,
  crores: 7,
  千: 3,
  万: 4,
  萬: 4,
  百万: 6,
  千万: 7,
  億: 8,
  亿: 8,
  兆: 12,
}

const shape = /^(\D*?)((?:\d|(?<![A-Za-z])[.,](?=\d))(?:[\d.,'’]*\d)?[.,]?)([^\d]*)$/u

/**
 * Takes a number's text apart: sign or accounting brackets, currency, digits, K/M/B, percent. Null when
 * it is no number.
 */
export function dissectAmount(text: string): AmountParts | null {
  if (text.length > 80) return null
  let rest = undressed(
    inAscii(text)
      .replace(/[\s\u00a0\u202f\u2007\u2009\ufeff]+/g, ' ')
      .trim(),
  )
  let negative = false
  const bracketed = /^(\D*)\(([^()]+)\)(\D*)$/.exec(rest)
  if (bracketed !== null) {
    negative = true
    rest = `${bracketed[1] ?? ''}${bracketed[2] ?? ''}${bracketed[3] ?? ''}`.trim()
  }
  const scientific = /^([-−+]?)(\d)(?:[.,](\d+))?E([+-]?\d{1,2})$/i.exec(rest)
  if (scientific !== null) {
    const [, sign = '', whole = '', fraction = '', power = '0'] = scientific
    const isMinus = sign === '-' || sign === '−'
    const scale = Number(power) - fraction.length
    return { negative: isMinus !== negative, body: whole + fraction, scale, mark: '', percent: false }
  }
  // Spaces between groups of three digits: 1 234 567,89
  rest = rest.replace(/(\d) (?=\d{3}(?!\d))/g, '$1')
  const match = shape.exec(rest)
  if (match === null) return null
  let before = (match[1] ?? '').trim()
  let after = (match[3] ?? '').trim()
  const sign = /^[-−–+]|[-−–+]$/u
  let signs = 0
  const takeSign = (part: string): string => {
    const found = sign.exec(part)
    if (found === null) return part
    signs += 1
    if (found[0] !== '+') negative = !negative || bracketed !== null
    return part.replace(sign, '').trim()
  }
  before = takeSign(before)
  after = takeSign(after)
  if (signs > 1) return null
  const percent = after.endsWith('%') || before === '%'
  if (percent) {
    after = after.replace(/%$/, '').trim()
    before = before === '%' ? '' : before
  }
  // `₹91.5 L`: a letter that stands for a lakh in rupees alone.
  const isRupees = after === 'L' && /^(?:₹|INR|Rs\.?)$/.test(before)
  const trailing = isRupees ? { scale: 5, mark: '' } : suffixOf(after)
  if (trailing === null) return null
  if (before !== '' && currenciesOf(before).length === 0) return null
  if (before !== '' && trailing.mark !== '' && !agree(before, trailing.mark)) return null
  // `$ 1.2 M USD`: the code says more than the symbol.
  const mark = /^[A-Za-z]{3}$/.test(trailing.mark) || before === '' ? trailing.mark : before
  return { negative, body: match[2] ?? '', scale: trailing.scale, mark: mark === '' ? before : mark, percent }
}

function agree(a: string, b: string): boolean {
  return currenciesOf(a).some((code) => currenciesOf(b).includes(code))
}

/** Reads what follows the digits: a scale, a currency, or both. */
function suffixOf(after: string): { scale: number; mark: string } | null {
  if (after === '') return { scale: 0, mark: '' }
  const whole = scales[after.toLowerCase().replace(/\.$/, '')]
  if (whole !== undefined) return { scale: whole, mark: '' }
  if (currenciesOf(after).length > 0) return { scale: 0, mark: after }
  const [first = '', ...others] = after.split(' ')
  const second = others.join(' ')
  const scale = scales[first.toLowerCase().replace(/\.$/, '')]
  if (scale !== undefined && currenciesOf(second).length > 0) return { scale, mark: second }
  const head = /^(k|mm?|mn|bn?|百万|千万|[千万萬億亿兆])\s*(\D+)$/i.exec(after)
  const headScale = scales[(head?.[1] ?? '').toLowerCase()]
  if (head !== null && headScale !== undefined && currenciesOf((head[2] ?? '').trim()).length > 0)
    return { scale: headScale, mark: (head[2] ?? '').trim() }
  return null
}

/**
 * What a body says about its decimal mark: that it must be one, or that it could be either (`1,234`), or
 * nothing (`1234`).
 */
export function decimalVote(body: string): DecimalMark | 'either-comma' | 'either-dot' | null {
  const plain = body.replace(/['’]/g, '')
  const dot = plain.lastIndexOf('.')
  const comma = plain.lastIndexOf(',')
  if (dot >= 0 && comma >= 0) return dot > comma ? '.' : ','
  if (dot < 0 && comma < 0) return null
  const mark = dot >= 0 ? '.' : ','
  const other = mark === '.' ? ',' : '.'
  if (plain.indexOf(mark) !== plain.lastIndexOf(mark)) return other
  if (/['’]/.test(body)) return mark
  const [whole = '', rest = ''] = plain.split(mark)
  if (rest.length === 3 && whole.length >= 1 && whole.length <= 3 && !whole.startsWith('0'))
    return mark === ',' ? 'either-comma' : 'either-dot'
  return mark
}

/** A number read from text: an integer of `10^-exponent` units and how coarsely it was shown. */
export interface ReadAmount {
  readonly minor: number
  /** The last shown place in minor units (`$125.4K` in cents: 10,000); at least 1. */
  readonly step: number
  /** Whether the text had more decimals than the exponent keeps. */
  readonly finer: boolean
}

/**
 * Reads a dissected number under one decimal mark; null when its marks do not fit it, `'too-large'` past
 * 2^53 minor units.
 */
export function readAmount(
  parts: AmountParts,
  decimal: DecimalMark,
  exponent: number,
): ReadAmount | 'too-large' | null {
  const at = parts.body.indexOf(decimal)
  if (at >= 0 && parts.body.indexOf(decimal, at + 1) >= 0) return null
  const whole = at >= 0 ? parts.body.slice(0, at) : parts.body
  const fraction = at >= 0 ? parts.body.slice(at + 1) : ''
  if (!/^\d*$/.test(fraction) || !validGroups(whole)) return null
  const digits = (whole + fraction).replace(/[.,'’]/g, '')
  if (digits === '') return null
  const decimals = fraction.length - parts.scale
  const size = digitsToMinor(digits, decimals, exponent)
  if (size === null) return 'too-large'
  const step = exponent > decimals ? 10 ** (exponent - decimals) : 1
  return {
    minor: parts.negative && size !== 0 ? -size : size,
    step,
    finer: decimals > exponent && /[1-9]/.test(digits.slice(exponent - decimals)),
  }
}

/** Whether grouping marks stand where a reader would put them: every three digits, or the Indian way (3, then twos). */
function validGroups(whole: string): boolean {
  if (/^\d*$/.test(whole)) return true
  return /^\d{1,3}(?:([.,'’])\d{3})(?:\1\d{3})*$/.test(whole) || /^\d{1,2}(?:,\d{2})*,\d{3}$/.test(whole)
}

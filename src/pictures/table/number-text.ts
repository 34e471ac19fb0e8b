/** Letters that are read for digits, and digits that are read for one another. */
const digitFor: Readonly<Record<string, string>> = {
  O: '0',
  o: '0',
  Q: '0',
  D: '0',
  l: '1',
  I: '1',
  i: '1',
  '|': '1',
  ']': '1',
  '[': '1',
  '!': '1',
  Z: '2',
  z: '2',
  S: '5',
  s: '5',
  G: '6',
  b: '6',
  T: '7',
  B: '8',
  g: '9',
  q: '9',
}

/** Signs that look alike on a screen: what is read as one of a group may be another of it. */
const alike: readonly string[] = [
  '0689',
  '17',
  '14',
  '27',
  '25',
  '35',
  '38',
  '39',
  '56',
  '58',
  '8B',
  '5S',
  '1lI',
  '0O',
  '.,',
]

/** Whether one sign is easily taken for the other. */
export function areAlike(one: string, other: string): boolean {
  return one === other || alike.some((group) => group.includes(one) && group.includes(other))
}

/** A number as it was read, letters within it taken for the digits that they look like. */
export interface NumberText {
  /** As it is to be used: `$1,250.00`. */
  readonly text: string
  /** Whether a letter was taken for a digit. */
  readonly changed: boolean
  /** Whether it is made as a number is: its marks group threes, one decimal mark at most. */
  readonly wellFormed: boolean
}

const currency = String.raw`(?:[$€£¥₹₩]|(?:US|CA|AU|C|A)\$|kr\.?|[A-Z]{3})`
const digits = [
  String.raw`\d{1,3}(?:,\d{3})+(?:\.\d+)?`,
  String.raw`\d{1,3}(?:\.\d{3})+(?:,\d+)?`,
  String.raw`\d{1,3}(?:[ \u00a0'’]\d{3})+(?:[.,]\d+)?`,
  String.raw`\d+(?:[.,]\d+)?`,
].join('|')
const unit = String.raw`(?:[KMB]|bn|mn|k|m|%|Tsd\.?|Mio\.?)`
const formed = new RegExp(
  String.raw`^(?:\(?[-−–+]?\s?${currency}?\s?[-−–+]?(?:${digits})\s?${unit}?\s?${currency}?\)?)$`,
)
const dash = /^(?:[$€£¥]\s?)?[-–—−]{1,2}$/

/** Reads a cell of a column of numbers; null where it is none, whatever letters are taken for digits. */
export function numberText(raw: string): NumberText | null {
  const text = raw.trim().replaceAll(/\s+/g, ' ')
  if (dash.test(text)) return { text: text.replace(/[–—−-]+$/, '-'), changed: false, wellFormed: true }
  if (formed.test(text)) return { text, changed: false, wellFormed: true }
  if (!/\d/.test(text)) return null
  // Words between which digits stand (Q4 2026) are no number that was read badly.
  if (/\s/.test(text)) return null
  const repaired = withDigits(text)
  if (formed.test(repaired)) return { text: repaired, changed: true, wellFormed: true }
  // A few digits within words are no number; digits with odd marks between them are one that was read badly.
  const rest = repaired.replace(/[\d.,'’\s()$€£¥%+\-−–]/g, '')
  return rest.length <= 2 && rest.length < (repaired.match(/\d/g)?.length ?? 0)
    ? { text: repaired, changed: repaired !== text, wellFormed: false }
    : null
}

/** Takes letters beside digits for digits, but a unit at the end. */
function withDigits(text: string): string {
  const [, head = '', tail = ''] = /^(.*?)(\s?(?:[KMB]|bn|mn|k|m|%)?\s?\)?)$/.exec(text) ?? []
  const beside = /(?<=[\d.,])[A-Za-z|\][!]|[A-Za-z|\][!](?=[\d.,])/g
  let [before, now] = ['', head]
  // One that was put right may stand beside the next.
  while (now !== before) [before, now] = [now, now.replace(beside, (letter) => digitFor[letter] ?? letter)]
  return now + tail
}

/** The digits, marks and sign of a number, to tell whether two readings say the same. */
export function bareNumber(text: string): string {
  return text.replace(/[−–—]/g, '-').replaceAll(/[^\d.,()KMBkm%-]/g, '')
}

/**
 * Whether one number is the other with a few of its signs taken for ones that look alike, or a mark lost: what a
 * reading gets wrong, rather than what a person changes.
 */
export function isEasilyConfused(one: string, other: string): boolean {
  const [a, b] = [bareNumber(one), bareNumber(other)]
  if (a === b) return false
  const [plainA, plainB] = [a.replaceAll(/[^\d]/g, ''), b.replaceAll(/[^\d]/g, '')]
  if (plainA === plainB) return true
  if (plainA.length !== plainB.length) return false
  let differs = 0
  for (let at = 0; at < plainA.length; at += 1) {
    const [x = '', y = ''] = [plainA[at], plainB[at]]
    if (x === y) continue
    if (!areAlike(x, y)) return false
    differs += 1
  }
  return differs > 0 && differs <= Math.max(1, Math.floor(plainA.length / 3))
}

/** A number's value times a thousand, for adding up; NaN where the text is none. A dash is nought. */
export function milliOf(text: string): number {
  if (dash.test(text.trim())) return 0
  const scale = /(?:k|Tsd\.?)\s*\)?$/i.test(text) ? 1e3 : /(?:\dM|\dm| M|mn|Mio\.?)\s*\)?$/.test(text) ? 1e6 : 1
  const body =
    /\d[\d.,'’  ]*/
      .exec(text)?.[0]
      .replaceAll(/[\s'’ ]/g, '')
      .replace(/[.,]$/, '') ?? ''
  const decimal = decimalOf(body)
  const plain = body.replaceAll(decimal === ',' ? '.' : ',', '').replace(',', '.')
  if (plain === '' || !/^\d+(?:\.\d+)?$/.test(plain)) return NaN
  const negative = /^\s*\(|[-−–]\s*[$€£¥]?\s*\d/.test(text)
  return Math.round(Number(plain) * 1000) * scale * (negative ? -1 : 1)
}

/** Which of two marks is the decimal one: the last of two kinds, or one that does not group threes. */
function decimalOf(body: string): '.' | ',' {
  const [dot, comma] = [body.lastIndexOf('.'), body.lastIndexOf(',')]
  if (dot >= 0 && comma >= 0) return dot > comma ? '.' : ','
  if (comma < 0) return /^\d{1,3}(?:\.\d{3}){2,}$/.test(body) ? ',' : '.'
  return /^\d{1,3}(?:,\d{3})+$/.test(body) ? '.' : ','
}

import { sizeWords } from '#src/domain/words/size.ts'

/** What a file's first bytes show it to be. */
export type Content =
  | { readonly kind: 'text'; readonly text: string; readonly encoding: string }
  | { readonly kind: 'workbook' }
  | { readonly kind: 'unreadable'; readonly says: string }

/** The encodings that can be chosen over the detected one. */
export const encodings = ['utf-8', 'utf-16le', 'utf-16be', 'windows-1252'] as const

/** An encoding that can be chosen over the detected one. */
export type Encoding = (typeof encodings)[number]

/**
 * The longest text that can be held as one string (V8's limit is 2^29 − 24 UTF-16 units), and so the largest file
 * that is read whole.
 */
export const longestText = 2 ** 29 - 24

/**
 * Tells text from workbooks and from what cannot be read, and decodes text: BOM first, then UTF-16 by its zeros, strict
 * UTF-8, Windows-1252.
 */
export function decodeBytes(bytes: Uint8Array, file: string, encoding?: Encoding): Content {
  if (bytes.length === 0) return { kind: 'unreadable', says: `${file} is empty.` }
  const signature = String.fromCharCode(...bytes.subarray(0, 8))
  if (signature.startsWith('%PDF'))
    return {
      kind: 'unreadable',
      says: `${file} is a PDF, whatever its name says. Export the table as CSV or XLSX instead.`,
    }
  if (signature.startsWith('PK\u0003\u0004')) return { kind: 'workbook' }
  if (signature.startsWith('\u00d0\u00cf\u0011\u00e0'))
    return {
      kind: 'unreadable',
      says: `${file} is an old Excel workbook (.xls) or protected by a password. Save it as .xlsx or CSV.`,
    }
  if (signature.startsWith('\u001f\u008b'))
    return { kind: 'unreadable', says: `${file} is compressed (gzip). Unpack it first.` }
  if (signature.startsWith('\u0089PNG') || signature.startsWith('\u00ff\u00d8\u00ff'))
    return {
      kind: 'unreadable',
      says: `${file} is a picture. Numbers can’t be read from it: paste the table or type them in.`,
    }
  if (bytes.length > longestText)
    return {
      kind: 'unreadable',
      says:
        `${file} is ${sizeWords(bytes.length)}, more than the ${sizeWords(longestText)} that can ` +
        'be read at once. Split it by period.',
    }
  const detected = encoding ?? detectEncoding(bytes)
  const decoded = new TextDecoder(detected).decode(bytes)
  const text = detected === 'windows-1252' ? windowsLetters(decoded) : decoded
  if (text.trim() === '') return { kind: 'unreadable', says: `${file} is empty: it holds nothing but blanks.` }
  const head = text.slice(0, 2000)
  const control = [...head].reduce((sum, letter) => sum + (isControl(letter.charCodeAt(0)) ? 1 : 0), 0)
  if (control > head.length * 0.02) return { kind: 'unreadable', says: `${file} is not text: it holds binary data.` }
  return { kind: 'text', text: text.charCodeAt(0) === 0xfeff ? text.slice(1) : text, encoding: detected }
}

/** What Windows-1252 has where ISO 8859-1 has control characters (0x80 to 0x9F); a space where it has nothing. */
const windows = '€ ‚ƒ„…†‡ˆ‰Š‹Œ Ž  ‘’“”•–—˜™š›œ žŸ'

/** Some runtimes decode Windows-1252 as ISO 8859-1 (Node 20 does); this puts the euro sign and the quotes right. */
function windowsLetters(text: string): string {
  return text.replace(/[\u0080-\u009f]/g, (letter) => {
    const meant = windows[letter.charCodeAt(0) - 0x80] ?? ' '
    return meant === ' ' ? letter : meant
  })
}

/** Control characters other than tab and line ends. */
function isControl(code: number): boolean {
  return code < 9 || (code > 13 && code < 32)
}

function detectEncoding(bytes: Uint8Array): Encoding {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le'
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be'
  const head = bytes.subarray(0, 512)
  let even = 0
  let odd = 0
  for (let at = 0; at < head.length; at += 1) {
    if (head[at] !== 0) continue
    if (at % 2 === 0) even += 1
    else odd += 1
  }
  if (odd > head.length * 0.3 && even < head.length * 0.05) return 'utf-16le'
  if (even > head.length * 0.3 && odd < head.length * 0.05) return 'utf-16be'
  return isUtf8(bytes) ? 'utf-8' : 'windows-1252'
}

/** Whether bytes are UTF-8; a file that was cut within its last letter is, where other letters show it. */
function isUtf8(bytes: Uint8Array): boolean {
  if (isWellFormed(bytes)) return true
  const whole = bytes.subarray(0, bytes.length - cutLetter(bytes))
  return whole.length < bytes.length && whole.some((byte) => byte >= 0x80) && isWellFormed(whole)
}

/** Whether bytes are well-formed UTF-8: the decoder says so by throwing, which is its only way. */
function isWellFormed(bytes: Uint8Array): boolean {
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes)
    return true
  } catch {
    return false
  }
}

/** How many bytes at the end are the beginning of a letter of which the rest is missing. */
function cutLetter(bytes: Uint8Array): number {
  for (let back = 1; back <= Math.min(3, bytes.length); back += 1) {
    const byte = bytes[bytes.length - back] ?? 0
    if (byte >= 0xc0) return back < (byte >= 0xf0 ? 4 : byte >= 0xe0 ? 3 : 2) ? back : 0
    if (byte < 0x80) return 0
  }
  return 0
}

import { beginsAsHar } from '#src/reading/recording/har.ts'

/**
 * Why something given to the box cannot be read: bytes of some other kind, a picture, far too much; or (`broke`)
 * a fault of ours.
 */
export const unreadables = ['binary', 'picture', 'too-large', 'recording-too-large', 'broke'] as const

/** Why something given to the box cannot be read. */
export type Unreadable = (typeof unreadables)[number]

/** The most that is read, in bytes of a file or UTF-16 code units of a paste: 50 MB. */
export const readLimit = 50 * 1024 * 1024

/** The same for a browser's recording, most of which is pictures and scripts that are dropped: 250 MB. */
export const recordingLimit = 250 * 1024 * 1024

/** Why a thing of this size (bytes, or UTF-16 code units) that begins so is too much to read; null when it is not. */
export function tooMuch(size: number, beginning: string): Unreadable | null {
  if (size <= readLimit) return null
  if (!beginsAsHar(beginning)) return 'too-large'
  return size > recordingLimit ? 'recording-too-large' : null
}

/** What is said of something that cannot be read. */
export const unreadableWords: Readonly<Record<Unreadable, string>> = {
  binary:
    'This is not text: it looks like the inside of a program’s file. ' +
    'Paste the words of the error, or drop a .txt, .log or .json file.',
  picture:
    'This is a picture, and pictures are not read here. Paste the words that it shows, or drop it on the home page.',
  broke:
    'Reading this broke, which is a fault in Clari Triage. What was ' +
    'in the box is unchanged; paste just the part around the error.',
  'too-large': 'This is more than 50 MB. Paste the part around the error: a few hundred lines are plenty.',
  'recording-too-large':
    'This recording is more than 250 MB. Record again with only the tab that fails, from just before it fails.',
}

/**
 * Whether a text is really bytes of some other kind: it holds NUL, or more than one in twenty characters is a control
 * or replacement character.
 */
export function looksBinary(text: string): boolean {
  const sample = text.length > 200_000 ? text.slice(0, 100_000) + text.slice(-100_000) : text
  let odd = 0
  for (let at = 0; at < sample.length; at++) {
    const code = sample.charCodeAt(at)
    if (code === 0) return true
    // Tab, line ends, form feed and the escape that colours terminals are text.
    if ((code < 32 && code !== 9 && code !== 10 && code !== 12 && code !== 13 && code !== 27) || code === 0xfffd) odd++
  }
  return odd * 20 > sample.length
}

/** Reads a file's bytes as text: UTF-16 by its byte order mark, UTF-8 otherwise; or says why it cannot. */
export function decodeFile(
  type: string,
  bytes: Uint8Array,
): { readonly text: string } | { readonly cannot: Unreadable } {
  if (type.startsWith('image/')) return { cannot: 'picture' }
  const refused = tooMuch(bytes.length, new TextDecoder().decode(bytes.subarray(0, 4_000)))
  if (refused !== null) return { cannot: refused }
  const encoding =
    bytes[0] === 0xff && bytes[1] === 0xfe ? 'utf-16le' : bytes[0] === 0xfe && bytes[1] === 0xff ? 'utf-16be' : 'utf-8'
  const text = new TextDecoder(encoding).decode(bytes)
  return looksBinary(text) ? { cannot: 'binary' } : { text }
}

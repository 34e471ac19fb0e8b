import { decodePaste, type ReadPaste } from './decode-view.ts'

/** What is given to be read: typed or pasted texts, or a dropped file. */
export interface DecodeOrder {
  readonly response: string | File
  readonly request: string | File
}

/** Why something cannot be read: bytes of another kind, far too much, or (`broke`) a fault of ours. */
export type Unreadable = 'binary' | 'too-large' | 'broke'

/** What reading gave. */
export type DecodeResult =
  | { readonly kind: 'read'; readonly read: ReadPaste }
  | { readonly kind: 'cannot'; readonly why: Unreadable }
  | { readonly kind: 'cancelled' }

/** The most that is read, in bytes of a file or UTF-16 code units of a paste, both texts together. */
export const readLimit = 50_000_000

/** What is said of something that cannot be read. */
export const unreadableWords: Readonly<Record<Unreadable, string>> = {
  binary:
    'This is not text: it looks like the inside of a program’s file. Paste the answer’s words, or drop a .json, .txt ' +
    'or .log file. Nothing that was here before is lost.',
  'too-large':
    'This is more than 50 MB. Paste the part around the failing call: a ' +
    'few hundred lines are plenty. Nothing that was here before is lost.',
  broke:
    'Reading this broke, which is a fault in Clari Triage. What was ' +
    'here before is unchanged; paste just the part around the error.',
}

/** The size of an order, in bytes or UTF-16 code units. */
export function sourceSizeOf({ response, request }: DecodeOrder): number {
  return [response, request].reduce(
    (sum, source) => sum + (typeof source === 'string' ? source.length : source.size),
    0,
  )
}

/** Reads two texts; a NUL, which no text holds, tells bytes of another kind. */
export function readTexts(response: string, request: string): DecodeResult {
  if (response.length + request.length > readLimit) return { kind: 'cannot', why: 'too-large' }
  if (response.includes('\0') || request.includes('\0')) return { kind: 'cannot', why: 'binary' }
  return { kind: 'read', read: decodePaste(response, request) }
}

/** Reads texts or files; files as UTF-8, or as UTF-16 where a byte order mark says so. */
export async function readOrder(order: DecodeOrder): Promise<DecodeResult> {
  if (sourceSizeOf(order) > readLimit) return { kind: 'cannot', why: 'too-large' }
  return readTexts(await textOf(order.response), await textOf(order.request))
}

async function textOf(source: string | File): Promise<string> {
  if (typeof source === 'string') return source
  const bytes = new Uint8Array(await source.arrayBuffer())
  const encoding =
    bytes[0] === 0xff && bytes[1] === 0xfe ? 'utf-16le' : bytes[0] === 0xfe && bytes[1] === 0xff ? 'utf-16be' : 'utf-8'
  return new TextDecoder(encoding).decode(bytes)
}

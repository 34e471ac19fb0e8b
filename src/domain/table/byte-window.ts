import { byteSpace, type ByteSpace } from './byte-dictionary.ts'

/**
 * Bytes of a file as they come: what was not used up stands before what came last, and a nought stands after all of it.
 */
export class ByteWindow {
  space: ByteSpace = byteSpace(1 << 20)
  /** One past the last byte that has come. */
  end = 0
  /** Whether nothing more will come. */
  last = false

  /** Keeps the bytes from a place on and adds a piece after them. */
  slide(from: number, piece: Uint8Array): void {
    const kept = this.end - from
    const needed = kept + piece.length
    if (needed + 4 > this.space.bytes.length) {
      const larger = byteSpace(Math.max(needed, this.space.bytes.length * 2))
      larger.bytes.set(this.space.bytes.subarray(from, this.end))
      this.space = larger
    } else this.space.bytes.copyWithin(0, from, this.end)
    this.space.bytes.set(piece, kept)
    this.end = needed
    this.space.bytes.fill(0, needed, needed + 4)
  }
}

/** How much of a file is looked at in one go. */
const pieceSize = 1 << 20

/** Bytes that are at hand, in pieces; a file's own pieces, cut where they are larger. */
export async function* inPieces(chunks: AsyncIterable<Uint8Array> | Iterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  for await (const chunk of chunks) {
    for (let at = 0; at < chunk.length; at += pieceSize) yield chunk.subarray(at, at + pieceSize)
  }
}

/**
 * Whether a stretch of bytes is well-formed UTF-8 (RFC 3629: no overlong forms, no surrogates, nothing above U+10FFFF).
 */
export function isUtf8(bytes: Uint8Array, from: number, to: number): boolean {
  let at = from
  while (at < to) {
    while (
      at + 4 <= to &&
      ((bytes[at] ?? 0) | (bytes[at + 1] ?? 0) | (bytes[at + 2] ?? 0) | (bytes[at + 3] ?? 0)) < 0x80
    )
      at += 4
    if (at >= to) return true
    const lead = bytes[at] ?? 0
    at += 1
    if (lead < 0x80) continue
    const more = lead >= 0xc2 && lead < 0xe0 ? 1 : lead >= 0xe0 && lead < 0xf0 ? 2 : lead >= 0xf0 && lead < 0xf5 ? 3 : 0
    if (more === 0 || at + more > to) return false
    const second = bytes[at] ?? 0
    if (
      (lead === 0xe0 && second < 0xa0) ||
      (lead === 0xed && second > 0x9f) ||
      (lead === 0xf0 && second < 0x90) ||
      (lead === 0xf4 && second > 0x8f)
    )
      return false
    for (let rest = 0; rest < more; rest += 1, at += 1) if (((bytes[at] ?? 0) & 0xc0) !== 0x80) return false
  }
  return true
}

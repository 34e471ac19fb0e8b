import { unzlibSync } from 'fflate'
import type { GrayPicture } from './gray.ts'

/** Reads the PNGs that the engine writes (8 bits of grey, not interlaced); null for any other. */
export function readGrayPng(bytes: Uint8Array): GrayPicture | null {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  if (bytes.length < 45 || view.getUint32(0) !== 0x89504e47) return null
  const [width, height] = [view.getUint32(16), view.getUint32(20)]
  const [depth, colour, , , interlaced] = bytes.subarray(24, 29)
  if (depth !== 8 || colour !== 0 || interlaced !== 0) return null
  const parts: Uint8Array[] = []
  for (let at = 8; at + 12 <= bytes.length;) {
    const length = view.getUint32(at)
    if (String.fromCharCode(...bytes.subarray(at + 4, at + 8)) === 'IDAT')
      parts.push(bytes.subarray(at + 8, at + 8 + length))
    at += 12 + length
  }
  const packed = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0))
  let end = 0
  for (const part of parts) {
    packed.set(part, end)
    end += part.length
  }
  return { width, height, shades: unfiltered(unzlibSync(packed), width, height) }
}

/** Undoes PNG's line filters (RFC 2083, 6) for one byte a pixel. */
function unfiltered(lines: Uint8Array, width: number, height: number): Uint8Array {
  const shades = new Uint8Array(width * height)
  for (let y = 0; y < height; y += 1) {
    const from = y * (width + 1)
    const filter = lines[from] ?? 0
    const row = y * width
    for (let x = 0; x < width; x += 1) {
      const left = x === 0 ? 0 : (shades[row + x - 1] ?? 0)
      const up = y === 0 ? 0 : (shades[row - width + x] ?? 0)
      const corner = x === 0 || y === 0 ? 0 : (shades[row - width + x - 1] ?? 0)
      shades[row + x] = (lines[from + 1 + x] ?? 0) + guessed(filter, left, up, corner)
    }
  }
  return shades
}

function guessed(filter: number, left: number, up: number, corner: number): number {
  if (filter === 1) return left
  if (filter === 2) return up
  if (filter === 3) return (left + up) >> 1
  if (filter !== 4) return 0
  const near = left + up - corner
  const [a, b, c] = [Math.abs(near - left), Math.abs(near - up), Math.abs(near - corner)]
  return a <= b && a <= c ? left : b <= c ? up : corner
}

/** A picture in shades of grey: 0 is black, 255 white, row by row. */
export interface GrayPicture {
  readonly width: number
  readonly height: number
  readonly shades: Uint8Array
}

/** A picture of red, green, blue and opacity as shades of grey, on white where it is transparent. */
export function grayOf(rgba: Uint8ClampedArray, width: number, height: number): GrayPicture {
  const shades = new Uint8Array(width * height)
  for (let at = 0; at < shades.length; at += 1) {
    const from = at * 4
    const light = (rgba[from] ?? 0) * 0.299 + (rgba[from + 1] ?? 0) * 0.587 + (rgba[from + 2] ?? 0) * 0.114
    const opacity = (rgba[from + 3] ?? 255) / 255
    shades[at] = Math.round(light * opacity + 255 * (1 - opacity))
  }
  return { width, height, shades }
}

/**
 * Dark writing on a light ground, stretched to black and white: a picture whose ground is dark is inverted. What is
 * taken for ground is the shade that most of it has.
 */
export function onLight(picture: GrayPicture): GrayPicture {
  const counts = new Uint32Array(256)
  for (const shade of picture.shades) counts[shade] = (counts[shade] ?? 0) + 1
  const share = (part: number): number => {
    let left = picture.shades.length * part
    for (let shade = 0; shade < 256; shade += 1) {
      left -= counts[shade] ?? 0
      if (left < 0) return shade
    }
    return 255
  }
  const [low, middle, high] = [share(0.002), share(0.5), share(0.998)]
  const range = Math.max(32, high - low)
  const map = Uint8Array.from({ length: 256 }, (_, shade) => {
    const stretched = Math.max(0, Math.min(255, ((shade - low) * 255) / range))
    return middle < (low + high) / 2 ? 255 - stretched : stretched
  })
  return { ...picture, shades: picture.shades.map((shade) => map[shade] ?? 0) }
}

/** The picture so many times as large, smoothly (Catmull-Rom). */
export function scaledPicture(picture: GrayPicture, factor: number): GrayPicture {
  const width = Math.max(1, Math.round(picture.width * factor))
  const height = Math.max(1, Math.round(picture.height * factor))
  if (width === picture.width && height === picture.height) return picture
  const across = new Float32Array(width * picture.height)
  const columns = tapsOf(picture.width, width)
  for (let y = 0; y < picture.height; y += 1) {
    const row = y * picture.width
    columns.forEach(({ first, weights }, x) => {
      let sum = 0
      weights.forEach((weight, tap) => {
        sum += weight * (picture.shades[row + clamped(first + tap, picture.width)] ?? 0)
      })
      across[y * width + x] = sum
    })
  }
  const shades = new Uint8Array(width * height)
  tapsOf(picture.height, height).forEach(({ first, weights }, y) => {
    const [a = 0, b = 0, c = 0, d = 0] = weights
    const rows = [0, 1, 2, 3].map((tap) => clamped(first + tap, picture.height) * width)
    const [p = 0, q = 0, r = 0, s = 0] = rows
    for (let x = 0; x < width; x += 1) {
      const sum =
        a * (across[p + x] ?? 0) + b * (across[q + x] ?? 0) + c * (across[r + x] ?? 0) + d * (across[s + x] ?? 0)
      shades[y * width + x] = Math.max(0, Math.min(255, Math.round(sum)))
    }
  })
  return { width, height, shades }
}

const clamped = (at: number, length: number): number => Math.max(0, Math.min(length - 1, at))

/** For each pixel of the result, the first of the four that it is made of, and their weights. */
function tapsOf(from: number, to: number): { readonly first: number; readonly weights: readonly number[] }[] {
  return Array.from({ length: to }, (_, at) => {
    const place = ((at + 0.5) * from) / to - 0.5
    const before = Math.floor(place)
    const t = place - before
    const weights = [
      ((-t + 2) * t - 1) * t * 0.5,
      ((3 * t - 5) * t * t + 2) * 0.5,
      ((-3 * t + 4) * t + 1) * t * 0.5,
      (t - 1) * t * t * 0.5,
    ]
    return { first: before - 1, weights }
  })
}

/** The picture as a portable grey map, the plainest form that the engine takes. */
export function grayMap({ width, height, shades }: GrayPicture): Uint8Array {
  const head = new TextEncoder().encode(`P5\n${width} ${height}\n255\n`)
  const bytes = new Uint8Array(head.length + shades.length)
  bytes.set(head)
  bytes.set(shades, head.length)
  return bytes
}

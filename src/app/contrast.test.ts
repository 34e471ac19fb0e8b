import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'

const css = readFileSync(new URL('./styles.css', import.meta.url), 'utf8')

/** The palette of one theme, by name, as red, green and blue from 0 to 255. */
function palette(theme: 'light' | 'dark'): Readonly<Record<string, readonly number[]>> {
  const block = new RegExp(`\\[data-theme='${theme}'\\] \\{([^}]*)\\}`).exec(css)?.[1] ?? ''
  const colours = [...block.matchAll(/--([\w-]+): #([0-9a-f]{6});/g)].map(
    ([, name, hex = '']) => [name ?? '', [0, 2, 4].map((at) => Number.parseInt(hex.slice(at, at + 2), 16))] as const,
  )
  return Object.fromEntries(colours)
}

/** WCAG 2.2: relative luminance and contrast ratio. */
function luminance(colour: readonly number[]): number {
  const [red = 0, green = 0, blue = 0] = colour.map((part) =>
    part / 255 <= 0.04045 ? part / 255 / 12.92 : ((part / 255 + 0.055) / 1.055) ** 2.4,
  )
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue
}

function contrast(one: readonly number[] = [], two: readonly number[] = []): number {
  const [bright = 0, dim = 0] = [luminance(one), luminance(two)].toSorted((a, b) => b - a)
  return (bright + 0.05) / (dim + 0.05)
}

const surfaces = ['paper', 'card', 'wash']

const textOn: readonly (readonly [string, readonly string[]])[] = [
  ['ink', [...surfaces, 'sunken', 'mark', 'accent-wash', 'pass-wash', 'info-wash', 'warn-wash', 'fail-wash']],
  ['soft', [...surfaces, 'accent-wash', 'warn-wash']],
  ['accent', [...surfaces, 'accent-wash']],
  ['accent-ink', ['accent', 'accent-strong']],
  ['pass', ['card', 'wash', 'pass-wash']],
  ['info', ['card', 'info-wash']],
  ['warn', ['card', 'warn-wash']],
  ['fail', ['card', 'fail-wash']],
]

describe.each(['light', 'dark'] as const)('in the %s theme', (theme) => {
  const colours = palette(theme)

  test.each(textOn.flatMap(([text, grounds]) => grounds.map((ground) => [text, ground] as const)))(
    '%s can be read on %s',
    (text, ground) => {
      expect(contrast(colours[text], colours[ground])).toBeGreaterThanOrEqual(4.5)
    },
  )

  test.each(
    ['edge', 'accent', 'mark-line'].flatMap((line) => surfaces.slice(0, 2).map((ground) => [line, ground] as const)),
  )('an outline of %s is seen on %s', (line, ground) => {
    expect(contrast(colours[line], colours[ground])).toBeGreaterThanOrEqual(3)
  })
})

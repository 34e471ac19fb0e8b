import type { PageMode, PictureEngine } from './engine/engine.ts'
import { onLight, scaledPicture, type GrayPicture } from './engine/gray.ts'
import { usualHeight } from './lines.ts'
import { tableOf } from './table/table-of.ts'
import { markedCells, type PictureTable } from './table/picture-table.ts'
import type { PictureBox, PictureWord } from './word.ts'

/** The most pixels that a picture may have: a screen of 8K. */
export const mostPixels = 34_000_000

/** The heights, in pixels, of a capital or a digit at which the engine reads best, one a reading. */
const heights = [30, 24, 37] as const

/** Heights at which the first look, which is to find out how large the writing is, is a reading as good as others. */
const goodHeight = { least: 20, most: 40 } as const

/** The readings of a picture, in its own pixels, and whether something dark is at a place. */
export interface PictureReadings {
  readonly readings: readonly (readonly PictureWord[])[]
  readonly isInked: (box: PictureBox) => boolean
}

/**
 * Reads a picture twice, each time at another size, so that what one reading gets wrong the other shows; and a third
 * time where `isDoubtful` says that they leave something open. `progress` hears of a share from 0 to 1.
 */
export function readPicture(
  picture: GrayPicture,
  engine: PictureEngine,
  mode: PageMode,
  progress: (share: number) => void,
  isDoubtful: (readings: PictureReadings) => boolean = () => false,
): PictureReadings {
  const light = onLight(picture)
  const isInked = inkOf(light)
  const at = (factor: number, turn: number): PictureWord[] =>
    engine
      .words(scaledPicture(light, factor), mode, (percent) => progress((turn + percent / 100) / heights.length))
      .map((word) => shrunk(word, factor))
  const factor = firstFactor(light)
  const looked = at(factor, 0)
  const height = usualHeight(looked)
  if (height === 0) return { readings: [], isInked }
  const [first, second, third] = heights
  const isGood = height * factor >= goodHeight.least && height * factor <= goodHeight.most
  const sized = (wanted: number, turn: number) => at(withinLimit(light, wanted / height), turn)
  const again = sized(first, 1)
  const two = isGood ? [looked, again] : [again, sized(second, 2)]
  if (!isDoubtful({ readings: two, isInked })) return { readings: two, isInked }
  return { readings: [...two, sized(third, 2)], isInked }
}

/** A table that was read twice, and three times where two readings leave a cell marked; null where there is none. */
export function readTable(
  picture: GrayPicture,
  engine: PictureEngine,
  progress: (share: number) => void,
): { readonly table: PictureTable | null; readonly isEmpty: boolean } {
  const isDoubtful = ({ readings, isInked }: PictureReadings): boolean => {
    const table = tableOf(readings, isInked)
    return table !== null && markedCells(table).length > 0
  }
  const { readings, isInked } = readPicture(picture, engine, 'anywhere', progress, isDoubtful)
  return { table: tableOf(readings, isInked), isEmpty: readings.length === 0 }
}

/** To find out how large its writing is: a screen of the usual width twice as large. */
const firstFactor = ({ width, height }: GrayPicture): number =>
  withinLimit({ width, height, shades: new Uint8Array() }, width * height < 2_500_000 ? 2 : 1)

/** No reading may be larger than the engine can hold, nor so small that nothing is left. */
function withinLimit({ width, height }: GrayPicture, factor: number): number {
  const most = Math.sqrt(mostPixels / (width * height))
  return Math.max(0.3, Math.min(factor, most, 6))
}

function shrunk({ text, confidence, box }: PictureWord, factor: number): PictureWord {
  const { x0, y0, x1, y1 } = box
  return { text, confidence, box: { x0: x0 / factor, y0: y0 / factor, x1: x1 / factor, y1: y1 / factor } }
}

/** Whether a rectangle holds something dark, beside a line along its edge. */
function inkOf({ width, height, shades }: GrayPicture): (box: PictureBox) => boolean {
  return ({ x0, y0, x1, y1 }) => {
    let dark = 0
    for (let y = Math.max(0, Math.floor(y0)); y < Math.min(height, y1); y += 1)
      for (let x = Math.max(0, Math.floor(x0)); x < Math.min(width, x1); x += 1)
        if ((shades[y * width + x] ?? 255) < 110) dark += 1
    return dark >= 6
  }
}

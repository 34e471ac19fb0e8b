import type { PictureBox, PictureWord } from '#src/pictures/word.ts'
import { grayMap, type GrayPicture } from './gray.ts'

/** How words are looked for: anywhere, or as one block of lines. */
export type PageMode = 'anywhere' | 'block'

/** Reads words off pictures; one picture after the other. */
export interface PictureEngine {
  /** All words, with their places in the picture's own pixels; `progress` hears of percent. */
  readonly words: (picture: GrayPicture, mode: PageMode, progress: (percent: number) => void) => PictureWord[]
  /** An encoded picture (PNG, JPEG, WebP) as a PNG in shades of grey; null where it is none. */
  readonly grayPng: (bytes: Uint8Array) => Uint8Array | null
}

/** What is used of the engine's module, as `tesseract.js-core` makes it. */
export interface EngineModule {
  readonly FS: {
    readonly writeFile: (path: string, bytes: Uint8Array) => void
    readonly readFile: (path: string) => Uint8Array
    readonly unlink: (path: string) => void
  }
  readonly TessBaseAPI: new () => EngineCalls
}

/** The calls of Tesseract that are used. */
interface EngineCalls {
  readonly Init: (path: string, language: string, mode: number) => number
  readonly SetVariable: (name: string, value: string) => unknown
  readonly SetPageSegMode: (mode: string) => void
  /** 0 where the file at `/input` is a picture. */
  readonly SetImageFile: (orientation: number, angle: number) => number
  readonly Recognize: (monitor: null) => number
  readonly GetTSVText: (page: number) => string
  readonly WriteImage: (kind: number, path: string) => unknown
  readonly Clear: () => void
}

/** Makes the module: `tesseract.js-core`'s default export. */
export type MakeEngineModule = (given: Readonly<Record<string, unknown>>) => Promise<EngineModule>

/** The engine's parts: its module's maker, its WebAssembly, and the letters that it knows (unpacked). */
export interface EngineParts {
  readonly make: MakeEngineModule
  readonly wasm: Uint8Array
  readonly letters: Uint8Array
}

/** Tesseract's numbers for ways to look at a page. */
const modes: Readonly<Record<PageMode, string>> = { anywhere: '11', block: '6' }
/** The network alone: the data holds nothing for the older engine. */
const networkOnly = 1
const shadesOfGrey = 1
const input = '/input'

/** Starts the engine; what it writes about its work is dropped. Throws (a bug) where its parts do not fit. */
export async function startEngine({ make, wasm, letters }: EngineParts): Promise<PictureEngine> {
  let tell: (percent: number) => void = () => {}
  const module = await make({
    wasmBinary: wasm,
    print: () => {},
    printErr: () => {},
    TesseractProgress: (percent: unknown) => tell(typeof percent === 'number' ? percent : 0),
  })
  module.FS.writeFile('/eng.traineddata', letters)
  const calls = new module.TessBaseAPI()
  if (calls.Init('/', 'eng', networkOnly) !== 0) throw new Error('The recognition engine could not start.')
  // A table's words stand apart; no dictionary may turn a number into a word.
  calls.SetVariable('preserve_interword_spaces', '1')
  const take = (bytes: Uint8Array): boolean => {
    module.FS.writeFile(input, bytes)
    return calls.SetImageFile(1, 0) === 0
  }
  return {
    words: (picture, mode, progress) => {
      if (!take(grayMap(picture))) return []
      tell = progress
      calls.SetPageSegMode(modes[mode])
      calls.Recognize(null)
      const words = wordsOf(calls.GetTSVText(0))
      calls.Clear()
      return words
    },
    grayPng: (bytes) => {
      if (!take(bytes)) return null
      calls.WriteImage(shadesOfGrey, '/image.png')
      const png = module.FS.readFile('/image.png')
      module.FS.unlink('/image.png')
      return png
    },
  }
}

/** The words of Tesseract's table: level, five places, left, top, width, height, sureness, text. */
export function wordsOf(table: string): PictureWord[] {
  return table.split('\n').flatMap((line) => {
    const [level, , , , , , ...rest] = line.split('\t')
    const [left = NaN, top = NaN, width = NaN, height = NaN, confidence = NaN] = rest.slice(0, 5).map(Number)
    const text = rest.slice(5).join(' ').trim()
    if (level !== '5' || text === '' || Number.isNaN(left + top + width + height)) return []
    const box: PictureBox = { x0: left, y0: top, x1: left + width, y1: top + height }
    return [{ text, confidence: Number.isNaN(confidence) ? 0 : confidence, box }]
  })
}

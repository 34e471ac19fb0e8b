import makeEngine from 'tesseract.js-core/tesseract-core-simd-lstm.js'
import wasmAddress from 'tesseract.js-core/tesseract-core-simd-lstm.wasm?url'
import lettersAddress from '@tesseract.js-data/eng/4.0.0_best_int/eng.traineddata.gz?url'
import { gunzipSync } from 'fflate'
import { startEngine, type PictureEngine } from '#src/pictures/engine/engine.ts'
import { grayOf, type GrayPicture } from '#src/pictures/engine/gray.ts'
import { mostPixels, readPicture, readTable } from '#src/pictures/read-picture.ts'
import { errorTexts } from '#src/pictures/text/error-text.ts'
import type { PictureAnswer, PictureOrder } from './picture-messages.ts'

// A worker of its own, since it alone may compile WebAssembly: the server says so in the header of its file.
self.onmessage = ({ data }: MessageEvent<PictureOrder>) => {
  read(data).then(
    (answer) => self.postMessage(answer),
    (error: unknown) => {
      self.postMessage({ kind: 'cannot', why: 'broke' } satisfies PictureAnswer)
      throw error
    },
  )
}

/** The most bytes that a picture may have. */
const mostBytes = 20 * 1024 * 1024

async function read({ file, wants }: PictureOrder): Promise<PictureAnswer> {
  if (file.size > mostBytes) return { kind: 'cannot', why: 'too-large' }
  const bitmap = await createImageBitmap(file).catch(() => null)
  if (bitmap === null) return { kind: 'cannot', why: 'no-picture' }
  const { width, height } = bitmap
  if (width * height > mostPixels) return { kind: 'cannot', why: 'too-large' }
  const picture = grayOfBitmap(bitmap)
  if (picture === null) return { kind: 'cannot', why: 'broke' }
  tell(null)
  const engine = await loadEngine()
  if (engine === null) return { kind: 'cannot', why: 'unloaded' }
  tell(0)
  if (wants === 'text') {
    const texts = errorTexts(readPicture(picture, engine, 'block', tell).readings)
    return texts.length === 0 ? { kind: 'cannot', why: 'no-words' } : { kind: 'text', texts }
  }
  const { table, isEmpty } = readTable(picture, engine, tell)
  if (table === null) return { kind: 'cannot', why: isEmpty ? 'no-words' : 'no-grid' }
  return { kind: 'table', width, height, table }
}

function tell(share: number | null): void {
  self.postMessage({ kind: 'progress', share })
}

function grayOfBitmap(bitmap: ImageBitmap): GrayPicture | null {
  const { width, height } = bitmap
  const pen = new OffscreenCanvas(width, height).getContext('2d')
  if (pen === null) return null
  pen.drawImage(bitmap, 0, 0)
  bitmap.close()
  return grayOf(pen.getImageData(0, 0, width, height).data, width, height)
}

/** Both come from where the page came from; null where the server is gone. */
async function loadEngine(): Promise<PictureEngine | null> {
  const loaded = await Promise.all([wasmAddress, lettersAddress].map(load))
  const [wasm, letters] = loaded
  if (wasm === undefined || wasm === null || letters === undefined || letters === null) return null
  // A server may unpack what it sends.
  const isPacked = letters[0] === 0x1f && letters[1] === 0x8b
  return startEngine({ make: makeEngine, wasm, letters: isPacked ? gunzipSync(letters) : letters })
}

const load = (address: string): Promise<Uint8Array | null> =>
  fetch(address).then(
    async (answer) => (answer.ok ? new Uint8Array(await answer.arrayBuffer()) : null),
    () => null,
  )

import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { gunzipSync } from 'node:zlib'
import { startEngine, type MakeEngineModule, type PictureEngine } from '#src/pictures/engine/engine.ts'

const core = 'tesseract.js-core/tesseract-core-simd-lstm'
const letters = '@tesseract.js-data/eng/4.0.0_best_int/eng.traineddata.gz'

/** Starts the recognition engine in this process, from the packages that are installed; nothing is fetched. */
export async function startPictureEngine(): Promise<PictureEngine> {
  const require = createRequire(import.meta.url)
  // The package has no types; what of it is used is written down where it is used.
  const make = require(`${core}.js`) as MakeEngineModule
  const [wasm, packed] = await Promise.all([
    readFile(require.resolve(`${core}.wasm`)),
    readFile(require.resolve(letters)),
  ])
  return startEngine({ make, wasm, letters: gunzipSync(packed) })
}

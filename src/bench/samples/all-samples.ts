import { clariBodies } from './clari-bodies.ts'
import { clariClients } from './clari-clients.ts'
import { clariWords } from './clari-words.ts'
import { clarifySamples } from './clarify.ts'
import type { Sample } from './sample.ts'

/** Every text of the corpus that must be recognised. */
export const allSamples: readonly Sample[] = [...clariBodies, ...clariClients, ...clariWords, ...clarifySamples]

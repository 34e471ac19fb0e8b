import type { PacingPolicy } from '#src/domain/model/pacing.ts'
import type { ProgramSample } from '#src/domain/model/plan.ts'
import { programText, type ProgramParts } from '#src/domain/model/program-text.ts'
import type { RetryKind } from './error-codes.ts'
import callScript from './samples/call.js?raw'
import callPython from './samples/call.py?raw'
import pacedScript from './samples/paced.js?raw'
import pacedPython from './samples/paced.py?raw'
import readAgainScript from './samples/read-again.js?raw'
import readAgainPython from './samples/read-again.py?raw'
import restOnlyScript from './samples/rest-only.js?raw'
import restOnlyPython from './samples/rest-only.py?raw'
import tryAgainScript from './samples/try-again.js?raw'
import tryAgainPython from './samples/try-again.py?raw'

type Kind = Exclude<RetryKind, 'after-fix'>

interface Sample {
  readonly purpose: string
  /** The codes after which it sends again. */
  readonly codes: readonly number[]
  readonly parts: ProgramParts
}

const tryAgain: ProgramParts = { Python: [callPython, tryAgainPython], JavaScript: [callScript, tryAgainScript] }

const samples: Readonly<Record<Kind, Sample>> = {
  once: {
    purpose: 'Sends the read in request.json and, if Clarify fails inside, once more after a wait.',
    codes: [-32603, -32000],
    parts: tryAgain,
  },
  'after-delay': {
    purpose: 'Sends request.json and tries again, after growing and varying waits, while Clarify says "try again".',
    codes: [-32015],
    parts: tryAgain,
  },
  paced: {
    purpose:
      'Sends the list of requests in requests.json one at a time, and slows down when Clarify says ' +
      '"too many requests".',
    codes: [-32011],
    parts: { Python: [callPython, pacedPython], JavaScript: [callScript, pacedScript] },
  },
  'rest-only': {
    purpose: 'Sends request.json and, after a partial failure, only the entries that were not done.',
    codes: [-32021],
    parts: { Python: [callPython, restOnlyPython], JavaScript: [callScript, restOnlyScript] },
  },
  'after-reading-again': {
    purpose: 'Reads with read.json, makes the change on what was read, writes it, and begins again when it conflicts.',
    codes: [-32009],
    parts: { Python: [callPython, readAgainPython], JavaScript: [callScript, readAgainScript] },
  },
}

/**
 * The plan as programs: Python with its standard library, and JavaScript for Node. They read the request from a file
 * and the token from the environment.
 */
export function retrySamples(kind: Kind, policy: PacingPolicy): readonly ProgramSample[] {
  const { purpose, codes, parts } = samples[kind]
  const sample = (language: ProgramSample['language'], file: string, unitMs: number): ProgramSample => ({
    language,
    file,
    code: programText(language, parts, {
      purpose,
      codes: codes.join(', '),
      tries: policy.tries,
      first: policy.firstMs / unitMs,
      longest: policy.longestMs / unitMs,
      gap: policy.gapMs / unitMs,
    }),
  })
  return [sample('Python', 'clarify_retry.py', 1000), sample('JavaScript', 'clarify-retry.mjs', 1)]
}

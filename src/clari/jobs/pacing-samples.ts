import type { PacingPolicy } from '#src/domain/model/pacing.ts'
import type { ProgramSample } from '#src/domain/model/plan.ts'
import { programText, type ProgramParts } from '#src/domain/model/program-text.ts'
import callScript from './samples/call.js?raw'
import callPython from './samples/call.py?raw'
import callBash from './samples/call.sh?raw'
import callTyped from './samples/call.mts?raw'
import exportsScript from './samples/exports.js?raw'
import exportsPython from './samples/exports.py?raw'
import exportsBash from './samples/exports.sh?raw'
import exportsTyped from './samples/exports.mts?raw'
import getScript from './samples/get.js?raw'
import getPython from './samples/get.py?raw'
import getBash from './samples/get.sh?raw'
import getTyped from './samples/get.mts?raw'
import jobScript from './samples/job.js?raw'
import jobPython from './samples/job.py?raw'
import jobBash from './samples/job.sh?raw'
import jobTyped from './samples/job.mts?raw'
import waitScript from './samples/wait.js?raw'
import waitPython from './samples/wait.py?raw'
import waitBash from './samples/wait.sh?raw'
import waitTyped from './samples/wait.mts?raw'

/**
 * What a program is for: one call that is refused with 429, one job to wait for, or a list of exports to make in turn.
 */
export type SampleKind = 'one-call' | 'one-job' | 'exports-in-turn'

/** How a program paces itself: after refusals, and between looks at a job. */
export interface SamplePace {
  readonly refused: PacingPolicy
  readonly polling: PacingPolicy
}

interface Sample {
  readonly purpose: string
  readonly usage: string
  /** The name to save it under, without its ending; Python's has underscores. */
  readonly name: string
  readonly parts: ProgramParts
}

const samples: Readonly<Record<SampleKind, Sample>> = {
  'one-call': {
    purpose:
      'Reads one address of Clari’s API and, when it is refused with 429, tries again after growing and varying waits.',
    usage: 'admin/limits',
    name: 'clari-get',
    parts: {
      Python: [callPython, getPython],
      JavaScript: [callScript, getScript],
      TypeScript: [callTyped, getTyped],
      Bash: [callBash, getBash],
    },
  },
  'one-job': {
    purpose: 'Waits for an export job, looking ever more rarely, and fetches its results once it is done.',
    usage: 'JOB_ID results.json',
    name: 'clari-job',
    parts: {
      Python: [callPython, jobPython, waitPython],
      JavaScript: [callScript, jobScript, waitScript],
      TypeScript: [callTyped, jobTyped, waitTyped],
      Bash: [callBash, jobBash, waitBash],
    },
  },
  'exports-in-turn': {
    purpose:
      'Makes the exports listed in exports.json one after another and saves each; waits for a free place, stops when ' +
      'the month’s quota is used up.',
    usage:
      'exports.json   where it holds ' +
      '[{"name": "2026_Q1", "forecastId": "net_arr", "body": {"timePeriod": "2026_Q1"}}]',
    name: 'clari-exports',
    parts: {
      Python: [callPython, jobPython, exportsPython],
      JavaScript: [callScript, jobScript, exportsScript],
      TypeScript: [callTyped, jobTyped, exportsTyped],
      Bash: [callBash, jobBash, exportsBash],
    },
  },
}

/**
 * A plan as programs: Python with its standard library, JavaScript and TypeScript for Node, and Bash with curl. They
 * read the key from `CLARI_API_KEY` and can be pointed elsewhere with `CLARI_BASE_URL`.
 */
export function pacingSamples(kind: SampleKind, { refused, polling }: SamplePace): readonly ProgramSample[] {
  const { purpose, usage, name, parts } = samples[kind]
  const sample = (language: ProgramSample['language'], file: string, unitMs: number): ProgramSample => ({
    language,
    file,
    code: programText(language, parts, {
      purpose,
      usage,
      program: file,
      tries: refused.tries,
      first: refused.firstMs / unitMs,
      longest: refused.longestMs / unitMs,
      gap: refused.gapMs / unitMs,
      looks: polling.tries,
      soonest: polling.firstMs / unitMs,
      rarest: polling.longestMs / unitMs,
    }),
  })
  return [
    sample('Python', `${name.replaceAll('-', '_')}.py`, 1000),
    sample('TypeScript', `${name}.mts`, 1),
    sample('Bash', `${name}.sh`, 1),
    sample('JavaScript', `${name}.mjs`, 1),
  ]
}

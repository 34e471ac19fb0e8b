/**
 * The files of a new scenario's folder, by name: they compile, and its flow.test.ts fails until a fault shows it.
 * @param {string} id such as `clari.example`
 * @returns {Readonly<Record<string, string>>}
 */
export function scenarioFiles(id) {
  const [system = '', own = ''] = id.split('.')
  const folder = id.replace('.', '-')
  const name = camel(folder)
  const says = `${camel(own)}Says`
  const words = own.replaceAll('-', ' ')
  const title = `${words.slice(0, 1).toUpperCase()}${words.slice(1)}`
  return {
    'scenario.ts': `import type { Scenario } from '#src/domain/model/scenario.ts'

/** ${title}: say in a sentence what goes wrong. */
export const ${name}: Scenario = {
  id: '${id}',
  system: '${system}',
  title: '${title}',
  symptom: 'What an analyst sees of ${words}',
  hint: '${words}',
  signs: [],
  guide: {
    says: 'What the guide says that it means.',
    fix: 'What the guide tells to do.',
    but: null,
  },
  flow: async () => (await import('./flow.ts')).flow,
}
`,
    'says.ts': `import { pastedFacts, saysCheck, telling } from '#src/checks/clari/request/says-check.ts'

/** The words by which a pasted text is known to be this error. */
const said = /\\b${words.replaceAll(' ', String.raw`[ _-]?`)}\\b/i

/** Reads from a pasted text alone whether it is this error. */
export const ${says} = saysCheck({
  id: '${id}-says',
  asks: 'Does the text that you pasted say it?',
  system: '${system}',
  outcomes: { found: 'fail', success: 'pass', nothing: 'info' },
  facts: pastedFacts,
  judge: (paste) => {
    const { found, succeeded, nothing } = telling(paste, 'text')
    const quote = said.exec(paste.text)?.[0]
    if (quote !== undefined) return found('found', quote, 'it says so itself')
    return (
      succeeded('success', 'The pasted answer is a good one.') ?? nothing('The pasted text does not say what is wrong.')
    )
  },
})
`,
    'verdicts.ts': `import { verdictsOver } from '#src/domain/model/verdict.ts'
import { you } from '#src/scenarios/shared/actions.ts'
import { quotable } from '#src/scenarios/shared/wording.ts'
import { ${says} } from './says.ts'

const { verdict } = verdictsOver(${says})

export const found = verdict({
  cause: '${own}',
  headline: '${title}: what is wrong, in one sentence.',
  explains: ({ message }) => \`The pasted text says so: “\${quotable(message, '${words}')}”.\`,
  actions: [you('What to do, and in which place.')],
  prove: ${says},
  disprovedBy: 'What would show that it is something else.',
})

export const couldNotTell = verdict({
  kind: 'open',
  cause: 'could-not-tell',
  headline: 'The pasted text does not say what is wrong.',
  explains: 'Nothing in it is known to belong to this error.',
  actions: [you('Paste the whole answer, with its status and headers.')],
  prove: ${says},
  disprovedBy: 'A text that says it.',
})
`,
    'flow.ts': `import { defineFlow } from '#src/domain/model/scenario.ts'
import { byName } from '#src/scenarios/shared/by-name.ts'
import { runs, saw } from '#src/scenarios/shared/steps.ts'
import { ${says} } from './says.ts'
import * as verdicts from './verdicts.ts'

/** From what was seen to what is wrong. */
export const flow = defineFlow({
  start: 'saw',
  steps: {
    saw: saw({
      says: 'Paste the answer, the log line or the error text. Keys in it are blanked first.',
      placeholder: '${words}',
      to: 'pasted',
    }),
    pasted: runs(${says}, {
      title: 'What does the pasted text say?',
      short: 'The pasted text',
      to: { found: 'found' },
      otherwise: 'could-not-tell',
      unknown: 'could-not-tell',
    }),
  },
  verdicts: byName(verdicts),
})
`,
    'causes.test-kit.ts': `import type { SubCause } from '#src/scenarios/sub-cause.test-kit.ts'

/** What this scenario tells apart; unit tests and browser tests read the same table. */
export const subCauses: readonly SubCause[] = []
`,
    'texts.jsonl': '',
    'flow.test.ts': `import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { startBench, type Bench } from '#src/scenarios/walk-through.test-kit.ts'
import { subCauses } from './causes.test-kit.ts'
import { ${name} } from './scenario.ts'

let bench: Bench
beforeAll(async () => {
  bench = await startBench()
})
afterAll(() => bench.close())

describe('${words}, from what was seen to its cause', () => {
  it('has causes to tell apart', () => {
    expect(subCauses.length, 'causes.test-kit.ts lists none yet').toBeGreaterThan(0)
  })

  it.each(subCauses)('tells $name', async ({ verdict, cause, headline, quoted, ...given }) => {
    const ended = await bench.walkThrough(${name}, given)
    expect(ended.at).toBe(verdict)
    expect(ended.conclusion).toMatchObject({ cause, headline: expect.stringMatching(headline) })
    expect(JSON.stringify(ended.conclusion?.evidence)).toMatch(quoted)
  })
})
`,
  }
}

/**
 * `clari-example` as a name in code: `clariExample`.
 * @param {string} words
 */
export function camel(words) {
  return words.replace(/-([a-z])/g, (_, letter) => letter.toUpperCase())
}

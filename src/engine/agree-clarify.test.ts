import { describe, expect, it } from 'vitest'
import { clarifyPasteSays } from '#src/checks/clarify/clarify-paste.ts'
import { errorCodeOf } from '#src/clarify/error-codes.ts'
import type { CheckRecord } from '#src/domain/model/case.ts'
import type { Finding } from '#src/domain/model/finding.ts'
import { loadScenario, type LoadedScenario, type Step } from '#src/domain/model/scenario.ts'
import { readPaste } from '#src/reading/pasted-text.ts'
import { scenarios } from '#src/scenarios/list.ts'
import { allSamples } from '#src/bench/samples/all-samples.ts'
import { corpus } from '#src/bench/texts/corpus.ts'
import { diagnosePaste } from './diagnose.ts'
import { runCheck } from './run-check.ts'
import { routeOf } from './walk.ts'

const loaded = (await Promise.all(scenarios.map(loadScenario))).flatMap((each) => each ?? [])

const now = () => Date.UTC(2026, 10, 22, 9)

async function read(error: string): Promise<Finding | null> {
  const record = await runCheck(
    clarifyPasteSays,
    {
      send: async () => {
        throw new Error('an offline check sends nothing')
      },
      now,
      progress: () => undefined,
      signal: new AbortController().signal,
      answers: {},
      pastes: { error },
      connections: [],
    },
    { limitMs: 60_000 },
  )
  return record.finding
}

/**
 * Where each step of a scenario's wizard that reads the paste goes on from what was found: another scenario, or a
 * name of its own.
 */
function leadsTo({ flow }: LoadedScenario, finding: Finding): readonly string[] {
  const record: CheckRecord = {
    key: '',
    check: finding.check,
    state: 'done',
    says: finding.says,
    finding,
    connection: null,
    startedAt: 0,
    tookMs: 0,
  }
  const steps: readonly Step[] = Object.values(flow.steps)
  return steps.flatMap((step) => {
    if (step.kind !== 'run' || !step.checks.some(({ id }) => id === clarifyPasteSays.id)) return []
    const name = routeOf(step, [{ check: clarifyPasteSays, record }]) ?? 'nothing'
    return [flow.verdicts[name]?.leadsTo ?? name]
  })
}

/** How the offline check of the first named scenario contradicts the diagnosis; null where it does not. */
async function contradiction(text: string): Promise<string | null> {
  const paste = readPaste(text)
  const [match] = diagnosePaste(paste, scenarios).matches
  const scenario = loaded.find(({ id }) => id === match?.scenario)
  if (match === undefined || scenario?.system !== 'clarify' || match.confidence === 'possible') return null
  const finding = await read(paste.text)
  const found = finding?.outcome ?? 'no finding'
  const told = `${match.scenario} ${match.confidence} “${match.evidence[0].quote}”, but ${found}`
  if (finding === null || finding.outcome === 'nothing' || finding.outcome === 'success') return told
  const [evidence] = finding.evidence
  const isExact =
    evidence?.kind === 'paste' &&
    evidence.quote !== '' &&
    paste.text.includes(evidence.quote) &&
    evidence.text.includes(evidence.quote)
  if (!isExact) return `${told} without an exact quote`
  const { code, status } = finding.facts
  const row = typeof code === 'number' ? errorCodeOf(code).row : null
  if (row !== null && row.scenario !== match.scenario) return `${told} with the code ${row.code}`
  const [quote] = match.evidence
  const other = paste.statuses.find(({ start, end }) => start >= quote.start && end <= quote.end)
  if (typeof status === 'number' && other !== undefined && other.status !== status) return `${told} with HTTP ${status}`
  const elsewhere = leadsTo(scenario, finding).find((name) => name.startsWith('clarify.') && name !== match.scenario)
  return elsewhere === undefined ? null : `${told}, which leads to ${elsewhere}`
}

describe('what the diagnosis says of Clarify', () => {
  it(
    'is not contradicted by the wizard that it opens, whatever the text of the corpus',
    { timeout: 240_000 },
    async () => {
      const told = await Promise.all(
        [...allSamples, ...corpus.filter(({ first }) => first.some((id) => id.startsWith('clarify.')))].map(
          async ({ text }) => ({
            text: text.slice(0, 300),
            wrong: await contradiction(text),
          }),
        ),
      )
      expect(told.filter(({ wrong }) => wrong !== null)).toEqual([])
    },
  )
})

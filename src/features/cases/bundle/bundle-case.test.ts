import { describe, expect, it } from 'vitest'
import { makeBundle } from '#src/client/bundle/make-bundle.ts'
import { openBundle } from '#src/client/bundle/open-bundle.ts'
import { shareCase } from '#src/client/bundle/share-case.ts'
import { newCase, type Case, type CheckRecord } from '#src/domain/model/case.ts'
import type { Evidence } from '#src/domain/model/evidence.ts'
import { statusOfOutcome, type Outcomes } from '#src/domain/model/finding.ts'
import { loadScenario } from '#src/domain/model/scenario.ts'
import { walk } from '#src/engine/walk.ts'
import { scenarios } from '#src/scenarios/list.ts'
import { findingKey } from '#src/engine/finding-key.ts'
import { caseOfBundle } from './bundle-case.ts'
import { ownRun, recordsToldBy, scenarioOf, wayOf } from '#src/features/cases/list/case-line.ts'
import { caseSummaryOf } from '#src/features/cases/list/case-summary.ts'
import { reportOfRun } from '#src/features/cases/runs/run-report.ts'

const loaded = (await Promise.all(scenarios.map(loadScenario))).flatMap((each) => each ?? [])

const told: Evidence = {
  kind: 'paste',
  text: 'user Ana Ortiz <ana@halden.example>: 401',
  quote: '401',
  shows: 'It is refused.',
}

/**
 * A case in which every check of every step ends with its first outcome, walked until a verdict; null where a
 * question is in the way.
 */
function walkedCase(id: string): Case | null {
  const scenario = scenarioOf({ scenario: id }, loaded)
  if (scenario === null) return null
  const answers: Record<string, string> = { connection: 'demo-clari' }
  const pastes: Record<string, string> = {}
  const records: CheckRecord[] = []
  for (let turn = 0; turn < 40; turn += 1) {
    const way = walk(scenario.flow, { answers, pastes, records })
    if (way.verdict !== null)
      return {
        ...newCase('7Q2F', 5, { scenario: id, answers, pastes, product: '0.1.0' }),
        records,
        verdict: `${id}/${way.verdict.name}`,
      }
    const at = way.visits.at(-1)?.step
    if (at === undefined || at.kind === 'compare' || at.kind === 'explain') return null
    if (at.kind === 'ask') answers[at.answer] = at.options[0].value
    else if (at.kind === 'input')
      for (const field of at.fields)
        (field.kind === 'paste' ? pastes : answers)[field.name] ??=
          field.kind === 'paste' ? 'user Ana Ortiz <ana@halden.example>: 401' : 'net_arr'
    else for (const each of at.checks) records.push(recordOf(each, answers, pastes))
  }
  return null
}

function recordOf(
  each: Parameters<typeof findingKey>[0],
  answers: Readonly<Record<string, string>>,
  pastes: Readonly<Record<string, string>>,
): CheckRecord {
  const outcomes: Outcomes = each.outcomes
  const [outcome = '', means = 'pass' as const] = Object.entries(outcomes)[0] ?? []
  return {
    key: findingKey(each, answers, pastes),
    check: each.id,
    state: 'done',
    says: 'ana@halden.example says so.',
    finding: {
      check: each.id,
      outcome,
      status: statusOfOutcome(means),
      says: 'ana@halden.example says so.',
      facts: {},
      evidence: [told],
    },
    connection: 'demo-clari',
    startedAt: 10,
    tookMs: 1,
  }
}

const walked = scenarios.flatMap(({ id }) => walkedCase(id) ?? [])

describe('a case that travelled', () => {
  it('is tried with many scenarios', () => {
    expect(walked.length).toBeGreaterThan(8)
  })

  it.each([
    { people: false, amounts: false },
    { people: true, amounts: true },
  ])('comes to the same verdict where it is kept, with people and amounts hidden or not: %o', async (hide) => {
    for (const item of walked) {
      const reported = reportOfRun(item, ownRun(item), hide, [], loaded)
      if (reported === null) throw new Error(`no report of ${item.scenario ?? ''}`)
      const shared = shareCase({
        item: { ...item, records: [...recordsToldBy(item, loaded)] },
        report: reported.report,
      })
      const bundle = await makeBundle(
        { shared, html: '<p>', markdown: '', rows: null, product: '0.1.0', madeAt: 77 },
        new AbortController().signal,
      )
      const opened = await openBundle(bundle ?? new Blob())
      if (!opened.ok) throw new Error(opened.says)
      const kept = newCase('ZZZZ', 99, caseOfBundle(opened.bundle, loaded))
      const scenario = scenarioOf(kept, loaded)
      expect(scenario === null ? null : `${scenario.id}/${wayOf(scenario, ownRun(kept)).verdict?.name ?? ''}`).toBe(
        item.verdict,
      )
      expect(reportOfRun(kept, ownRun(kept), { people: false, amounts: false }, [], loaded)?.report).toEqual(
        reported.report,
      )
      expect(caseSummaryOf(kept, loaded)).toMatchObject({
        headline: reported.report.headline,
        subject: reported.report.subject,
      })
      expect(kept.origin).toMatchObject({ kind: 'bundle', caseId: '7Q2F', madeAt: 77 })
    }
  })
})

import { describe, expect, it } from 'vitest'
import { newCase, type Case, type CheckRecord } from '#src/domain/model/case.ts'
import { loadScenario } from '#src/domain/model/scenario.ts'
import { scenarios } from '#src/scenarios/list.ts'
import { matches, caseSummaryOf } from './case-summary.ts'

const loaded = (await Promise.all(scenarios.map(loadScenario))).flatMap((each) => each ?? [])

const item = newCase('7Q2F', 0, {
  scenario: 'clari.unauthorized',
  answers: { connection: 'none', forecastId: 'net_arr' },
  pastes: { error: '401 Unauthorized' },
  product: '0.1.0',
})

const record = (status: 'pass' | 'fail', startedAt: number): CheckRecord => ({
  key: '',
  check: 'clari.key-accepted',
  state: 'done',
  says: `It says ${status}.`,
  finding: {
    check: 'clari.key-accepted',
    outcome: status,
    status,
    says: `It says ${status}.`,
    facts: {},
    evidence: [],
  },
  connection: 'a',
  startedAt,
  tookMs: 1,
})

describe('a case in the list', () => {
  it('is not finished until its wizard reached a verdict', () => {
    expect(caseSummaryOf(item, loaded)).toMatchObject({
      standing: 'unfinished',
      headline: 'Not finished',
      subject: '401 Unauthorized',
      fix: null,
    })
  })

  it('keeps the name of a scenario that this version does not know', () => {
    expect(caseSummaryOf({ ...item, scenario: 'clari.from-the-future' }, loaded)).toMatchObject({
      scenario: null,
      headline: 'clari.from-the-future',
    })
  })

  it('is found by words of its id, choices and pastes together', () => {
    const summary = caseSummaryOf(item, loaded)
    expect(matches(summary, '7q2f')).toBe(true)
    expect(matches(summary, 'net_arr 401')).toBe(true)
    expect(matches(summary, 'renewals')).toBe(false)
  })

  it('tells a check-up by what failed in it, and a comparison by what its report says', () => {
    const checkup: Case = { ...item, kind: 'checkup', scenario: null, records: [record('pass', 1), record('fail', 2)] }
    expect(caseSummaryOf(checkup, loaded)).toMatchObject({
      subject: 'Full check-up',
      headline: '1 of 2 checks failed. a: It says fail.',
      standing: 'cause',
    })
    const causes = [{ cause: 'split' as const, rows: 1, delta: -1250.5 }]
    const bridge = (api: number, ui: number) => ({
      currency: { api: 'USD', ui: 'USD' },
      totals: { api, ui, delta: ui - api },
      causes,
    })
    const comparison: Case = {
      ...item,
      kind: 'comparison',
      scenario: null,
      comparison: {
        at: 1,
        files: { api: [], ui: [] },
        period: null,
        week: null,
        rows: 1200,
        differing: 2,
        fields: [{ field: 'Commit', bridges: [bridge(2500.5, 1250)] }],
        warnings: [],
      },
    }
    expect(caseSummaryOf(comparison, loaded)).toMatchObject({
      subject: 'Comparison',
      system: 'clari',
      headline: 'Commit: the screen shows 1,250.50 USD less. All of it is explained.',
      standing: 'cause',
      badge: { word: 'explained' },
    })
  })

  it('is as fixed as its newest re-test or fix check since its run says', () => {
    const run = { how: 'fix-check' as const, answers: {}, pastes: {}, records: [], verdict: null, product: '1' }
    const ran: Case = {
      ...item,
      records: [record('fail', 10)],
      retests: [{ at: 20, verdict: 'x', record: record('fail', 20) }],
    }
    expect(caseSummaryOf(ran, loaded).fix).toBe('unchanged')
    expect(caseSummaryOf({ ...ran, runs: [{ ...run, at: 30, result: 'fixed' }] }, loaded).fix).toBe('fixed')
    expect(
      caseSummaryOf(
        {
          ...ran,
          runs: [
            { ...run, at: 15, result: 'fixed' },
            { ...run, at: 40, result: 'untold' },
          ],
        },
        loaded,
      ).fix,
    ).toBe('unchanged')
    expect(
      caseSummaryOf({ ...ran, records: [record('fail', 50)], runs: [{ ...run, at: 30, result: 'fixed' }] }, loaded).fix,
    ).toBeNull()
  })
})

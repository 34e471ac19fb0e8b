import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { newCase, type Case, type CheckRecord } from './case.ts'
import { addRun, archiveRun, mostOfBody, mostRuns } from './case-runs.ts'
import type { Evidence } from './evidence.ts'

const empty = newCase('7Q2F', 5, { scenario: 'clari.unauthorized', answers: {}, pastes: {}, product: '1' })

const exchangeEvidence = (body: string, quote: string | null): Evidence => ({
  kind: 'exchange',
  place: 'body',
  quote,
  shows: 'It is refused.',
  exchange: {
    id: 'x',
    operation: 'clari.limits',
    upstream: 'clari',
    connection: { id: 'a', label: 'A', demo: true },
    startedAt: 1,
    tookMs: 1,
    request: { method: 'GET', url: 'https://api.example/limits', headers: [], body: null },
    result: { kind: 'response', status: 401, headers: [], body, bytes: body.length, truncated: false },
  },
})

const record = (startedAt: number, evidence: readonly Evidence[] = []): CheckRecord => ({
  key: 'k',
  check: 'clari.key-accepted',
  state: 'done',
  says: 'No.',
  connection: 'a',
  startedAt,
  tookMs: 1,
  finding: {
    check: 'clari.key-accepted',
    outcome: 'api-rejected',
    status: 'fail',
    says: 'No.',
    facts: {},
    evidence: [...evidence],
  },
})

describe('the other runs of a case', () => {
  it('do not hold one in which nothing ran', () => {
    expect(archiveRun(empty)).toBe(empty)
  })

  it('begin when their first check began', () => {
    expect(archiveRun({ ...empty, records: [record(30), record(20)], verdict: 'a/b' }).runs).toMatchObject([
      { at: 20, how: 'replaced', result: null, verdict: 'a/b' },
    ])
  })

  it('are bounded: the first and the newest stay', () => {
    let item: Case = empty
    for (let at = 1; at <= 40; at += 1) item = archiveRun({ ...item, records: [record(at)] })
    expect(item.runs).toHaveLength(mostRuns)
    expect(item.runs.map(({ at }) => at)).toEqual([
      1,
      ...Array.from({ length: mostRuns - 1 }, (_, index) => 40 - mostRuns + 2 + index),
    ])
  })

  it('cut long bodies around what is quoted, wherever it stands', () => {
    fc.assert(
      fc.property(fc.nat(20_000), fc.nat(20_000), fc.option(fc.nat(6_000)), (before, after, quoted) => {
        const quote = quoted === null ? null : 'q'.repeat(quoted + 1)
        const body = `${'a'.repeat(before)}${quote ?? ''}${'b'.repeat(after)}`
        const [kept] = addRun(empty, {
          how: 'fix-check',
          result: 'fixed',
          answers: {},
          pastes: {},
          records: [record(1, [exchangeEvidence(body, quote)])],
          verdict: null,
          product: '1',
        }).runs
        const evidence = kept?.records[0]?.finding?.evidence[0]
        const result =
          evidence?.kind === 'exchange' && evidence.exchange.result.kind === 'response'
            ? evidence.exchange.result
            : null
        expect(body).toContain(result?.body)
        expect(result?.body.length).toBe(Math.min(body.length, Math.max(mostOfBody, quote?.length ?? 0)))
        expect(result?.truncated).toBe(body.length > mostOfBody)
        if (quote !== null) expect(result?.body).toContain(quote)
      }),
    )
  })

  it('leave long pastes out', () => {
    const kept = archiveRun({ ...empty, records: [record(1)], pastes: { error: 'x'.repeat(60_000) } })
    expect(kept.runs[0]?.pastes).toEqual({})
  })
})

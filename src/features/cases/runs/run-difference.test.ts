import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { causeIds } from '#src/domain/model/cause.ts'
import type { CheckRecord } from '#src/domain/model/case.ts'
import type { ComparisonSummary } from '#src/domain/model/comparison-summary.ts'
import { comparisonDifference, countChanges, differenceOf, type Change } from './run-difference.ts'

const status = fc.constantFrom('pass', 'info', 'warn', 'fail')
const anyRecord: fc.Arbitrary<CheckRecord> = fc
  .record({
    check: fc.constantFrom('a', 'b', 'c', 'd'),
    connection: fc.constantFrom('x', 'y', null),
    outcome: fc.option(fc.constantFrom('p', 'q')),
    status,
    says: fc.string(),
  })
  .map(({ outcome, ...rest }) => ({
    key: '',
    state: outcome === null ? 'crashed' : 'done',
    finding:
      outcome === null
        ? null
        : { check: rest.check, outcome, status: rest.status, says: rest.says, facts: {}, evidence: [] },
    check: rest.check,
    says: rest.says,
    connection: rest.connection,
    startedAt: 0,
    tookMs: 0,
  }))
const records = fc.array(anyRecord, { maxLength: 12 })

const turned: Readonly<Record<Change, Change>> = { same: 'same', changed: 'changed', new: 'gone', gone: 'new' }

describe('what changed between two runs', () => {
  it('is nothing between a run and itself', () => {
    fc.assert(
      fc.property(records, fc.boolean(), (run, byConnection) => {
        expect(differenceOf(run, run, byConnection).every(({ change }) => change === 'same')).toBe(true)
      }),
    )
  })

  it('is the same the other way round, with new and gone exchanged', () => {
    fc.assert(
      fc.property(records, records, fc.boolean(), (one, other, byConnection) => {
        const name = ({ check, connection }: { readonly check: string; readonly connection: string | null }) =>
          `${check} ${connection ?? ''}`
        const there = new Map(differenceOf(one, other, byConnection).map((each) => [name(each), each.change]))
        const back = differenceOf(other, one, byConnection)
        expect(back).toHaveLength(there.size)
        for (const each of back) expect(there.get(name(each))).toBe(turned[each.change])
      }),
    )
  })

  it('tells every check of either run exactly once', () => {
    fc.assert(
      fc.property(records, records, (one, other) => {
        const told = differenceOf(one, other, false).map(({ check }) => check)
        expect(new Set(told).size).toBe(told.length)
        expect(new Set(told)).toEqual(new Set([...one, ...other].map(({ check }) => check)))
      }),
    )
  })

  it('takes other words for the same end, and another end for a change', () => {
    const [base] = fc.sample(
      anyRecord.filter(({ finding }) => finding !== null),
      1,
    )
    if (base?.finding == null) throw new Error('no sample')
    expect(differenceOf([base], [{ ...base, says: 'Other words.' }], false)).toMatchObject([{ change: 'same' }])
    expect(differenceOf([base], [{ ...base, finding: { ...base.finding, outcome: 'another' } }], false)).toMatchObject([
      { change: 'changed' },
    ])
    expect(differenceOf([base], [{ ...base, state: 'crashed', finding: null }], false)).toMatchObject([
      { change: 'changed' },
    ])
  })
})

describe('what changed between two comparisons', () => {
  const bridge = fc.record({
    currency: fc.constantFrom({ api: 'USD', ui: 'USD' }, { api: 'EUR', ui: 'USD' }),
    causes: fc.uniqueArray(fc.record({ cause: fc.constantFrom(...causeIds), rows: fc.nat(3), delta: fc.integer() }), {
      selector: ({ cause }) => cause,
    }),
  })
  const summary: fc.Arbitrary<ComparisonSummary> = fc
    .uniqueArray(
      fc.record({
        field: fc.constantFrom('Commit', 'Best Case', 'Pipeline'),
        bridges: fc.uniqueArray(bridge, { selector: ({ currency }) => currency.api ?? '' }),
      }),
      { selector: ({ field }) => field },
    )
    .map((fields) => ({
      at: 0,
      files: { api: [], ui: [] },
      period: null,
      week: null,
      rows: 1,
      differing: 1,
      warnings: [],
      fields: fields.map(({ field, bridges }) => ({
        field,
        bridges: bridges.map(({ currency, causes }) => ({
          currency,
          causes,
          totals: {
            api: 1,
            ui: 1 + causes.reduce((sum, { delta }) => sum + delta, 0),
            delta: causes.reduce((sum, { delta }) => sum + delta, 0),
          },
        })),
      })),
    }))

  it('is nothing between a comparison and itself, and the other way round the reverse', () => {
    fc.assert(
      fc.property(summary, summary, (one, other) => {
        expect(countChanges(comparisonDifference(one, one).flatMap(({ causes }) => causes))).toMatchObject({
          changed: 0,
          new: 0,
          gone: 0,
        })
        const there = countChanges(comparisonDifference(one, other).flatMap(({ causes }) => causes))
        const back = countChanges(comparisonDifference(other, one).flatMap(({ causes }) => causes))
        expect(back).toEqual({ same: there.same, changed: there.changed, new: there.gone, gone: there.new })
      }),
    )
  })

  it('tells every cause that moved rows, on either side', () => {
    fc.assert(
      fc.property(summary, summary, (one, other) => {
        const moving = ({ fields }: ComparisonSummary) =>
          fields.flatMap(({ field, bridges }) =>
            bridges.flatMap(({ currency, causes }) =>
              causes.filter(({ rows }) => rows > 0).map(({ cause }) => `${field} ${currency.api} ${cause}`),
            ),
          )
        const told = comparisonDifference(one, other).flatMap(({ field, currency, causes }) =>
          causes.map(({ cause }) => `${field} ${currency.api} ${cause}`),
        )
        expect(new Set(told)).toEqual(new Set([...moving(one), ...moving(other)]))
      }),
    )
  })
})

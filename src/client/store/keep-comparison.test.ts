import 'fake-indexeddb/auto'
import fc from 'fast-check'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { IDBFactory } from 'fake-indexeddb'
import type { ComparisonSummary } from '#src/domain/model/comparison-summary.ts'
import { leaksIn, planted } from '#src/report/redaction/planted-secrets.test-kit.ts'
import { openCaseStore, type CaseStore } from './case-store.ts'
import { keepComparison } from './keep-comparison.ts'

const summary = (at: number, ui = 'screen.csv'): ComparisonSummary => ({
  at,
  files: { api: ['export.json'], ui: [ui] },
  period: '2026_Q4',
  week: 7,
  rows: 10,
  differing: 1,
  fields: [],
  warnings: [],
})
const minute = 60_000

let store: CaseStore

beforeEach(async () => {
  globalThis.indexedDB = new IDBFactory()
  store = await openCaseStore({ name: 'comparisons' })
})

afterEach(() => store.close())

describe('a comparison that is kept', () => {
  test('becomes a case of its own, and is made anew where its case was deleted', async () => {
    const id = await keepComparison(store, null, { comparison: summary(0), demo: true, product: '1' })
    expect(await store.get(id)).toMatchObject({
      kind: 'comparison',
      scenario: null,
      demo: true,
      comparison: summary(0),
      runs: [],
    })
    await store.remove(id)
    const again = await keepComparison(store, id, { comparison: summary(minute), demo: false, product: '1' })
    expect((await store.list()).cases.map((item) => item.id)).toEqual([again])
  })

  test('takes the place of one of the same files a moment ago, and leaves an earlier one among the runs', async () => {
    const id = await keepComparison(store, null, { comparison: summary(0), demo: false, product: '1' })
    await keepComparison(store, id, { comparison: summary(5 * minute), demo: false, product: '1' })
    expect(await store.get(id)).toMatchObject({ comparison: { at: 5 * minute }, runs: [] })
    await keepComparison(store, id, { comparison: summary(6 * minute, 'screen (1).csv'), demo: false, product: '2' })
    await keepComparison(store, id, { comparison: summary(90 * minute, 'screen (1).csv'), demo: false, product: '3' })
    const item = await store.get(id)
    expect(item?.runs.map(({ at, comparison, product }) => [at, comparison?.at, product])).toEqual([
      [5 * minute, 5 * minute, '1'],
      [6 * minute, 6 * minute, '2'],
    ])
    expect(item).toMatchObject({ comparison: { at: 90 * minute }, product: '3' })
  })

  test('keeps no secret that a file has for a name, and every other name as it is', async () => {
    const key = 'b7e151628aed2a6abf7158809cf4f3c762e7160f38b4da56a784d9045190cfef'
    const row = {
      name: 'Ana Ortiz',
      field: 'Commit',
      api: 1,
      ui: null,
      currency: { api: 'USD', ui: null },
      delta: -1,
      cause: 'missing-in-ui',
      certainty: 'confirmed',
    } as const
    const users = ['ana.ortiz@acme.example', '0055g00000HzpbRAAR', '44635', 'u_0001', '280627:00E5g0000054PlREAW']
    const plain: ComparisonSummary = {
      ...summary(0),
      largest: users.map((user) => ({ ...row, user })),
      fields: [
        {
          field: 'Best Case',
          bridges: [
            {
              currency: { api: 'USD', ui: null },
              totals: { api: 1, ui: 0, delta: -1 },
              causes: [{ cause: 'missing-in-ui', rows: 1, delta: -1 }],
            },
          ],
        },
      ],
    }
    const id = await keepComparison(store, null, { comparison: plain, demo: false, product: '1' })
    expect((await store.get(id))?.comparison).toEqual(plain)
    const planted: ComparisonSummary = {
      ...plain,
      files: { api: [`apikey=${key}.json`], ui: [`https://me:tr0ub4dor%263Horse@api.clari.com/${key}.csv`] },
      period: `apikey: ${key}`,
      fields: plain.fields.map((field) => ({ ...field, field: key })),
      warnings: [{ cause: null, says: `screen.csv: "${key}" is no number.` }],
      largest: [{ ...row, user: key, name: `Bearer ${key}`, field: `password=${key}` }],
    }
    const text = JSON.stringify(
      await store.get(await keepComparison(store, null, { comparison: planted, demo: false, product: '1' })),
    )
    expect(text).toContain('"differing":1')
    for (const part of [key.slice(0, 20), key.slice(-20), 'tr0ub4dor']) expect(text).not.toContain(part)
  })

  test('keeps no secret in whatever words a file has it', async () => {
    const row = {
      api: 1,
      ui: null,
      currency: { api: 'USD', ui: null },
      delta: -1,
      cause: 'missing-in-ui',
      certainty: 'confirmed',
    } as const
    await fc.assert(
      fc.asyncProperty(planted, async ({ secret, line }) => {
        const named: ComparisonSummary = {
          ...summary(0),
          files: { api: [line], ui: [line] },
          period: line,
          fields: [{ field: line, bridges: [] }],
          warnings: [{ cause: null, says: line }],
          largest: [{ ...row, user: line, name: line, field: line }],
        }
        const text = JSON.stringify(
          await store.get(await keepComparison(store, null, { comparison: named, demo: false, product: '1' })),
        )
        expect(leaksIn({ stored: text }, secret)).toEqual([])
      }),
      { numRuns: 300 },
    )
  }, 60_000)

  test('keeps what a wizard found of the comparison before', async () => {
    const made = await store.create({
      scenario: 'clari.data-mismatch',
      answers: { field: 'Commit' },
      pastes: {},
      product: '1',
    })
    await keepComparison(store, made.id, { comparison: summary(0), demo: false, product: '1' })
    await store.update(made.id, (item) => ({ ...item, verdict: 'clari.data-mismatch/split' }))
    await keepComparison(store, made.id, { comparison: summary(90 * minute), demo: false, product: '1' })
    expect(await store.get(made.id)).toMatchObject({
      kind: 'wizard',
      scenario: 'clari.data-mismatch',
      runs: [{ how: 'replaced', result: null, verdict: 'clari.data-mismatch/split', comparison: { at: 0 } }],
    })
  })
})

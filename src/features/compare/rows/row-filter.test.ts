import { expect, test } from 'vitest'
import { exportReaders } from '#src/clari/export/fast/export-stream.ts'
import { compareFiles } from '#src/compare/compare-files.ts'
import { rowAt, type Comparison } from '#src/compare/compare.ts'
import { sortIndexes } from '#src/compare/pair/sort-index.ts'
import { comparing } from '#src/features/compare/comparing.test-kit.ts'
import { shownRow, textsOf } from './row-cells.ts'
import { fieldsOf, filterRows, teamsOf, type RowFilter } from './row-filter.ts'
import { asCsv, asTabs } from '#src/features/compare/result/table-file.ts'

const lines = (ana: number, ben: number) =>
  'User,Email,Parent Role,Field,Time Period,Data Type,Data Value,Currency\n' +
  `Ana Ortiz,ana@example.com,East,Commit,2026_Q4,Forecast Value,${ana}.00,USD\n` +
  `=Ben,ben@example.com,West,Commit,2026_Q4,Forecast Value,${ben}.00,USD\n` +
  'Chen Park,chen@example.com,East,Commit,2026_Q4,Forecast Value,41.00,USD\n' +
  'Ana Ortiz,ana@example.com,East,Best Case,2026_Q4,Forecast Value,77.00,USD\n'

async function comparison(): Promise<Comparison> {
  const bytes = (text: string) => new TextEncoder().encode(text)
  const outcome = await compareFiles(
    {
      api: [{ name: 'export.csv', bytes: bytes(lines(125, 98)) }],
      ui: [{ name: 'screen.csv', bytes: bytes(lines(160, 99)) }],
      now: Date.parse('2026-11-22'),
    },
    exportReaders,
  )
  if (outcome.kind !== 'done') throw new Error('The files were not compared.')
  return outcome.comparison
}

const everything: RowFilter = {
  field: 'Commit',
  cause: null,
  certainty: null,
  team: null,
  hideEqual: false,
  tolerance: 0,
  atLeast: 0,
  onlyOnScreen: false,
  search: '',
  since: null,
  order: 'difference',
  reversed: false,
}

async function shownBy(
  part: Partial<RowFilter>,
): Promise<{ readonly users: readonly string[]; readonly delta: number | undefined }> {
  const compared = await comparison()
  const shown = await filterRows(
    compared,
    sortIndexes(compared),
    { ...everything, ...part },
    new AbortController().signal,
  )
  return {
    users: Array.from(shown?.rows ?? [], (row) => rowAt(compared, row).user),
    delta: shown?.bridges[0]?.totals.delta,
  }
}

test('one field is shown at a time, the largest difference first', async () => {
  expect(fieldsOf(await comparison())).toEqual(['Commit', 'Best Case'])
  expect(await shownBy({})).toEqual({ users: ['ana@example.com', 'ben@example.com', 'chen@example.com'], delta: 36 })
  expect((await shownBy({ reversed: true })).users.at(0)).toBe('chen@example.com')
})

test('totals follow what is shown: by search, team, size, tolerance, equality', async () => {
  expect(await teamsOf(await comparison(), new AbortController().signal)).toEqual(['East', 'West'])
  expect(await shownBy({ search: ' BEN@ ' })).toEqual({ users: ['ben@example.com'], delta: 1 })
  expect(await shownBy({ team: 'East' })).toEqual({ users: ['ana@example.com', 'chen@example.com'], delta: 35 })
  expect(await shownBy({ atLeast: 35 })).toEqual({ users: ['ana@example.com'], delta: 35 })
  expect(await shownBy({ hideEqual: true, tolerance: 1 })).toEqual({ users: ['ana@example.com'], delta: 35 })
  expect((await shownBy({ cause: 'equal' })).users).toEqual(['chen@example.com'])
})

test('a filter that a newer one replaced comes to nothing', async () => {
  const compared = await comparison()
  expect(await filterRows(compared, sortIndexes(compared), everything, AbortSignal.abort())).toBeNull()
})

test('what is saved or copied is no formula, and amounts stay numbers', async () => {
  const compared = await comparison()
  const shown = await filterRows(compared, sortIndexes(compared), everything, new AbortController().signal)
  const rows = shown?.rows ?? new Int32Array(0)
  const csv = await (await asCsv(compared, rows, new AbortController().signal))?.text()
  const saved = csv?.split('\r\n') ?? []
  expect(saved[0]).toMatch(/^\uFEFF?User,Name,/)
  expect(saved[2]).toContain("ben@example.com,'=Ben,West,Commit,")
  expect(saved[2]).toContain(',98,99,USD,USD,1,')
  expect(await asTabs(compared, rows, new AbortController().signal)).toContain("ben@example.com\t'=Ben\tWest")
})

test('percentages have rows and no totals: shown by their difference, and none is a team’s total', async () => {
  const side = (rate: number) =>
    'User,Email,Field,Time Period,Data Type,Data Value,Currency\n' +
    'Ana,ana@example.com,Commit,2026_Q4,Forecast Value,125000.00,USD\n' +
    'Ana,ana@example.com,Win Rate,2026_Q4,Forecast Value,12.5%,\n' +
    `Ben,ben@example.com,Win Rate,2026_Q4,Forecast Value,${rate}%,\n`
  const { comparison } = await comparing(side(18), side(21))
  expect(fieldsOf(comparison)).toEqual(['Commit', 'Win Rate'])
  const differing = Array.from({ length: comparison.pairs.length }, (_, row) => shownRow(comparison, row, null)).filter(
    ({ cause }) => cause !== null,
  )
  expect(differing.map((row) => [row.field, textsOf(row)[3], row.leftOut])).toEqual([['Win Rate', '+3', false]])
})

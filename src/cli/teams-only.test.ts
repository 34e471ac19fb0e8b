import { describe, expect, test } from 'vitest'
import { exportReaders } from '#src/clari/export/fast/export-stream.ts'
import { bridgesAreExact } from '#src/bench/worlds/score.ts'
import { compareFiles } from '#src/compare/compare-files.ts'
import { rowAt } from '#src/compare/compare.ts'

/** Role, the role above it, and the call of whoever stands there. */
const roles = [
  ['Acme', null, 1000],
  ['EMEA', 'Acme', 5000.5],
  ['DACH', 'EMEA', 7000.25],
  ['AE Bern', 'DACH', 120_000],
  ['AE Wien', 'DACH', 80_000.75],
  ['Nordics', 'EMEA', 3000],
  ['AE Oslo', 'Nordics', 41_706],
  ['AMER', 'Acme', 9000],
  ['AE Boston', 'AMER', 223_455.1],
  ['AE Lima', 'AMER', 61_207.25],
] as const

const sumOf = (team: string): number =>
  roles.reduce((sum, [role, , value]) => {
    let at: string | null = role
    while (at !== null && at !== team) at = roles.find(([one]) => one === at)?.[1] ?? null
    return at === team ? sum + value : sum
  }, 0)

const api = JSON.stringify({
  entries: roles.map(([role, , forecastValue]) => ({
    userId: `u ${role}`,
    fieldId: 'f',
    timePeriodId: '2026_Q4',
    timeFrameId: 'TF:2026-11-16',
    forecastValue,
    currency: { code: 'USD', symbol: '$' },
  })),
  users: roles.map(([role, above], at) => ({
    userId: `u ${role}`,
    name: `Person ${'ABCDEFGHIJ'[at]}`,
    email: `p${at}@example.com`,
    hierarchyId: `h ${role}`,
    hierarchyName: role,
    parentHierarchyId: above === null ? null : `h ${above}`,
    parentHierarchyName: above,
  })),
  fields: [{ fieldId: 'f', fieldName: 'Commit' }],
  timePeriods: [{ timePeriodId: '2026_Q4', label: 'Q4 FY 2026', startDate: '2026-10-01', endDate: '2026-12-31' }],
  timeFrames: [{ timeFrameId: 'TF:2026-11-16', startDate: '2026-11-16', endDate: '2026-11-22' }],
})

async function compared(ui: string) {
  const file = (name: string, text: string) => ({ name, bytes: new TextEncoder().encode(text) })
  const outcome = await compareFiles(
    { api: [file('export.json', api)], ui: [file('screen.csv', ui)], now: Date.parse('2026-11-22') },
    exportReaders,
  )
  if (outcome.kind !== 'done') throw new Error(outcome.kind === 'problem' ? outcome.problem.says : outcome.kind)
  const { comparison } = outcome
  expect(bridgesAreExact(comparison)).toBe(true)
  const rows = Array.from({ length: comparison.pairs.length }, (_, at) => rowAt(comparison, at))
  return { rows, comparison, warnings: outcome.warnings.map(({ says }) => says) }
}

const grid = (header: string, teams: readonly string[], text: (team: string) => string): string =>
  [header, ...teams.map((team) => `${team},"${text(team)}"`)].join('\n')
const dollars = (value: number): string => `$${value.toFixed(2)}`

describe('a screen that shows teams and nobody by name', () => {
  test.each(['Team,Commit', 'Role,Commit', 'Name,Commit'])('is the export’s people added up (%s)', async (header) => {
    const { rows, comparison, warnings } = await compared(
      grid(header, ['EMEA', 'AMER'], (team) => dollars(sumOf(team))),
    )
    expect(rows.map(({ user, api: value, cause }) => [user, value, cause])).toEqual([
      ['EMEA', sumOf('EMEA'), null],
      ['AMER', sumOf('AMER'), null],
    ])
    expect(comparison.bridges[0]?.totals.api).toBeCloseTo(sumOf('EMEA') + sumOf('AMER'), 2)
    expect(warnings.join(' ')).toContain('1 person of the export is in none of them')
  })

  test('has a bridge for each level, and totals of the highest alone', async () => {
    const teams = ['EMEA', 'DACH', 'Nordics', 'AMER']
    const { rows, comparison } = await compared(
      grid('Team,Commit', teams, (team) => dollars(sumOf(team) + (team === 'DACH' || team === 'EMEA' ? 11.5 : 0))),
    )
    expect(rows.map(({ user, cause, inTotal }) => [user, cause, inTotal])).toEqual([
      ['EMEA', 'unexplained', true],
      ['DACH', 'unexplained', false],
      ['Nordics', null, false],
      ['AMER', null, true],
    ])
    expect(comparison.byField.map(({ field, bridges }) => [field, bridges[0]?.totals.delta])).toEqual([
      ['Commit', 11.5],
      ['Commit, level 2', 11.5],
    ])
    expect(comparison.byField[1]?.bridges[0]?.totals.api).toBeCloseTo(sumOf('DACH') + sumOf('Nordics'), 2)
  })

  test('is explained as people are: rounded, or in another currency', async () => {
    const teams = ['EMEA', 'DACH', 'Nordics', 'AMER']
    const rounded = await compared(grid('Team,Commit', teams, (team) => `$${(sumOf(team) / 1000).toFixed(1)}K`))
    expect(new Set(rounded.rows.map(({ cause }) => cause))).toEqual(new Set(['rounded']))
    const euros = await compared(grid('Team,Commit', teams, (team) => `€${(sumOf(team) * 0.9137).toFixed(2)}`))
    expect(new Set(euros.rows.map(({ cause, certainty }) => `${cause} ${certainty}`))).toEqual(
      new Set(['currency confirmed']),
    )
  })
})

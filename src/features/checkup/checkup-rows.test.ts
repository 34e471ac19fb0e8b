import { describe, expect, it } from 'vitest'
import type { CheckRecord } from '#src/domain/model/case.ts'
import type { CheckupItem } from '#src/domain/model/checkup.ts'
import { checkupItemId } from '#src/domain/model/checkup.ts'
import type { Connection } from '#src/domain/contract/connection.ts'
import { statusOfOutcome, type Outcomes, type Finding } from '#src/domain/model/finding.ts'
import { checkupHeadline, countCells, troublesIn } from '#src/report/model/checkup-summary.ts'
import { checkupChecks, checkupItems, scenarioFor } from '#src/checks/checkup.ts'
import { badgeOf, checkupGroups } from './checkup-rows.ts'

const connection = (id: string, system: Connection['system']): Connection => ({
  id,
  label: id.toUpperCase(),
  system,
  source: 'env',
  address: `https://${id}.example`,
  parts: [],
})
const connections = [connection('a', 'clari'), connection('b', 'clari'), connection('c', 'copilot')]
const items = checkupItems(connections)

const finding = (item: CheckupItem, status: Finding['status'], change: Partial<Finding> = {}): Finding => ({
  check: item.check.id,
  outcome: status,
  status,
  says: `It says ${status}.`,
  facts: {},
  evidence: [],
  ...change,
})
const record = (item: CheckupItem, found: Finding | null, state: CheckRecord['state'] = 'done'): CheckRecord => ({
  key: '',
  check: item.check.id,
  state,
  says: found?.says ?? 'Not run.',
  finding: found,
  connection: item.connection.id,
  startedAt: 1,
  tookMs: 2,
})

const cellsOf = (ended: (item: CheckupItem, index: number) => CheckRecord | null) => {
  const records = new Map(
    items.flatMap((item, index) => {
      const made = ended(item, index)
      return made === null ? [] : [[checkupItemId(item), made] as const]
    }),
  )
  const groups = checkupGroups(items, records, new Map())
  return { groups, cells: groups.flatMap(({ rows }) => rows.flatMap((row) => row.cells)) }
}

describe('a check-up laid out', () => {
  it('has a row for each check of a system and a cell for each of its connections', () => {
    const { groups } = cellsOf(() => null)
    expect(groups.map(({ system, rows }) => [system, rows.length, rows[0]?.cells.length])).toEqual([
      ['clari', checkupChecks.clari.length, 2],
      ['copilot', checkupChecks.copilot.length, 1],
    ])
  })

  it('asks nothing that costs quota, sends nothing offline, and names each check of a system once', () => {
    for (const checks of Object.values(checkupChecks)) {
      expect(checks.every(({ costs, reads }) => costs === 'nothing' && reads.length === 0)).toBe(true)
      expect(new Set(checks.map(({ id }) => id)).size).toBe(checks.length)
    }
  })

  it('marks rows in which connections came to different ends', () => {
    const { groups } = cellsOf((item) => record(item, finding(item, item.connection.id === 'a' ? 'fail' : 'pass')))
    expect(groups.flatMap(({ rows }) => rows.map(({ differs }) => differs))).toEqual([
      ...checkupChecks.clari.map(() => true),
      ...checkupChecks.copilot.map(() => false),
    ])
  })

  it('marks nothing where both are well with other numbers', () => {
    const { groups } = cellsOf((item) =>
      record(item, { ...finding(item, item.connection.id === 'a' ? 'info' : 'pass'), outcome: item.connection.id }),
    )
    expect(groups.flatMap(({ rows }) => rows.filter(({ differs }) => differs))).toEqual([])
  })

  it('counts each cell once, whatever became of it', () => {
    const { cells } = cellsOf((item, index) =>
      index === 0
        ? null
        : index === 1
          ? record(item, null, 'skipped')
          : index === 2
            ? record(item, null, 'crashed')
            : record(item, finding(item, 'info')),
    )
    const counts = countCells(cells)
    expect(counts).toEqual({
      all: items.length,
      ended: items.length - 1,
      pass: 0,
      info: items.length - 3,
      warn: 0,
      fail: 0,
      skipped: 1,
      untold: 1,
    })
    expect(cells.slice(0, 3).map(badgeOf)).toHaveLength(3)
  })

  it('tells a trouble once for all checks of a connection that meet it, failures first', () => {
    const { cells } = cellsOf((item) =>
      item.connection.id === 'a'
        ? record(
            item,
            finding(item, item.check.id === 'clari.reach' ? 'warn' : 'fail', {
              says: item.check.id === 'clari.api-allowed' ? 'It was refused; B was not.' : 'It was refused.',
              facts: { refusal: 'api-rejected', message: 'Invalid API key' },
            }),
          )
        : record(item, finding(item, item.connection.id === 'b' ? 'warn' : 'pass')),
    )
    const troubles = troublesIn(cells)
    expect(troubles.map(({ connection: { id }, status, cells: met }) => [id, status, met.length])).toEqual([
      ['a', 'fail', checkupChecks.clari.length],
      ['b', 'warn', checkupChecks.clari.length],
    ])
    expect(checkupHeadline(countCells(cells), troubles)).toBe(
      `${checkupChecks.clari.length - 1} of ${items.length} checks failed. A: It was refused.`,
    )
  })

  it('does not say that all is well while a check tells nothing', () => {
    const { cells } = cellsOf((item, index) =>
      index === 0 ? record(item, null, 'crashed') : record(item, finding(item, 'pass')),
    )
    expect(checkupHeadline(countCells(cells), troublesIn(cells))).toMatch(/did not finish/)
    const well = cellsOf((item) => record(item, finding(item, 'pass')))
    expect(checkupHeadline(countCells(well.cells), [])).toMatch(/^All is well/)
  })
})

describe('where a finding of the check-up leads', () => {
  const all = Object.values(checkupChecks).flat()
  const statusIn = (outcomes: Outcomes, name: string) => {
    const outcome = outcomes[name]
    return outcome === undefined ? null : statusOfOutcome(outcome)
  }
  it.each([
    ['clari', 'fail', 'gateway-rejected', 'clari.unauthorized'],
    ['clari', 'fail', 'forbidden', 'clari.forbidden'],
    ['clari', 'fail', 'quota-used-up', 'clari.job-stuck'],
    ['clari', 'fail', 'rate-limited', 'clari.rate-limited'],
    ['clari', 'fail', 'dns', 'clari.unreachable'],
    ['clari', 'pass', 'accepted', null],
    ['copilot', 'fail', 'one-header', 'clari.copilot-oauth'],
    ['clarify', 'fail', 'forbidden', 'clarify.forbidden'],
    ['clarify', 'fail', 'token-invalid-client', 'clarify.auth'],
    ['clarify', 'fail', 'malformed', 'clarify.malformed-response'],
    ['clarify', 'fail', 'wrong-id', 'clarify.malformed-response'],
    ['clarify', 'fail', 'dns', 'clarify.unreachable'],
    ['clarify', 'fail', 'filter-page', 'clarify.unreachable'],
    ['clarify', 'fail', 'gateway-failed', 'clarify.unreachable'],
    ['clarify', 'warn', 'slow', 'clarify.unreachable'],
    ['clarify', 'fail', 'http-too-many', 'clarify.too-many-requests'],
    ['clarify', 'fail', 'not-sent', 'clarify.auth'],
    ['clarify', 'fail', 'server-error', 'clarify.server-error'],
  ] as const)('%s %s %s: %s', (system, status, outcome, scenario) => {
    const having = all.filter(({ system: own, outcomes }) => own === system && statusIn(outcomes, outcome) === status)
    expect(having.length).toBeGreaterThan(0)
    for (const each of having) expect(scenarioFor(each, { status, outcome }), each.id).toBe(scenario)
  })
})

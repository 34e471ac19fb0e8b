import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Answers } from '#src/domain/model/check.ts'
import type { ComparisonSummary } from '#src/domain/model/comparison-summary.ts'
import { startBench, type Bench, type Given } from '#src/scenarios/walk-through.test-kit.ts'
import { wholeCauses } from './causes.test-kit.ts'
import { clariDataMismatch as scenario } from './scenario.ts'

let bench: Bench
beforeAll(async () => {
  bench = await startBench(2_000)
})
afterAll(() => bench.close())

const now = { screen: 'latest-week', forecastId: 'net_arr' }
const went = { 'seen-compare': 'yes' }

const summary = (
  causes: ComparisonSummary['fields'][number]['bridges'][number]['causes'],
  change: Partial<ComparisonSummary> = {},
): string =>
  JSON.stringify({
    at: 1,
    files: { api: ['a.json'], ui: ['b.csv'] },
    period: '2026_Q4',
    week: 7,
    rows: 120,
    differing: causes.reduce((sum, { rows }) => sum + rows, 0),
    fields: [
      {
        field: 'Commit',
        bridges: [
          {
            currency: { api: 'USD', ui: 'USD' },
            totals: { api: 1_200_000, ui: 1_350_000.5, delta: 150_000.5 },
            causes: [
              ...causes,
              ...(causes.some(({ cause }) => cause === 'unexplained')
                ? []
                : [{ cause: 'unexplained' as const, rows: 0, delta: 0 }]),
            ],
          },
        ],
      },
    ],
    warnings: [],
    ...change,
  } satisfies ComparisonSummary)

const adjustment = { cause: 'manager-adjustment', rows: 3, delta: 140_000 } as const
const missing = { cause: 'missing-in-api', rows: 1, delta: 10_000.5 } as const

const whole: readonly (readonly [string, () => Given | Promise<Given>, string, RegExp])[] = [
  [
    'a job that is not done',
    async () => ({ answers: { ...now, jobId: await bench.startExport(false) } }),
    'unfinished',
    /is not done/,
  ],
  [
    'a job that nobody knows',
    () => ({ answers: { ...now, jobId: 'ffffffffffffffffffffffff' } }),
    'unknown-job',
    /knows no job/,
  ],
  [
    'a forecast that nobody knows',
    () => ({ answers: { ...now, forecastId: 'no-such-forecast' } }),
    'no-such-forecast',
    /knows no forecast/,
  ],
  ['a key that is refused', () => ({ faults: ['key-unknown'], answers: now }), 'key-refused', /key that is refused/],
  ['a host that is not found', () => ({ faults: ['dns'], answers: now }), 'not-answered', /No proper answer/],
  ['nothing wrong as a whole', () => ({ answers: now }), 'compare', /./],
  [
    'nothing wrong with a historical export',
    async () => ({ answers: { ...now, screen: 'earlier-week', jobId: await exported({ includeHistorical: true }) } }),
    'compare',
    /./,
  ],
  ['an API that lets no forecast be read', () => ({ faults: ['no-forecast-read'], answers: now }), 'compare', /./],
]

async function exported(body: Readonly<Record<string, unknown>>, faults: readonly string[] = []): Promise<string> {
  await bench.switchTo(faults)
  return bench.startExport(true, body)
}

const afterwards: readonly (readonly [string, string | undefined, string, RegExp])[] = [
  ['no comparison', undefined, 'not-compared', /not compared yet/],
  ['no difference', summary([]), 'equal', /say the same/],
  ['a cause for each row', summary([adjustment, missing]), 'explained', /manager/i],
  [
    'a cause for some',
    summary([adjustment, { cause: 'unexplained', rows: 2, delta: 10_000.5 }]),
    'partly',
    /2 of them without a cause/,
  ],
  ['no cause at all', summary([{ cause: 'unexplained', rows: 2, delta: 150_000.5 }]), 'unexplained', /do not show why/],
  ['something that is no comparison', '{"rows":"many"}', 'not-compared', /not compared yet/],
]

describe('from two numbers to the cause of the difference, through the proxy and the demo tenant', () => {
  it.each(wholeCauses)(
    'before any row is compared: tells $name',
    async ({ verdict, cause, headline, quoted, exports, faults = [], answers, ...given }) => {
      const job: Answers = exports === undefined ? {} : { jobId: await exported(exports, faults) }
      const ended = await bench.walkThrough(scenario, { ...given, faults, answers: { ...answers, ...job } })
      expect(ended.at).toBe(verdict)
      expect(ended.conclusion).toMatchObject({ cause, headline: expect.stringMatching(headline) })
      expect(JSON.stringify(ended.conclusion?.evidence)).toMatch(quoted)
      expect(await ended.prove()).toBe('fail')
      if (faults.length > 0) expect(await ended.prove([])).toBe('pass')
    },
  )

  it.each(whole)('before any row is compared: tells %s', async (_, given, at, words) => {
    const ended = await bench.walkThrough(scenario, await given())
    expect(ended.at).toBe(at)
    expect(JSON.stringify(ended.conclusion ?? ended.records)).toMatch(words)
    expect(ended.records.length).toBeGreaterThan(0)
  })

  it.each(afterwards)('after the comparison: %s', async (_, comparison, at, words) => {
    const ended = await bench.walkThrough(scenario, {
      answers: { ...now, ...went, connection: 'none' },
      pastes: comparison === undefined ? {} : { comparison },
    })
    expect(ended.at).toBe(at)
    expect(JSON.stringify(ended.conclusion)).toMatch(words)
  })

  it('names who can fix each cause, the largest first, and the two totals', async () => {
    const { conclusion } = await bench.walkThrough(scenario, {
      answers: { ...now, ...went, connection: 'none' },
      pastes: { comparison: summary([adjustment, missing]) },
    })
    expect(conclusion?.explains).toContain('1,200,000.00 USD on the API’s side, 1,350,000.50 USD on the screen')
    expect(conclusion?.explains).toContain('(+140,000.00 USD, 3 rows)')
    expect(conclusion?.actions.map(({ does }) => does.split(':')[0])).toEqual([
      expect.stringContaining(', +140,000.00 USD'),
      expect.stringContaining(', +10,000.50 USD'),
      expect.stringMatching(/^Then compare again/),
    ])
    expect(conclusion?.actions.length).toBe(3)
    expect(conclusion?.asks).toContain('differ')
  })

  it('takes what the comparison found for no paste: it is read again, and rests on no pasted text', async () => {
    const flow = await scenario.flow?.()
    for (const name of ['equal', 'explained', 'partly', 'unexplained', 'not-compared'])
      expect(flow?.verdicts[name]?.prove, name).toMatchObject({ by: 'check' })
    const { conclusion } = await bench.walkThrough(scenario, {
      answers: { ...now, ...went, connection: 'none' },
      pastes: { comparison: summary([adjustment]) },
    })
    expect(conclusion?.explains).not.toContain('pasted')
  })

  it('tells totals of two currencies each in its own, and no difference between them', async () => {
    const bridge = {
      currency: { api: 'EUR', ui: 'USD' },
      totals: { api: 100, ui: 125, delta: 25 },
      causes: [
        { cause: 'currency' as const, rows: 4, delta: 25 },
        { cause: 'unexplained' as const, rows: 0, delta: 0 },
      ],
    }
    const { conclusion } = await bench.walkThrough(scenario, {
      answers: { ...now, ...went, field: 'Commit', screenTotal: '1.35M' },
      pastes: { comparison: summary([], { differing: 4, fields: [{ field: 'Commit', bridges: [bridge] }] }) },
    })
    expect(conclusion?.explains).toContain('100.00 EUR on the API’s side, 125.00 USD on the screen.')
    expect(conclusion?.explains).not.toContain('→')
    expect(conclusion?.explains).not.toContain('difference')
  })

  it('sets the live total beside the one on the screen', async () => {
    const first = await bench.walkThrough(scenario, { answers: { ...now, field: 'Commit', screenTotal: '1.35M' } })
    const told = first.records.find(({ check }) => check === 'clari.export-totals')
    expect(told?.finding).toMatchObject({
      outcome: 'differ',
      facts: { field: 'Commit', uiTotal: expect.stringMatching(/^1,350,000/) },
    })
    const api = String(told?.finding?.facts['apiTotal']).replace(/ [A-Z]{3}$/, '')
    const second = await bench.walkThrough(scenario, { answers: { ...now, field: 'Commit', screenTotal: api } })
    expect(second.records.find(({ check }) => check === 'clari.export-totals')?.finding?.outcome).toBe('equal')
  })

  it('proves a cause of the whole export fixed', async () => {
    const ended = await bench.walkThrough(scenario, { faults: ['key-unknown'], answers: now })
    expect(await ended.prove()).toBe('fail')
    expect(await ended.prove([])).toBe('info')
  })
})

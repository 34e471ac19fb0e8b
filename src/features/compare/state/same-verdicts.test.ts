import { expect, it } from 'vitest'
import { reconcile } from '#src/cli/reconcile.ts'
import { compareOrdered } from '#src/client/compare-ordered.ts'
import type { Compare } from '#src/client/comparer.ts'
import { rowAt } from '#src/compare/compare.ts'
import { sortIndexes } from '#src/compare/pair/sort-index.ts'
import { emptyPairing } from '#src/features/compare/pairing/pairing.ts'
import { headline } from '#src/features/compare/result/headline.ts'
import { compareAsWished, type Wish } from './comparison.ts'

/** The page's comparer without its worker. */
const compareHere: Compare = async (order) => {
  const outcome = await compareOrdered({ ...order, now })
  return outcome.kind === 'done' ? { kind: 'done', outcome, orders: sortIndexes(outcome.comparison) } : outcome
}

const now = Date.parse('2026-11-22T06:00:00Z')

const nothingSaid: Omit<Wish, 'api' | 'ui'> = {
  partial: false,
  job: null,
  period: '',
  week: null,
  told: { screenAt: '', fiscalYear: null, timeZone: '', currency: '' },
  options: new Map(),
  pairing: emptyPairing,
  remembered: new Map(),
}

/** What the page and the terminal say of the same two files. */
async function bothSay(api: string, ui: string) {
  const end = await compareAsWished(
    { ...nothingSaid, api: [new File([api], 'export.json')], ui: [new File([ui], 'screen.csv')] },
    compareHere,
    new AbortController().signal,
    () => {},
  )
  if (end.kind !== 'done') throw new Error(end.kind)
  const { comparison, warnings } = end.outcome
  let out = ''
  const files = new Map([
    ['export.json', api],
    ['screen.csv', ui],
  ])
  await reconcile(['--api', 'export.json', '--ui', 'screen.csv', '--json'], {
    out: (text) => (out += text),
    err: (text) => {
      throw new Error(text)
    },
    now: () => now,
    read: (path) => Promise.resolve(new TextEncoder().encode(files.get(path) ?? '')),
  })
  const page = Array.from({ length: comparison.pairs.length }, (_, at) => {
    const { user, field, cause, certainty, because } = rowAt(comparison, at)
    return { user, field, cause, certainty, because }
  })
  return { page, warnings, comparison, terminal: JSON.parse(out) as { rows: typeof page; warnings: typeof warnings } }
}

const fields = ['Commit', 'Best Case', 'Most Likely', 'Closed']

/** A made-up number below one, the same for the same place. */
function made(at: number): number {
  let mixed = Math.imul(at ^ 0x9e3779b9, 0x85ebca6b)
  mixed = Math.imul(mixed ^ (mixed >>> 13), 0xc2b2ae35)
  return ((mixed ^ (mixed >>> 16)) >>> 0) / 2 ** 32
}

const cents = (at: number): number => 1_000_000 + Math.floor(made(at) * 90_000_000)

/** An export whose period's days are those of one of its weeks, and a screen of it on which some numbers are noise. */
function weekOfAQuarter(noisy: (at: number) => boolean): { readonly api: string; readonly ui: string } {
  const people = Array.from({ length: 1000 }, (_, at) => ({
    userId: `u${at}`,
    email: `p${at}@example.com`,
    name: `Person ${at}`,
  }))
  const [startDate, endDate] = ['2026-11-16', '2026-11-22']
  const api = {
    entries: people.flatMap(({ userId }, person) =>
      fields.map((_, field) => ({
        userId,
        fieldId: `f${field}`,
        timePeriodId: '2027_Q1',
        timeFrameId: `TF:${startDate}`,
        forecastValue: cents(person * 4 + field) / 100,
        currency: { code: 'USD', symbol: '$' },
      })),
    ),
    users: people,
    fields: fields.map((fieldName, at) => ({ fieldId: `f${at}`, fieldName })),
    timePeriods: [{ timePeriodId: '2027_Q1', label: 'Q1 FY 2027', startDate, endDate }],
    timeFrames: [{ timeFrameId: `TF:${startDate}`, startDate, endDate }],
  }
  const shown = (at: number): string =>
    ((cents(at) + (noisy(at) ? 1313 + Math.floor(made(at + 5000) * 977) : 0)) / 100).toFixed(2)
  const lines = people.flatMap(({ email, name }, person) =>
    fields.map((field, at) => `${name},${email},2026_Q4,${field},Forecast Value,${shown(person * 4 + at)},USD`),
  )
  return {
    api: JSON.stringify(api),
    ui: ['User,Email,Time Period,Field,Data Type,Data Value,Currency', ...lines].join('\n'),
  }
}

/** 189 of 4,000 rows. */
const isNoise = (at: number): boolean => at % 21 === 5 && at < 3969

it('the page and the terminal blame no period for noise among rows that are equal', async () => {
  const { api, ui } = weekOfAQuarter(isNoise)
  const { page, warnings, comparison, terminal } = await bothSay(api, ui)
  expect(page).toHaveLength(4000)
  const told = page.filter(({ cause }) => cause !== null)
  expect(told).toHaveLength(189)
  expect(new Set(told.map(({ cause }) => cause))).toEqual(new Set(['unexplained']))
  expect(warnings.filter(({ cause }) => cause !== undefined)).toEqual([])
  expect(warnings.map(({ says }) => says).join(' ')).toContain('both are taken for one period')
  const all = comparison.byField[0]?.bridges ?? []
  expect(headline(all[0], all)).toMatch(/None of it is explained yet/)
  expect(
    terminal.rows.map(({ user, field, cause, certainty, because }) => ({ user, field, cause, certainty, because })),
  ).toEqual(page)
  expect(terminal.warnings).toEqual(warnings)
})

it('the page and the terminal say alike that two sides are of different periods, which is not proved', async () => {
  const { api, ui } = weekOfAQuarter(() => true)
  const { page, warnings, comparison, terminal } = await bothSay(api, ui)
  expect(new Set(page.map(({ cause, certainty }) => `${cause} ${certainty}`))).toEqual(
    new Set(['other-period suggested']),
  )
  expect(warnings.map(({ cause }) => cause)).toContain('other-period')
  const all = comparison.byField[0]?.bridges ?? []
  expect(headline(all[0], all)).toMatch(/over 1,000 rows, may be explained and is not proved/)
  expect(terminal.rows.map(({ cause }) => cause)).toEqual(page.map(({ cause }) => cause))
})

it('two names of currencies over the same numbers are told, and explain no row', async () => {
  const { api, ui } = weekOfAQuarter(isNoise)
  const { page, warnings } = await bothSay(api, ui.replaceAll(',USD', ',EUR').replaceAll('2026_Q4', '2027_Q1'))
  expect(new Set(page.map(({ cause }) => cause))).toEqual(new Set([null, 'unexplained']))
  expect(warnings.map(({ says }) => says)).toEqual([expect.stringContaining('taken for one currency')])
})

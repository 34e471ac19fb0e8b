import { expect, test } from 'vitest'
import { BenchRandom } from '#src/bench/worlds/random.ts'
import { exportReaders } from '#src/clari/export/fast/export-stream.ts'
import { compareFiles } from '#src/compare/compare-files.ts'
import { rowAt } from '#src/compare/compare.ts'

const fields = ['Commit', 'Best Case', 'Upside'] as const

/** How the screen's number comes to be another, in cents; nothing in the export tells. */
const edits = {
  'a few cents or dollars more': (cents: number, random: BenchRandom) => cents + random.int(1, 999),
  'some dollars more': (cents: number, random: BenchRandom) => cents + random.int(1000, 90_000),
  'some percent more': (cents: number, random: BenchRandom) => Math.round(cents * (1 + random.int(1, 50) / 1000)),
  'another number': (_: number, random: BenchRandom) => random.int(1_000_000, 90_000_000),
  'another round number': (_: number, random: BenchRandom) => random.int(2, 180) * 500_000,
} as const

const looks = {
  cents: (cents: number) => `$${(cents / 100).toFixed(2)}`,
  dollars: (cents: number) => `$${Math.round(cents / 100)}`,
  thousands: (cents: number) => `$${(cents / 100_000).toFixed(1)}K`,
} as const

const bytes = (text: string) => new TextEncoder().encode(text)

/** The confirmed causes of rows whose number was made up, but that a display rounds it; and how many were made up. */
async function blamed(
  seed: number,
  change: (cents: number, random: BenchRandom) => number,
  written: (cents: number) => string,
): Promise<{ readonly made: number; readonly wrong: readonly string[] }> {
  const random = new BenchRandom(seed)
  const people = random.pick([30, 200, 500], 30)
  const weeks = random.pick([1, 6], 1)
  const share = random.pick([0.05, 0.3, 0.9], 0.3)
  const entries: unknown[] = []
  const lines = ['User,Email,Commit,Best Case,Upside']
  const made = new Set<string>()
  for (let person = 0; person < people; person += 1) {
    const cells = fields.map((field, at) => {
      let cents = 0
      for (let week = 0; week < weeks; week += 1) {
        cents = random.int(1_000_000, 90_000_000)
        if (change === edits['another round number']) cents = Math.max(1, Math.round(cents / 500_000)) * 500_000
        entries.push({
          userId: `u${person}`,
          fieldId: `f${at}`,
          timePeriodId: '2026_Q4',
          timeFrameId: `TF:2026-10-${String(5 + 3 * week).padStart(2, '0')}`,
          forecastValue: cents / 100,
          currency: { code: 'USD', symbol: '$' },
          isUpdated: true,
        })
      }
      if (!random.chance(share)) return written(cents)
      const changed = change(cents, random)
      if (changed !== cents) made.add(`p${person}@example.com ${field}`)
      return written(changed)
    })
    lines.push([`Person ${person}`, `p${person}@example.com`, ...cells].join(','))
  }
  const api = {
    entries,
    users: Array.from({ length: people }, (_, at) => ({
      userId: `u${at}`,
      name: `Person ${at}`,
      email: `p${at}@example.com`,
      hierarchyId: `h${at}`,
      parentHierarchyId: at === 0 ? null : `h${Math.floor((at - 1) / 6)}`,
    })),
    fields: fields.map((fieldName, at) => ({ fieldId: `f${at}`, fieldName })),
    timePeriods: [],
    timeFrames: [],
  }
  const outcome = await compareFiles(
    {
      api: [{ name: 'export.json', bytes: bytes(JSON.stringify(api)) }],
      ui: [{ name: 'screen.csv', bytes: bytes(lines.join('\n')) }],
      now: Date.parse('2026-11-22'),
    },
    exportReaders,
  )
  if (outcome.kind !== 'done') throw new Error(outcome.kind)
  const { comparison } = outcome
  const wrong = Array.from({ length: comparison.pairs.length }, (_, at) => rowAt(comparison, at))
    .filter(({ cause, certainty }) => certainty === 'confirmed' && (cause !== 'rounded' || written === looks.cents))
    .map(({ user, field, because }) => `${seed} ${user} ${field}: ${because}`)
  return { made: made.size, wrong }
}

const cases = Object.entries(edits).flatMap(([edit, change]) =>
  Object.entries(looks).map(([look, written]) => ({ edit, change, look, written })),
)

test.each(cases)('$edit, shown in $look, is confirmed to come of nothing', { timeout: 60_000 }, async (one) => {
  let made = 0
  for (let seed = 1; seed <= 4; seed += 1) {
    const found = await blamed(seed, one.change, one.written)
    made += found.made
    expect(found.wrong).toEqual([])
  }
  expect(made).toBeGreaterThan(100)
})

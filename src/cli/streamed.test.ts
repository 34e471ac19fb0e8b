import { describe, expect, test } from 'vitest'
import { exportReaders } from '#src/clari/export/fast/export-stream.ts'
import { compareFiles, type CompareOutcome } from '#src/compare/compare-files.ts'
import type { SourceFile, StreamedFile } from '#src/compare/read/source.ts'
import { LargeWorld } from '#src/bench/worlds/large.ts'
import { Model } from '#src/bench/worlds/model.ts'
import { plants } from '#src/bench/worlds/seeded-differences.ts'
import { apiWriters, uiWriters } from '#src/bench/worlds/writers.ts'

const now = Date.parse('2026-11-22')

/** What comparing came to, without what tells how it was read. */
function bare(outcome: CompareOutcome): unknown {
  if (outcome.kind !== 'done') return outcome
  const { comparison, files, warnings } = outcome
  return { ...comparison, files, warnings }
}

describe('a comparison of files that are read as their bytes come', () => {
  test.each(apiWriters.flatMap((api) => uiWriters.map((ui) => [api.id, ui.id, api, ui] as const)))(
    '%s beside %s is what it is of files that are read whole',
    async (_, __, api, ui) => {
      for (const [at, plant] of plants.entries()) {
        if (at % 11 !== (apiWriters.indexOf(api) * 3 + uiWriters.indexOf(ui)) % 11) continue
        const model = new Model(at + 11, at % 2 === 0 ? 'cents' : 'round', 24)
        plant.apply(model)
        const sides = { api: api.write(model), ui: ui.write(model), now }
        const streamed = (files: readonly SourceFile[]): StreamedFile[] =>
          files.map(({ name, bytes }) => ({
            name,
            size: bytes.length,
            open: async function* open() {
              for (let from = 0; from < bytes.length; from += 999) yield bytes.subarray(from, from + 999)
            },
          }))
        const [whole, asItComes] = [
          await compareFiles(sides, exportReaders),
          await compareFiles(
            { ...sides, api: streamed(sides.api), ui: streamed(sides.ui), streamedFrom: 0 },
            exportReaders,
          ),
        ]
        expect(bare(asItComes)).toEqual(bare(whole))
      }
    },
  )

  test('tells of bytes and rows on the way, and ends when it is cancelled', async () => {
    const world = new LargeWorld({ rows: 60_000, weeks: 3, fields: 4, differing: 0.2, shuffled: true, seed: 5 })
    const file = (name: string, pieces: () => Iterable<Uint8Array>): StreamedFile => ({
      name,
      size: [...pieces()].reduce((sum, piece) => sum + piece.length, 0),
      open: async function* open() {
        yield* pieces()
      },
    })
    const [api, ui] = [file('api.json', () => world.exportJson()), file('ui.csv', () => world.screenCsv())]
    const told: [number, number | null, number][] = []
    const outcome = await compareFiles(
      { api: [api], ui: [ui], now },
      exportReaders,
      (phase, done, of, rows) => phase === 'reading' && told.push([done, of, rows ?? 0]),
    )
    expect(outcome.kind).toBe('done')
    expect(told.every(([, of]) => of === api.size + ui.size)).toBe(true)
    expect(told.map(([done]) => done)).toEqual(told.map(([done]) => done).toSorted((a, b) => a - b))
    expect(told.at(-1)?.[2]).toBeGreaterThanOrEqual(60_000)
    const ending = new AbortController()
    const cancelled = await compareFiles(
      { api: [api], ui: [ui], now },
      exportReaders,
      (_, done) => done > 2_000_000 && ending.abort(),
      ending.signal,
    )
    expect(cancelled).toEqual({ kind: 'cancelled' })
  })
})

import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { ByteWindow } from '#src/domain/table/byte-window.ts'
import { TableBuilder } from '#src/domain/table/table-builder.ts'
import { RowBytes, rowEndsLater } from './row-bytes.ts'
import { RowStream } from './row-stream.ts'

const bytesOf = (text: string): Uint8Array => new TextEncoder().encode(text)

/** Every row's cells as text, of a file whose bytes come in two pieces. */
function cellsOf(bytes: Uint8Array, cut: number): readonly (readonly string[])[] | 'unusual' {
  const window = new ByteWindow()
  const row = new RowBytes(window, 44)
  const rows: string[][] = []
  let at = 0
  for (const [from, to, last] of [[0, cut, false] as const, [cut, bytes.length, true] as const]) {
    window.slide(at, bytes.subarray(from, to))
    at = 0
    window.last = last
    while (at < window.end) {
      const next = row.scan(at)
      if (next === rowEndsLater) break
      if (next < 0) return 'unusual'
      rows.push(
        Array.from({ length: row.count }, (_, cell) =>
          new TextDecoder().decode(window.space.bytes.slice(row.starts[cell], row.ends[cell])),
        ),
      )
      at = next
    }
  }
  return rows
}

describe('a file that is cut anywhere', () => {
  const cell = fc.constantFrom(
    'García',
    '"Müller, Jörg"',
    '山田',
    '😀',
    '"a ""b"" c"',
    '',
    '1.5',
    '"two\r\nlines"',
    'ß',
  )
  const rows = fc.array(fc.array(cell, { minLength: 2, maxLength: 4 }), { minLength: 1, maxLength: 6 })
  const lineEnd = fc.constantFrom('\n', '\r\n', '\r')

  test('has the same rows, at whichever byte its pieces meet', { timeout: 120_000 }, () => {
    fc.assert(
      fc.property(rows, lineEnd, fc.boolean(), (all, end, closed) => {
        const bytes = bytesOf(all.map((cells) => cells.join(',')).join(end) + (closed ? end : ''))
        const whole = cellsOf(bytes, bytes.length)
        const other = Array.from(bytes, (_, cut) => JSON.stringify(cellsOf(bytes, cut)))
        expect(new Set(other)).toEqual(new Set([JSON.stringify(whole)]))
      }),
    )
  })

  test('is read as its bytes come, though a piece ends within a letter', { timeout: 120_000 }, () => {
    const line = (at: number): string => `Iñigo García ${at},iñigo.garcía${at}@example.com,"${at},500.25"\n`
    const head = bytesOf(`User,Email,Commit\n${Array.from({ length: 26_000 }, (_, at) => line(at)).join('')}`)
    const tail = bytesOf(`Jörg Müller,jorg@example.com,7\n山田,yamada@example.com,8\n`)
    const lengths = new Set<number>()
    for (let cut = 0; cut <= tail.length; cut += 1) {
      // Within a letter of several bytes; every other byte is tried above.
      if (((tail[cut] ?? 0) & 0xc0) !== 0x80) continue
      const stream = new RowStream('ui.csv', new TableBuilder(), {})
      expect([head, tail.subarray(0, cut), tail.subarray(cut)].map((piece) => stream.feed(piece))).toEqual([
        true,
        true,
        true,
      ])
      const read = stream.finish()
      lengths.add(read?.reading.kind === 'read' ? read.reading.values : -1)
    }
    expect([...lengths]).toEqual([26_002])
  })

  test('gives the same table by the same reader, though the first pieces end within quotes', () => {
    // Cells of many lines: the first bytes hold few rows, and often end within one.
    const cell = (at: number): string => `"García ${at}\n${'Außendienst\n'.repeat(40)}Team ${at}"`
    const bytes = bytesOf(
      `User,Email,Commit\n${Array.from({ length: 3000 }, (_, at) => `${cell(at)},g${at}@x.com,${at}.5\n`).join('')}`,
    )
    const read = (cuts: readonly number[]) => {
      const builder = new TableBuilder()
      const stream = new RowStream('ui.csv', builder, {})
      let from = 0
      for (const to of [...cuts, bytes.length]) {
        if (!stream.feed(bytes.subarray(from, to))) return 'left to the strict reader'
        from = to
      }
      return { reading: stream.finish()?.reading, table: builder.build() }
    }
    const whole = read([])
    expect(whole).toMatchObject({ reading: { kind: 'read', values: 3000 } })
    fc.assert(
      fc.property(fc.uniqueArray(fc.integer({ min: 1, max: bytes.length - 1 }), { maxLength: 4 }), (cuts) => {
        expect(read(cuts.toSorted((a, b) => a - b))).toEqual(whole)
      }),
      { numRuns: 12 },
    )
  })
})

import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { PictureWord } from '#src/pictures/word.ts'
import { markedCells, tableCsv } from './picture-table.ts'
import { tableOf } from './table-of.ts'

const fields = ['Commit', 'Best Case', 'Pipeline'] as const
const names = ['Ana Ortiz', 'Ben Holt', 'Chen Park', 'Dora Lindqvist', 'Emeka Obi', 'Fatima Haddad']
const columnEnd = [0, 430, 640, 850]
const pitch = 32
const noInk = () => false

const shown = (value: number): string => `$${value.toLocaleString('en-US')}`

/** Words of a text that begins at, or ends at, a place; a letter is 8 wide, a space 4. */
function wordsAt(text: string, line: number, left: number | null, right: number, jitter: () => number): PictureWord[] {
  const width = text.length * 8
  let x = left ?? right - width
  return text.split(' ').map((word) => {
    const y = 60 + line * pitch
    const box = { x0: x + jitter(), y0: y + jitter(), x1: x + word.length * 8 + jitter(), y1: y + 12 + jitter() }
    x += word.length * 8 + 4
    return { text: word, confidence: 93, box }
  })
}

interface Drawn {
  readonly values: readonly (readonly number[])[]
  /** Words of all lines, each a little beside its place; `told` gives a cell's text. */
  readonly words: (told: (text: string, row: number, column: number) => string) => PictureWord[]
}

const grids = fc
  .record({
    values: fc.array(fc.tuple(...fields.map(() => fc.integer({ min: 1, max: 2_000_000 }))), {
      minLength: 3,
      maxLength: 6,
    }),
    hasTotal: fc.boolean(),
    jitters: fc.infiniteStream(fc.integer({ min: -2, max: 2 })),
  })
  .map(({ values, hasTotal, jitters }): Drawn => {
    const jitter = (): number => Number(jitters.next().value)
    const totals = fields.map((_, at) => values.reduce((sum, row) => sum + (row[at] ?? 0), 0))
    const all = hasTotal ? [...values, totals] : values
    return {
      values: all,
      words: (told) => [
        ...wordsAt('Forecast Q4 2026', -2, 20, 0, jitter),
        ...['User', ...fields].flatMap((text, at) =>
          wordsAt(text, -1, at === 0 ? 20 : null, columnEnd[at] ?? 0, jitter),
        ),
        ...all.flatMap((row, line) => [
          ...wordsAt(hasTotal && line === values.length ? 'Total' : (names[line] ?? ''), line, 20, 0, jitter),
          ...row.flatMap((value, at) => {
            const text = told(shown(value), line, at)
            return text === '' ? [] : wordsAt(text, line, null, columnEnd[at + 1] ?? 0, jitter)
          }),
        ]),
      ],
    }
  })

const asIs = (text: string): string => text
const texts = (table: ReturnType<typeof tableOf>) => table?.rows.map((cells) => cells.slice(1).map(({ text }) => text))

describe('a grid of words', () => {
  test('is a table of header, people and numbers, nothing marked, wherever its words stand a little beside', () => {
    fc.assert(
      fc.property(grids, ({ values, words }) => {
        const table = tableOf([words(asIs), words(asIs)], noInk)
        expect(table?.header.map(({ text }) => text)).toEqual(['User', ...fields])
        expect(texts(table)).toEqual(values.map((row) => row.map(shown)))
        expect(table?.above).toEqual(['Forecast Q4 2026'])
        expect(table === null ? [] : markedCells(table)).toEqual([])
      }),
    )
  })

  test('never gives a number that one of its readings has otherwise without a mark', () => {
    const wrongs = fc.array(fc.record({ at: fc.nat(), digit: fc.nat({ max: 9 }), of: fc.nat({ max: 1 }) }), {
      minLength: 1,
      maxLength: 5,
    })
    fc.assert(
      fc.property(grids, wrongs, ({ values, words }, bad) => {
        const misread = (reading: number) => (text: string, row: number, column: number) => {
          const wrong = bad.find(({ at, of }) => of === reading && at % (values.length * 3) === row * 3 + column)
          return wrong === undefined ? text : text.replace(/\d(?=\D*$)/, String(wrong.digit))
        }
        const table = tableOf([words(misread(0)), words(misread(1))], noInk)
        values.forEach((row, line) =>
          row.forEach((value, at) => {
            const cell = table?.rows[line]?.[at + 1]
            const readings = [0, 1].map((reading) => misread(reading)(shown(value), line, at))
            // Both took it for the same wrong one: only a total can tell.
            if (cell?.text !== shown(value) && new Set(readings).size > 1) expect(cell?.marks).not.toEqual([])
          }),
        )
      }),
    )
  })

  test('marks what only one reading has, and an empty place in which something stands', () => {
    fc.assert(
      fc.property(grids, fc.boolean(), ({ words }, isNowhere) => {
        const without = (text: string, row: number, column: number) => (row === 1 && column === 1 ? '' : text)
        const table = tableOf([words(without), words(isNowhere ? without : asIs)], () => true)
        expect(table?.rows[1]?.[2]?.marks).toContain(isNowhere ? 'unread' : 'differs')
      }),
    )
  })
})

describe('a total', () => {
  const lines = [
    ['User', 'Commit', 'Pipeline'],
    ['Ana Ortiz', '1,250', '800'],
    ['Ben Holt', '1,930', '700'],
    ['Chen Park', '2,000', '600'],
    ['Total', '5,180', '2,100'],
  ]
  const drawn = (change: Readonly<Record<string, string>>): PictureWord[] =>
    lines.flatMap((cells, line) =>
      cells.flatMap((text, at) =>
        wordsAt(change[text] ?? text, line, at === 0 ? 20 : null, columnEnd[at] ?? 0, () => 0),
      ),
    )

  test('that the numbers add up to leaves nothing marked', () => {
    const table = tableOf([drawn({}), drawn({})], noInk)
    expect(table?.totalRow).toBe(3)
    expect(table === null ? null : markedCells(table)).toEqual([])
  })

  test('chooses the reading that adds up, which stays marked', () => {
    for (const readings of [
      [drawn({ '1,930': '1,330' }), drawn({})],
      [drawn({}), drawn({ '1,930': '1,330' })],
    ]) {
      const cell = tableOf(readings, noInk)?.rows[1]?.[1]
      expect(cell).toMatchObject({ text: '1,930', marks: ['differs'] })
    }
  })

  test('that is broken marks itself, and the numbers that another sign would make right', () => {
    const table = tableOf([drawn({ '1,930': '1,830' }), drawn({ '1,930': '1,830' })], noInk)
    expect(table?.rows.map((cells) => cells[1]?.marks)).toEqual([[], ['total'], [], ['total']])
    expect(table?.rows.map((cells) => cells[2]?.marks)).toEqual([[], [], [], []])
  })
})

test('a name on two lines is one cell, and a table as CSV keeps it so', () => {
  const words = [
    ...['User', 'Commit'].flatMap((text, at) => wordsAt(text, 0, at === 0 ? 20 : null, columnEnd[at] ?? 0, () => 0)),
    ...['Ana Ortiz', 'Ben Holt', 'Chen Park'].flatMap((name, at) => [
      ...wordsAt(name, 1 + at * 2, 20, 0, () => 0).map((word) => ({
        ...word,
        box: { ...word.box, y0: word.box.y0 - 9, y1: word.box.y1 - 9 },
      })),
      ...wordsAt('Account Executive', 1 + at * 2, 20, 0, () => 0).map((word) => ({
        ...word,
        box: { ...word.box, y0: word.box.y0 + 9, y1: word.box.y1 + 9 },
      })),
      ...wordsAt(`${at + 1},500`, 1 + at * 2, null, 430, () => 0),
    ]),
  ]
  const table = tableOf([words, words], noInk)
  expect(table?.rows.map((cells) => cells.map(({ text }) => text))).toEqual([
    ['Ana Ortiz\nAccount Executive', '1,500'],
    ['Ben Holt\nAccount Executive', '2,500'],
    ['Chen Park\nAccount Executive', '3,500'],
  ])
  expect(
    tableCsv(
      ['User', 'Commit'],
      [
        ['Ana\nAE', '1,500'],
        ['say "x"', '2'],
      ],
    ),
  ).toBe('User,Commit\n"Ana\nAE","1,500"\n"say ""x""",2\n')
})

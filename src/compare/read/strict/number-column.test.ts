import { describe, expect, test } from 'vitest'
import { NumberColumn } from './number-column.ts'

const unit = (): { code: number; exponent: number } => ({ code: 0, exponent: 2 })

function readAll(cells: readonly string[], decimal: '.' | ',' | null = null): (number | null)[] {
  const column = new NumberColumn('Commit', 0, 'wide', 0, decimal)
  for (const cell of cells) column.sample(cell)
  column.settle(null)
  return cells.map((cell, at) => {
    const { minor } = column.read(cell, at + 1, unit)
    return Number.isNaN(minor) ? null : minor
  })
}

describe('a column of numbers', () => {
  test('settles on the decimal mark that its cells need', () => {
    expect(readAll(['1,234', '2,500.50'])).toEqual([123_400, 250_050])
    expect(readAll(['1.234', '2.500,50'])).toEqual([123_400, 250_050])
    expect(readAll(['1.234', '12.500', '900'])).toEqual([123_400, 1_250_000, 90_000])
    expect(readAll(['1,234', '—', 'pending'])).toEqual([123_400, null, null])
  })

  test('can be overruled', () => expect(readAll(['1,234'], ',')).toEqual([123]))

  test('says how many cells it read and the first that it could not', () => {
    const column = new NumberColumn('Commit', 0, 'wide', 0, null)
    const cells = ['$1,200.00', '', 'soon', '5', 'later']
    for (const cell of cells) column.sample(cell)
    column.settle(null)
    cells.forEach((cell, at) => column.read(cell, at + 2, unit))
    expect(column.reading()).toMatchObject({
      cells: 5,
      parsed: 2,
      blank: 1,
      dressed: 1,
      currencies: ['USD'],
      unread: { line: 4, text: 'soon' },
    })
  })

  test('keeps the other reading of a cell in another format than the column’s', () => {
    const column = new NumberColumn('Commit', 0, 'wide', 0, null)
    for (const cell of ['1,200.50', '7,000.25', '1.234,56']) column.sample(cell)
    column.settle(null)
    expect(column.read('1.234,56', 4, unit)).toMatchObject({ minor: NaN, odd: { text: '1.234,56', minor: 123_456 } })
  })
})

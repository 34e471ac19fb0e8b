import { expect, test } from 'vitest'
import { afterLook, filterOf, firstLook, type ResultEvent, type ResultState } from './result.ts'

const first = firstLook({ fields: ['Commit', 'Best Case'], wanted: '', partial: false, again: false })
const after = (state: ResultState, ...events: readonly ResultEvent[]) => events.reduce(afterLook, state)

test('the first look is at the field that the case is about, however it is spelled, else at the first', () => {
  expect(first.filter).toMatchObject({ field: 'Commit', hideEqual: true, onlyOnScreen: false, order: 'difference' })
  const wanted = { fields: ['Commit', 'Best Case'], wanted: 'best case', partial: true, again: true }
  expect(firstLook(wanted)).toMatchObject({ again: true, filter: { field: 'Best Case', onlyOnScreen: true } })
  expect(firstLook({ ...wanted, fields: [] }).filter.field).toBe('')
})

test('a cause that is pressed twice narrows nothing', () => {
  const narrowed = after(first, { kind: 'cause-pressed', cause: 'rounded' })
  expect(narrowed.filter.cause).toBe('rounded')
  expect(after(narrowed, { kind: 'cause-pressed', cause: 'currency' }).filter.cause).toBe('currency')
  expect(after(narrowed, { kind: 'cause-pressed', cause: 'rounded' })).toEqual(first)
})

test('another field starts with its own currencies and causes, and with every other narrowing as it was', () => {
  const narrowed = after(
    first,
    { kind: 'filtered', part: { search: 'ana', hideEqual: false } },
    { kind: 'cause-pressed', cause: 'rounded' },
    { kind: 'unit-chosen', unit: 1 },
    { kind: 'one-currency', one: { api: 'EUR', ui: 'USD', rate: 1.1 } },
    { kind: 'field-chosen', field: 'Best Case' },
  )
  expect(narrowed).toMatchObject({
    unit: 0,
    one: null,
    filter: { field: 'Best Case', cause: null, search: 'ana', hideEqual: false },
  })
})

test('a tolerance is of one field, and comes back with it', () => {
  const set = after(first, { kind: 'tolerance-set', tolerance: 5 })
  expect(filterOf(set).tolerance).toBe(5)
  const other = after(set, { kind: 'field-chosen', field: 'Best Case' })
  expect(filterOf(other).tolerance).toBe(0)
  expect(filterOf(after(other, { kind: 'field-chosen', field: 'Commit' })).tolerance).toBe(5)
})

test('the bridge’s look and the export that is prepared change nothing of the rows', () => {
  const looked = after(first, { kind: 'look-chosen', look: 'table' }, { kind: 'export-again', open: true })
  expect(looked).toEqual({ ...first, look: 'table', again: true })
})

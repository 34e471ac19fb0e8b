import type { Table, ValueKind } from '#src/domain/table/table.ts'

/** All values of a table by person and field: rows in order of person, then field, then as read. */
export interface FactIndex {
  readonly table: Table
  readonly rows: Int32Array
  /** Where each person's rows begin; one longer than the people. */
  readonly starts: Int32Array
  /** Unified field of each table row; −1 where not compared. */
  readonly fieldOf: Int32Array
}

/**
 * Builds the index with two counting sorts; `people` and `fields` lead from the table's codes to unified ones
 * (−1 leaves out).
 */
export function indexFacts(
  table: Table,
  people: Int32Array,
  fields: Int32Array,
  personCount: number,
  fieldCount: number,
): FactIndex {
  const n = table.length
  const fieldOf = new Int32Array(n)
  const perField = new Int32Array(fieldCount + 1)
  let kept = 0
  for (let row = 0; row < n; row += 1) {
    const person = people[table.person[row] ?? 0] ?? -1
    const field = fields[table.field[row] ?? 0] ?? -1
    fieldOf[row] = field
    if (person < 0 || field < 0) continue
    perField[field + 1] = (perField[field + 1] ?? 0) + 1
    kept += 1
  }
  for (let field = 0; field < fieldCount; field += 1)
    perField[field + 1] = (perField[field + 1] ?? 0) + (perField[field] ?? 0)
  const byField = new Int32Array(kept)
  const starts = new Int32Array(personCount + 1)
  for (let row = 0; row < n; row += 1) {
    const person = people[table.person[row] ?? 0] ?? -1
    const field = fieldOf[row] ?? -1
    if (person < 0 || field < 0) continue
    const at = perField[field] ?? 0
    byField[at] = row
    perField[field] = at + 1
    starts[person + 1] = (starts[person + 1] ?? 0) + 1
  }
  for (let person = 0; person < personCount; person += 1)
    starts[person + 1] = (starts[person + 1] ?? 0) + (starts[person] ?? 0)
  const next = starts.slice()
  const rows = new Int32Array(kept)
  for (let at = 0; at < kept; at += 1) {
    const row = byField[at] ?? 0
    const person = people[table.person[row] ?? 0] ?? 0
    const to = next[person] ?? 0
    rows[to] = row
    next[person] = to + 1
  }
  return { table, rows, starts, fieldOf }
}

/** Visits the rows of one person and field. */
export function eachFact(index: FactIndex, person: number, field: number, visit: (row: number) => void): void {
  const end = index.starts[person + 1] ?? 0
  for (let at = firstOf(index, person, field); at < end; at += 1) {
    const row = index.rows[at] ?? 0
    if (index.fieldOf[row] !== field) return
    visit(row)
  }
}

/** Visits all rows of one person. */
export function eachFactOfPerson(index: FactIndex, person: number, visit: (row: number) => void): void {
  const end = index.starts[person + 1] ?? 0
  for (let at = index.starts[person] ?? 0; at < end; at += 1) visit(index.rows[at] ?? 0)
}

/** How many rows a person has. */
export function factCount(index: FactIndex, person: number): number {
  return (index.starts[person + 1] ?? 0) - (index.starts[person] ?? 0)
}

/** The kind of a row's value. */
export function kindOf(table: Table, row: number): ValueKind {
  return table.types[table.type[row] ?? 0]?.kind ?? 'other'
}

function firstOf(index: FactIndex, person: number, field: number): number {
  let low = index.starts[person] ?? 0
  let high = index.starts[person + 1] ?? 0
  while (low < high) {
    const middle = (low + high) >>> 1
    if ((index.fieldOf[index.rows[middle] ?? 0] ?? 0) < field) low = middle + 1
    else high = middle
  }
  return low
}

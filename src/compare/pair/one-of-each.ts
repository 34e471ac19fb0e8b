import type { Table } from '#src/domain/table/table.ts'

/** Above so many possible kinds the table itself is looked through instead. */
const mostKinds = 1 << 22

/**
 * A table with the first row of each kind that occurs: of each file, week, data type, with or without a value. What is
 * compared is chosen by these alone, so that choosing need not go through a million rows again and again.
 */
export function oneOfEach(table: Table): Table {
  const { file, frame, type, minor } = table
  const [frames, types] = [table.frames.length, table.types.length]
  const kinds = table.files.length * frames * types * 2
  if (kinds > mostKinds || kinds > table.length) return table
  const met = new Uint8Array(kinds)
  const rows: number[] = []
  for (let row = 0; row < table.length; row += 1) {
    const kind =
      ((((file[row] ?? 0) * frames + (frame[row] ?? 0)) * types + (type[row] ?? 0)) << 1) |
      (Number.isNaN(minor[row] ?? NaN) ? 1 : 0)
    if (met[kind] === 1) continue
    met[kind] = 1
    rows.push(row)
  }
  const taken = <T extends Int32Array | Uint16Array | Uint8Array | Float64Array | Uint32Array>(column: T, to: T): T => {
    rows.forEach((row, at) => (to[at] = column[row] ?? 0))
    return to
  }
  const n = rows.length
  return {
    ...table,
    length: n,
    person: taken(table.person, new Int32Array(n)),
    field: taken(table.field, new Int32Array(n)),
    frame: taken(frame, new Int32Array(n)),
    type: taken(type, new Uint16Array(n)),
    unit: taken(table.unit, new Uint16Array(n)),
    minor: taken(minor, new Float64Array(n)),
    shown: taken(table.shown, new Uint16Array(n)),
    updatedOn: taken(table.updatedOn, new Float64Array(n)),
    updatedBy: taken(table.updatedBy, new Int32Array(n)),
    updated: taken(table.updated, new Uint8Array(n)),
    file: taken(file, new Uint16Array(n)),
    line: taken(table.line, new Uint32Array(n)),
    odd: [],
  }
}

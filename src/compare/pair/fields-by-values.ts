import type { Table } from '#src/domain/table/table.ts'
import type { Selection } from './selection.ts'

/** A field of the screen and one of the export that hold the same numbers, of how many people both have one. */
export interface SameNumbers {
  readonly ui: number
  readonly api: number
  readonly same: number
  readonly of: number
}

/** How many people's numbers must be the same, and distinct ones at that. */
const fewest = 3

/**
 * Finds fields whose names say nothing to each other and whose numbers are the same for most of the paired people, each
 * the other's only one.
 */
export function fieldsByValues(
  api: Table,
  ui: Table,
  people: Int32Array,
  selection: Selection,
  left: { readonly ui: readonly number[]; readonly api: readonly number[] },
): readonly SameNumbers[] {
  if (left.ui.length === 0 || left.api.length === 0) return []
  const wanted = new Set(left.api)
  const exported = new Map<number, Map<number, number>>()
  for (let row = 0; row < api.length; row += 1) {
    const field = api.field[row] ?? -1
    if (api.frame[row] !== selection.frame || !wanted.has(field)) continue
    if (api.types[api.type[row] ?? 0]?.kind !== selection.apiKind) continue
    const held = exported.get(field) ?? new Map<number, number>()
    held.set(api.person[row] ?? 0, numberAt(api, row))
    exported.set(field, held)
  }
  const counts = new Map<string, { ui: number; api: number; same: number; of: number; values: Set<number> }>()
  const screens = new Set(left.ui)
  for (let row = 0; row < ui.length; row += 1) {
    const field = ui.field[row] ?? -1
    const person = people[ui.person[row] ?? 0] ?? -1
    if (person < 0 || !screens.has(field) || selection.uiFrames[ui.frame[row] ?? 0] !== 1) continue
    if (ui.types[ui.type[row] ?? 0]?.kind !== selection.uiKind) continue
    const value = numberAt(ui, row)
    if (Number.isNaN(value)) continue
    for (const [other, numbers] of exported) {
      const theirs = numbers.get(person)
      if (theirs === undefined || Number.isNaN(theirs)) continue
      const key = `${field}|${other}`
      const count = counts.get(key) ?? { ui: field, api: other, same: 0, of: 0, values: new Set() }
      count.of += 1
      if (Math.abs(value - theirs) < 0.005) {
        count.same += 1
        if (value !== 0) count.values.add(value)
      }
      counts.set(key, count)
    }
  }
  const fitting = [...counts.values()].filter(({ same, of, values }) => values.size >= fewest && same * 3 >= of * 2)
  return fitting.filter(
    (one) =>
      fitting.filter((other) => other.ui === one.ui).length === 1 &&
      fitting.filter((other) => other.api === one.api).length === 1,
  )
}

function numberAt(table: Table, row: number): number {
  return (table.minor[row] ?? NaN) / 10 ** (table.units[table.unit[row] ?? 0]?.exponent ?? 2)
}

import type { Table } from '#src/domain/table/table.ts'

/**
 * Rows of a screen that add up other rows and are nobody: only a name stands there (where nearly all others have an
 * e-mail or a CRM id), the export knows no such person, and each number is the sum of the rows above since the last
 * such row, or of all people on the screen. Gives their people.
 */
export function totalRows(ui: Table, apiOf: Int32Array): readonly number[] {
  const suspects = new Set(
    ui.people.flatMap((person, at) =>
      (apiOf[at] ?? -1) < 0 &&
      person.email === null &&
      person.crmId === null &&
      person.userId === null &&
      person.name !== null
        ? [at]
        : [],
    ),
  )
  if (suspects.size === 0 || suspects.size > Math.max(1, ui.people.length / 3)) return []
  const known = ui.people.filter(
    (person) => person.email !== null || person.crmId !== null || person.userId !== null,
  ).length
  if (known < (ui.people.length - suspects.size) * 0.8) return []
  const all = new Map<string, number>()
  const since = new Map<string, number>()
  const parts = new Map<string, number>()
  const found = new Map<
    number,
    { readonly above: number[]; readonly shown: number[]; readonly keys: string[]; most: number }
  >()
  for (let row = 0; row < ui.length; row += 1) {
    const value = ui.minor[row] ?? NaN
    if (Number.isNaN(value)) continue
    const key = `${ui.field[row]}|${ui.frame[row]}|${ui.type[row]}|${ui.unit[row]}`
    const person = ui.person[row] ?? -1
    if (suspects.has(person)) {
      const held = found.get(person) ?? { above: [], shown: [], keys: [], most: 0 }
      held.above.push(since.get(key) ?? 0)
      held.shown.push(value)
      held.keys.push(key)
      held.most = Math.max(held.most, parts.get(key) ?? 0)
      found.set(person, held)
      since.set(key, 0)
      parts.set(key, 0)
      continue
    }
    all.set(key, (all.get(key) ?? 0) + value)
    since.set(key, (since.get(key) ?? 0) + value)
    if (value !== 0) parts.set(key, (parts.get(key) ?? 0) + 1)
  }
  return [...found].flatMap(([person, { above, shown, keys, most }]) => {
    const isSum = (sums: readonly number[]): boolean =>
      shown.some((value) => value !== 0) && shown.every((value, at) => value === sums[at])
    return (most >= 2 && isSum(above)) || isSum(keys.map((key) => all.get(key) ?? 0)) ? [person] : []
  })
}

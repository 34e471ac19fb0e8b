import type { Table, Warning } from '#src/domain/table/table.ts'
import { squeezed } from '#src/compare/read/layout/columns.ts'
import type { SameNumbers } from './fields-by-values.ts'
import { isNear } from './names/kinship.ts'

/** Which field of the screen is which field of the export. */
export interface FieldPairing {
  /** For each UI field, the API field or −1. */
  readonly apiOf: Int32Array
  /** Fields whose numbers say that they are one and whose names do not; not compared until the analyst says so. */
  readonly suggestions: readonly SameNumbers[]
  readonly warnings: readonly Warning[]
}

/** A field's name without words that only say what kind of number it is. */
function bareName(name: string): string {
  const plain = squeezed(name.replace(/\b(?:amount|value|total|forecast|call|submitted|current)\b/gi, ''))
  return plain === '' ? squeezed(name) : plain
}

/**
 * Pairs fields by name, then by name without `Amount` and the like, then the only one left on each side; `confirmed`
 * pairs (the screen's name → the export's, empty for none of them) come first; names that neither side has any more are
 * passed over. Of fields that no name pairs `byValues` tells which hold the same numbers: they are paired, or where the
 * analyst can be asked (`asks`) suggested.
 */
export function pairFields(
  api: Table,
  ui: Table,
  apiUsed: Uint8Array,
  uiUsed: Uint8Array,
  confirmed: ReadonlyMap<string, string> = new Map(),
  byValues: (left: {
    readonly ui: readonly number[]
    readonly api: readonly number[]
  }) => readonly SameNumbers[] = () => [],
  asks = false,
): FieldPairing {
  const apiOf = new Int32Array(ui.fields.length).fill(-1)
  const taken = new Set<number>()
  const pair = (from: number, to: number): void => {
    apiOf[from] = to
    taken.add(to)
  }
  const isFree = (at: number): boolean => (apiOf[at] ?? -1) < 0 && confirmed.get(ui.fields[at]?.name ?? '') !== ''
  const each = (visit: (at: number, name: string) => void): void =>
    ui.fields.forEach((field, at) => isFree(at) && visit(at, field.name))
  const find = (fits: (name: string, id: string | null) => boolean): number => {
    const found = api.fields.flatMap((field, at) => (!taken.has(at) && fits(field.name, field.id) ? [at] : []))
    return found.find((at) => apiUsed[at] === 1) ?? found[0] ?? -1
  }
  const tryPair = (at: number, to: number): void => {
    if (to >= 0) pair(at, to)
  }
  for (const [screens, exports] of confirmed) {
    const from = ui.fields.findIndex(({ name }) => name === screens)
    const to = api.fields.findIndex(({ name }, at) => name === exports && !taken.has(at))
    if (from >= 0 && to >= 0) pair(from, to)
  }
  each((at, name) =>
    tryPair(
      at,
      find((other, id) => squeezed(other) === squeezed(name) || id === name),
    ),
  )
  each((at, name) =>
    tryPair(
      at,
      find((other) => bareName(other) === bareName(name)),
    ),
  )
  const warnings: Warning[] = []
  const unnamed = {
    ui: ui.fields.flatMap((_, at) => (isFree(at) && uiUsed[at] === 1 ? [at] : [])),
    api: api.fields.flatMap((_, at) => (!taken.has(at) && apiUsed[at] === 1 ? [at] : [])),
  }
  const found = byValues(unnamed)
  const suggestions = asks ? found : []
  for (const { ui: from, api: to, same, of } of asks ? [] : found) {
    pair(from, to)
    warnings.push({
      says:
        `The screen’s “${ui.fields[from]?.name}” is compared with the export’s “${api.fields[to]?.name}”: ` +
        `the numbers of ${same} of ${of} people are the same.`,
    })
  }
  const leftUi = ui.fields.flatMap((_, at) => ((apiOf[at] ?? -1) < 0 && uiUsed[at] === 1 ? [at] : []))
  const leftApi = api.fields.flatMap((_, at) => (!taken.has(at) && apiUsed[at] === 1 ? [at] : []))
  const [onlyUi, onlyApi] = [leftUi[0], leftApi[0]]
  const alone =
    ui.fields.filter((_, at) => uiUsed[at] === 1).length === 1 && apiUsed.reduce((sum, used) => sum + used, 0) === 1
  if (alone && onlyUi !== undefined && onlyApi !== undefined && isFree(onlyUi)) {
    pair(onlyUi, onlyApi)
    warnings.push({
      says:
        `The screen’s “${ui.fields[onlyUi]?.name}” is compared with the export’s “${api.fields[onlyApi]?.name}”: ` +
        'each side has no other field.',
    })
    return { apiOf, suggestions: [], warnings }
  }
  for (const at of leftUi) {
    const name = ui.fields[at]?.name ?? ''
    const alike = suggestions.find((one) => one.ui === at)
    if (alike !== undefined) {
      warnings.push({
        says:
          `The screen’s “${name}” holds the numbers of the export’s “${api.fields[alike.api]?.name}” for ` +
          `${alike.same} of ${alike.of} people, under another name: it is not compared until you say so.`,
      })
      continue
    }
    const near = leftApi.find((other) => isNear(squeezed(name), squeezed(api.fields[other]?.name ?? '')))
    const maybe = near === undefined ? '' : ` It may be “${api.fields[near]?.name}”: say so to compare them.`
    warnings.push({
      says: `The screen’s “${name}” has no field of that name in the export and is not compared.${maybe}`,
    })
  }
  for (const at of leftApi.filter((one) => !suggestions.some(({ api: to }) => to === one)))
    warnings.push({ says: `The export’s “${api.fields[at]?.name}” is not on the screen and is not compared.` })
  return { apiOf, suggestions, warnings }
}

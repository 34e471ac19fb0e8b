import type { Warning } from '#src/domain/table/table.ts'
import { isPlain, meets } from './rates/rate.ts'
import { isEqualRow, type Conversion, type PairedSides } from './world.ts'

/** Coarser than this share of a number, what a screen shows agrees with anything near it. */
const coarse = 0.01

/**
 * Whether most rows with a number on both sides hold the same one, seen through the rates that were found. Then both
 * sides are of one period, whatever their labels and dates say, and those explain no row that differs.
 */
export function mostlyAgree(world: PairedSides, conversionOf: (row: number) => Conversion | null): boolean {
  const { pairs } = world
  let of = 0
  let agreeing = 0
  for (let row = 0; row < pairs.length; row += 1) {
    const [api, ui, step] = [pairs.api[row] ?? NaN, pairs.ui[row] ?? NaN, pairs.step[row] ?? 0]
    if (Number.isNaN(api) || Number.isNaN(ui) || (api === 0 && ui === 0)) continue
    of += 1
    if (isEqualRow(world, row)) agreeing += 1
    else if (step <= Math.abs(ui) * coarse) {
      const conversion = conversionOf(row)
      if (conversion !== null && meets(conversion, api, ui, step) !== null) agreeing += 1
    }
  }
  return agreeing >= 3 && agreeing * 2 > of
}

/** The same world with nothing said against its being of one period; that another was asked for stays. */
export function ofOnePeriod(world: PairedSides): PairedSides {
  return { ...world, selection: { ...world.selection, differs: null } }
}

/**
 * What is said of the whole, beside numbers that mostly agree: labels and dates that differ, and two currencies' names
 * over the same numbers, are told and blamed for nothing.
 */
export function withAgreement(
  world: PairedSides,
  agrees: boolean,
  conversionOf: (row: number) => Conversion | null,
  warnings: readonly Warning[],
): readonly Warning[] {
  const { differs } = world.selection
  const others = agrees ? warnings.filter(({ cause }) => cause !== 'other-period') : warnings
  return [
    ...(agrees && differs !== null
      ? [{ says: `${differs} Most numbers are the same, though: both are taken for one period.` }]
      : []),
    ...others,
    ...currencyNotes(world, conversionOf),
  ]
}

function currencyNotes(world: PairedSides, conversionOf: (row: number) => Conversion | null): readonly Warning[] {
  const { pairs } = world
  return pairs.units.flatMap(({ api, ui, money }, code) => {
    if (!money || api === null || ui === null || api === ui) return []
    const conversion = conversionOf(pairs.unit.indexOf(code))
    return conversion === null || !isPlain(conversion)
      ? []
      : [{ says: `Most numbers are the same in ${api} as in ${ui}: the two sides are taken for one currency.` }]
  })
}

import type { Table, Warning } from '#src/domain/table/table.ts'
import { listedText } from '#src/compare/read/layout/left-out-lines.ts'
import { personKey } from './people.ts'
import type { Nobodies } from './total-rows.ts'

/** A row of the screen that was left out of the comparison, since it looks like nobody. */
export interface LeftOutRow {
  /** By what the analyst says that it is a person: its `personKey`, as lines are listed. */
  readonly key: string
  readonly name: string
  readonly file: string
  readonly line: number
  /** It adds up others; it holds no number; it is a sentence below everybody. */
  readonly is: 'sum' | 'empty' | 'sentence'
}

/** So many are listed one by one. */
const mostListed = 100

const shownName = (ui: Table, at: number): string =>
  (ui.people[at]?.name ?? 'without a name').replace(/\s+/g, ' ').slice(0, 60)

/** The rows that are nobody, in the order of their lines. */
export function leftOutOf(ui: Table, { totals, empty, footers }: Nobodies): readonly LeftOutRow[] {
  const kinds = new Map<number, LeftOutRow['is']>([
    ...totals.map((at) => [at, 'sum'] as const),
    ...empty.map((at) => [at, 'empty'] as const),
    ...footers.map((at) => [at, 'sentence'] as const),
  ])
  if (kinds.size === 0) return []
  const found: LeftOutRow[] = []
  for (let row = 0; row < ui.length && kinds.size > 0 && found.length < mostListed; row += 1) {
    const at = ui.person[row] ?? 0
    const [is, person] = [kinds.get(at), ui.people[at]]
    if (is === undefined || person === undefined) continue
    kinds.delete(at)
    const file = ui.files[ui.file[row] ?? 0] ?? ''
    found.push({ key: listedText(personKey(person)), name: shownName(ui, at), file, line: ui.line[row] ?? 0, is })
  }
  return found
}

/** Rows left out because they add up others, and lines that hold no number and nobody whom the export knows. */
export function nobodyWarnings(ui: Table, { totals, empty: blanks, footers }: Nobodies): Warning[] {
  const empty = [...blanks, ...footers]
  const nameOf = (at: number): string => shownName(ui, at)
  const said: Warning[] = []
  const [first, blank] = [totals[0], empty[0]]
  if (first !== undefined)
    said.push({
      says:
        totals.length === 1
          ? `The screen’s row “${nameOf(first)}” adds up others and was left out: only people are compared.`
          : `${totals.length} rows of the screen (“${nameOf(first)}” and others) ` +
            'add up others and were left out: only people are compared.',
    })
  if (blank !== undefined)
    said.push({
      says:
        empty.length === 1
          ? `The screen’s line “${nameOf(blank)}” holds no number and was passed over.`
          : `${empty.length} lines of the screen (“${nameOf(blank)}” and others) hold no number and were passed over.`,
    })
  return said
}

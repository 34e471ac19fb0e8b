import type { CauseId } from '#src/domain/model/cause.ts'
import { expect, freeRows, type DraftedExam } from './draft.ts'

/** A way in which screen and export come to disagree, put into a draft; gives how many rows it met. */
export interface AuditDifference {
  readonly id: CauseId
  /** Order in which plants are put in: replaced numbers first, then scaled, then rounded, then written. */
  readonly stage: 0 | 1 | 2 | 3 | 4
  /** What the export has to be able to say. */
  readonly needs: 'nothing' | 'history' | 'lookup'
  /** Whether several fields are needed. */
  readonly fields?: number
  readonly plant: (draft: DraftedExam, many: boolean) => number
}

/** A row of the screen that nothing was planted in yet. */
type Row = ReturnType<typeof freeRows>[number]

/** How many of so many rows a plant takes: a few, or a good part. */
export const wantedCount = (draft: DraftedExam, rows: number, many: boolean, least = 1): number =>
  many
    ? Math.max(least, Math.floor(rows * (0.3 + draft.random.next() * 0.5)))
    : Math.min(rows, draft.random.int(least, least + 2))

/** Replaces shown values by what `replace` gives, where that is another number. */
export function replaceSome(
  draft: DraftedExam,
  many: boolean,
  cause: CauseId,
  replace: (row: Row) => number | null | undefined,
  allowed: readonly CauseId[] = [],
  least = 1,
  chose: (row: Row, value: number | null) => unknown = () => undefined,
): number {
  const able = freeRows(draft).flatMap((row) => {
    const value = replace(row)
    return value === undefined || value === row.cell.value ? [] : [{ row, value }]
  })
  const chosen = able.slice(0, wantedCount(draft, able.length, many, least))
  for (const { row, value } of chosen) {
    row.cell.value = value
    chose(row, value)
    expect(draft, row.person.at, row.measure, cause, ...allowed)
  }
  return chosen.length
}

import type { CauseId } from '#src/domain/model/cause.ts'
import { shown } from '#src/simulator/world/csv.ts'
import type { Employee } from '#src/simulator/world/people.ts'
import type { Entry } from '#src/simulator/world/snapshot.ts'
import type { World } from '#src/simulator/world/world.ts'

/** One cell as the screen shows it. */
export interface ScreenCell {
  readonly entry: Entry
  /** What the screen shows: `$125.4K`; empty where it shows nothing. */
  readonly text: string
  readonly parentRole: string
}

/** What a plant can look at. */
export interface Scene {
  readonly world: World
  /** What the API says: every cell of the weeks shown. */
  readonly entries: readonly Entry[]
  /** Every week of the period that has begun. */
  readonly history: readonly Entry[]
  /** The quarter before, as it ended. */
  readonly before: () => readonly Entry[]
  /** The same cells of people who are not opted in. */
  readonly outsiders: () => readonly Entry[]
  /** Sellers that no other plant has changed: they have entered their first number, and have one user record. */
  readonly free: readonly Employee[]
  /** Regional managers that no other plant has changed. */
  readonly managers: readonly Employee[]
  /** Whom the late edits are of. */
  readonly late: readonly Employee[]
}

/** The cells after planting, and whom it changed; nobody when it found no place. */
export interface SeededCells {
  readonly cells: readonly ScreenCell[]
  readonly people: readonly Employee[]
}

/** A mismatch between screen and API that can be planted on the screen's side. */
export interface ScreenDifference {
  readonly cause: CauseId
  plant(cells: readonly ScreenCell[], scene: Scene): SeededCells
}

/** The cell as it is when nothing is planted. */
export function plainCell(entry: Entry): ScreenCell {
  return { entry, text: shown(entry.value, entry), parentRole: entry.person.parentHierarchyName ?? '' }
}

/** Whether an entry holds money that was entered. */
export function isMoney(entry: Entry): entry is Entry & { readonly value: number } {
  return entry.field.fieldType === 'CURRENCY' && entry.value !== null
}

/** An entry of the same person, field and week rank among others. */
export function sameCell(entries: readonly Entry[], of: Entry, week: number = of.week.rank): Entry | undefined {
  return entries.find((one) => one.person === of.person && one.field === of.field && one.week.rank === week)
}

/** Shows another text in the money cells of some people; `undefined` leaves a cell as it is. */
export function retold(
  cells: readonly ScreenCell[],
  people: readonly Employee[],
  tell: (entry: Entry & { readonly value: number }) => string | undefined,
): SeededCells {
  return {
    people,
    cells: cells.map((cell) => {
      if (!people.includes(cell.entry.person) || !isMoney(cell.entry)) return cell
      const text = tell(cell.entry)
      return text === undefined ? cell : { ...cell, text }
    }),
  }
}

/** Shows other amounts in the money cells of some people. */
export function revalued(
  cells: readonly ScreenCell[],
  people: readonly Employee[],
  value: (entry: Entry & { readonly value: number }) => number | null | undefined,
): SeededCells {
  return retold(cells, people, (entry) => {
    const amount = value(entry)
    return amount === undefined ? undefined : shown(amount, entry)
  })
}

/** The first few free sellers of whom at least one shown money cell fits. */
export function pick(
  scene: Scene,
  count: number,
  fits: (entry: Entry & { readonly value: number }) => boolean,
): readonly Employee[] {
  return scene.free
    .filter((person) => scene.entries.some((entry) => entry.person === person && isMoney(entry) && fits(entry)))
    .slice(0, count)
}

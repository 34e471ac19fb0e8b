import { shown } from '#src/simulator/world/csv.ts'
import type { Entry } from '#src/simulator/world/snapshot.ts'
import { isMoney, pick, plainCell, revalued, sameCell, type ScreenDifference } from './seeded-difference.ts'

/** One person's second user record: the screen shows one row with the sum of both. */
const duplicateUser: ScreenDifference = {
  cause: 'duplicate-user',
  plant: (cells, { entries }) => {
    const people = [...new Set(entries.map(({ person }) => person))]
    const first = people.find((person, index) => people.some((other, at) => at > index && other.crmId === person.crmId))
    const second = people.find((person) => person !== first && person.crmId === first?.crmId)
    if (!first || !second) return { cells, people: [] }
    const kept = cells.filter((cell) => cell.entry.person !== second)
    const ofSecond = (entry: Entry) =>
      entries.find((one) => one.person === second && one.field === entry.field && one.week === entry.week)?.value ?? 0
    return { ...revalued(kept, [first], (entry) => entry.value + ofSecond(entry)), people: [first, second] }
  },
}

/** Somebody who entered nothing: the screen shows the CRM's total. */
const notSubmitted: ScreenDifference = {
  cause: 'not-submitted',
  plant: (cells, { entries }) => {
    const silent = entries.find((entry) => entry.person.silent && entry.crmTotal !== null)?.person
    if (!silent) return { cells, people: [] }
    const changed = cells.map((cell) =>
      cell.entry.person === silent && cell.entry.crmTotal !== null
        ? { ...cell, text: shown(cell.entry.crmTotal, cell.entry) }
        : cell,
    )
    return { cells: changed, people: [silent] }
  },
}

/** People who are not opted in: they are on the screen and in no export. */
const missingInApi: ScreenDifference = {
  cause: 'missing-in-api',
  plant: (cells, scene) => {
    const outsiders = scene.outsiders()
    return {
      cells: [...cells, ...outsiders.map(plainCell)],
      people: [...new Set(outsiders.map(({ person }) => person))],
    }
  },
}

/** Somebody whom a filter takes off the screen. */
const missingInUi: ScreenDifference = {
  cause: 'missing-in-ui',
  plant: (cells, scene) => {
    const people = pick(scene, 1, () => true)
    return { cells: cells.filter((cell) => !people.includes(cell.entry.person)), people }
  },
}

/** A manager whose row on the screen includes the team. */
const rollUp: ScreenDifference = {
  cause: 'roll-up',
  plant: (cells, { entries, managers }) => {
    const boss = managers.at(-1)
    if (!boss) return { cells, people: [] }
    const below = (of: Entry) =>
      entries.filter(
        (one) => one.person.parentHierarchyId === boss.hierarchyId && one.field === of.field && one.week === of.week,
      )
    return revalued(cells, [boss], (entry) => below(entry).reduce((sum, one) => sum + (one.value ?? 0), entry.value))
  },
}

/** A seller who is in another team on the screen: both managers' numbers differ by theirs. */
const reParented: ScreenDifference = {
  cause: 're-parented',
  plant: (cells, { entries, managers, free }) => {
    const moves = free.flatMap((person) => {
      const from = managers.find((manager) => manager.hierarchyId === person.parentHierarchyId)
      const to =
        managers.find((manager) => manager !== from && manager.currency === from?.currency) ??
        managers.find((manager) => manager !== from)
      const own = entries.filter((entry) => entry.person === person && isMoney(entry))
      const fits = own.every((entry) =>
        entries.some(
          (one) =>
            one.person === from &&
            one.field === entry.field &&
            one.week === entry.week &&
            (one.value ?? 0) > (entry.value ?? 0),
        ),
      )
      return from && to && own.length > 0 && fits ? [{ person, from, to }] : []
    })
    const move = moves[0]
    if (!move) return { cells, people: [] }
    const { person, from, to } = move
    const theirs = (entry: Entry) =>
      entries.find((one) => one.person === person && one.field === entry.field && one.week === entry.week)?.value ?? 0
    const moved = revalued(
      cells,
      [from, to],
      (entry) => entry.value + (entry.person === to ? theirs(entry) : -theirs(entry)),
    )
    const reported = moved.cells.map((cell) =>
      cell.entry.person === person ? { ...cell, parentRole: to.hierarchyName } : cell,
    )
    return { cells: reported, people: [person, from, to] }
  },
}

/** Two people whose first two columns are swapped on the screen. */
const fieldMixup: ScreenDifference = {
  cause: 'field-mixup',
  plant: (cells, scene) => {
    const [first, second] = [
      ...new Set(scene.entries.filter((entry) => entry.field.fieldType === 'CURRENCY').map(({ field }) => field)),
    ]
    const other = (entry: Entry) =>
      scene.entries.find(
        (one) =>
          one.person === entry.person &&
          one.week === entry.week &&
          one.field === (entry.field === first ? second : first),
      )
    const people = pick(
      scene,
      2,
      (entry) => entry.field === first && (other(entry)?.value ?? entry.value) !== entry.value,
    )
    return revalued(cells, people, (entry) =>
      entry.field === first || entry.field === second ? (other(entry)?.value ?? undefined) : undefined,
    )
  },
}

/** Somebody whose weeks were all added up. */
const allWeeksSummed: ScreenDifference = {
  cause: 'all-weeks-summed',
  plant: (cells, scene) => {
    const sum = (of: Entry) =>
      scene.history.reduce(
        (total, one) => total + (one.person === of.person && one.field === of.field ? (one.value ?? 0) : 0),
        0,
      )
    // The sum of weeks that are all alike is a multiple of each, which looks like a share.
    const tells = (entry: Entry & { readonly value: number }) => entry.value > 0 && sum(entry) % entry.value !== 0
    const people = pick(scene, 1, tells)
    return revalued(cells, people, (entry) => (tells(entry) ? sum(entry) : undefined))
  },
}

/** People of whom the screen shows last quarter's final number. */
const otherPeriod: ScreenDifference = {
  cause: 'other-period',
  plant: (cells, scene) => {
    const before = scene.before()
    const then = (of: Entry) =>
      before.find((one) => one.person === of.person && one.field === of.field)?.value ?? undefined
    const people = pick(scene, 3, (entry) => (then(entry) ?? entry.value) !== entry.value)
    return revalued(cells, people, then)
  },
}

/** People of whom the screen shows the number of the week before. */
const submissionVersion: ScreenDifference = {
  cause: 'submission-version',
  plant: (cells, scene) => {
    const earlier = (of: Entry) => sameCell(scene.history, of, of.week.rank - 1)?.value ?? undefined
    const people = pick(scene, 2, (entry) => (earlier(entry) ?? entry.value) !== entry.value)
    return revalued(cells, people, earlier)
  },
}

/** People of whom the screen shows their manager's adjustment. */
const managerAdjustment: ScreenDifference = {
  cause: 'manager-adjustment',
  plant: (cells, scene) => {
    const people = pick(scene, 2, (entry) => entry.adjustment !== null && entry.adjustment !== entry.value)
    return revalued(cells, people, (entry) => entry.adjustment ?? undefined)
  },
}

/**
 * Mismatches that come from people, teams, versions, periods and columns, in the order in which they find their people.
 */
export const plantsOfPeople: readonly ScreenDifference[] = [
  duplicateUser,
  notSubmitted,
  missingInApi,
  reParented,
  rollUp,
  managerAdjustment,
  submissionVersion,
  otherPeriod,
  allWeeksSummed,
  fieldMixup,
  missingInUi,
]

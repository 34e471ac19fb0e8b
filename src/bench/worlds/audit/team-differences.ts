import type { CauseId } from '#src/domain/model/cause.ts'
import { below, callKey } from './company.ts'
import { callOf, cellKey, expect, isGone, type DraftedExam } from './draft.ts'
import { wantedCount, type AuditDifference } from './seeded-difference.ts'

/** Every call's value, what stands under a second user id added to the latest. */
const ownValues = (draft: DraftedExam): ReadonlyMap<string, number> =>
  new Map(
    [...draft.company.calls].map(([key, call]) => {
      const [person, measure, period, week] = key.split('|').map(Number)
      const twin =
        period === draft.company.period && week === draft.company.week
          ? draft.twins.get(person ?? -1)?.get(measure ?? -1)
          : undefined
      return [key, (call.value ?? 0) + (twin ?? 0)]
    }),
  )

/** Makes every week of a manager's entry the team's total. */
function showTeam(
  draft: DraftedExam,
  ownOf: ReadonlyMap<string, number>,
  boss: number,
  measure: number,
  withOwn: boolean,
): void {
  const { company } = draft
  const team = below(company, boss)
  company.periods.forEach((period, periodAt) =>
    period.weeks.forEach((_, week) => {
      const call = company.calls.get(callKey(boss, measure, periodAt, week))
      if (call !== undefined)
        call.value = team.reduce(
          (sum, one) => sum + (ownOf.get(callKey(one.at, measure, periodAt, week)) ?? 0),
          withOwn ? (ownOf.get(callKey(boss, measure, periodAt, week)) ?? 0) : 0,
        )
    }),
  )
}

/** A manager's row with the team: on the screen, or in the export. */
export const seedRollUp: AuditDifference = {
  id: 'roll-up',
  stage: 0,
  needs: 'nothing',
  plant: (draft, many) => {
    const { company, random } = draft
    const alone = random.chance(0.3)
    const inExport = random.chance(0.25)
    const bosses = company.people
      .filter((person) => below(company, person.at).length > 0 && !isGone(draft, person.at))
      .toSorted((a, b) => b.at - a.at)
    const chosen = many ? bosses : random.shuffle(bosses).slice(0, random.int(1, 2))
    let met = 0
    const ownOf = ownValues(draft)
    const shownOf = (person: number, measure: number): number => draft.cells.get(cellKey(person, measure))?.value ?? 0
    const plans: { readonly person: number; readonly measure: number; readonly sum: number }[] = []
    for (const boss of chosen) {
      company.measures.forEach((measure, at) => {
        const team = below(company, boss.at)
        if (
          measure.kind !== 'money' ||
          draft.touched.has(cellKey(boss.at, at)) ||
          team.some((one) => one.currency !== boss.currency)
        )
          return
        plans.push({
          person: boss.at,
          measure: at,
          sum: team.reduce((sum, one) => sum + shownOf(one.at, at), alone ? 0 : shownOf(boss.at, at)),
        })
      })
    }
    for (const { person, measure, sum } of plans) {
      const cell = draft.cells.get(cellKey(person, measure))
      const call = callOf(draft, person, measure)
      if (cell === undefined || call === undefined || sum === (inExport ? (call.value ?? 0) : (cell.value ?? 0)))
        continue
      if (inExport) showTeam(draft, ownOf, person, measure, !alone)
      else cell.value = sum
      expect(draft, person, measure, 'roll-up', 're-parented')
      met += 1
    }
    return met
  },
}

/** Both sides show team totals; one person counts in another team on the screen. */
export const seedReParented: AuditDifference = {
  id: 're-parented',
  stage: 0,
  needs: 'nothing',
  plant: (draft, many) => {
    const { company, random } = draft
    const ownOf = ownValues(draft)
    const own = (person: number, measure: number): number =>
      ownOf.get(callKey(person, measure, company.period, company.week)) ?? 0
    const leads = company.people.filter(
      (person) => person.at !== 0 && company.people.some((one) => one.boss === person.at),
    )
    // Every manager's number is the team's, on both sides.
    for (const boss of company.people.filter((person) => company.people.some((one) => one.boss === person.at))) {
      company.measures.forEach((measure, at) => {
        if (measure.kind !== 'money' || below(company, boss.at).some((one) => one.currency !== boss.currency)) return
        const cell = draft.cells.get(cellKey(boss.at, at))
        if (cell === undefined || draft.touched.has(cellKey(boss.at, at))) return
        showTeam(draft, ownOf, boss.at, at, true)
        cell.value = callOf(draft, boss.at, at)?.value ?? null
      })
    }
    let met = 0
    for (let move = 0; move < (many ? 3 : 1); move += 1) {
      const [from, to] = random.shuffle(
        leads.filter(
          (lead) =>
            lead.boss === leads[0]?.boss &&
            lead.currency === leads[0]?.currency &&
            below(company, lead.at).every((one) => one.currency === lead.currency),
        ),
      )
      if (from === undefined || to === undefined) return met
      const [moved] = random.shuffle(
        company.people.filter((one) => one.boss === from.at && below(company, one.at).length === 0),
      )
      if (moved === undefined) return met
      company.measures.forEach((measure, at) => {
        const value = own(moved.at, at)
        const [old, now] = [draft.cells.get(cellKey(from.at, at)), draft.cells.get(cellKey(to.at, at))]
        if (
          measure.kind !== 'money' ||
          value === 0 ||
          old?.value == null ||
          now?.value == null ||
          draft.touched.has(cellKey(from.at, at)) ||
          draft.touched.has(cellKey(to.at, at))
        )
          return
        old.value -= value
        now.value += value
        expect(draft, from.at, at, 're-parented')
        expect(draft, to.at, at, 're-parented')
        met += 2
      })
    }
    return met
  },
}

/** People have a second user id with a call of its own; the screen shows one of them or their sum. */
export const seedDuplicateUser: AuditDifference = {
  id: 'duplicate-user',
  stage: 0,
  needs: 'lookup',
  plant: (draft, many) => {
    const { company, random } = draft
    const people = random
      .shuffle(company.people.filter((person) => !isGone(draft, person.at) && below(company, person.at).length === 0))
      .slice(0, many ? Math.max(2, Math.floor(company.people.length / 4)) : 1)
    let met = 0
    for (const person of people) {
      const values = new Map<number, number>()
      const sum = random.chance(0.5)
      company.measures.forEach((measure, at) => {
        const cell = draft.cells.get(cellKey(person.at, at))
        if (measure.kind !== 'money' || cell?.value == null || draft.touched.has(cellKey(person.at, at))) return
        const value = random.int(50, 90_000) * 100 + random.int(0, 99)
        values.set(at, value)
        cell.value = sum ? cell.value + value : random.chance(0.5) ? value : cell.value
        expect(draft, person.at, at, 'duplicate-user')
        met += 1
      })
      if (values.size > 0) draft.twins.set(person.at, values)
    }
    return met
  },
}

const gone = (id: CauseId, where: (draft: DraftedExam) => Set<number>): AuditDifference => ({
  id,
  stage: 3,
  needs: 'nothing',
  plant: (draft, many) => {
    const { company, random } = draft
    const leaves = random.shuffle(
      company.people.filter(
        (person) =>
          !isGone(draft, person.at) &&
          below(company, person.at).length === 0 &&
          company.measures.every((_, at) => !draft.touched.has(cellKey(person.at, at))),
      ),
    )
    const into = where(draft)
    let met = 0
    for (const person of leaves.slice(0, wantedCount(draft, leaves.length / 2, many))) {
      into.add(person.at)
      company.measures.forEach((_, at) => {
        const value =
          id === 'missing-in-ui' ? callOf(draft, person.at, at)?.value : draft.cells.get(cellKey(person.at, at))?.value
        if (value != null && value !== 0) {
          expect(draft, person.at, at, id)
          met += 1
        }
      })
    }
    return met
  },
})

/** Somebody of the screen is not in the export, or there without entries. */
export const seedMissingInApi = gone('missing-in-api', (draft) =>
  draft.random.chance(0.5) ? draft.unlisted : draft.silent,
)

/** Somebody of the export is not on the screen. */
export const seedMissingInUi = gone('missing-in-ui', (draft) => draft.unshown)

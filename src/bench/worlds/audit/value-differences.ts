import { callKey, type CompanyCall } from './company.ts'
import { callOf, cellKey, expect, freeRows, isGone, type DraftedExam } from './draft.ts'
import { replaceSome, type AuditDifference } from './seeded-difference.ts'

/** The screen shows another week's call, or one of an earlier export. */
export const seedSubmissionVersion: AuditDifference = {
  id: 'submission-version',
  stage: 0,
  needs: 'history',
  plant: (draft, many) =>
    draft.random.chance(0.2) && draft.otherExport.size === 0 && draft.job === null
      ? earlierExport(draft, many)
      : otherWeek(draft, many),
}

/** The screen was taken when an earlier export held other values of the same week. */
function earlierExport(draft: DraftedExam, many: boolean): number {
  const { company } = draft
  const week = company.periods[company.period]?.weeks[company.week]
  if (week === undefined || draft.told.shape !== 'lookup') return otherWeek(draft, many)
  return replaceSome(
    draft,
    many,
    'submission-version',
    ({ person, measure, cell }) => {
      const call = callOf(draft, person.at, measure)
      if (call?.updatedOn == null || cell.value === null || cell.value === 0) return undefined
      return Math.max(100, Math.round((cell.value * (0.5 + draft.random.next() * 0.4)) / 100) * 100)
    },
    [],
    1,
    ({ person, measure }, value) => {
      const call = callOf(draft, person.at, measure)
      draft.otherExport.set(callKey(person.at, measure, company.period, company.week), {
        value,
        isUpdated: true,
        updatedOn: (call?.updatedOn ?? 0) - 5 * 3_600_000,
        updatedBy: person.at,
      })
    },
  )
}

const otherWeek = (draft: DraftedExam, many: boolean): number =>
  replaceSome(draft, many, 'submission-version', ({ person, measure }) => {
    const { company, random } = draft
    const weekAt = company.week - 1 - (random.chance(0.7) ? 0 : random.int(0, Math.max(0, company.week - 1)))
    return company.calls.get(callKey(person.at, measure, company.period, weekAt))?.value ?? undefined
  })

/** The screen shows a later export's edit. */
export const seedLateEdit: AuditDifference = {
  id: 'late-edit',
  stage: 0,
  needs: 'lookup',
  plant: (draft, many) => {
    const { company, random } = draft
    const week = company.periods[company.period]?.weeks[company.week]
    if (week === undefined) return 0
    const byJob = random.chance(0.6)
    const closed = Date.parse(week.endDate) + 86_400_000
    const endTime = Date.parse(week.startDate) + random.int(110, 120) * 3_600_000
    if (byJob)
      draft.job = {
        jobId: '6073683781a6da229df71e00',
        status: 'DONE',
        startTime: endTime - 90_000,
        endTime,
        rowsTruncated: false,
        cellsTruncated: false,
      }
    return replaceSome(
      draft,
      many,
      'late-edit',
      ({ person, measure, cell }) => {
        if (callOf(draft, person.at, measure) === undefined || cell.value === null) return undefined
        const value = Math.max(100, Math.round((cell.value * (1.05 + random.next() * 0.4)) / 100) * 100)
        return value
      },
      [],
      1,
      ({ person, measure }, value) => {
        const updatedOn = byJob ? endTime + random.int(1, 30) * 3_600_000 : closed + random.int(13, 60) * 3_600_000
        const later: CompanyCall = { value, isUpdated: true, updatedOn, updatedBy: person.at }
        draft.otherExport.set(callKey(person.at, measure, company.period, company.week), later)
      },
    )
  },
}

/** A manager overrode the call, by an amount or to one. */
export const adjustment: AuditDifference = {
  id: 'manager-adjustment',
  stage: 0,
  needs: 'nothing',
  plant: (draft, many) => {
    const whole = draft.random.chance(0.5)
    return replaceSome(
      draft,
      many,
      'manager-adjustment',
      ({ cell }) => {
        if (cell.value === null || cell.value === 0) return undefined
        const step =
          (draft.random.chance(0.5)
            ? draft.random.int(-40, 60) * 100_000
            : Math.round(cell.value * (draft.random.next() - 0.4))) || 12_300
        return cell.value + step
      },
      [],
      1,
      ({ person, measure, cell }, value) =>
        draft.extras.push({
          kind: 'adjustment',
          person: person.at,
          measure,
          value: (value ?? 0) - (whole ? 0 : (callOf(draft, person.at, measure)?.value ?? cell.value ?? 0)),
        }),
    )
  },
}

/** The screen shows the period before for a group of rows. */
export const seedOtherPeriod: AuditDifference = {
  id: 'other-period',
  stage: 0,
  needs: 'lookup',
  plant: (draft, many) => {
    const { company } = draft
    const before = company.periods[company.period - 1]
    if (before === undefined) return 0
    const last = before.weeks.length - 1
    return replaceSome(
      draft,
      many,
      'other-period',
      ({ person, measure }) =>
        company.calls.get(callKey(person.at, measure, company.period - 1, last))?.value ?? undefined,
      [],
      4,
    )
  },
}

/** The screen adds up every week. */
export const weeksSummed: AuditDifference = {
  id: 'all-weeks-summed',
  stage: 0,
  needs: 'history',
  plant: (draft, many) => {
    const { company } = draft
    const sumOf = (person: number, measure: number): number | undefined => {
      const all = Array.from(
        { length: company.week + 1 },
        (_, at) => company.calls.get(callKey(person, measure, company.period, at))?.value ?? 0,
      )
      return all.filter((one) => one !== 0).length < 2 ? undefined : all.reduce((sum, one) => sum + one, 0)
    }
    return replaceSome(draft, many, 'all-weeks-summed', ({ person, measure }) => sumOf(person.at, measure))
  },
}

/** The screen shows another field, another kind of value, or two columns swapped. */
export const seedFieldMixup: AuditDifference = {
  id: 'field-mixup',
  stage: 0,
  needs: 'nothing',
  fields: 2,
  plant: (draft, many) => {
    const { company, random } = draft
    const money = company.measures.flatMap((measure, at) => (measure.kind === 'money' ? [at] : []))
    const kind = random.chance(0.5) ? null : random.pick(['quota', 'crm_total'] as const, 'quota')
    if (kind !== null) {
      // The export holds this kind of value for everybody, not only where the screen went wrong.
      for (const { person, measure, cell } of freeRows(draft))
        draft.extras.push({
          kind,
          person: person.at,
          measure,
          value: Math.round(((cell.value ?? 0) + 1_000_000) * (0.7 + random.next())),
        })
      return replaceSome(
        draft,
        many,
        'field-mixup',
        ({ person, measure }) =>
          draft.extras.find((one) => one.kind === kind && one.person === person.at && one.measure === measure)?.value,
      )
    }
    if (many && random.chance(0.4)) return swapColumns(draft, money)
    return replaceSome(draft, many, 'field-mixup', ({ person, measure }) => {
      const other = money[(money.indexOf(measure) + 1) % money.length]
      return other === undefined || other === measure
        ? undefined
        : (callOf(draft, person.at, other)?.value ?? undefined)
    })
  },
}

/** Two columns of the screen stand under each other's heading. */
function swapColumns(draft: DraftedExam, money: readonly number[]): number {
  const [one = 0, other = 1] = money
  let met = 0
  for (const person of draft.company.people) {
    const [a, b] = [draft.cells.get(cellKey(person.at, one)), draft.cells.get(cellKey(person.at, other))]
    if (
      a === undefined ||
      b === undefined ||
      a.value === b.value ||
      draft.touched.has(cellKey(person.at, one)) ||
      draft.touched.has(cellKey(person.at, other))
    )
      continue
    ;[a.value, b.value] = [b.value, a.value]
    expect(draft, person.at, one, 'field-mixup')
    expect(draft, person.at, other, 'field-mixup')
    met += 2
  }
  return met
}

/** Nobody entered a call; the screen shows some number, or the CRM’s. */
export const seedNotSubmitted: AuditDifference = {
  id: 'not-submitted',
  stage: 0,
  needs: 'nothing',
  plant: (draft, many) => {
    const carried = draft.random.chance(0.4)
    return replaceSome(
      draft,
      many,
      'not-submitted',
      ({ person, measure }) =>
        callOf(draft, person.at, measure) === undefined
          ? undefined
          : draft.random.int(1000, 900_000) * 100 + draft.random.int(0, 99),
      carried ? ['field-mixup'] : [],
      1,
      ({ person, measure }, value) => {
        const call = callOf(draft, person.at, measure)
        if (call === undefined || value === null) return
        if (draft.random.chance(0.6)) call.value = draft.random.chance(0.7) ? null : 0
        call.isUpdated = false
        call.updatedOn = null
        if (carried) draft.extras.push({ kind: 'crm_total', person: person.at, measure, value })
      },
    )
  },
}

/** A period was asked for that the export does not know. */
export const defaulted: AuditDifference = {
  id: 'period-defaulted',
  stage: 0,
  needs: 'nothing',
  plant: (draft) => {
    draft.asked = draft.random.pick(['2027_Q1', '2028_Q2', '2026_Q9'], '2027_Q1')
    return replaceSome(
      draft,
      true,
      'period-defaulted',
      () => draft.random.int(500, 900_000) * 100 + draft.random.int(0, 99),
    )
  },
}

/** The job cut the export’s last people. */
export const seedTruncated: AuditDifference = {
  id: 'truncated',
  stage: 3,
  needs: 'nothing',
  plant: (draft) => {
    const { company } = draft
    const week = company.periods[company.period]?.weeks[company.week]
    draft.job = {
      jobId: '6073683781a6da229df71e00',
      status: 'DONE',
      cellsTruncated: false,
      endTime: Date.parse(week?.endDate ?? '2026-11-21') + 3 * 86_400_000,
      ...draft.job,
      rowsTruncated: true,
    }
    let met = 0
    for (const person of company.people.slice(-Math.max(1, Math.floor(company.people.length / 6)))) {
      if (isGone(draft, person.at) || company.measures.some((_, at) => draft.touched.has(cellKey(person.at, at))))
        continue
      draft.unlisted.add(person.at)
      company.measures.forEach((_, at) => {
        const value = draft.cells.get(cellKey(person.at, at))?.value
        if (value == null || value === 0) return
        expect(draft, person.at, at, 'truncated', 'missing-in-api')
        met += 1
      })
    }
    return met
  },
}

/** Numbers that nothing explains; round ones may look like something else by chance. */
export const seedUnexplained: AuditDifference = {
  id: 'unexplained',
  stage: 0,
  needs: 'nothing',
  plant: (draft, many) =>
    replaceSome(draft, many, 'unexplained', ({ cell }) =>
      draft.random.chance(0.4) ? draft.random.int(1, 80) * 500_000 : (cell.value ?? 0) + draft.random.int(1, 9_000_000),
    ),
}

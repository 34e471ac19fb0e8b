/** Somebody of the office whose export the files of this corpus are held against. */
export interface Colleague {
  readonly userId: string
  readonly crmId: string
  readonly name: string
  readonly email: string
  readonly team: string
}

/** A person by what stands before the `@` of the e-mail. */
export function colleague(local: string, name: string, place: number, team = 'West'): Colleague {
  const n = String(place).padStart(2, '0')
  return {
    userId: `4${n}`,
    crmId: `0053x000000Bx${n}QAA`,
    name,
    email: `${local}@globex.example`,
    team,
  }
}

export const nora = colleague('nora.lindqvist', 'Nora Lindqvist', 11)
export const tomas = colleague('tomas.herrera', 'Tomás Herrera', 12)
export const priya = colleague('priya.raman', 'Priya Raman', 13, 'East')
export const wei = colleague('wei.zhang', 'Wei Zhang', 14, 'East')
export const bjoern = colleague('bjoern.strauss', 'Björn Strauß', 15, 'East')

/** The office: five people in two teams. */
export const five: readonly Colleague[] = [nora, tomas, priya, wei, bjoern]

/** What each of the five calls, in the order of `five`, by field. */
export const calls: Readonly<Record<string, readonly number[]>> = {
  Commit: [212400.25, 98750, 305119.4, 61000, 47310.75],
  'Best Case': [240000, 120300.5, 330500, 75125, 52000.25],
  Pipeline: [512000.5, 230100, 640250, 148000.75, 99900],
}

/** What an export holds beside who and what. */
export interface ExportPlan {
  readonly people: readonly Colleague[]
  /** Each field's numbers in the order of the people, of the latest week. */
  readonly values: Readonly<Record<string, readonly (number | null)[]>>
  readonly currency: string
  /** Mondays, oldest first; in all but the last every number is 1,500 lower for each week before. */
  readonly weeks: readonly string[]
  readonly period: string
  /** Another quarter's numbers, in the order of the people. */
  readonly before: Readonly<Record<string, Readonly<Record<string, readonly number[]>>>>
}

/** The office's export of one week of Commit, with whatever is otherwise. */
export function office(otherwise: Partial<ExportPlan> = {}): ExportPlan {
  const people = otherwise.people ?? five
  return {
    people,
    values: { Commit: (calls['Commit'] ?? []).slice(0, people.length) },
    currency: 'USD',
    weeks: ['2026-03-23'],
    period: '2026_Q1',
    before: {},
    ...otherwise,
  }
}

/** The office with several fields. */
export function officeWith(...fields: readonly string[]): ExportPlan {
  return office({ values: Object.fromEntries(fields.map((field) => [field, calls[field] ?? []])) })
}

const days: Readonly<Record<string, readonly [string, string]>> = {
  '2025_Q4': ['2025-10-01', '2025-12-31'],
  '2026_Q1': ['2026-01-01', '2026-03-31'],
  '2026_Q2': ['2026-04-01', '2026-06-30'],
}

const dayAfter = (day: string, more: number): string =>
  new Date(Date.parse(day) + more * 86_400_000).toISOString().slice(0, 10)

/** The export as Clari's API gives it, as JSON. */
export function exportText(plan: ExportPlan): string {
  const fields = [...new Set([...Object.keys(plan.values), ...Object.values(plan.before).flatMap(Object.keys)])]
  const entry = (person: Colleague, field: string, period: string, week: string, value: number | null) => ({
    userId: person.userId,
    fieldId: `f_${fields.indexOf(field) + 1}`,
    timePeriodId: period,
    timeFrameId: `TF:${week}`,
    forecastValue: value,
    currency: { code: plan.currency, symbol: '' },
    isUpdated: true,
    updatedBy: person.userId,
    updatedOn: Date.parse(week) + 93_600_000,
  })
  const entries = plan.weeks.flatMap((week, at) =>
    Object.entries(plan.values).flatMap(([field, numbers]) =>
      plan.people.flatMap((person, place) => {
        const value = numbers[place]
        if (value === undefined) return []
        const earlier = value === null ? null : value - (plan.weeks.length - 1 - at) * 1500
        return [entry(person, field, plan.period, week, earlier)]
      }),
    ),
  )
  const older = Object.entries(plan.before).flatMap(([period, values]) =>
    Object.entries(values).flatMap(([field, numbers]) =>
      plan.people.flatMap((person, place) => {
        const value = numbers[place]
        return value === undefined ? [] : [entry(person, field, period, lastWeekOf(period), value)]
      }),
    ),
  )
  const periods = [plan.period, ...Object.keys(plan.before)]
  return JSON.stringify({
    entries: [...entries, ...older],
    users: plan.people.map(({ userId, crmId, name, email, team }) => ({
      userId,
      crmId,
      name,
      email,
      scopeId: `${userId}::REP`,
      hierarchyId: `h${userId}`,
      hierarchyName: `Rep ${team}`,
      parentHierarchyId: `t-${team}`,
      parentHierarchyName: team,
    })),
    fields: fields.map((fieldName, at) => ({ fieldId: `f_${at + 1}`, fieldName, fieldType: 'FORECAST' })),
    timePeriods: periods.map((timePeriodId) => ({
      timePeriodId,
      label: `${timePeriodId.slice(5)} FY ${timePeriodId.slice(0, 4)}`,
      type: 'QUARTER',
      startDate: days[timePeriodId]?.[0],
      endDate: days[timePeriodId]?.[1],
    })),
    timeFrames: [...plan.weeks, ...Object.keys(plan.before).map(lastWeekOf)].map((startDate) => ({
      timeFrameId: `TF:${startDate}`,
      startDate,
      endDate: dayAfter(startDate, 6),
    })),
  })
}

/** The Monday of a quarter's last week. */
function lastWeekOf(period: string): string {
  const last = Date.parse(days[period]?.[1] ?? '2025-12-31')
  const weekday = (new Date(last).getUTCDay() + 6) % 7
  return new Date(last - weekday * 86_400_000).toISOString().slice(0, 10)
}

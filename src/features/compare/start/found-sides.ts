import type { FoundSide, NothingCompared } from '#src/compare/nothing-compared.ts'

/** A period and week that can be compared instead; the week is null for all of a period without weeks. */
export interface OtherWeek {
  readonly period: string
  readonly week: number | null
  readonly label: string
  /** On which sides it stands. */
  readonly on: 'both' | 'export' | 'screen'
}

/** The periods and weeks of the two sides, those of both first. */
export function otherWeeks({ api, ui }: Pick<NothingCompared, 'api' | 'ui'>): readonly OtherWeek[] {
  const [exported, screen] = [weeksOf(api), weeksOf(ui)]
  const keys = new Set(screen.map(keyOf))
  const own = new Set(exported.map(keyOf))
  return [
    ...exported.filter((one) => keys.has(keyOf(one))).map((one) => ({ ...one, on: 'both' as const })),
    ...exported.filter((one) => !keys.has(keyOf(one))).map((one) => ({ ...one, on: 'export' as const })),
    ...screen.filter((one) => !own.has(keyOf(one))).map((one) => ({ ...one, on: 'screen' as const })),
  ]
}

const keyOf = ({ period, week }: Pick<OtherWeek, 'period' | 'week'>): string => `${period} ${week}`

function weeksOf({ periods }: FoundSide): readonly Omit<OtherWeek, 'on'>[] {
  return periods.flatMap(({ name, weeks }): readonly Omit<OtherWeek, 'on'>[] =>
    weeks.length === 0
      ? [{ period: name, week: null, label: name === '' ? 'No period named' : name }]
      : weeks.map(({ week, start }) => ({
          period: name,
          week,
          label: `${name === '' ? 'No period named' : name}, week ${week}${start === null ? '' : ` from ${start}`}`,
        })),
  )
}

/** What a side's weeks are, in a few words: `7 to 9`, `2026-11-15`; empty where none is named. */
export function weekWords(weeks: FoundSide['periods'][number]['weeks']): string {
  const [first, last] = [weeks[0], weeks.at(-1)]
  if (first === undefined || last === undefined) return ''
  const own = (one: typeof first): string => `week ${one.week}${one.start === null ? '' : ` (${one.start})`}`
  return weeks.length === 1 ? own(first) : `${own(first)} to ${own(last)}`
}

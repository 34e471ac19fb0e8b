import type { Comparison } from '#src/compare/compare.ts'
import { Select } from '#src/ui/form/select.tsx'
import type { Wish } from '#src/features/compare/state/comparison.ts'
import { periodsShown, weeksHeld } from './periods-held.ts'

/** Another period or week of the export to compare, where it holds several. */
export function PeriodChoice({
  comparison,
  onChange,
}: {
  readonly comparison: Comparison
  readonly onChange: (change: Pick<Wish, 'period' | 'week'>) => void
}) {
  const periods = periodsShown(comparison.api)
  const period = comparison.period ?? ''
  const weeks = weeksHeld(comparison.api, period)
  const week = comparison.week
  return (
    <>
      {periods.length > 1 && (
        <Select
          label="Period"
          value={period}
          options={periods.map((name) => ({ value: name, label: name }))}
          onChange={(name) => onChange({ period: name, week: null })}
        />
      )}
      {weeks.length > 1 && week !== null && (
        <Select
          label="Week"
          value={String(week)}
          options={weeks.map(({ start, week: number }) => ({
            value: String(number),
            label: `Week ${number}, from ${start}`,
          }))}
          onChange={(chosen) => onChange({ period, week: Number(chosen) })}
        />
      )}
    </>
  )
}

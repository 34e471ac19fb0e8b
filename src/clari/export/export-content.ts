import { entryCount, type ExportAnswer } from '#src/clari/schemas/export-schema.ts'
import { parsePeriod, periodId, readPeriod } from '#src/clari/periods.ts'

/** What an export holds, in numbers, whatever its shape. */
export interface ExportContent {
  readonly shape: ExportAnswer['shape']
  /** The name that the rows stand under; null where they are a bare list. */
  readonly under: string | null
  /** Rows or entries. */
  readonly entries: number
  /** Those that hold at least one value. */
  readonly filled: number
  /** People listed; null where the shape lists none. */
  readonly users: number | null
  /** The periods that came back, by id (`2026_Q4`), each once. */
  readonly periods: readonly string[]
  /** The members that hold values, such as `forecastValue`. */
  readonly kinds: readonly string[]
}

const valueName = /(?:Value|Amount)$|^(?:crmTotal|crmClosed|Data Value)$/

/** Counts what an export holds; linear in its size. */
export function contentOf(answer: ExportAnswer): ExportContent {
  const rows: readonly Readonly<Record<string, unknown>>[] = answer.shape === 'rows' ? answer.rows : answer.entries
  const kinds = new Set<string>()
  const periods = new Set<string>(
    answer.shape === 'lookup' ? answer.timePeriods.map(({ timePeriodId }) => timePeriodId) : [],
  )
  let filled = 0
  for (const row of rows) {
    let hasValue = false
    for (const [name, value] of Object.entries(row)) {
      if (!valueName.test(name)) continue
      kinds.add(name)
      if (value !== null && value !== undefined && value !== '') hasValue = true
    }
    if (hasValue) filled += 1
    if (answer.shape === 'lookup') continue
    const period = row['timePeriodId'] ?? row['timePeriod'] ?? row['Timeframe']
    if (typeof period === 'string' && period !== '') periods.add(period)
  }
  return {
    shape: answer.shape,
    under: answer.shape === 'rows' ? answer.under : 'entries',
    entries: entryCount(answer),
    filled,
    users: answer.shape === 'lookup' ? answer.users.length : null,
    periods: [...periods],
    kinds: [...kinds],
  }
}

/**
 * How the period that came back stands to the one asked: the asked one, another, or it cannot be told (none asked, or
 * none named in the answer).
 */
export function periodMet(asked: string, returned: readonly string[]): 'asked' | 'another' | 'untold' {
  const wanted = asked.trim()
  if (wanted === '' || returned.length === 0) return 'untold'
  const meant = readPeriod(wanted)
  const same = returned.some((id) => {
    const read = parsePeriod(id) ?? readPeriod(id)
    return id === wanted || (meant !== null && read !== null && periodId(meant) === periodId(read))
  })
  return same ? 'asked' : 'another'
}

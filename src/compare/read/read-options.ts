import type { DecimalMark } from '#src/domain/table/amount-text.ts'
import type { Mapping } from './layout/columns.ts'

/** How a table is to be read, where the analyst knows better or the other side gives a hint. */
export interface ReadOptions {
  readonly mapping?: Mapping
  /** The decimal mark of every number column, or by header. */
  readonly decimal?: DecimalMark | Readonly<Record<string, DecimalMark>>
  /** The currency of numbers that name none. */
  readonly currency?: string | null
  /** The currencies that the other side names: `$` is read as one of them where it can. */
  readonly expected?: readonly string[]
  /** Field names of the other side: a wide column of that name is a field, whatever else it could be. */
  readonly knownFields?: readonly string[]
  /** Names of the other side's periods: a column that says `Q1` alone is of one of them. */
  readonly knownPeriods?: readonly string[]
  /** Whom the other side knows by a cell: what holds people is found by it where headers say nothing. */
  readonly knownPerson?: (cell: string) => 'name' | 'email' | 'crm-id' | 'user-id' | null
  /** Names that are people's, though they read like totals. */
  readonly people?: ReadonlySet<string>
  /** Whether day comes before month in dates with slashes. */
  readonly dayFirst?: boolean
}

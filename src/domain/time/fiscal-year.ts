/** When a fiscal year starts, and which calendar year gives it its name. */
export interface FiscalYear {
  /** 1 for January to 12 for December. */
  readonly startMonth: number
  /**
   * Most companies name a fiscal year after the calendar year in which it ends; for one that starts in January
   * both are the same.
   */
  readonly namedAfter: 'start' | 'end'
}

/** The fiscal year that is the calendar year. */
export const calendarYear: FiscalYear = { startMonth: 1, namedAfter: 'end' }

/** The calendar year in which the fiscal year of a name begins. */
export function firstYearOf(named: number, { startMonth, namedAfter }: FiscalYear): number {
  return named - (startMonth > 1 && namedAfter === 'end' ? 1 : 0)
}

/** The name of the fiscal year that begins in a calendar year. */
export function nameOfYear(begins: number, { startMonth, namedAfter }: FiscalYear): number {
  return begins + (startMonth > 1 && namedAfter === 'end' ? 1 : 0)
}

import type { Cause } from '#src/compare/explain/cause.ts'

/** The asked period was unknown, so the API exported the current quarter. Found for the whole export. */
export const periodDefaulted: Cause = {
  id: 'period-defaulted',
  title: 'Period defaulted',
  says: 'The period that was asked for is unknown to Clari, so it exported the current quarter instead.',
  admin:
    'The export was asked for a time period that Clari does not ' +
    'know; it answered with the current quarter without an error.',
  fix: {
    who: 'you',
    does:
      'Export again with a period as YYYY_QN that exists, and ' +
      'compare timePeriods[0].timePeriodId with what was asked.',
  },
  disprovedBy: 'An export whose timePeriodId is the one that was asked for.',
  because: (proof) => proof.note ?? 'The export holds another period than the one that was asked for.',
}

import type { SubCause } from '#src/scenarios/sub-cause.test-kit.ts'

/** What concerns a whole export. */
interface WholeCause extends SubCause {
  /** The options of an export that is made first, whose job is named. */
  readonly exports?: Readonly<Record<string, unknown>>
}

const answers = { screen: 'latest-week', forecastId: 'net_arr' }

const periodDefaulted = {
  answers: { ...answers, timePeriod: '2031_Q1' },
  verdict: 'period-defaulted',
  cause: 'period-defaulted',
  headline: /not of 2031_Q1/,
  quoted: /20\d\d_Q\d/,
}

/** What can be wrong with an export as a whole, before any row is compared. */
export const wholeCauses: readonly WholeCause[] = [
  { ...periodDefaulted, name: 'a period that Clari does not know' },
  { ...periodDefaulted, name: 'the same, in the guide’s dialect', dialect: 'guide' },
  {
    ...periodDefaulted,
    name: 'a period in people’s words',
    answers: { ...answers, timePeriod: 'Q1 FY2031' },
    headline: /not of Q1 FY2031/,
  },
  {
    name: 'an export that was cut off',
    answers,
    faults: ['truncated-export'],
    exports: {},
    verdict: 'truncated',
    cause: 'truncated',
    headline: /was cut off/,
    quoted: /rowsTruncated|cellsTruncated/,
  },
  {
    name: 'an export in another currency than the screen',
    answers: { ...answers, screenCurrency: 'USD' },
    exports: { currency: 'EUR' },
    verdict: 'currency',
    cause: 'currency',
    headline: /^The export is in EUR, the screen in USD\.$/,
    quoted: /EUR/,
  },
  {
    name: 'a screen of an earlier week than the export has',
    answers: { ...answers, screen: 'earlier-week' },
    exports: {},
    verdict: 'not-historical',
    cause: 'not-historical',
    headline: /holds only the latest/,
    quoted: /one week/,
  },
]

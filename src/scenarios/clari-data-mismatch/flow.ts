import { comparisonSays } from '#src/checks/clari/export/comparison-says.ts'
import { exportCurrency } from '#src/checks/clari/export/export-currency.ts'
import { exportPeriod } from '#src/checks/clari/export/export-period.ts'
import { exportStated } from '#src/checks/clari/export/export-stated.ts'
import { exportTotals } from '#src/checks/clari/export/export-totals.ts'
import { exportWeeks } from '#src/checks/clari/export/export-weeks.ts'
import { defineFlow } from '#src/domain/model/scenario.ts'
import { byName } from '#src/scenarios/shared/by-name.ts'
import { handOvers, refused } from '#src/scenarios/shared/refusals.ts'
import { forecastField, jobField, option, optional, routesBy, runs, whichKey } from '#src/scenarios/shared/steps.ts'
import * as verdicts from './verdicts.ts'

/** From “the numbers don’t match” over the causes that concern the whole export to the comparison, row by row. */
export const flow = defineFlow({
  start: 'screen',
  steps: {
    screen: {
      kind: 'ask',
      title: 'Which screen shows the other number?',
      short: 'Which screen',
      says: 'An export is of one moment and one week, a screen of another: that decides what may be compared.',
      answer: 'screen',
      options: [
        option('latest-week', 'The Forecast Tab, this week', 'export', 'It shows each call as it was last edited.'),
        option('earlier-week', 'The Forecast Tab, an earlier week', 'export', 'Only includeHistorical brings it.'),
        option('download', 'A file downloaded from the view', 'export', 'It is as old as its download.'),
        option('other', 'A dashboard or a report', 'export', 'It may have its own filters, currency and period.'),
      ],
    },
    export: {
      kind: 'input',
      title: 'Which export, and of which period?',
      short: 'Which export',
      says:
        'With the job’s id the very export is looked at: its time, period and currency, whether it was cut. Without ' +
        'it, what the forecast holds now. Nothing here uses quota.',
      fields: [
        { ...forecastField, help: 'The last part of the tab’s address: app.clari.com/forecast/<id>' },
        { ...jobField, label: 'Export job’s id', required: false },
        optional('text', 'timePeriod', 'Period that was asked for', '2026_Q4, or as the screen shows it'),
        optional('text', 'exportedAt', 'Exported when', 'needed only without a job’s id'),
      ],
      to: 'shown',
    },
    shown: {
      kind: 'input',
      title: 'What does the screen show?',
      short: 'What it shows',
      says: 'As far as you can read it there. A total is set beside the API’s at once.',
      fields: [
        optional('text', 'field', 'Field', 'Commit'),
        optional('text', 'screenTotal', 'Its total on the screen', '1.35M'),
        optional('text', 'screenCurrency', 'Currency on the screen', 'USD'),
        optional('text', 'week', 'Week on the screen', '0 is the first; the latest unless you say'),
      ],
      to: 'which-key',
    },
    'which-key': whichKey({
      title: 'Which key may look at it?',
      says: 'The checks only read. With two files at hand, choose “None”: the comparison works without a key.',
      to: 'whole',
    }),
    whole: {
      kind: 'run',
      title: 'Is the export the one that was meant?',
      short: 'The export as a whole',
      says: 'What concerns the whole export comes first: one of these explains every row. Reads only, no quota.',
      checks: [exportStated, exportPeriod, exportCurrency, exportWeeks, exportTotals],
      routes: [
        ...routesBy(exportStated, {
          ...refused(exportStated),
          truncated: 'truncated',
          unfinished: 'unfinished',
          'unknown-job': 'unknown-job',
        }),
        ...routesBy(exportPeriod, {
          ...refused(exportPeriod),
          'bad-request': 'not-there',
          'other-error': 'not-there',
          defaulted: 'period-defaulted',
        }),
        ...routesBy(exportCurrency, { other: 'currency' }),
        ...routesBy(exportWeeks, { 'not-historical': 'not-historical' }),
      ],
      otherwise: 'compare',
      unknown: 'compare',
    },
    compare: {
      kind: 'compare',
      title: 'Compare row by row',
      short: 'Compare',
      says: 'The export as a whole is not the cause, or was not looked at. Now every row that differs gets its cause.',
      to: 'compared',
    },
    compared: runs(comparisonSays, {
      title: 'What does the comparison say?',
      short: 'What it found',
      to: { equal: 'equal', explained: 'explained', partly: 'partly', unexplained: 'unexplained' },
      otherwise: 'not-compared',
      unknown: 'not-compared',
    }),
  },
  verdicts: {
    ...handOvers(
      'So the export was not looked at; two files can be compared without a key.',
      'the numbers still differ',
    ),
    ...byName(verdicts),
  },
})

import { comparisonSays } from '#src/checks/clari/export/comparison-says.ts'
import { exportCurrency } from '#src/checks/clari/export/export-currency.ts'
import { exportPeriod } from '#src/checks/clari/export/export-period.ts'
import { exportStated } from '#src/checks/clari/export/export-stated.ts'
import { exportTotals } from '#src/checks/clari/export/export-totals.ts'
import { exportWeeks } from '#src/checks/clari/export/export-weeks.ts'
import { causes } from '#src/compare/explain/cause-list.ts'
import { isCauseId } from '#src/domain/model/cause.ts'
import type { NonEmpty } from '#src/domain/model/finding.ts'
import { when, defineFlow, type Action, type Verdict, type VerdictContext } from '#src/domain/model/scenario.ts'
import { forecastIn, jobIn } from '#src/reading/clari/mentions.ts'
import { readPaste } from '#src/reading/pasted-text.ts'
import { told } from './shared/told.ts'

const byPeriod = { by: 'check', check: exportPeriod } as const
const byJob = { by: 'check', check: exportStated } as const
const byCurrency = { by: 'check', check: exportCurrency } as const
const byWeeks = { by: 'check', check: exportWeeks } as const
const byComparison = { by: 'check', check: comparisonSays } as const

const newExport = 'Clari Triage, “Export again with these options”; or your own client'
const changeJob: Action = {
  who: 'you',
  does: 'Name the new job in the step “Which export”, and go on: it is looked at again.',
  where: null,
}
const compareAgain: Action = {
  who: 'you',
  does: 'Then compare again from the step “Compare”: what is closed disappears, what is left stays.',
  where: 'the page Compare',
}

/** The totals as far as they are known, as a sentence. */
function totals(context: VerdictContext): string {
  if (context.facts['apiTotal'] === undefined) return ''
  const field = told(context, 'field', 'The field')
  const ui = context.facts['uiTotal']
  return ui === undefined
    ? ` ${field} adds up to ${told(context, 'apiTotal', '')} on the API’s side.`
    : ` ${field}: ${told(context, 'apiTotal', '')} on the API’s side, ${told(context, 'uiTotal', '')} on the screen` +
        (context.facts['totalsDelta'] === undefined || context.facts['totalsDelta'] === null
          ? ''
          : ` (${told(context, 'totalsDelta', 'no')} difference)`) +
        '.'
}

/** What the guide says about versions, where it does not fit what was met. */
const guideNote = ' The guide names three causes; there are more, and the comparison tells which of them it can prove.'

/**
 * Causes of the comparison, the largest effect first, each with what it moves in the field that is told
 * (empty where nothing).
 */
function causesIn(context: VerdictContext) {
  const money = told(context, 'causeMoney', '').split(' | ')
  return told(context, 'causeIds', '')
    .split(' ')
    .flatMap((id, at) => (isCauseId(id) ? [{ ...causes[id], moves: money[at] ?? '' }] : []))
}

function causeActions(context: VerdictContext): NonEmpty<Action> {
  const found = causesIn(context).slice(0, 6)
  const actions = found.map(({ title, fix, moves }): Action => ({
    who: fix.who,
    does: `${title}${moves === '' ? '' : `, ${moves}`}: ${fix.does}`,
    where: fix.who === 'you' ? null : 'Clari publishes no menu path for it',
  }))
  const [first, ...rest] = actions
  return first === undefined ? [compareAgain] : [first, ...rest, compareAgain]
}

/** The paragraph for whoever else must act on the comparison's causes. */
function causeMessage(context: VerdictContext): string {
  const others = causesIn(context).filter(({ fix }) => fix.who !== 'you')
  const says = (others.length > 0 ? others : causesIn(context))
    .slice(0, 6)
    .map(({ admin, fix, moves }) => `${admin} ${fix.does}${moves === '' ? '' : ` It moves ${moves}.`}`)
  return [`The numbers of our Clari export and of the screen differ.${totals(context)}`, ...says].join(' ')
}

const compared = (
  cause: string,
  headline: Verdict['headline'],
  explains: (context: VerdictContext) => string,
  change: Partial<Verdict> = {},
): Verdict => ({
  kind: 'cause',
  cause,
  rests: 'observed',
  headline,
  explains,
  actions: causeActions,
  asks: causeMessage,
  prove: byComparison,
  exportsAgain: true,
  disprovedBy: (context) =>
    causesIn(context)[0]?.disprovedBy ??
    'Another pair of files for the same period and week without these differences.',
  ...change,
})

/** Clari could not be asked for the export: another scenario goes on. */
const notReadable = (cause: string, headline: string, leadsTo: Verdict['leadsTo'], does: string): Verdict => ({
  kind: 'open',
  cause,
  rests: 'observed',
  headline,
  explains: (context) =>
    'Before numbers can be compared the export has to be there: ' +
    `${told(context, 'message', told(context, 'detail', 'Clari refuses to give it'))}. If you have both files ` +
    'already, go back and choose “None” as the key: the comparison needs no connection.',
  actions: () => [{ who: 'you', does, where: null }],
  prove: byPeriod,
  disprovedBy: 'The same export being read on another try.',
  ...(leadsTo === undefined ? {} : { leadsTo }),
})

const keyRefused = ['gateway-no-key', 'gateway-rejected', 'api-rejected', 'no-optin', 'not-sent'] as const
const unreachable = ['web-page', 'redirected', 'intercepted', 'no-answer', 'server-error', 'broken-answer'] as const

/** From “the numbers don’t match” over the causes that concern the whole export to the comparison, row by row. */
export const clariDataMismatchWizard = defineFlow({
  start: 'screen',
  steps: {
    screen: {
      kind: 'ask',
      title: 'Which screen shows the other number?',
      short: 'Which screen',
      says:
        'An export is of one moment and one week; a screen of another. ' +
        'Which one it is decides what may be compared with what.',
      answer: 'screen',
      options: [
        {
          value: 'latest-week',
          label: 'The Forecast Tab, this week',
          says: 'It shows each call as it was last edited.',
          to: 'export',
        },
        {
          value: 'earlier-week',
          label: 'The Forecast Tab, an earlier week',
          says: 'Only an export with includeHistorical holds earlier weeks.',
          to: 'export',
        },
        {
          value: 'download',
          label: 'A file downloaded from the view',
          says: 'It is as old as its download.',
          to: 'export',
        },
        {
          value: 'other',
          label: 'A dashboard or a report',
          says: 'It may have filters, a currency and a period of its own.',
          to: 'export',
        },
      ],
    },
    export: {
      kind: 'input',
      title: 'Which export, and of which period?',
      short: 'Which export',
      says:
        'With the job’s id the very export is looked at: when it was made, its period, its currency, whether it was ' +
        'cut. Without it, what the forecast holds now. Nothing here uses quota.',
      fields: [
        {
          name: 'forecastId',
          kind: 'text',
          label: 'Forecast id',
          required: true,
          placeholder: 'net_arr',
          help: 'The last part of the tab’s address: app.clari.com/forecast/<id>',
          suggests: ({ pastes }) => forecastIn(readPaste(pastes['error'] ?? '')) ?? null,
        },
        {
          name: 'jobId',
          kind: 'text',
          label: 'Export job’s id',
          required: false,
          placeholder: '6073683781a6da229df71e00',
          suggests: ({ pastes }) => jobIn(readPaste(pastes['error'] ?? '')) ?? null,
        },
        {
          name: 'timePeriod',
          kind: 'text',
          label: 'Period that was asked for',
          required: false,
          placeholder: '2026_Q4',
          help: 'As the screen shows it, or as the export named it',
        },
        {
          name: 'exportedAt',
          kind: 'text',
          label: 'Exported when',
          required: false,
          placeholder: 'needed only without a job’s id',
        },
      ],
      to: 'shown',
    },
    shown: {
      kind: 'input',
      title: 'What does the screen show?',
      short: 'What it shows',
      says:
        'As far as you can read it there. A total and its currency are set beside the API’s at once; leave out what ' +
        'the screen does not tell.',
      fields: [
        { name: 'field', kind: 'text', label: 'Field', required: false, placeholder: 'Commit' },
        { name: 'screenTotal', kind: 'text', label: 'Its total on the screen', required: false, placeholder: '1.35M' },
        { name: 'screenCurrency', kind: 'text', label: 'Currency on the screen', required: false, placeholder: 'USD' },
        {
          name: 'week',
          kind: 'text',
          label: 'Week on the screen',
          required: false,
          placeholder: '0 is the first; the latest unless you say',
        },
      ],
      to: 'which-key',
    },
    'which-key': {
      kind: 'input',
      title: 'Which key may look at it?',
      short: 'Which key',
      says:
        'The checks only read. With two files at hand and nothing ' +
        'connected, choose “None”: the comparison works without a key.',
      fields: [{ name: 'connection', kind: 'connection', label: 'Key', required: true }],
      to: 'whole',
    },
    whole: {
      kind: 'run',
      title: 'Is the export the one that was meant?',
      short: 'The export as a whole',
      says: 'What concerns the whole export comes first: one of these explains every row. Reads only, no quota.',
      checks: [exportStated, exportPeriod, exportCurrency, exportWeeks, exportTotals],
      routes: [
        when(exportStated, ['truncated'], 'truncated'),
        when(exportStated, ['unfinished'], 'unfinished'),
        when(exportStated, ['unknown-job'], 'unknown-job'),
        when(exportStated, ['forbidden'], 'forbidden'),
        when(exportStated, keyRefused, 'key-refused'),
        when(exportStated, unreachable, 'unreachable'),
        when(exportStated, ['rate-limited'], 'rate-limited'),
        when(exportPeriod, ['defaulted'], 'period-defaulted'),
        when(exportPeriod, ['no-such-forecast'], 'no-such-forecast'),
        when(exportPeriod, ['forbidden'], 'forbidden'),
        when(exportPeriod, keyRefused, 'key-refused'),
        when(exportPeriod, unreachable, 'unreachable'),
        when(exportPeriod, ['rate-limited'], 'rate-limited'),
        when(exportPeriod, ['bad-request', 'other-error'], 'not-there'),
        when(exportCurrency, ['other'], 'currency'),
        when(exportWeeks, ['not-historical'], 'not-historical'),
      ],
      otherwise: 'compare',
      unknown: 'compare',
    },
    compare: {
      kind: 'compare',
      title: 'Compare row by row',
      short: 'Compare',
      says:
        'The export as a whole is not the cause, or was not looked at. Now both sides are put beside each other, and ' +
        'every differing row gets its cause and its proof.',
      to: 'compared',
    },
    compared: {
      kind: 'run',
      title: 'What does the comparison say?',
      short: 'What it found',
      says: 'Read here, nothing is sent.',
      checks: [comparisonSays],
      routes: [
        when(comparisonSays, ['equal'], 'equal'),
        when(comparisonSays, ['explained'], 'explained'),
        when(comparisonSays, ['partly'], 'partly'),
        when(comparisonSays, ['unexplained'], 'unexplained'),
      ],
      otherwise: 'not-compared',
      unknown: 'not-compared',
    },
  },
  verdicts: {
    'period-defaulted': {
      kind: 'cause',
      exportsAgain: true,
      cause: 'period-defaulted',
      rests: 'observed',
      headline: (context) =>
        `The export is of ${told(context, 'cameBack', 'another period')}, not of ` +
        `${told(context, 'askedPeriod', 'the one asked for')}.`,
      explains: (context) =>
        'Clari does not refuse a period that it does not know, or that has not begun: it ' +
        'exports the current quarter instead, without a word. Every row differs for that ' +
        `one reason.${totals(context)} Match the period’s id, not the label on the screen: ` +
        'the guide’s advice to use the exact label is right only where the label is the id.',
      actions: (context) => [
        {
          who: 'you',
          does:
            'Ask for the period by its id' +
            (context.facts['writtenAs'] === undefined
              ? ', written like 2026_Q4'
              : `: ${told(context, 'writtenAs', '')}`) +
            '; look on the screen whether its quarter is a fiscal one.',
          where: 'the export’s timePeriod',
        },
        {
          who: 'you',
          does: 'Let your client compare timePeriods[0].timePeriodId of each export with what it asked for.',
          where: 'your client',
        },
        { who: 'you', does: 'Change the period in the step “Which export” and go on, or check again.', where: null },
      ],
      prove: byPeriod,
      disprovedBy: 'An export of the asked period whose timePeriodId is the one asked.',
    },
    truncated: {
      kind: 'cause',
      exportsAgain: true,
      cause: 'truncated',
      rests: 'observed',
      headline: (context) => `The export was cut off: ${told(context, 'cutOff', 'rows')} are missing from it.`,
      explains: (context) =>
        'The job itself says so. Totals over it are too small, and people seem to be missing who are ' +
        `not.${totals(context)} Comparing it row by row would blame the wrong causes.`,
      actions: () => [
        {
          who: 'you',
          does:
            'Export in smaller parts: one quarter, fewer types, or one part of the hierarchy (scopeId) at a time. ' +
            'Each part uses one export of your quota.',
          where: newExport,
        },
        changeJob,
        { who: 'clari-support', does: 'If even small exports are cut: say where the limit lies.', where: null },
      ],
      asks: (context) =>
        `Our export job ${told(context, 'jobId', '')} ended with ${told(context, 'cutOff', 'rows')} cut off. Please ` +
        'tell us the limit, and whether it can be raised for our organisation.',
      prove: byJob,
      disprovedBy: 'A job of the same options that says nothing was cut off and holds as many rows.',
      leadsTo: 'clari.empty-export',
    },
    currency: {
      kind: 'cause',
      exportsAgain: true,
      cause: 'currency',
      rests: 'observed',
      headline: (context) =>
        `The export is in ${told(context, 'exportCurrency', 'another currency')}, the screen in ` +
        `${told(context, 'screenCurrency', 'its own')}.`,
      explains: (context) =>
        'Every value differs by the rate between the two, and no row can be said to be wrong before both are in one ' +
        `currency.${totals(context)}`,
      actions: (context) => [
        {
          who: 'you',
          does:
            'Export again with the screen’s currency: "currency": ' +
            `"${told(context, 'screenCurrency', 'USD').toUpperCase()}" (ISO 4217). It uses one export of your quota.`,
          where: newExport,
        },
        {
          who: 'you',
          does: 'Or switch the screen to the export’s currency.',
          where: 'the view’s currency setting (Clari publishes no menu path for it)',
        },
        changeJob,
      ],
      prove: byCurrency,
      disprovedBy: 'The screen’s symbol standing for the export’s currency after all ($ is used by several).',
    },
    'not-historical': {
      kind: 'cause',
      exportsAgain: true,
      cause: 'not-historical',
      rests: 'observed',
      headline: 'The screen shows an earlier week; the export holds only the latest.',
      explains: (context) =>
        'Without includeHistorical an export has one week: the latest when it ran. What was submitted in earlier ' +
        `weeks is not in it.${totals(context)} Here the guide is right: includeHistorical is the option to use. Two ` +
        'things it leaves out: only people who are opted in now are in it, and the weeks must never be added up.',
      actions: () => [
        {
          who: 'you',
          does:
            'Export again with includeHistorical: true, and compare the ' +
            'week that the screen shows. It uses one export of your quota.',
          where: newExport,
        },
        changeJob,
      ],
      prove: byWeeks,
      disprovedBy: 'The screen’s week being the one in the export.',
    },
    unfinished: {
      ...notReadable(
        'unfinished',
        'The export is not done, so there is nothing to compare yet.',
        'clari.job-stuck',
        'Find out what the job waits for; then come back.',
      ),
      prove: byJob,
    },
    'unknown-job': {
      ...notReadable(
        'unknown-job',
        'Clari knows no job with this id.',
        'clari.job-stuck',
        'Take the jobId from the answer that started the export, ' +
          'or leave it empty to look at the forecast as it is now.',
      ),
      prove: byJob,
    },
    'not-there': notReadable(
      'not-there',
      'The export’s results are not there any more, or not yet.',
      'clari.job-stuck',
      'Results last about 30 days: leave the job’s id empty to look at the forecast as it is now, or export again.',
    ),
    'no-such-forecast': notReadable(
      'no-such-forecast',
      'Clari knows no forecast of this id.',
      'clari.forecast-not-found',
      'Find the right id first; then come back to the numbers.',
    ),
    forbidden: notReadable(
      'forbidden',
      'Clari does not let this key look at the export.',
      'clari.forbidden',
      'Find out what is not allowed, or choose the key whose user made the export.',
    ),
    'key-refused': notReadable(
      'key-refused',
      'Clari does not take the key for this export.',
      'clari.unauthorized',
      'Find out what is wrong with the key or its opt-in; then come back to the numbers.',
    ),
    unreachable: notReadable(
      'unreachable',
      'No proper answer of Clari came, so the export was not looked at.',
      'clari.unreachable',
      'Find out why Clari does not answer properly; or compare two files without a key.',
    ),
    'rate-limited': notReadable(
      'rate-limited',
      'Clari asks to slow down, so the export was not looked at.',
      'clari.rate-limited',
      'Wait a minute, then run the checks again.',
    ),
    equal: compared(
      'equal',
      'Both sides say the same.',
      (context) =>
        `${told(context, 'comparedRows', 'All')} rows were compared and none differs.${totals(context)} If a number ` +
        'still looks wrong, it is of another week, another field or another pair of files than these.',
      {
        kind: 'clear',
        actions: () => [
          {
            who: 'you',
            does: 'Nothing to do for these two files. For another week or field, compare again.',
            where: 'the page Compare',
          },
        ],
        asks: (context) =>
          `We compared our Clari export with the screen: ${told(context, 'comparedRows', 'all')} rows, no difference.`,
        disprovedBy: 'A row that differs in the same two files.',
      },
    ),
    explained: compared(
      'explained',
      (context) =>
        `${told(context, 'differing', 'Some')} of ` +
        `${told(context, 'comparedRows', 'the')} rows differ, and each has its cause.`,
      (context) =>
        `The causes, the largest effect first: ${told(context, 'causeWords', 'see the evidence')}.${totals(context)} ` +
        `Nothing is left over.${guideNote}`,
    ),
    partly: compared(
      'partly-explained',
      (context) =>
        `${told(context, 'differing', 'Some')} rows differ; ${told(context, 'unexplainedRows', 'some')} of them ` +
        'without a cause that could be shown.',
      (context) =>
        'The causes that could be shown, the largest effect first: ' +
        `${told(context, 'causeWords', 'see the evidence')}.${totals(context)} What is left is listed as ` +
        'unexplained, to the cent; an export with includeHistorical, quotas and adjustments often explains more.',
    ),
    unexplained: compared(
      'unexplained',
      (context) => `${told(context, 'differing', 'Some')} rows differ, and these files do not show why.`,
      (context) =>
        `No cause could be proved from the two files.${totals(context)} That is said rather than guessed: a wrong ` +
        'cause costs an afternoon. More data may show it.',
      {
        kind: 'open',
        actions: () => [
          {
            who: 'you',
            does:
              'Export again with includeHistorical: true and the types forecast, forecast_updated, quota and ' +
              'adjustment; it uses one export of your quota.',
            where: newExport,
          },
          compareAgain,
          {
            who: 'clari-support',
            does: 'If it stays: say which value the screen shows for one of the rows, and where it comes from.',
            where: null,
          },
        ],
        asks: (context) =>
          `Our Clari export and the screen differ in ${told(context, 'differing', 'some')} rows for which we find no ` +
          `cause.${totals(context)} Please tell us where the screen’s value of the row below comes from; the ` +
          'export’s job and time are given.',
      },
    ),
    'not-compared': {
      kind: 'open',
      cause: 'not-compared',
      rests: 'observed',
      headline: 'The two sides were not compared yet.',
      explains: (context) =>
        `Nothing was found that concerns the whole export.${totals(context)} ` +
        'Which rows differ, and why, only the comparison can tell.',
      actions: () => [
        {
          who: 'you',
          does: 'Go back to the step “Compare”, put the export and the screen side by side, and come back.',
          where: 'the page Compare',
        },
      ],
      prove: byComparison,
      disprovedBy: 'A comparison of the two files.',
    },
  },
})

import { comparisonSays } from '#src/checks/clari/export/comparison-says.ts'
import { exportCurrency } from '#src/checks/clari/export/export-currency.ts'
import { exportPeriod } from '#src/checks/clari/export/export-period.ts'
import { exportStated } from '#src/checks/clari/export/export-stated.ts'
import { exportTotals } from '#src/checks/clari/export/export-totals.ts'
import { causes } from '#src/compare/explain/cause-list.ts'
import { isCauseId } from '#src/domain/model/cause.ts'
import type { KnownFacts } from '#src/domain/model/facts.ts'
import type { NonEmpty } from '#src/domain/model/finding.ts'
import type { Action } from '#src/domain/model/scenario.ts'
import { verdictsOver, type FactsOver } from '#src/domain/model/verdict.ts'
import { clariSupport, noMenu, you } from '#src/scenarios/shared/actions.ts'
import { given, quotable } from '#src/scenarios/shared/wording.ts'

const over = [exportStated, exportPeriod, exportCurrency, exportTotals, comparisonSays] as const
const { verdict, variant } = verdictsOver(...over)

type Known = KnownFacts<FactsOver<typeof over>>

const newExport = 'Clari Triage, “Export again with these options”; or your own client'
const comparePage = 'the page Compare'
const compareAgain = you('Then compare again from the step “Compare”: what is closed disappears.', comparePage)

/** What another export can fix: its job is named in the wizard, and looked at again. */
const byNewExport = {
  exportsAgain: true,
  last: you('The new export uses one of your quota. Name its job in the step “Which export”: it is looked at again.'),
} as const

export const periodDefaulted = verdict({
  needs: 'amounts',
  exportsAgain: true,
  cause: 'period-defaulted',
  headline: ({ cameBack = 'another period', askedPeriod = 'the one asked for' }) =>
    `The export is of ${cameBack}, not of ${askedPeriod}.`,
  explains:
    'Clari does not refuse a period that it does not know, or that has not begun: it exports the current quarter ' +
    'instead, without a word. Rows then differ for that one reason. Match the period’s id, not the label on the ' +
    'screen: the guide’s advice to use the exact label is right only where the label is the id.',
  actions: ({ writtenAs }) => [
    you(`Ask for your fiscal quarter by its id, ${writtenAs ?? 'such as 2026_Q4'}.`, 'the export’s timePeriod'),
    you('Compare timePeriods[0].timePeriodId of each export with what was asked for.', 'your client'),
  ],
  last: you('Change the period in the step “Which export” and go on, or run the check again.'),
  disprovedBy: 'An export of the asked period whose timePeriodId is the one asked.',
})

export const truncated = verdict({
  needs: 'amounts',
  ...byNewExport,
  cause: 'truncated',
  headline: ({ cutOff = 'rows' }) => `The export was cut off: ${cutOff} are missing from it.`,
  explains:
    'The job itself says so. Totals over it are too small, and comparing it row by row would blame the wrong causes.',
  actions: [
    you('Export in smaller parts: one quarter, fewer types, or one branch (scopeId) at a time.', newExport),
    clariSupport('If even small exports are cut: say where the limit lies.'),
  ],
  asks: ({ jobId = '(see evidence)', cutOff = 'rows' }) =>
    `Our export job ${jobId} ended with ${cutOff} cut off. Please tell us the limit, and whether it can be raised.`,
  disprovedBy: 'A job of the same options that says nothing was cut off and holds as many rows.',
  leadsTo: 'clari.empty-export',
})

export const currency = verdict({
  needs: 'amounts',
  ...byNewExport,
  cause: 'currency',
  headline: ({ exportCurrency: came = 'another currency', screenCurrency = 'its own' }) =>
    `The export is in ${came}, the screen in ${screenCurrency}.`,
  explains: 'Every value differs by the rate between the two: no row can be judged before both are in one currency.',
  actions: ({ screenCurrency = 'such as USD' }) => [
    you(`Export again with the screen’s currency, ${screenCurrency}, as its ISO 4217 code.`, newExport),
    you('Or switch the screen to the export’s currency.', `the view’s currency setting (${noMenu})`),
  ],
  disprovedBy: 'The screen’s symbol standing for the export’s currency after all ($ is used by several).',
})

export const notHistorical = verdict({
  needs: 'amounts',
  ...byNewExport,
  cause: 'not-historical',
  headline: 'The screen shows an earlier week; the export holds only the latest.',
  explains:
    'Without includeHistorical an export has one week: the latest when it ran. The guide rightly names this option, ' +
    'and leaves out two things: only people who are opted in now are in it, and weeks must never be added up.',
  actions: [you('Export again with includeHistorical: true, and compare the week that the screen shows.', newExport)],
  disprovedBy: 'The screen’s week being the one in the export.',
})

export const unfinished = verdict({
  needs: 'amounts',
  kind: 'open',
  cause: 'unfinished',
  headline: 'The export is not done, so there is nothing to compare yet.',
  explains: ({ jobId = 'The job', jobStatus = 'not done' }) => `${jobId} is ${jobStatus}, so it has no results.`,
  actions: [you('Find out what the job waits for; then come back.')],
  disprovedBy: 'The same export being read on another try.',
  leadsTo: 'clari.job-stuck',
})

export const unknownJob = variant(unfinished, {
  cause: 'unknown-job',
  headline: 'Clari knows no job with this id.',
  explains: ({ jobId = 'the id', message }) => `For ${jobId} it answers “${quotable(message, 'invalid_jobId')}”.`,
  actions: [you('Take the jobId from the answer that started the export, or leave it empty to see what is there now.')],
})

export const notThere = variant(unknownJob, {
  cause: 'not-there',
  headline: ({ jobId }) => `Clari does not give ${jobId === undefined ? 'this forecast' : 'the export’s results'}.`,
  explains: ({ message, detail, jobId }) =>
    `It answers “${quotable(message ?? detail, 'something else')}”.` +
    given(jobId, (id) => ` The results of ${id} may not be there any more, or not yet: they last about 30 days.`),
  actions: [you('Check the job’s id and the period, or leave them empty to see what is there now; or export again.')],
})

/** The totals as far as they are known, as a sentence. */
const totals = ({ field = 'The field', apiTotal, uiTotal, totalsDelta }: Known) =>
  given(apiTotal, (api) =>
    uiTotal === undefined
      ? ` ${field} adds up to ${api} on the API’s side.`
      : ` ${field}: ${api} on the API’s side, ${uiTotal} on the screen` +
        `${given(totalsDelta, (delta) => ` (${delta} difference)`)}.`,
  )

/** Causes of the comparison, the largest effect first, each with what it moves in the field told (empty: nothing). */
function causesIn({ causeIds = '', causeMoney = '' }: Known) {
  const money = causeMoney.split(' | ')
  return causeIds.split(' ').flatMap((id, at) => (isCauseId(id) ? [{ ...causes[id], moves: money[at] ?? '' }] : []))
}

function causeActions(facts: Known): NonEmpty<Action> {
  const actions = causesIn(facts).map(({ title, fix, moves }) => ({
    who: fix.who,
    does: `${title}${moves === '' ? '' : `, ${moves}`}: ${fix.does}`,
    where: fix.who === 'you' ? null : noMenu,
  }))
  const [first = you('Open the comparison: it lists every row.', comparePage), ...rest] = actions
  return [first, ...rest.slice(0, 5)]
}

/** The paragraph for whoever else must act on the comparison's causes. */
function causeMessage(facts: Known): string {
  const found = causesIn(facts)
  const others = found.filter(({ fix }) => fix.who !== 'you')
  const says = (others.length > 0 ? others : found)
    .slice(0, 6)
    .map(({ admin, fix, moves }) => `${admin} ${fix.does}${moves === '' ? '' : ` It moves ${moves}.`}`)
  return [`The numbers of our Clari export and of the screen differ.${totals(facts)}`, ...says].join(' ')
}

const causesTold = (facts: Known) =>
  `the largest effect first: ${facts.causeWords ?? 'see the evidence'}.${totals(facts)}`

export const explained = verdict({
  needs: 'amounts',
  exportsAgain: true,
  cause: 'explained',
  headline: ({ differing = 'Some', comparedRows = 'the' }) =>
    `${differing} of ${comparedRows} rows differ, and each has its cause.`,
  explains: (facts) =>
    `The causes, ${causesTold(facts)} Nothing is left over. The guide names three causes; there are more, and the ` +
    'comparison tells which of them it can prove.',
  actions: causeActions,
  last: compareAgain,
  asks: causeMessage,
  prove: comparisonSays,
  disprovedBy: (facts) =>
    causesIn(facts)[0]?.disprovedBy ?? 'Another pair of files for the same period and week without these differences.',
})

export const partly = variant(explained, {
  cause: 'partly-explained',
  headline: ({ differing = 'Some', unexplainedRows = 'some' }) =>
    `${differing} rows differ; ${unexplainedRows} of them without a cause that could be shown.`,
  explains: (facts) =>
    `The causes that could be shown, ${causesTold(facts)} What is left is listed as unexplained, to the cent; an ` +
    'export with includeHistorical, quotas and adjustments often explains more.',
})

export const unexplained = variant(explained, {
  kind: 'open',
  cause: 'unexplained',
  headline: ({ differing = 'Some' }) => `${differing} rows differ, and these files do not show why.`,
  explains: (facts) => `No cause could be proved from the two files.${totals(facts)} More data may show one.`,
  actions: [
    you('Export again with includeHistorical, quotas and adjustments; it uses one export of your quota.', newExport),
    clariSupport('If it stays: say which value the screen shows for one of the rows, and where it comes from.'),
  ],
  asks: (facts) =>
    `Our Clari export and the screen differ in ${facts.differing ?? 'some'} rows for which we find no cause.` +
    `${totals(facts)} Please tell us where the screen’s value of the row below comes from.`,
})

export const equal = variant(explained, {
  kind: 'clear',
  cause: 'equal',
  headline: 'Both sides say the same.',
  explains: (facts) =>
    `${facts.comparedRows ?? 'All'} rows were compared and none differs.${totals(facts)} If a number still looks ` +
    'wrong, it is of another week, another field or another pair of files than these.',
  actions: [you('Nothing to do for these two files. For another week or field, compare again.', comparePage)],
  last: null,
  asks: ({ comparedRows = 'all' }) => `We compared our Clari export with the screen: ${comparedRows} rows, all equal.`,
  disprovedBy: 'A row that differs in the same two files.',
})

export const notCompared = verdict({
  needs: 'amounts',
  kind: 'open',
  cause: 'not-compared',
  headline: 'The two sides were not compared yet.',
  explains: (facts) => `Which rows differ, and why, only the comparison can tell.${totals(facts)}`,
  actions: [you('Go back to the step “Compare”, compare the export with the screen, and come back.', comparePage)],
  last: null,
  prove: comparisonSays,
  disprovedBy: 'A comparison of the two files.',
})

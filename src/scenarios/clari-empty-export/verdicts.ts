import { exportAsked } from '#src/checks/clari/export/export-asked.ts'
import { heldExport, newestExport } from '#src/checks/clari/export/held-export.ts'
import { forecastContent } from '#src/checks/clari/forecast/forecast-content.ts'
import type { KnownFacts } from '#src/domain/model/facts.ts'
import { verdictsOver, type FactsOver } from '#src/domain/model/verdict.ts'
import { clariAdmin, noMenu, you } from '#src/scenarios/shared/actions.ts'
import { given, ifSo } from '#src/scenarios/shared/wording.ts'
import { emptySays, periodSays } from './says.ts'

const over = [emptySays, forecastContent, heldExport, exportAsked] as const
const { verdict, variant } = verdictsOver(...over)

type Known = KnownFacts<FactsOver<typeof over>>

const optIns = `Clari: the opt-ins and the hierarchy of this Forecast Tab (${noMenu})`
const tab = 'app.clari.com/forecast/<forecastId>'
const exportCall = 'POST /export/forecast/{forecastId}'
const requestBody = `the body of ${exportCall}`
const reader = 'the step that reads the export'
const connections = 'the Connections page'
const unknownPeriod = 'a period that Clari does not know is exported as the current quarter'
const namesOfRows =
  'Results come as entries beside lookup tables, or as rows under data, rows, records or results, or bare.'

/** What a new export proves, which is then the newest. */
const byNewExport = {
  prove: newestExport,
  last: you(
    'Run the check again once the new export, which uses one of the month’s, is done: your newest is looked at.',
  ),
} as const

const period = ({ returnedPeriod, askedPeriod }: Known) => returnedPeriod ?? askedPeriod ?? 'this period'

/** Which period was meant, where none was named. */
const periodTaken = ({ returnedPeriod, askedPeriod }: Known) =>
  askedPeriod === undefined
    ? given(returnedPeriod, (id) => ` No quarter was named in the request, so Clari took the current one, ${id}.`)
    : ''

export const noSubmissions = verdict({
  cause: 'no-submissions',
  headline: (facts) => `Nobody has submitted anything for ${period(facts)} yet.`,
  explains: (facts) =>
    `The key reads ${facts.forecastId ?? 'the forecast'}, ${given(facts.users, (n) => `sees ${n} people in it, `)}` +
    `and finds no value in ${period(facts)}` +
    given(facts.filledPeriod, (id) => `, while ${id} has ${facts.filledPeriodEntries ?? 'some'}`) +
    `.${periodTaken(facts)} So key, forecast and rights are fine; an export cannot hold what was not entered.`,
  actions: (facts) => [
    you(`Look in Clari whether ${facts.forecastId ?? 'the forecast'} shows submissions for ${period(facts)}.`, tab),
    you('If another quarter was meant: name it as timePeriod, in the form YYYY_QN.', requestBody),
    you('Export again only then: a new export of the same emptiness uses one of the month’s exports.'),
  ],
  disprovedBy: 'Clari’s screen showing submitted values for the same forecast, period and people.',
})

export const nothingEntered = variant(noSubmissions, {
  cause: 'nothing-entered',
  headline: (facts) => `Every cell is there, and nothing has been entered in ${period(facts)}.`,
  explains: (facts) =>
    `${facts.entries ?? 'The'} cells came back, and all of their values are empty.${periodTaken(facts)} That is what ` +
    'Clari sends before anybody submits: people are opted in, and have not entered a number.',
})

export const nothingExported = variant(nothingEntered, byNewExport)

export const periodDefaulted = verdict({
  cause: 'period-defaulted',
  headline: (facts) =>
    `Asked for ${facts.askedPeriod ?? 'another quarter'}, Clari exported ${period(facts)} without a word.`,
  explains: ({ askedPeriod = 'This', askedMeans }) =>
    'An unknown or future period is not refused: the current quarter is exported instead, and only ' +
    'timePeriods[0].timePeriodId says so. The guide does not mention this.' +
    given(askedMeans, (id) => ` “${askedPeriod}” is how people write it; the API takes ${id}.`),
  actions: ({ askedMeans = 'YYYY_QN, such as 2026_Q1' }) => [
    you(`Name the quarter as ${askedMeans}; it must have begun, and it is your fiscal quarter.`, requestBody),
    you('Let the program compare timePeriods[0].timePeriodId with what it asked for, and stop if they differ.', reader),
  ],
  prove: periodSays,
  disprovedBy: 'The same period coming back as asked.',
})

export const nobodyVisible = verdict({
  cause: 'nobody-visible',
  headline: ({ forecastId = 'the forecast' }) => `The key is fine. Its user sees nobody in ${forecastId}.`,
  explains: ({ secondConnection = 'Another key', secondUsers }) =>
    'The export lists no people at all, so it is not that nobody submitted: there is nobody whose values this user ' +
    'may see.' +
    given(secondUsers, (seen) =>
      seen === 0
        ? ` ${secondConnection} sees nobody either, so it may be that nobody is opted in to this forecast.`
        : ` ${secondConnection} sees ${seen} people in the same forecast and period, so they are there.`,
    ) +
    ' An export holds those who are opted in now and lie below its user in the hierarchy; whoever was opted out is ' +
    'gone from earlier quarters too.',
  actions: [
    clariAdmin('Move the key’s user to the top of its hierarchy, and opt in the people who are needed.', optIns),
    you('If the request names a scopeId: leave it out, or name one at or below the user’s own place.', requestBody),
  ],
  asks: ({ forecastId = '(see evidence)', secondConnection = '', secondUsers = 0 }) =>
    `Our API exports of the forecast “${forecastId}” hold no people and no values: the user behind our key sees ` +
    `nobody in it.${ifSo(secondUsers > 0, ` Another key (${secondConnection}) sees them.`)} Please move this user to ` +
    'the top of the forecast’s hierarchy, and check that the people are opted in to it.',
  disprovedBy: 'The same emptiness for a user at the top of the hierarchy, with people opted in.',
  pasted: { headline: ({ forecastId = 'the forecast' }) => `The key’s user sees nobody in ${forecastId}.` },
})

export const nobodyExported = variant(nobodyVisible, byNewExport)

export const hidden = variant(nobodyVisible, {
  cause: 'values-hidden',
  headline: ({ forecastId = 'the forecast' }) =>
    `There are values in ${forecastId}, and this key’s user does not see them.`,
  explains: ({ secondConnection = 'another key', secondFilled = 'some' }) =>
    `With this key no value comes back; ${secondConnection} sees ${secondFilled} in the same forecast and period. So ` +
    'they were submitted, and lie outside what this user may see: its place in the hierarchy, or an opt-in.',
  asks: ({ forecastId = '(see evidence)', secondConnection = 'another key', secondFilled = 'some' }) =>
    `Our API key reads the forecast “${forecastId}” without any value, while ${secondConnection} sees ` +
    `${secondFilled}. Please move the user behind our key to the top of this forecast’s hierarchy, or opt them in ` +
    'where the values are.',
  disprovedBy: 'Both keys seeing the same once they are read at the same moment again.',
})

export const noEntries = verdict({
  cause: 'no-entries-of-these-types',
  headline: ({ users }) =>
    `${users === undefined ? 'No' : `${users} people are there, and no`} values of the types that were asked for.`,
  explains: (facts) =>
    `${facts.forecastId ?? 'The forecast'} came back without an entry` +
    given(
      facts.emptyBefore,
      (before) => `, in ${period(facts)} and in ${before} alike. A quiet quarter would not empty the earlier ones`,
    ) +
    '. Asked without typesToExport, Clari sends forecast and forecast_updated only; where a forecast is run by ' +
    'quotas, adjustments or CRM totals, those have to be named.',
  actions: ({ forecastId = 'the forecast' }) => [
    you(
      'Name the types that this forecast uses in the next export: quota, adjustment, crm_total, crm_closed beside ' +
        'forecast. It uses one of the month’s exports.',
      `typesToExport in ${requestBody}`,
    ),
    you(`Look in Clari whether ${forecastId} is the tab in which people submit, and not a copy of it.`, tab),
    clariAdmin('If people do submit there: check that they are opted in to this forecast and its fields.', optIns),
  ],
  asks: ({ forecastId = '(see evidence)', emptyBefore }) =>
    `Our API gets the forecast “${forecastId}” without a single value` +
    `${given(emptyBefore, () => ' in any quarter we looked at')}. Please check whether people submit in this ` +
    'Forecast Tab, and whether they are opted in to its fields.',
  disprovedBy: 'Values of the same types on Clari’s screen for the same forecast and people.',
})

export const nothingTold = variant(noEntries, {
  kind: 'open',
  cause: 'no-entries',
  headline: ({ forecastId = 'The forecast' }) => `${forecastId} comes back without a single value; why is not told.`,
  explains: ({ emptyBefore }) =>
    `Nothing came back now${given(emptyBefore, (before) => `, and nothing for ${before}`)}. This kind of answer ` +
    'lists no people, so it does not tell a user who sees nobody from people who have nothing of the ' +
    'types that were asked.',
  actions: [
    you('Connect a second key, best an admin’s: what it sees and this one does not is then told.', connections),
    clariAdmin('Look whether the key’s user sees people in this forecast, and whether they have submitted.', optIns),
    you('Or name more types in the next export: quota, adjustment, crm_total, crm_closed.', requestBody),
  ],
})

export const anotherExport = verdict({
  ...byNewExport,
  kind: 'open',
  cause: 'another-export',
  headline: ({ holds = 'something else', returnedPeriod, pastedHolds, pastedPeriod }) =>
    (pastedHolds === undefined
      ? 'Which export was empty is not known. '
      : `You pasted an export${given(pastedPeriod, (id) => ` of ${id}`)} with ${pastedHolds}. `) +
    `The newest job here holds ${holds}${given(returnedPeriod, (id) => ` of ${id}`)}: not the same one.`,
  explains: ({ jobId = '(see the evidence)', forecastHolds, forecastId = 'The forecast' }) =>
    `No job was named, so your newest was looked at, ${jobId}; it says nothing of the one that was empty.` +
    ifSo(
      forecastHolds,
      ` ${forecastId} holds values for this key now, so it may have been made before they were there.`,
    ),
  actions: [
    you(
      'Name the job of the empty export: its id came back when it was started.',
      'Job id, in the step “Which forecast”',
    ),
    you('Paste the request that made it as well: its quarter, types and scope are read.', 'the step “What you saw”'),
  ],
  last: null,
  disprovedBy: 'The job that is named holding the same as the newest.',
})

export const nothingHeld = variant(noEntries, {
  ...byNewExport,
  kind: 'open',
  cause: 'no-entries',
  headline: 'The export holds no values; why cannot be seen for free here.',
  explains:
    'Here Clari does not let a forecast be read without an export. The one that you made has no entries: nobody ' +
    'submitted in the period, or it asked for types that nobody has. The request, pasted at the start, tells which.',
})

export const truncated = verdict({
  ...byNewExport,
  cause: 'truncated',
  headline: ({ jobId }) =>
    jobId === undefined ? 'The export was cut: what is missing was there.' : `Clari cut the results of job ${jobId}.`,
  explains: ({ entries }) =>
    `${given(entries, (left) => `${left} entries are left. `)}The job says rowsTruncated or cellsTruncated, so more ` +
    'was there than came. Rows that are missing were cut, not empty.',
  actions: [
    you('Ask for less at a time: one quarter, fewer types, no history, or one branch (scopeId).', requestBody),
    you('Let the program stop where a job says rowsTruncated or cellsTruncated.', 'the step that downloads'),
  ],
  disprovedBy: 'The same job without rowsTruncated and cellsTruncated.',
})

export const truncatedPasted = variant(truncated, { last: 'by-proof', prove: emptySays })

export const brokenOff = variant(truncatedPasted, {
  headline: 'The pasted export breaks off in the middle.',
  explains:
    'Its JSON has no end: either the export was cut, or only a part of it was pasted. What is missing is not empty.',
  disprovedBy: 'The same export, pasted to its end.',
})

export const readElsewhere = verdict({
  cause: 'read-under-another-name',
  headline: ({ under = 'another name', missedName = 'entries' }) =>
    `It is not empty. Its rows stand ${under === 'a bare list' ? 'in a bare list' : `under “${under}”`}, not under ` +
    `“${missedName}”.`,
  explains: ({ entries, filled, missedName = 'entries' }) =>
    `${entries ?? 'The'} rows came back${given(filled, (values) => `, ${values} of them with values`)}. A program ` +
    `that looks for “${missedName}” finds none and takes that for an empty export. ${namesOfRows}`,
  actions: [
    you('Take the rows from whichever of entries, data, rows, records and results is there; stop if none is.', reader),
  ],
  last: you('Paste below what the program reads now: it is read again.'),
  prove: emptySays,
  disprovedBy: ({ missedName = 'entries' }) => `The same answer with ${missedName} in it.`,
})

export const nameMissed = variant(readElsewhere, {
  headline: ({ missedName = 'entries' }) => `The program looks for “${missedName}”, and it was not there.`,
  explains: `Either its rows stand under another name, or none came: the export was not pasted. ${namesOfRows}`,
})

export const notEmpty = variant(readElsewhere, {
  kind: 'open',
  cause: 'not-empty',
  headline: 'The export is not empty.',
  explains: ({ jobId, filled, under }) =>
    (filled === undefined
      ? 'What was pasted speaks of rows.'
      : `${jobId === undefined ? 'The export' : `Job ${jobId}`} holds ${filled} values` +
        `${given(under, (name) => ` under “${name}”`)}.`) +
    ' What came out empty was then made after it (another name in the program, a filter) or is of another job.',
  actions: [you('Compare the job id and the names that the program reads with the evidence here.', reader)],
})

/** A request that leaves out what could be there; another export proves the fix. */
const leavesOut = (cause: string, only: (facts: Known) => string, names: string, does: string) =>
  verdict({
    ...byNewExport,
    cause,
    headline: (facts) =>
      facts.exportEmpty === true
        ? `The export asked only for ${only(facts)}, and there are no values.`
        : `The forecast holds values; the request asks only for ${only(facts)}.`,
    explains: (facts) =>
      `The pasted request names ${names}: only ${only(facts)} can come back. ` +
      ifSo(facts.forecastHolds, 'The forecast’s own values are there now. ') +
      (facts.exportEmpty === true
        ? 'The export came back without a value.'
        : 'The export itself could not be looked at, so that it was empty for this is likely, not seen.'),
    actions: [you(does, requestBody)],
    disprovedBy: 'The same export holding values without a change of the request.',
    pasted: { last: 'by-proof', prove: emptySays },
  })

export const typesAsked = leavesOut(
  'types-asked',
  ({ askedTypes = 'other types' }) => askedTypes,
  'typesToExport, without forecast',
  'Add forecast to typesToExport, or leave typesToExport out: forecast and forecast_updated are then sent.',
)

export const scopeAsked = leavesOut(
  'scope-asked',
  ({ askedScope = 'one place' }) => `the people below ${askedScope}`,
  'a scopeId, the root of the part of the hierarchy to export',
  'Leave scopeId out, or name a place higher up.',
)

export const exportDiffers = verdict({
  ...byNewExport,
  kind: 'open',
  cause: 'export-differs',
  headline: ({ forecastId = 'The forecast' }) => `${forecastId} holds values now, and that export holds none.`,
  explains: ({ jobId = '(see the evidence)', jobEndedOn }) =>
    `The key reads the forecast with values now, and job ${jobId}${given(jobEndedOn, (day) => `, ended ${day},`)} ` +
    'brought none. Either it asked for types or a part of the hierarchy in which nothing is, or it was made before ' +
    'the first submission. The pasted request did not tell which.',
  actions: [
    you('Paste the request that made it: its types and its scope are read.', 'the step “What you saw”'),
    you('Or export again without typesToExport and scopeId.', exportCall),
  ],
  disprovedBy: 'The next export with the same options being empty as well.',
})

export const filledHere = verdict({
  kind: 'clear',
  cause: 'filled-here',
  headline: ({ forecastId = 'The forecast' }) => `${forecastId} is not empty for this key.`,
  explains: ({ filled = 'Some', returnedPeriod }) =>
    `${filled} values come back${given(returnedPeriod, (id) => ` for ${id}`)} when the forecast is read now. No ` +
    'earlier export of this key could be looked at, so what was empty is not seen.',
  actions: [you('Paste the empty export below: what it holds, and under which name, is read.')],
  last: null,
  prove: emptySays,
  disprovedBy: 'The forecast being read without values on another try.',
})

export const notTested = verdict({
  ...byNewExport,
  kind: 'open',
  cause: 'not-tested',
  headline: 'What is in the forecast could not be seen for free.',
  explains:
    'Here Clari does not let a forecast be read without an export, and no finished export of this key could be ' +
    'looked at. Nothing was started: that would use one of your month’s exports.',
  actions: [you('Run the export again as your program does.', exportCall)],
  disprovedBy: 'The forecast being readable on another try.',
})

export const notDone = variant(notTested, {
  cause: 'job-not-done',
  headline: 'The export is not done yet, so it cannot be empty.',
  explains: ({ jobId = '', jobStatus = 'not done' }) =>
    `Job ${jobId} is ${jobStatus}. Its results come once it is done.`,
  actions: [you('Go on with the other diagnosis; come back if the export is still empty after it.')],
  disprovedBy: 'Another answer on the next try.',
  leadsTo: 'clari.job-stuck',
})

export const emptyPasted = verdict({
  kind: 'open',
  cause: 'no-entries',
  headline: ({ users }) =>
    users === undefined
      ? 'The export is empty; the paste alone does not say why.'
      : `${users} people are in the export, and no values.`,
  explains: ({ users, returnedPeriod }) =>
    (users === undefined
      ? 'It lists no people, so whether the key’s user sees nobody or nobody submitted cannot be told from it.'
      : 'The key’s user sees the people, so it is neither the opt-in nor the scope: nobody submitted in the period, ' +
        'or the types that were asked for hold nothing.') +
    given(returnedPeriod, (id) => ` ${id} came back: compare it with what was asked, since ${unknownPeriod}.`) +
    ' With a connection, the forecast is read for free and tells which.',
  actions: [
    you('Connect the key: the forecast is read with it, and so are the quarters before, for free.', connections),
    you('Look in Clari whether the forecast has submissions for the quarter that was asked.', tab),
  ],
  disprovedBy: 'Clari’s screen showing submitted values for the same period, and the period having been asked for.',
})

export const couldNotRun = verdict({
  kind: 'open',
  cause: 'not-checked',
  headline: 'Nothing could be seen of the export yet.',
  explains: 'No live check could be finished, and the pasted text holds no export.',
  actions: [
    you('Connect the key that made the export: the checks only read.', connections),
    you('Or paste the export itself below.'),
  ],
  last: null,
  prove: emptySays,
  disprovedBy: 'A check that runs to its end.',
})

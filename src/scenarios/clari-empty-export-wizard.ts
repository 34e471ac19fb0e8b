import { keyAccepted } from '#src/checks/clari/key/key-accepted.ts'
import { emptySays, periodSays } from '#src/checks/clari/export/empty-says.ts'
import { exportAsked } from '#src/checks/clari/export/export-asked.ts'
import { readExportRequest } from '#src/reading/clari/export-request.ts'
import { forecastContent } from '#src/checks/clari/forecast/forecast-content.ts'
import { heldExport, newestExport } from '#src/checks/clari/export/held-export.ts'
import { when, defineFlow, type Action, type Verdict, type VerdictContext } from '#src/domain/model/scenario.ts'
import { forecastIn, jobIn } from '#src/reading/clari/mentions.ts'
import { readPaste } from '#src/reading/pasted-text.ts'
import { told } from './shared/told.ts'
import { keyRefused, keyStep, notAnswered } from './key-step.ts'

const provedByForecast = { by: 'check', check: forecastContent } as const
const provedByNewest = { by: 'check', check: newestExport } as const
const provedByPaste = { by: 'paste-again', check: emptySays } as const
const provedByPeriod = { by: 'paste-again', check: periodSays } as const

const noMenu = 'Clari publishes no exact menu path for it'
const optIns = `Clari: the opt-ins and the hierarchy of this Forecast Tab (${noMenu})`
const again: Action = { who: 'you', does: 'Check again from this page.', where: null }
const pasteNext: Action = { who: 'you', does: 'Then paste what comes back below: it is read again.', where: null }
const noQuota: Action = {
  who: 'you',
  does: 'Export again only then: a new export of the same emptiness uses one of the month’s exports.',
  where: null,
}

const forecast = (context: VerdictContext) => told(context, 'forecastId', 'the forecast')
const period = (context: VerdictContext) => told(context, 'returnedPeriod', told(context, 'askedPeriod', 'this period'))

/** Which period was meant, where none was named. */
function periodNote(context: VerdictContext): string {
  return told(context, 'askedPeriod', '') === '' && told(context, 'returnedPeriod', '') !== ''
    ? ` No quarter was named in the request, so Clari took the current one, ${period(context)}.`
    : ''
}

const noSubmissions: Verdict = {
  kind: 'cause',
  cause: 'no-submissions',
  rests: 'observed',
  headline: (context) => `Nobody has submitted anything for ${period(context)} yet.`,
  explains: (context) =>
    `The key reads ${forecast(context)}, ` +
    `${context.facts['users'] === undefined ? '' : `sees ${told(context, 'users', '')} people in it, `}and finds no ` +
    `value in ${period(context)}` +
    (context.facts['filledPeriod'] === undefined
      ? ''
      : `, while ${told(context, 'filledPeriod', '')} has ${told(context, 'filledPeriodEntries', 'some')}`) +
    `.${periodNote(context)} So key, forecast and rights are fine; an export cannot hold what was not entered.`,
  actions: (context) => [
    {
      who: 'you',
      does: `Look in Clari whether ${forecast(context)} shows submissions for ${period(context)}.`,
      where: 'app.clari.com/forecast/<forecastId>',
    },
    {
      who: 'you',
      does: 'If another quarter was meant: name it as timePeriod, in the form YYYY_QN.',
      where: 'the body of POST /export/forecast/{forecastId}',
    },
    noQuota,
    again,
  ],
  prove: provedByForecast,
  disprovedBy: 'Clari’s screen showing submitted values for the same forecast, period and people.',
}

const blank: Verdict = {
  ...noSubmissions,
  cause: 'nothing-entered',
  headline: (context) => `Every cell is there, and nothing has been entered in ${period(context)}.`,
  explains: (context) =>
    `${told(context, 'entries', 'The')} cells came back, each with its person, field and week, and all of their ` +
    `values are empty.${periodNote(context)} That is what Clari sends before anybody submits: people are opted in, ` +
    'and have not entered a number.',
}

const defaulted: Verdict = {
  kind: 'cause',
  cause: 'period-defaulted',
  rests: 'observed',
  headline: (context) =>
    `Asked for ${told(context, 'askedPeriod', 'another quarter')}, Clari exported ${period(context)} without a word.`,
  explains: (context) =>
    'An unknown or future period is not refused: the current quarter is exported instead. ' +
    'timePeriods[0].timePeriodId says which one came.' +
    (told(context, 'askedMeans', '') === ''
      ? ''
      : ` “${told(context, 'askedPeriod', '')}” is how people write it; the API takes ` +
        `${told(context, 'askedMeans', '')}.`) +
    ' The guide does not mention this.',
  actions: (context) => [
    {
      who: 'you',
      does:
        `Name the quarter as ${told(context, 'askedMeans', 'YYYY_QN, such as 2026_Q1')}` +
        '; it must have begun, and it is your fiscal quarter.',
      where: 'timePeriod in the body of POST /export/forecast/{forecastId}',
    },
    {
      who: 'you',
      does: 'Let the program compare timePeriods[0].timePeriodId with what it asked for, and stop where they differ.',
      where: 'the step that reads the export',
    },
    { who: 'you', does: 'Paste the new export below: its period is read again.', where: null },
  ],
  prove: provedByPeriod,
  disprovedBy: 'The same period coming back as asked.',
}

const nobody: Verdict = {
  kind: 'cause',
  cause: 'nobody-visible',
  rests: 'observed',
  headline: (context) => `The key is fine. Its user sees nobody in ${forecast(context)}.`,
  explains: (context) =>
    'The export lists no people at all, so it is not that nobody ' +
    'submitted: there is nobody whose values this user may see.' +
    (Number(context.facts['secondFilled'] ?? 0) > 0
      ? ` ${told(context, 'secondConnection', '')} sees ${told(context, 'secondUsers', 'people')} in the same ` +
        'forecast and period, so they are there.'
      : context.facts['secondConnection'] === undefined
        ? ''
        : ` ${told(context, 'secondConnection', '')} sees nobody either, ` +
          'so it may be that nobody is opted in to this forecast.') +
    ' An export holds those who are opted in now and lie below its user in the hierarchy; whoever was opted out is ' +
    'gone from earlier quarters too.',
  actions: () => [
    {
      who: 'clari-admin',
      does:
        'Move the integration’s user to the top of the hierarchy of ' +
        'this forecast, and opt in the people whose values are needed.',
      where: optIns,
    },
    {
      who: 'you',
      does: 'If the request names a scopeId: leave it out, or name one at or below the user’s own place.',
      where: 'the body of POST /export/forecast/{forecastId}',
    },
    again,
  ],
  asks: (context) =>
    `Our API exports of the forecast “${told(context, 'forecastId', '(see evidence)')}” hold no people and no ` +
    'values: the user behind our key sees nobody in it.' +
    (Number(context.facts['secondFilled'] ?? 0) > 0
      ? ` Another key (${told(context, 'secondConnection', '')}) sees them.`
      : '') +
    ' Please move this user to the top of the forecast’s hierarchy, and check that the people are opted in to it.',
  prove: provedByForecast,
  disprovedBy: 'The same emptiness for a user at the top of the hierarchy, with people opted in.',
}

const hidden: Verdict = {
  ...nobody,
  cause: 'values-hidden',
  headline: (context) => `There are values in ${forecast(context)}, and this key’s user does not see them.`,
  explains: (context) =>
    `With this key no value comes back; ${told(context, 'secondConnection', 'another key')} sees ` +
    `${told(context, 'secondFilled', 'some')} in the same forecast and period at the same moment. So they were ` +
    'submitted, and lie outside what this user may see: its place in the hierarchy, or an opt-in.',
  asks: (context) =>
    `Our API key reads the forecast “${told(context, 'forecastId', '(see evidence)')}” without any value, while ` +
    `${told(context, 'secondConnection', 'another key')} sees ${told(context, 'secondFilled', 'some')}. Please move ` +
    'the user behind our key to the top of this forecast’s hierarchy, or opt them in where the values are.',
  disprovedBy: 'Both keys seeing the same once they are read at the same moment again.',
}

const noEntries: Verdict = {
  kind: 'cause',
  cause: 'no-entries-of-these-types',
  rests: 'observed',
  headline: (context) =>
    `${context.facts['users'] === undefined ? 'No' : `${told(context, 'users', '')} people are there, and no`} ` +
    'values of the types that were asked for.',
  explains: (context) =>
    `${forecast(context).replace(/^the/, 'The')} came back with ` +
    `${context.facts['users'] === undefined ? 'nothing' : 'its people and fields'} and without an entry` +
    (context.facts['emptyBefore'] === undefined
      ? ''
      : `, in ${period(context)} and in ${told(context, 'emptyBefore', '')} alike`) +
    '. A quiet quarter would not empty the earlier ones. Asked without typesToExport, Clari sends forecast and ' +
    'forecast_updated only; where a forecast is run by quotas, adjustments or CRM totals, those have to be named.',
  actions: (context) => [
    {
      who: 'you',
      does:
        'Name the types that this forecast uses in the next export: quota, adjustment, crm_total, crm_closed beside ' +
        'forecast. It uses one of the month’s exports.',
      where: 'typesToExport in the body of POST /export/forecast/{forecastId}',
    },
    {
      who: 'you',
      does: `Look in Clari whether ${forecast(context)} is the tab in which people submit, and not a copy of it.`,
      where: 'app.clari.com/forecast/<forecastId>',
    },
    {
      who: 'clari-admin',
      does: 'If people do submit there: check that they are opted in to this forecast and its fields.',
      where: optIns,
    },
    again,
  ],
  asks: (context) =>
    `Our API reads the forecast “${told(context, 'forecastId', '(see evidence)')}” with its people, and without a ` +
    'single value in any quarter we looked at. Please check whether people submit in this Forecast Tab, and whether ' +
    'they are opted in to its fields.',
  prove: provedByForecast,
  disprovedBy: 'Values of the same types on Clari’s screen for the same forecast and people.',
}

const truncated: Verdict = {
  kind: 'cause',
  cause: 'truncated',
  rests: 'observed',
  headline: (context) =>
    told(context, 'jobId', '') === ''
      ? 'The export was cut: what is missing was there.'
      : `Clari cut the results of job ${told(context, 'jobId', '')}.`,
  explains: (context) =>
    `${told(context, 'entries', '') === '' ? 'The job' : `${told(context, 'entries', '')} entries are left; the job`}` +
    ' says rowsTruncated or cellsTruncated, so more was there than came. Rows that are missing were cut, not empty.',
  actions: () => [
    {
      who: 'you',
      does:
        'Ask for less at a time: one quarter, fewer types, no history, or one branch of the hierarchy with scopeId. ' +
        'Each export uses one of the month’s.',
      where: 'the body of POST /export/forecast/{forecastId}',
    },
    {
      who: 'you',
      does: 'Let the program stop where a job says rowsTruncated or cellsTruncated.',
      where: 'the step that downloads',
    },
    { who: 'you', does: 'Check again once a smaller export is done: your newest one is looked at.', where: null },
  ],
  prove: provedByNewest,
  disprovedBy: 'The same job without rowsTruncated and cellsTruncated.',
}

const readElsewhere: Verdict = {
  kind: 'cause',
  cause: 'read-under-another-name',
  rests: 'observed',
  headline: (context) =>
    'It is not empty. Its rows stand ' +
    (told(context, 'under', '') === 'a bare list'
      ? 'in a bare list'
      : `under “${told(context, 'under', 'another name')}”`) +
    ', not under “entries”.',
  explains: (context) =>
    `${told(context, 'entries', 'The')} rows came ` +
    `back${context.facts['filled'] === undefined ? '' : `, ${told(context, 'filled', '')} of them with values`}. A ` +
    'program that looks for “entries” finds none and takes that for an empty export. Results come as entries beside ' +
    'lookup tables, and also as rows under data, rows, records or results, or bare.',
  actions: () => [
    {
      who: 'you',
      does:
        'Let the program take the rows from whichever of entries, data, ' +
        'rows, records and results is there, and stop where none is.',
      where: 'the step that reads the export',
    },
    { who: 'you', does: 'Paste below what the program reads now: it is read again.', where: null },
  ],
  prove: provedByPaste,
  disprovedBy: 'The same answer with entries in it.',
}

const notEmpty: Verdict = {
  ...readElsewhere,
  cause: 'read-wrongly',
  headline: 'The export is not empty; it is read wrongly.',
  explains: (context) =>
    `${told(context, 'jobId', '') === '' ? 'The export' : `Job ${told(context, 'jobId', '')}`} holds ` +
    `${told(context, 'filled', 'many')} values` +
    `${context.facts['under'] === undefined ? '' : ` under “${told(context, 'under', 'entries')}”`}. What is empty ` +
    'comes after it: another name in the program, a filter, or another job’s results.',
  actions: () => [
    {
      who: 'you',
      does: 'Compare the job id and the names that the program reads with the evidence here.',
      where: 'the step that reads the export',
    },
    { who: 'you', does: 'Paste below what the program reads now: it is read again.', where: null },
  ],
}

/** The rows that the request leaves out, where the forecast itself holds values. */
const askedFor = (cause: string, headline: Verdict['headline'], says: Verdict['explains'], does: string): Verdict => ({
  kind: 'cause',
  cause,
  rests: 'observed',
  headline,
  explains: says,
  actions: () => [
    { who: 'you', does, where: 'the body of POST /export/forecast/{forecastId}' },
    { who: 'you', does: 'Check again once the new export is done: your newest one is looked at.', where: null },
  ],
  prove: provedByNewest,
  disprovedBy: 'The same export holding values without a change of the request.',
})

const fromPaste = (verdict: Verdict): Verdict => ({
  ...verdict,
  explains: (context) =>
    `${typeof verdict.explains === 'string' ? verdict.explains : verdict.explains(context)} Nothing was checked ` +
    'live: this rests on the pasted text alone.',
  actions: (context) => {
    const [first, ...others] = verdict.actions(context)
    return [first, ...others.filter(({ does }) => !/^(?:Check again|Paste|Then paste)/.test(does)), pasteNext]
  },
  prove: provedByPaste,
})

const byNewest = (verdict: Verdict): Verdict => ({ ...verdict, prove: provedByNewest })

const goesOn = (
  cause: string,
  headline: string,
  explains: Verdict['explains'],
  leadsTo: NonNullable<Verdict['leadsTo']>,
  prove: Verdict['prove'] = provedByForecast,
): Verdict => ({
  kind: 'open',
  cause,
  rests: 'observed',
  headline,
  explains,
  actions: () => [
    { who: 'you', does: 'Go on with the other story; come back if the export is still empty after it.', where: null },
    again,
  ],
  prove,
  disprovedBy: 'Another answer on the next try.',
  leadsTo,
})

const requestIn = (pastes: Readonly<Record<string, string>>) =>
  readExportRequest(readPaste(pastes['request'] ?? '')).corrected

const lookAtHeld = {
  kind: 'run',
  title: 'What is in the export that you made?',
  short: 'Your export',
  says: 'Fetches the results of the job again, or of your newest one. It costs nothing.',
  checks: [heldExport],
} as const

/** From “the export is empty” to who or what is missing in it, or to the program that does not see what is there. */
export const clariEmptyExportWizard = defineFlow({
  start: 'saw',
  steps: {
    saw: {
      kind: 'input',
      title: 'What came back, and what was asked?',
      short: 'What you saw',
      says:
        'Paste the export, or what your program says of it; and the request that asked for it, if you have it. Keys ' +
        'are blanked first. Nothing at hand? Leave both empty.',
      fields: [
        {
          name: 'error',
          kind: 'paste',
          label: 'The export, or what your program says',
          required: false,
          placeholder: '{"entries":[],"users":[…],"timePeriods":[{"timePeriodId":"2026_Q4"}]}',
        },
        {
          name: 'request',
          kind: 'paste',
          label: 'The request',
          required: false,
          placeholder: 'POST /v4/export/forecast/net_arr {"timePeriod":"2026_Q1","typesToExport":["forecast"]}',
        },
      ],
      to: 'which-key',
    },
    'which-key': {
      kind: 'input',
      title: 'Which key made the export?',
      short: 'Which key',
      says:
        'The checks only read, and use none of your export quota. If a second key is set up, the same is read with ' +
        'it too: what it sees and this one does not is evidence.',
      fields: [{ name: 'connection', kind: 'connection', label: 'Key', required: true }],
      to: 'key',
    },
    key: keyStep,
    pasted: {
      kind: 'run',
      title: 'What does the pasted export hold?',
      short: 'The pasted export',
      says: 'Read here, nothing is sent.',
      checks: [emptySays],
      routes: [
        when(emptySays, ['rows-elsewhere', 'wrong-key'], 'read-elsewhere'),
        when(emptySays, ['truncated'], 'truncated-pasted'),
        when(emptySays, ['period-defaulted'], 'defaulted-pasted'),
        when(emptySays, ['not-empty'], 'not-empty'),
      ],
      otherwise: 'which-export',
      unknown: 'which-export',
    },
    'which-export': {
      kind: 'input',
      title: 'Which forecast, and which quarter?',
      short: 'Which forecast',
      says:
        'The id is the last part of the Forecast Tab’s address: ' +
        'app.clari.com/forecast/<id>. Upper and lower case matter.',
      fields: [
        {
          name: 'forecastId',
          kind: 'text',
          label: 'Forecast id',
          required: true,
          placeholder: 'net_arr',
          suggests: ({ pastes }) =>
            forecastIn(readPaste(pastes['request'] ?? '')) ?? forecastIn(readPaste(pastes['error'] ?? '')) ?? null,
        },
        {
          name: 'timePeriod',
          kind: 'text',
          label: 'Quarter asked for',
          help: 'Exactly as the request has it. Empty: it named none.',
          required: false,
          placeholder: '2026_Q1',
          suggests: ({ pastes }) => requestIn(pastes).timePeriod ?? null,
        },
        {
          name: 'jobId',
          kind: 'text',
          label: 'Job id',
          help: 'Of the empty export. Empty: your newest one.',
          required: false,
          placeholder: '6073683781a6da229df71e00',
          suggests: ({ pastes }) => jobIn(readPaste(pastes['error'] ?? '')) ?? null,
        },
      ],
      to: 'forecast',
    },
    forecast: {
      kind: 'run',
      title: 'What does the forecast hold now?',
      short: 'The forecast now',
      says:
        'Reads it as the key’s user, and if it is empty with the other ' +
        'key and for the quarters before: no export job, no quota.',
      checks: [forecastContent],
      routes: [
        when(forecastContent, ['period-defaulted'], 'period-defaulted'),
        when(forecastContent, ['no-users'], 'nobody-visible'),
        when(forecastContent, ['hidden'], 'hidden'),
        when(forecastContent, ['no-submissions'], 'no-submissions'),
        when(forecastContent, ['no-entries'], 'no-entries'),
        when(forecastContent, ['blank'], 'nothing-entered'),
        when(forecastContent, ['rows-elsewhere'], 'read-elsewhere'),
        when(forecastContent, ['filled'], 'held'),
        when(forecastContent, ['not-offered'], 'held-only'),
        when(forecastContent, ['no-optin'], 'no-optin'),
        when(forecastContent, ['no-such-forecast'], 'no-such-forecast'),
        when(forecastContent, ['forbidden'], 'forbidden-forecast'),
        when(forecastContent, ['rate-limited'], 'rate-limited'),
        when(forecastContent, [...keyRefused], 'key-refused'),
        when(forecastContent, [...notAnswered], 'not-answered'),
      ],
      otherwise: 'other-answer',
      unknown: 'from-paste',
    },
    held: {
      ...lookAtHeld,
      routes: [
        when(heldExport, ['truncated'], 'truncated'),
        when(heldExport, ['period-defaulted'], 'period-defaulted'),
        when(heldExport, ['rows-elsewhere'], 'read-elsewhere'),
        when(heldExport, ['filled'], 'not-empty'),
        when(heldExport, ['no-entries', 'no-users', 'blank'], 'asked'),
      ],
      otherwise: 'asked-untold',
      unknown: 'asked-untold',
    },
    'held-only': {
      ...lookAtHeld,
      routes: [
        when(heldExport, ['truncated'], 'truncated'),
        when(heldExport, ['period-defaulted'], 'period-defaulted'),
        when(heldExport, ['rows-elsewhere'], 'read-elsewhere'),
        when(heldExport, ['filled'], 'not-empty'),
        when(heldExport, ['no-users'], 'nobody-exported'),
        when(heldExport, ['no-entries'], 'asked-unread'),
        when(heldExport, ['blank'], 'nothing-exported'),
        when(heldExport, ['not-done'], 'not-done'),
      ],
      otherwise: 'not-tested',
      unknown: 'not-tested',
    },
    asked: {
      kind: 'run',
      title: 'What did the request ask for?',
      short: 'What was asked',
      says: 'Read in the pasted request; nothing is sent.',
      checks: [exportAsked],
      routes: [when(exportAsked, ['types'], 'types-asked'), when(exportAsked, ['scope'], 'scope-asked')],
      otherwise: 'asked-otherwise',
      unknown: 'asked-otherwise',
    },
    'asked-untold': {
      kind: 'run',
      title: 'What did the request ask for?',
      short: 'What was asked',
      says: 'Read in the pasted request; nothing is sent.',
      checks: [exportAsked],
      routes: [when(exportAsked, ['types'], 'types-suspected')],
      otherwise: 'filled-here',
      unknown: 'filled-here',
    },
    'asked-unread': {
      kind: 'run',
      title: 'What did the request ask for?',
      short: 'What was asked',
      says: 'Read in the pasted request; nothing is sent.',
      checks: [exportAsked],
      routes: [when(exportAsked, ['types'], 'types-asked'), when(exportAsked, ['scope'], 'scope-asked')],
      otherwise: 'nothing-held',
      unknown: 'nothing-held',
    },
    'from-paste': {
      kind: 'run',
      title: 'What does the pasted export hold?',
      short: 'The pasted export',
      says: 'No live check was made, so only the pasted text is read. Nothing is sent.',
      checks: [emptySays],
      routes: [
        when(emptySays, ['rows-elsewhere', 'wrong-key'], 'read-elsewhere'),
        when(emptySays, ['truncated'], 'truncated-pasted'),
        when(emptySays, ['period-defaulted'], 'defaulted-pasted'),
        when(emptySays, ['no-users'], 'nobody-pasted'),
        when(emptySays, ['no-entries'], 'asked-pasted'),
        when(emptySays, ['blank'], 'blank-pasted'),
        when(emptySays, ['not-empty'], 'not-empty'),
      ],
      otherwise: 'could-not-run',
      unknown: 'could-not-run',
    },
    'asked-pasted': {
      kind: 'run',
      title: 'What did the request ask for?',
      short: 'What was asked',
      says: 'Read in the pasted request; nothing is sent.',
      checks: [exportAsked],
      routes: [when(exportAsked, ['types'], 'types-pasted'), when(exportAsked, ['scope'], 'scope-pasted')],
      otherwise: 'empty-pasted',
      unknown: 'empty-pasted',
    },
  },
  verdicts: {
    'no-submissions': noSubmissions,
    'nothing-entered': blank,
    'period-defaulted': defaulted,
    'nobody-visible': nobody,
    hidden,
    'no-entries': noEntries,
    truncated,
    'read-elsewhere': readElsewhere,
    'not-empty': notEmpty,
    'nobody-exported': byNewest(nobody),
    'nothing-exported': byNewest(blank),
    'types-asked': askedFor(
      'types-asked',
      (context) => `The export asked only for ${told(context, 'askedTypes', 'types')}, and there are none.`,
      (context) =>
        'The export came back without an entry, and its request names typesToExport: ' +
        `${told(context, 'askedTypes', '(see the evidence)')}. ` +
        (context.findings.some(({ check, outcome }) => check === forecastContent.id && outcome === 'filled')
          ? 'The forecast’s own values are there now'
          : 'Whether the forecast has values was not asked') +
        ': they come with the type forecast, which the request leaves out. Without typesToExport, forecast and ' +
        'forecast_updated are sent.',
      'Add forecast to typesToExport, or leave typesToExport out. The new export uses one of the month’s.',
    ),
    'scope-asked': askedFor(
      'scope-asked',
      (context) =>
        'The export asked only for the people below ' +
        `${told(context, 'askedScope', 'one place')}, and they have nothing.`,
      (context) =>
        `The request names scopeId ${told(context, 'askedScope', '(see the evidence)')}, the root of the part of the ` +
        'hierarchy to export. The part came back without a value.',
      'Leave scopeId out, or name a place higher up. The new export uses one of the month’s.',
    ),
    'asked-otherwise': {
      kind: 'open',
      cause: 'export-differs',
      rests: 'observed',
      headline: (context) =>
        `${forecast(context).replace(/^the/, 'The')} holds values now, and that export holds none.`,
      explains: (context) =>
        'The key reads the forecast with values now, and job ' +
        `${told(context, 'jobId', '(see the evidence)')}` +
        `${told(context, 'jobEndedOn', '') === '' ? '' : `, ended ${told(context, 'jobEndedOn', '')},`} brought ` +
        'none. Either it asked for types or a part of the hierarchy in which nothing is, or it was made before the ' +
        'first submission. The pasted request did not tell which.',
      actions: () => [
        {
          who: 'you',
          does: 'Paste the request that made it at the first step: its types and its scope are read.',
          where: 'the step “What you saw”',
        },
        {
          who: 'you',
          does: 'Or export again without typesToExport and scopeId (one of the month’s exports). Then check again.',
          where: 'POST /export/forecast/{forecastId}',
        },
      ],
      prove: provedByNewest,
      disprovedBy: 'The next export with the same options being empty as well.',
    },
    'types-suspected': askedFor(
      'types-asked',
      (context) =>
        `The forecast holds values; the request asks only for ${told(context, 'askedTypes', 'other types')}.`,
      (context) =>
        'The key reads the forecast with values, and the pasted request names typesToExport: ' +
        `${told(context, 'askedTypes', '')}, without forecast. The export itself could not be looked at, so that it ` +
        'was empty for this is likely, not seen.',
      'Add forecast to typesToExport, or leave typesToExport out. The new export uses one of the month’s.',
    ),
    'filled-here': {
      kind: 'clear',
      cause: 'filled-here',
      rests: 'observed',
      headline: (context) => `${forecast(context).replace(/^the/, 'The')} is not empty for this key.`,
      explains: (context) =>
        `${context.facts['filled'] === undefined ? 'Values come' : `${told(context, 'filled', '')} values come`} ` +
        `back${told(context, 'returnedPeriod', '') === '' ? '' : ` for ${told(context, 'returnedPeriod', '')}`} ` +
        'when the forecast is read now. No earlier export of this key could be looked at, so what was empty is ' +
        'not seen: paste it below.',
      actions: () => [
        {
          who: 'you',
          does: 'Paste the empty export below: what it holds, and under which name, is read.',
          where: null,
        },
      ],
      prove: provedByPaste,
      disprovedBy: 'The forecast being read without values on another try.',
    },
    'nothing-held': {
      ...byNewest(noEntries),
      kind: 'open',
      cause: 'no-entries',
      headline: 'The export holds people and no values; why cannot be seen for free here.',
      explains:
        'Here Clari does not let a forecast be read without an export. The one that you made has no entries: nobody ' +
        'submitted in the period, or it asked for types that nobody has. The request, pasted at the first step, ' +
        'tells which types it asked for.',
    },
    'not-done': goesOn(
      'job-not-done',
      'The export is not done yet, so it cannot be empty.',
      (context) =>
        `Job ${told(context, 'jobId', '')} is ` +
        `${told(context, 'jobStatus', 'not done')}. Its results come once it is done.`,
      'clari.job-stuck',
      provedByNewest,
    ),
    'not-tested': {
      kind: 'open',
      cause: 'not-tested',
      rests: 'observed',
      headline: 'What is in the forecast could not be seen for free.',
      explains:
        'Here Clari does not let a forecast be read without an export, and there is no finished export of this key ' +
        'to look at. Nothing was started: that would use one of your month’s exports.',
      actions: () => [
        {
          who: 'you',
          does: 'Run the export again as your program does, then check again: its results are looked at.',
          where: 'POST /export/forecast/{forecastId}',
        },
        again,
      ],
      prove: provedByNewest,
      disprovedBy: 'The forecast being readable on another try.',
    },
    'no-optin': goesOn(
      'no-optin',
      'The key is fine, and its user is not opted in to this forecast.',
      (context) => `Clari refuses ${forecast(context)} with 401 no_optin instead of answering with an empty list.`,
      'clari.unauthorized',
    ),
    'no-such-forecast': goesOn(
      'no-such-forecast',
      'Clari knows no forecast of this id.',
      (context) =>
        `For “${told(context, 'forecastId', 'this id')}” Clari says “${told(context, 'message', 'not found')}”. The ` +
        'guide names a wrong name as a cause of empty exports; the API that you met refuses it.',
      'clari.forecast-not-found',
    ),
    'forbidden-forecast': goesOn(
      'forbidden-forecast',
      'This forecast is forbidden to the key’s user.',
      (context) => `Clari answers 403: “${told(context, 'message', 'Forbidden')}”.`,
      'clari.forbidden',
    ),
    'key-refused': goesOn(
      'key-refused',
      'It is the key that is refused, with 401.',
      (context) =>
        `Clari answers “${told(context, 'message', told(context, 'detail', '401'))}” before it comes to any export.`,
      'clari.unauthorized',
      { by: 'check', check: keyAccepted },
    ),
    forbidden: goesOn(
      'forbidden',
      'The API is closed to this key’s user.',
      (context) => `Clari answers 403: “${told(context, 'message', 'Forbidden')}”, before it comes to any export.`,
      'clari.forbidden',
      { by: 'check', check: keyAccepted },
    ),
    'rate-limited': goesOn(
      'rate-limited',
      'Clari asks to slow down, so nothing could be read.',
      '429 came back. Stop other clients of this key for a minute.',
      'clari.rate-limited',
      { by: 'check', check: keyAccepted },
    ),
    'not-answered': goesOn(
      'not-answered',
      'No proper answer came, so nothing could be read.',
      (context) => told(context, 'detail', 'What came back is no answer of Clari’s API.'),
      'clari.unreachable',
      { by: 'check', check: keyAccepted },
    ),
    'other-answer': goesOn(
      'other-answer',
      'Clari answered something unusual.',
      (context) =>
        `The answer was ${told(context, 'status', 'unusual')}` +
        `${told(context, 'message', '') === '' ? '' : ` “${told(context, 'message', '')}”`}.`,
      'clari.bad-request',
    ),
    'truncated-pasted': {
      ...fromPaste(truncated),
      headline: 'The export was cut: what is missing was there.',
      explains:
        'The pasted text shows that the results were cut: a job that says rowsTruncated or cellsTruncated, or JSON ' +
        'that breaks off in the middle. Rows that are missing were cut, not empty. Nothing was checked live: this ' +
        'rests on the pasted text alone.',
    },
    'defaulted-pasted': fromPaste(defaulted),
    'nobody-pasted': fromPaste(nobody),
    'blank-pasted': fromPaste(blank),
    'types-pasted': fromPaste(
      askedFor(
        'types-asked',
        (context) => `The export asked only for ${told(context, 'askedTypes', 'other types')}.`,
        (context) =>
          `The pasted request names typesToExport: ${told(context, 'askedTypes', '')}, without forecast, and the ` +
          'export is empty. Values of other types than these were not asked for.',
        'Add forecast to typesToExport, or leave typesToExport out. The new export uses one of the month’s.',
      ),
    ),
    'scope-pasted': fromPaste(
      askedFor(
        'scope-asked',
        (context) => `The export asked only for the people below ${told(context, 'askedScope', 'one place')}.`,
        (context) => `The pasted request names scopeId ${told(context, 'askedScope', '')}, and the export is empty.`,
        'Leave scopeId out, or name a place higher up. The new export uses one of the month’s.',
      ),
    ),
    'empty-pasted': {
      kind: 'open',
      cause: 'no-entries',
      rests: 'observed',
      headline: (context) =>
        context.facts['users'] === undefined
          ? 'The export is empty; the paste alone does not say why.'
          : `${told(context, 'users', '')} people are in the export, and no values.`,
      explains: (context) =>
        (context.facts['users'] === undefined
          ? 'It lists no people, so whether the key’s user sees nobody or nobody submitted cannot be told from it.'
          : 'The people are visible to the key’s user, so it is not the opt-in or the scope: nobody submitted in ' +
            'the period, or the types that were asked for hold nothing.') +
        (told(context, 'returnedPeriod', '') === ''
          ? ''
          : ` The period that came back is ${told(context, 'returnedPeriod', '')}: compare it with the one that ` +
            'was asked, since an unknown one is exported as the current quarter.') +
        ' With a connection, the forecast is read for free and tells which.',
      actions: () => [
        {
          who: 'you',
          does: 'Connect the key: the forecast is read with it, and so are the quarters before. The checks only read.',
          where: 'the Connections page',
        },
        {
          who: 'you',
          does: 'Look in Clari whether the forecast has submissions for the quarter that was asked.',
          where: 'app.clari.com/forecast/<forecastId>',
        },
        pasteNext,
      ],
      prove: provedByPaste,
      disprovedBy: 'Clari’s screen showing submitted values for the same period, and the period having been asked for.',
    },
    'could-not-run': {
      kind: 'open',
      cause: 'not-checked',
      rests: 'observed',
      headline: 'Nothing could be seen of the export yet.',
      explains: 'No live check could be finished, and the pasted text holds no export.',
      actions: () => [
        {
          who: 'you',
          does: 'Connect the key that made the export: the checks only read.',
          where: 'the Connections page',
        },
        { who: 'you', does: 'Or paste the export itself below.', where: null },
      ],
      prove: provedByPaste,
      disprovedBy: 'A check that runs to its end.',
    },
  },
})

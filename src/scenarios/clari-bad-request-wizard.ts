import { badRequestSays } from '#src/checks/clari/request/bad-request-says.ts'
import { clariReach } from '#src/checks/clari/key/clari-reach.ts'
import { correctedExport } from '#src/checks/clari/export/corrected-export.ts'
import { exportRequestReads } from '#src/checks/clari/export/export-request-reads.ts'
import { exportRoom } from '#src/checks/clari/jobs/export-room.ts'
import { jobReady } from '#src/checks/clari/jobs/job-ready.ts'
import { when, defineFlow, type Action, type Verdict, type VerdictContext } from '#src/domain/model/scenario.ts'
import { forecastNamedIn, jobIn } from '#src/reading/clari/mentions.ts'
import { readPaste } from '#src/reading/pasted-text.ts'
import { message, told } from './shared/told.ts'

const provedByAnswer = { by: 'paste-again', check: badRequestSays } as const
const provedByRequest = { by: 'paste-again', check: exportRequestReads } as const
const provedByExport = { by: 'check', check: correctedExport } as const
const provedByJob = { by: 'check', check: jobReady } as const
const provedByRoom = { by: 'check', check: exportRoom } as const
const provedByReach = { by: 'check', check: clariReach } as const

const again: Action = { who: 'you', does: 'Run the check again from this page.', where: null }
const pasteRequest: Action = { who: 'you', does: 'Then paste the new request below: it is read again.', where: null }
const pasteAnswer: Action = {
  who: 'you',
  does: 'Then paste what your client gets now below: it is read again.',
  where: null,
}
const exportCall = 'POST /export/forecast/{forecastId}'

/** The guide has no word on 400s, which the published API answers most mistakes with. */
const guideSilent = 'The guide does not speak of this refusal; the published description does.'

/** Whether a story is told before the corrected request was tried, or after Clari took it. */
type Tried = 'read' | 'proved'

const sentValue = (context: VerdictContext) => told(context, 'sentValue', 'the value that was sent')

function bodyAction(context: VerdictContext): readonly Action[] {
  const body = told(context, 'correctedBody', '')
  return body === '' ? [] : [{ who: 'you', does: `Send this body: ${body}`, where: exportCall }]
}

/**
 * One wrong parameter: the same verdict with and without the proof that Clari takes the request once it is put right.
 */
function parameterWrong(
  tried: Tried,
  cause: string,
  headline: Verdict['headline'],
  means: (context: VerdictContext) => string,
  does: (context: VerdictContext) => string,
): Verdict {
  return {
    kind: 'cause',
    cause,
    rests: 'observed',
    headline,
    explains: (context) =>
      `${means(context)}` +
      (tried === 'proved'
        ? ' Put right, the same request was accepted just now.'
        : ' It was read from what you pasted; the request was not sent.') +
      ` ${guideSilent}`,
    actions: (context) => [
      { who: 'you', does: does(context), where: exportCall },
      ...bodyAction(context),
      tried === 'proved' ? again : pasteRequest,
    ],
    prove: tried === 'proved' ? provedByExport : provedByRequest,
    disprovedBy: 'The same request with this one thing put right being refused with the same code.',
  }
}

const useInstead = (context: VerdictContext, name: string, otherwise: string) =>
  told(context, 'useValue', '') === '' ? otherwise : `Send "${name}": ${told(context, 'useValue', '')}.`

const stories = {
  body: (tried: Tried) =>
    parameterWrong(
      tried,
      'malformed-body',
      'The body of the request is no JSON object that Clari can read.',
      (context) =>
        (context.facts['byShape'] === true
          ? 'The place is marked in the evidence.'
          : `Clari says “${message(context, 'malformed')}”.`) +
        ' Clari reads the whole body before anything else, so nothing in it was looked at.',
      () =>
        'Send one JSON object: names and texts in double quotes, true and false without quotes, no comma at the end, ' +
        'Content-Type: application/json.',
    ),
  currency: (tried: Tried) =>
    parameterWrong(
      tried,
      'bad-currency',
      (context) => `“currency” is wrong: “${sentValue(context)}”.`,
      (context) =>
        'Clari takes a code of three capital letters (ISO ' +
        `4217)${context.facts['byShape'] === true ? '' : ', and only one that your organisation has'}.`,
      (context) =>
        useInstead(
          context,
          'currency',
          'Send a code such as "USD" that your organisation uses, or ' +
            'leave “currency” out: each value then comes in its own.',
        ),
    ),
  types: (tried: Tried) =>
    parameterWrong(
      tried,
      'bad-types',
      (context) => `“typesToExport” is wrong: “${sentValue(context)}”.`,
      () =>
        'It takes a list of texts out of forecast, quota, forecast_updated, ' +
        'adjustment, crm_total and crm_closed, spelled exactly so.',
      (context) =>
        useInstead(
          context,
          'typesToExport',
          'Send a list of these, or leave “typesToExport” out: you then get forecast and forecast_updated.',
        ),
    ),
  unsupported: (tried: Tried) =>
    parameterWrong(
      tried,
      'type-not-supported',
      (context) => `This forecast cannot export “${sentValue(context)}”.`,
      () =>
        'The type is a real one, but Clari does not offer it for ' +
        'this forecast. That is known of crm_total and crm_closed.',
      (context) => `Take “${sentValue(context)}” out of “typesToExport”; read CRM totals from the CRM itself.`,
    ),
  schedule: (tried: Tried) =>
    parameterWrong(
      tried,
      'bad-schedule',
      (context) => `“schedule” is wrong: “${sentValue(context)}”.`,
      () =>
        'It does not plan exports: it only says how often a failed one is tried again. NONE: never; ONCE: once after ' +
        '30 minutes; MAX: three times, 30 minutes apart.',
      (context) =>
        useInstead(
          context,
          'schedule',
          'Send "NONE", "ONCE" or "MAX", or leave it out; let your own scheduler start exports.',
        ),
    ),
  historical: (tried: Tried) =>
    parameterWrong(
      tried,
      'bad-historical',
      '“includeHistorical” takes true or false, without quotes.',
      (context) => `It was sent as “${sentValue(context)}”.`,
      (context) =>
        useInstead(context, 'includeHistorical', 'Send true for every week of the quarter, false for the current one.'),
    ),
  format: (tried: Tried) =>
    parameterWrong(
      tried,
      'bad-format',
      (context) => `“exportFormat” is wrong: “${sentValue(context)}”.`,
      () => 'It takes JSON or CSV, in capitals.',
      (context) => useInstead(context, 'exportFormat', 'Send "JSON" or "CSV".'),
    ),
  period: (tried: Tried) =>
    parameterWrong(
      tried,
      'bad-period',
      '“timePeriod” is no text.',
      (context) => `It was sent as “${sentValue(context)}”. A quarter is written as text: "2026_Q1".`,
      (context) => useInstead(context, 'timePeriod', 'Send it as text, such as "2026_Q1".'),
    ),
  scope: (tried: Tried) =>
    parameterWrong(
      tried,
      'bad-scope',
      (context) => `“scopeId” is wrong: “${sentValue(context)}”.`,
      () =>
        'It names the place in the hierarchy at which the export begins, ' +
        'such as 1905::MGR, and must be one that the key’s user may see.',
      () => 'Leave “scopeId” out to export all that the user may see, or take it from the users of an earlier export.',
    ),
  ignored: (tried: Tried): Verdict => ({
    ...parameterWrong(
      tried,
      'ignored-option',
      (context) => `Nothing here is refused, but “${sentValue(context)}” does not do what it should.`,
      () =>
        'Clari does not know it and goes on without a word, as if it were not there. The refusal itself has another ' +
        'reason, which the request does not show.',
      (context) =>
        useInstead(
          context,
          told(context, 'parameter', 'the option'),
          'Use the name or the form that the evidence gives.',
        ),
    ),
    kind: 'open',
  }),
} as const

const readParameter = <const Fine extends string, const Nothing extends string>(names: {
  readonly fine: Fine
  readonly nothing: Nothing
}) => ({
  kind: 'run' as const,
  title: 'Which part of the request is refused?',
  short: 'Which part',
  says: 'Read here, nothing is sent.',
  checks: [exportRequestReads] as const,
  otherwise: names.fine,
  unknown: names.nothing,
})

const goesOn = (
  cause: string,
  headline: Verdict['headline'],
  leadsTo: NonNullable<Verdict['leadsTo']>,
  prove: Verdict['prove'],
  does = 'Go on with the other story.',
): Verdict => ({
  kind: 'open',
  cause,
  rests: 'observed',
  headline,
  explains: (context) =>
    `${told(context, 'detail', message(context, 'The answer was another one'))}.`.replace('..', '.'),
  actions: () => [{ who: 'you', does, where: null }, prove?.by === 'check' ? again : pasteAnswer],
  prove,
  disprovedBy: 'Another answer on the next try.',
  leadsTo,
})

const noSuchForecast: Verdict = {
  kind: 'cause',
  cause: 'no-such-forecast',
  rests: 'observed',
  headline: (context) =>
    'The forecast’s id is wrong' +
    `${context.facts['forecastId'] === undefined ? '' : `: “${told(context, 'forecastId', '')}”`}.`,
  explains: (context) =>
    `“${message(context, 'no_such_forecast_config')}” is about the last part of the address, not about the body. Ids ` +
    'are taken by the letter, and a tab’s name is not its id.' +
    (context.facts['code'] === 'no_such_forecast_config'
      ? ' The guide shows it as 404; the published API says 400.'
      : ''),
  actions: () => [
    {
      who: 'you',
      does: 'Go on with “forecast not found”: it looks for the id that is meant.',
      where: `the last part of the address: ${exportCall}`,
    },
    pasteAnswer,
  ],
  prove: provedByAnswer,
  disprovedBy: 'The same id opening for another key of the same organisation.',
  leadsTo: 'clari.forecast-not-found',
}

const quotaUnknown: Verdict = {
  kind: 'open',
  cause: 'quota-or-concurrency',
  rests: 'observed',
  headline: 'Either the month’s exports are used up, or too many jobs run at once.',
  explains: (context) =>
    'Clari says both with one code, export_monthly_quota_reached' +
    `${context.facts['message'] === undefined ? '' : `: “${message(context, '')}”`}. Only the organisation’s limits ` +
    'tell which, and they could not be read here. Nothing is wrong with the request.',
  actions: () => [
    {
      who: 'you',
      does: 'Read the limits: availableMonthlyQuota 0 is the month, availableConcurrentLimit 0 is the queue.',
      where: 'GET /admin/limits',
    },
    {
      who: 'you',
      does: 'Wait for a running job to end, or cancel one, and try again; if that does not help it is the month.',
      where: 'PATCH /export/jobs/{jobId} {"type":"CANCEL"}',
    },
    pasteAnswer,
  ],
  prove: provedByAnswer,
  disprovedBy: 'The limits showing room in both.',
  leadsTo: 'clari.job-stuck',
}

const wentWrong = (live: boolean): Verdict => ({
  kind: 'cause',
  cause: 'went-wrong',
  rests: 'observed',
  headline: 'Clari failed inside. It is not your request.',
  explains: (context) =>
    (context.facts['code'] === 'SWW'
      ? 'SWW stands for “something went wrong”'
      : `“${message(context, 'Something went wrong')}”`) +
    ': Clari’s own word for a fault of its own, though it can come with 400. ' +
    `${live ? 'It does so now, for a question that has no options at all.' : 'Nothing was checked live.'}` +
    ` ${guideSilent}`,
  actions: () => [
    {
      who: 'you',
      does: 'Try again after a minute, then with growing pauses; an export that was refused used no quota.',
      where: null,
    },
    { who: 'you', does: 'Look whether Clari reports a disturbance.', where: 'https://status.clari.com' },
    { who: 'clari-support', does: 'If it lasts: look into it, with the errorId below.', where: null },
    live ? again : pasteAnswer,
  ],
  asks: (context) =>
    `Clari’s API answers us with “${message(context, 'Something went wrong')}”` +
    `${context.facts['errorId'] === undefined ? '' : ` (errorId ${told(context, 'errorId', '')})`}. Please look into ` +
    'it; the ids, the time and the request are given below.',
  prove: live ? provedByReach : provedByAnswer,
  disprovedBy: 'Only this one request failing while others of the same key are answered.',
})

const job = (context: VerdictContext) => told(context, 'jobId', 'the job')
const state = (context: VerdictContext) => told(context, 'jobStatus', 'another state')

const tooEarly: Verdict = {
  kind: 'cause',
  cause: 'asked-too-early',
  rests: 'observed',
  headline: 'The results were asked for before the job was done.',
  explains: (context) =>
    (context.facts['jobStatus'] === undefined
      ? 'The answer says that the job is not ready'
      : `Job ${job(context)} is ${state(context)} now`) +
    '; until it is DONE, Clari answers a question for its results with ' +
    `400 invalid_jobId, as if there were no such job. ${guideSilent}`,
  actions: () => [
    {
      who: 'you',
      does:
        'Ask for the status first and go on only at DONE (the ' +
        'guide’s COMPLETED is not its name in the published API).',
      where: 'GET /export/jobs/{jobId}, then GET /export/jobs/{jobId}/results',
    },
    { who: 'you', does: 'Wait longer between questions: a minute is plenty.', where: null },
    again,
  ],
  prove: provedByJob,
  disprovedBy: 'The same refusal for a job that is DONE.',
}

const expired: Verdict = {
  kind: 'cause',
  cause: 'results-expired',
  rests: 'observed',
  headline: 'The job’s results have expired.',
  explains: (context) =>
    `${context.facts['expiredOn'] === undefined ? '' : `They were kept until ${told(context, 'expiredOn', '')}. `}` +
    `Clari keeps results for about 30 days after a job ended; after that it answers 400 invalid_jobId. ${guideSilent}`,
  actions: () => [
    {
      who: 'you',
      does:
        'Export again; it uses one of the month’s exports. The new ' +
        'one shows who is opted in now, so it can differ from the old.',
      where: exportCall,
    },
    { who: 'you', does: 'Let your client store results when the job is done.', where: null },
    pasteAnswer,
  ],
  prove: provedByAnswer,
  disprovedBy: 'The results of the same job being handed out again.',
}

const unknownJob: Verdict = {
  kind: 'cause',
  cause: 'unknown-job',
  rests: 'observed',
  headline: (context) => `Clari knows no job ${told(context, 'jobId', 'of this id')}.`,
  explains: (context) =>
    `“${message(context, 'invalid_jobId')}” – the parameter to change is the job’s id in the address. An id that was ` +
    `cut, one of another organisation, or the name of a variable instead of its value gives this. ${guideSilent}`,
  actions: () => [
    {
      who: 'you',
      does: 'Take the id from the answer that started the job, as jobId or job.id; it has 24 characters.',
      where: `${exportCall} → jobId`,
    },
    { who: 'you', does: 'Or look for it among the key’s own jobs.', where: 'GET /export/jobs' },
    again,
  ],
  prove: provedByJob,
  disprovedBy: 'The same id standing in the list of the key’s own jobs.',
}

/** From a 400 to the parameter to change, or to why there is none. */
export const clariBadRequestWizard = defineFlow({
  start: 'saw',
  steps: {
    saw: {
      kind: 'input',
      title: 'What came back?',
      short: 'What you saw',
      says:
        'Paste the answer with its body: the code in it says most. ' +
        'Keys in it are blanked first. Nothing at hand? Leave it empty.',
      fields: [
        {
          name: 'error',
          kind: 'paste',
          label: 'The answer or error',
          required: false,
          placeholder:
            '{"code":"bad_request","namespace":"exports","errorId":"…",' +
            '"message":"Invalid currency: EURO.","orgId":"…"}',
        },
      ],
      to: 'says',
    },
    says: {
      kind: 'run',
      title: 'Which refusal is it?',
      short: 'Which refusal',
      says: 'Read here, nothing is sent.',
      checks: [badRequestSays],
      routes: [
        when(badRequestSays, ['no-such-forecast'], 'no-such-forecast'),
        when(badRequestSays, ['missing-forecast-id'], 'missing-forecast-id'),
        when(badRequestSays, ['type-not-supported', 'bad-request'], 'request'),
        when(badRequestSays, ['invalid-job', 'job-not-ready', 'job-expired'], 'which-job'),
        when(badRequestSays, ['not-cancelled'], 'which-job-to-cancel'),
        when(badRequestSays, ['went-wrong'], 'which-key-now'),
        when(badRequestSays, ['quota'], 'which-key-limits'),
      ],
      otherwise: 'code',
      unknown: 'code',
    },
    code: {
      kind: 'ask',
      title: 'What does the answer’s “code” say?',
      short: 'The code',
      says: 'It stands in the answer’s body. What was pasted, if anything, has none of them.',
      answer: 'code',
      options: [
        {
          value: 'bad_request',
          label: 'bad_request, or just 400',
          says: 'The body, or one of its options, is not as Clari takes it.',
          to: 'request',
        },
        {
          value: 'type_not_supported',
          label: 'type_not_supported',
          says: 'One of the types cannot be exported here.',
          to: 'request',
        },
        {
          value: 'no_such_forecast_config',
          label: 'no_such_forecast_config',
          says: 'The forecast’s id is not known.',
          to: 'no-such-forecast',
        },
        {
          value: 'missing_forecast_id',
          label: 'missing_forecast_id',
          says: 'The address names no forecast.',
          to: 'missing-forecast-id',
        },
        {
          value: 'invalid_jobId',
          label: 'invalid_jobId',
          says: 'The job is not known, not done, or its results are gone.',
          to: 'which-job',
        },
        {
          value: 'export_failed_to_cancel',
          label: 'export_failed_to_cancel',
          says: 'The job can no longer be cancelled.',
          to: 'which-job-to-cancel',
        },
        {
          value: 'export_monthly_quota_reached',
          label: 'export_monthly_quota_reached',
          says: 'The month or the queue is full.',
          to: 'which-key-limits',
        },
        { value: 'SWW', label: 'SWW', says: 'Something went wrong inside Clari.', to: 'which-key-now' },
      ],
    },
    request: {
      kind: 'input',
      title: 'What was sent?',
      short: 'Your request',
      says:
        'Paste the request that was refused: the JSON body, the curl line, or the code. It is held against the ' +
        'published description and the part that Clari refuses is marked.',
      fields: [
        {
          name: 'request',
          kind: 'paste',
          label: 'The request that is refused',
          required: false,
          placeholder:
            'curl -X POST -H "apikey: …" -H "Content-Type: application/json" \\\n' +
            '  -d \'{"timePeriod":"2026_Q1","currency":"EURO"}\' https://api.clari.com/v4/export/forecast/net_arr',
        },
        {
          name: 'forecastId',
          kind: 'text',
          label: 'Forecast id',
          help: 'Only needed where the request above does not name it.',
          required: false,
          placeholder: 'net_arr',
          suggests: ({ pastes }) => forecastNamedIn(readPaste(pastes['error'] ?? '')) ?? null,
        },
        { name: 'connection', kind: 'connection', label: 'Key', required: true },
      ],
      to: 'read',
    },
    read: {
      ...readParameter({ fine: 'may-try', nothing: 'may-try' }),
      routes: [when(exportRequestReads, ['nothing'], 'no-request')],
    },
    'may-try': {
      kind: 'ask',
      title: 'Try the request as it was put right?',
      short: 'Use one export?',
      says:
        'The request was read, and what is wrong in it is known as far as it can be seen. Sending it once, put ' +
        'right, proves it: that uses one of your organisation’s monthly exports and is cancelled at once, which ' +
        'frees it again unless it is already done. It needs a key and the forecast’s id.',
      answer: 'may-try',
      options: [
        { value: 'no', label: 'No, show me what is wrong', says: 'Nothing is sent.', to: 'which-parameter' },
        {
          value: 'yes',
          label: 'Yes, start one export',
          says: 'Put right as far as it could be, then cancelled.',
          to: 'try',
        },
      ],
    },
    try: {
      kind: 'run',
      title: 'Does Clari take it as it was put right?',
      short: 'Is it accepted?',
      says: 'Starts one export with the options put right and cancels it again. This uses quota.',
      checks: [correctedExport],
      routes: [
        when(correctedExport, ['accepted'], 'which-parameter-proved'),
        when(correctedExport, ['no-forecast'], 'which-parameter'),
        when(correctedExport, ['bad-request'], 'still-refused'),
        when(correctedExport, ['quota'], 'quota-now'),
        when(correctedExport, ['no-such-forecast'], 'no-such-forecast-now'),
        when(
          correctedExport,
          ['no-optin', 'gateway-no-key', 'gateway-rejected', 'api-rejected', 'not-sent'],
          'key-refused',
        ),
        when(correctedExport, ['forbidden'], 'forbidden'),
        when(correctedExport, ['rate-limited'], 'rate-limited'),
      ],
      otherwise: 'not-answered',
      unknown: 'which-parameter',
    },
    'which-parameter': {
      ...readParameter({ fine: 'looks-right', nothing: 'looks-right' }),
      routes: [
        when(exportRequestReads, ['malformed-body'], 'malformed-body'),
        when(exportRequestReads, ['bad-currency'], 'bad-currency'),
        when(exportRequestReads, ['bad-types'], 'bad-types'),
        when(exportRequestReads, ['type-not-supported'], 'type-not-supported'),
        when(exportRequestReads, ['bad-schedule'], 'bad-schedule'),
        when(exportRequestReads, ['bad-historical'], 'bad-historical'),
        when(exportRequestReads, ['bad-format'], 'bad-format'),
        when(exportRequestReads, ['bad-period'], 'bad-period'),
        when(exportRequestReads, ['bad-scope'], 'bad-scope'),
        when(exportRequestReads, ['ignored'], 'ignored'),
      ],
    },
    'which-parameter-proved': {
      ...readParameter({ fine: 'accepted-now', nothing: 'accepted-now' }),
      routes: [
        when(exportRequestReads, ['malformed-body'], 'malformed-body-proved'),
        when(exportRequestReads, ['bad-currency'], 'bad-currency-proved'),
        when(exportRequestReads, ['bad-types'], 'bad-types-proved'),
        when(exportRequestReads, ['type-not-supported'], 'type-not-supported-proved'),
        when(exportRequestReads, ['bad-schedule'], 'bad-schedule-proved'),
        when(exportRequestReads, ['bad-historical'], 'bad-historical-proved'),
        when(exportRequestReads, ['bad-format'], 'bad-format-proved'),
        when(exportRequestReads, ['bad-period'], 'bad-period-proved'),
        when(exportRequestReads, ['bad-scope'], 'bad-scope-proved'),
        when(exportRequestReads, ['ignored'], 'ignored-proved'),
      ],
    },
    'which-job': jobInput('job'),
    job: {
      kind: 'run',
      title: 'What state is the job in?',
      short: 'Its state',
      says: 'Asks after the job: reads only, no quota.',
      checks: [jobReady, badRequestSays],
      routes: [
        when(jobReady, ['not-ready'], 'asked-too-early'),
        when(jobReady, ['failed', 'stopped'], 'job-has-no-results'),
        when(jobReady, ['expired'], 'results-expired'),
        when(jobReady, ['unknown-job'], 'unknown-job'),
        when(jobReady, ['others'], 'job-of-another-user'),
        when(jobReady, ['gateway-no-key', 'gateway-rejected', 'api-rejected', 'not-sent', 'no-optin'], 'key-refused'),
        when(jobReady, ['rate-limited'], 'rate-limited'),
        when(
          jobReady,
          [
            'web-page',
            'redirected',
            'intercepted',
            'no-answer',
            'server-error',
            'broken-answer',
            'no-route',
            'bad-request',
            'other-error',
            'no-such-forecast',
            'forbidden',
          ],
          'not-answered',
        ),
        when(badRequestSays, ['job-expired'], 'results-expired-said'),
        when(badRequestSays, ['job-not-ready'], 'ready-now'),
      ],
      otherwise: 'ready-now',
      unknown: 'job-from-paste',
    },
    'job-from-paste': {
      kind: 'run',
      title: 'What does the pasted answer say?',
      short: 'The pasted answer',
      says: 'No live check was made, so only the pasted text is read. Nothing is sent.',
      checks: [badRequestSays],
      routes: [
        when(badRequestSays, ['job-not-ready'], 'too-early-pasted'),
        when(badRequestSays, ['job-expired'], 'expired-pasted'),
      ],
      otherwise: 'unknown-job-pasted',
      unknown: 'unknown-job-pasted',
    },
    'which-job-to-cancel': jobInput('job-to-cancel'),
    'job-to-cancel': {
      kind: 'run',
      title: 'Is there anything left to cancel?',
      short: 'Its state',
      says: 'Asks after the job: reads only, no quota, and cancels nothing.',
      checks: [jobReady],
      routes: [
        when(jobReady, ['ready', 'failed', 'stopped', 'expired'], 'too-late'),
        when(jobReady, ['not-ready'], 'can-be-cancelled'),
        when(jobReady, ['unknown-job'], 'unknown-job'),
        when(jobReady, ['others'], 'job-of-another-user'),
        when(jobReady, ['gateway-no-key', 'gateway-rejected', 'api-rejected', 'not-sent', 'no-optin'], 'key-refused'),
        when(jobReady, ['rate-limited'], 'rate-limited'),
      ],
      otherwise: 'not-answered',
      unknown: 'too-late-pasted',
    },
    'which-key-now': keyInput(
      'now',
      'Does it still go wrong?',
      'One read-only question is sent, without any option that could be wrong. It uses none of your export quota.',
    ),
    now: {
      kind: 'run',
      title: 'Does it still go wrong?',
      short: 'Still so?',
      says: 'One read-only question: if that fails too, it is not your request.',
      checks: [clariReach],
      routes: [
        when(clariReach, ['went-wrong', 'server-error'], 'went-wrong'),
        when(clariReach, ['answers'], 'went-wrong-then'),
        when(clariReach, ['key-refused', 'not-sent'], 'key-refused'),
        when(clariReach, ['forbidden'], 'forbidden'),
        when(clariReach, ['rate-limited'], 'rate-limited'),
      ],
      otherwise: 'not-answered',
      unknown: 'went-wrong-pasted',
    },
    'which-key-limits': keyInput(
      'limits',
      'Which organisation’s limits?',
      'The limits are read: that alone tells a used-up month from a full queue. It uses none of your export quota.',
    ),
    limits: {
      kind: 'run',
      title: 'The month, or the queue?',
      short: 'Month or queue?',
      says: 'Reads the organisation’s limits. Both are refused with the same 400; only the limits tell which.',
      checks: [exportRoom],
      routes: [
        when(exportRoom, ['quota-used-up'], 'quota-used-up'),
        when(exportRoom, ['places-taken'], 'places-taken'),
        when(exportRoom, ['room'], 'room-now'),
        when(exportRoom, ['not-offered'], 'quota-unknown'),
        when(exportRoom, ['gateway-no-key', 'gateway-rejected', 'api-rejected', 'not-sent', 'no-optin'], 'key-refused'),
        when(exportRoom, ['forbidden'], 'forbidden'),
        when(exportRoom, ['rate-limited'], 'rate-limited'),
      ],
      otherwise: 'not-answered',
      unknown: 'quota-unknown',
    },
  },
  verdicts: {
    'no-such-forecast': noSuchForecast,
    'no-such-forecast-now': { ...noSuchForecast, prove: provedByExport },
    'missing-forecast-id': {
      kind: 'cause',
      cause: 'missing-forecast-id',
      rests: 'observed',
      headline: 'The address names no forecast.',
      explains: (context) =>
        `“${message(context, 'missing_forecast_id')}”: where the id should stand, at the end of the address, there ` +
        `is nothing. Usually a variable was empty when the address was put together. ${guideSilent}`,
      actions: () => [
        {
          who: 'you',
          does:
            'Put the forecast’s id at the end of the address; it is the last part of the Forecast Tab’s own: ' +
            'app.clari.com/forecast/<forecastId>.',
          where: exportCall,
        },
        { who: 'you', does: 'Let your client stop with a word of its own when the id is empty.', where: null },
        pasteAnswer,
      ],
      prove: provedByAnswer,
      disprovedBy: 'The address as sent ending in an id.',
    },
    'malformed-body': stories.body('read'),
    'bad-currency': stories.currency('read'),
    'bad-types': stories.types('read'),
    'type-not-supported': stories.unsupported('read'),
    'bad-schedule': stories.schedule('read'),
    'bad-historical': stories.historical('read'),
    'bad-format': stories.format('read'),
    'bad-period': stories.period('read'),
    'bad-scope': stories.scope('read'),
    ignored: stories.ignored('read'),
    'malformed-body-proved': stories.body('proved'),
    'bad-currency-proved': stories.currency('proved'),
    'bad-types-proved': stories.types('proved'),
    'type-not-supported-proved': stories.unsupported('proved'),
    'bad-schedule-proved': stories.schedule('proved'),
    'bad-historical-proved': stories.historical('proved'),
    'bad-format-proved': stories.format('proved'),
    'bad-period-proved': stories.period('proved'),
    'bad-scope-proved': stories.scope('proved'),
    'ignored-proved': stories.ignored('proved'),
    'looks-right': {
      kind: 'open',
      cause: 'request-looks-right',
      rests: 'observed',
      headline: 'Nothing in the request is against the published description.',
      explains: (context) =>
        (context.facts['message'] === undefined
          ? 'Clari refuses it'
          : `Clari refuses it with “${message(context, '')}”`) +
        ', and what was pasted does not show why. It was not sent from here.',
      actions: () => [
        {
          who: 'you',
          does:
            'Go back and let it be sent once: if it is accepted from ' +
            'here, your client sends something else than what you pasted.',
          where: 'the step “Use one export?”',
        },
        {
          who: 'you',
          does:
            'Or look at the bytes that your client really sends ' +
            '(curl -v, a log of the request) and paste those below.',
          where: null,
        },
      ],
      prove: provedByRequest,
      disprovedBy: 'A member that the published description forbids being found in it.',
    },
    'no-request': {
      kind: 'open',
      cause: 'no-request',
      rests: 'observed',
      headline: 'The answer does not say which part is refused, and the request was not seen.',
      explains: (context) =>
        `${context.facts['message'] === undefined ? 'A 400' : `“${message(context, '')}”`} ` +
        'can be about the body, “currency”, “typesToExport”, “schedule”, “includeHistorical”, ' +
        '“exportFormat” or “scopeId”. With the request the part can be marked.',
      actions: () => [
        { who: 'you', does: 'Paste the request below: the JSON body, the curl line, or the code.', where: null },
        {
          who: 'you',
          does:
            'Or send an export without any option: if that is accepted, add them back one by one. Each accepted one ' +
            'uses one of the month’s exports.',
          where: `${exportCall}, body {}`,
        },
      ],
      prove: provedByRequest,
      disprovedBy: 'A refusal that names its parameter.',
    },
    'accepted-now': {
      kind: 'clear',
      cause: 'accepted-now',
      rests: 'observed',
      headline: 'Clari takes this request now.',
      explains: (context) =>
        'Nothing was wrong in it, and the same options were accepted just ' +
        `now${context.facts['correctedBody'] === undefined ? '' : `: ${told(context, 'correctedBody', '')}`}. Either ` +
        'the refusal is over, or your client sends something else than what you pasted.',
      actions: () => [
        {
          who: 'you',
          does: 'Compare the curl line below with what your client really sends, byte by byte.',
          where: 'the machine where your client runs',
        },
        { who: 'you', does: 'Then paste that below: it is read again.', where: null },
      ],
      prove: provedByRequest,
      disprovedBy: 'The curl line below being refused.',
    },
    'still-refused': {
      kind: 'cause',
      cause: 'still-refused',
      rests: 'observed',
      headline: 'Clari refuses it even as it was put right.',
      explains: (context) =>
        `The request as far as it could be put right was sent: ${told(context, 'correctedBody', '{}')}. Clari ` +
        `answered “${message(context, told(context, 'code', '400'))}”` +
        (context.facts['triedParameter'] === undefined
          ? ', which names no option'
          : `, which is about ${told(context, 'triedParameter', '')}`) +
        '. By the published description nothing in it is wrong.',
      actions: () => [
        {
          who: 'clari-support',
          does: 'Say which part of this request is refused, given the errorId below.',
          where: null,
        },
        { who: 'you', does: 'Meanwhile leave options out one by one, the newest first.', where: exportCall },
        again,
      ],
      asks: (context) =>
        `An export of “${told(context, 'forecastId', 'our forecast')}” with the body ` +
        `${told(context, 'correctedBody', '{}')} is refused with 400 ` +
        `“${message(context, told(context, 'code', 'bad_request'))}”, although it is as the published description ` +
        'has it. Please tell us which part is refused; the ids are below.',
      prove: provedByExport,
      disprovedBy: 'The same body being accepted for another forecast: then it is about this one.',
    },
    'asked-too-early': tooEarly,
    'job-has-no-results': {
      kind: 'cause',
      cause: 'job-has-no-results',
      rests: 'observed',
      headline: (context) => `The job ended as ${state(context)}, so there are no results.`,
      explains: (context) =>
        `Job ${job(context)} is over. A question for its results is answered with 400 invalid_jobId, as if there ` +
        `were no such job. ${guideSilent}`,
      actions: () => [
        { who: 'you', does: 'Start the export again; it uses one of the month’s exports.', where: exportCall },
        {
          who: 'you',
          does: 'Let your client stop at FAILED, CANCELLED and ABORTED too, not only at DONE.',
          where: 'the loop that asks for the status',
        },
        pasteAnswer,
      ],
      prove: provedByAnswer,
      disprovedBy: 'The same job handing out results.',
      leadsTo: 'clari.job-stuck',
    },
    'results-expired': expired,
    'results-expired-said': {
      ...expired,
      explains: (context) =>
        (
          `The job is ${state(context)}, and the pasted answer says that its results have expired: ` +
          `“${message(context, '')}”. Clari keeps results for about 30 days after a job ended. ${guideSilent}`
        ).replace('“”', 'expired'),
    },
    'ready-now': {
      kind: 'clear',
      cause: 'ready-now',
      rests: 'observed',
      headline: 'The job is done now; its results can be fetched.',
      explains: (context) =>
        `Job ${job(context)} is ${state(context)}. If its results were refused before, they were asked for too ` +
        'early: until then Clari answers 400 invalid_jobId.',
      actions: () => [
        { who: 'you', does: 'Fetch the results now.', where: 'GET /export/jobs/{jobId}/results' },
        {
          who: 'you',
          does: 'Let your client wait for DONE before it asks for them.',
          where: 'the loop that asks for the status',
        },
        pasteAnswer,
      ],
      prove: provedByAnswer,
      disprovedBy: 'The results being refused again with the same key.',
    },
    'unknown-job': unknownJob,
    'job-of-another-user': goesOn(
      'job-of-another-user',
      (context) => `Job ${told(context, 'jobId', '')} belongs to another key’s user.`.replace('  ', ' '),
      'clari.forbidden',
      provedByJob,
      'Ask for it with the key that started it.',
    ),
    'too-late': {
      kind: 'cause',
      cause: 'cancel-too-late',
      rests: 'observed',
      headline: 'There is nothing left to cancel.',
      explains: (context) =>
        `Job ${job(context)} is ${state(context)}, and only a job that is queued or running can be cancelled. Its ` +
        `export is used; nothing runs any more. ${guideSilent}`,
      actions: () => [
        {
          who: 'you',
          does: 'Take export_failed_to_cancel for “already over” in your client, and go on.',
          where: 'PATCH /export/jobs/{jobId} {"type":"CANCEL"}',
        },
        pasteAnswer,
      ],
      prove: provedByAnswer,
      disprovedBy: 'The job standing in the limits as running.',
    },
    'can-be-cancelled': {
      kind: 'open',
      cause: 'can-be-cancelled',
      rests: 'observed',
      headline: 'The job still waits or runs, so it can be cancelled.',
      explains: (context) =>
        `Job ${job(context)} is ${state(context)}. That it could not be cancelled then may have been a moment in ` +
        'which it changed its state.',
      actions: () => [
        {
          who: 'you',
          does: 'Cancel it again; the body must be {"type":"CANCEL"}.',
          where: 'PATCH /export/jobs/{jobId}',
        },
        { who: 'clari-support', does: 'If it is refused again while the job runs: say why.', where: null },
        pasteAnswer,
      ],
      asks: (context) =>
        `Job ${job(context)} is ${state(context)}, and cancelling it is refused with export_failed_to_cancel. Please ` +
        'tell us why; the ids are below.',
      prove: provedByAnswer,
      disprovedBy: 'The job being over on the next look.',
    },
    'too-early-pasted': {
      ...tooEarly,
      prove: provedByAnswer,
      actions: (context) => [tooEarly.actions(context)[0], pasteAnswer],
    },
    'expired-pasted': expired,
    'too-late-pasted': {
      kind: 'cause',
      cause: 'cancel-too-late',
      rests: 'observed',
      headline: 'The job could no longer be cancelled.',
      explains:
        'The code export_failed_to_cancel says so; nothing was checked live. Only a job that is queued or running ' +
        `can be cancelled, so most likely it was over already. ${guideSilent}`,
      actions: () => [
        {
          who: 'you',
          does: 'Ask for its status; if it is over, go on as if the cancel had worked.',
          where: 'GET /export/jobs/{jobId}',
        },
        pasteAnswer,
      ],
      prove: provedByAnswer,
      disprovedBy: 'The job still running.',
    },
    'unknown-job-pasted': {
      ...unknownJob,
      headline: 'The job is not known, not done yet, or its results are gone.',
      explains: (context) =>
        `invalid_jobId${context.facts['message'] === undefined ? '' : ` (“${message(context, '')}”)`} stands for all ` +
        'three; the parameter to look at is the job’s id in the address. Nothing was checked live: the job’s status ' +
        `would tell them apart. ${guideSilent}`,
      actions: () => [
        {
          who: 'you',
          does: 'Ask for the job’s status first: an unknown id is refused there too, a job that is not done says so.',
          where: 'GET /export/jobs/{jobId}',
        },
        pasteAnswer,
      ],
      prove: provedByAnswer,
    },
    'went-wrong': wentWrong(true),
    'went-wrong-pasted': wentWrong(false),
    'went-wrong-then': {
      kind: 'clear',
      cause: 'went-wrong-then',
      rests: 'observed',
      headline: 'Clari answers properly now.',
      explains: (context) =>
        `“${message(context, 'SWW')}” was a fault inside Clari, not of your ` +
        'request; a question sent just now was answered. If one request of yours ' +
        'still fails while this one does not, something in that request sets it off.',
      actions: () => [
        { who: 'you', does: 'Send the same request again.', where: null },
        { who: 'clari-support', does: 'If it alone still fails: look into it, with the errorId below.', where: null },
        {
          who: 'you',
          does: 'Let your client repeat such answers two or three times with growing pauses.',
          where: null,
        },
        pasteAnswer,
      ],
      asks: (context) =>
        `One request of ours is answered with “${message(context, 'SWW: something went wrong')}”` +
        `${context.facts['errorId'] === undefined ? '' : ` (errorId ${told(context, 'errorId', '')})`} while others ` +
        'work. Please look into it; the ids are below.',
      prove: provedByAnswer,
      disprovedBy: 'The same request being answered with SWW again.',
    },
    'quota-used-up': {
      kind: 'cause',
      cause: 'quota-used-up',
      rests: 'observed',
      headline: 'The month’s exports are used up.',
      explains: (context) =>
        `0 of ${told(context, 'monthlyQuota', 'the')} exports are left in the last 30 days, for the whole ` +
        `organisation. The code is a 400, but nothing is wrong with the request. ${guideSilent}`,
      actions: () => [
        {
          who: 'you',
          does: 'Go on with the pacing plan: it shows when room comes back and how to use fewer exports.',
          where: null,
        },
        {
          who: 'clari-support',
          does: 'Raise the monthly export quota, if this is the usual need.',
          where: 'your customer success manager at Clari',
        },
        again,
      ],
      asks: (context) =>
        (
          `Our organisation’s ${told(context, 'monthlyQuota', '')} monthly exports are used up, and exports are ` +
          'refused with export_monthly_quota_reached. Please tell us what a higher quota would take.'
        ).replace('  ', ' '),
      prove: provedByRoom,
      disprovedBy: 'The limits showing exports that are left.',
      leadsTo: 'clari.rate-limited',
    },
    'places-taken': {
      kind: 'cause',
      cause: 'places-taken',
      rests: 'observed',
      headline: 'Too many jobs run at once.',
      explains: (context) =>
        `All ${told(context, 'concurrentLimit', 'of the')} places are taken by jobs that wait or run; ` +
        `${told(context, 'availableMonthlyQuota', 'some')} exports are left in the month. Clari refuses what is ` +
        `beyond the limit rather than queue it, with a code that names the quota. ${guideSilent}`,
      actions: () => [
        {
          who: 'you',
          does: 'Go on with the jobs: they show which ones hold the places, and which can be cancelled.',
          where: null,
        },
        { who: 'you', does: 'Start one export at a time.', where: 'your client’s scheduler' },
        again,
      ],
      prove: provedByRoom,
      disprovedBy: 'The limits showing a free place.',
      leadsTo: 'clari.job-stuck',
    },
    'room-now': {
      kind: 'clear',
      cause: 'room-now',
      rests: 'observed',
      headline: 'There is room for an export now.',
      explains: (context) =>
        `${told(context, 'availableMonthlyQuota', 'Some')} exports are left in the month and ` +
        `${told(context, 'availableConcurrentLimit', 'some')} places are free. When it was refused, another job most ` +
        'likely held the last place.',
      actions: () => [{ who: 'you', does: 'Start it again, one export at a time.', where: exportCall }, pasteAnswer],
      prove: provedByAnswer,
      disprovedBy: 'The same refusal while the limits show room.',
      leadsTo: 'clari.job-stuck',
    },
    'quota-unknown': quotaUnknown,
    'quota-now': {
      ...quotaUnknown,
      headline: 'It could not be tried: the month’s exports are used up, or too many jobs run at once.',
      explains: (context) =>
        `Clari answered “${message(context, 'export_monthly_quota_reached')}” before it looked at the options. ` +
        'Nothing is said about the request.',
      prove: provedByExport,
      actions: () => [
        {
          who: 'you',
          does: 'Go on with the jobs: the limits tell which of the two it is.',
          where: 'GET /admin/limits',
        },
        again,
      ],
    },
    'key-refused': goesOn(
      'key-refused',
      'It is the key, or its opt-in, that is refused now.',
      'clari.unauthorized',
      provedByReach,
    ),
    forbidden: goesOn('forbidden', 'It is forbidden now, with 403.', 'clari.forbidden', provedByReach),
    'rate-limited': goesOn(
      'rate-limited',
      'Clari asks to slow down, so nothing could be tried.',
      'clari.rate-limited',
      provedByReach,
      'Wait a minute, then check again.',
    ),
    'not-answered': goesOn(
      'not-answered',
      'No proper answer came, so nothing could be tried.',
      'clari.unreachable',
      provedByReach,
    ),
  },
})

function jobInput<const To extends string>(to: To) {
  return {
    kind: 'input' as const,
    title: 'Which job?',
    short: 'Which job',
    says:
      'Its id is in the answer that started it, and in the address ' +
      'that was refused: /export/jobs/<jobId>. The check only reads.',
    fields: [
      {
        name: 'jobId',
        kind: 'text',
        label: 'Job id',
        required: true,
        placeholder: '6073683781a6da229df71e00',
        suggests: ({ pastes }: { readonly pastes: Readonly<Record<string, string>> }) =>
          jobIn(readPaste(pastes['error'] ?? '')) ?? null,
      },
      { name: 'connection', kind: 'connection', label: 'Key', required: true },
    ] as const,
    to,
  }
}

function keyInput<const To extends string>(to: To, title: string, says: string) {
  return {
    kind: 'input' as const,
    title,
    short: 'Which key',
    says,
    fields: [{ name: 'connection', kind: 'connection', label: 'Key', required: true }] as const,
    to,
  }
}

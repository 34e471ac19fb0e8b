import { correctedExport } from '#src/checks/clari/export/corrected-export.ts'
import { exportRequestReads } from '#src/checks/clari/export/export-request-reads.ts'
import { exportRoom } from '#src/checks/clari/jobs/export-room.ts'
import { jobReady } from '#src/checks/clari/jobs/job-ready.ts'
import { clariReach } from '#src/checks/clari/key/clari-reach.ts'
import { verdictsOver, type FactsOver, type Words } from '#src/domain/model/verdict.ts'
import type { KnownFacts } from '#src/domain/model/facts.ts'
import { clariSupport, you } from '#src/scenarios/shared/actions.ts'
import { given, ifSo, quotable } from '#src/scenarios/shared/wording.ts'
import { badRequestSays } from './says.ts'

const over = [badRequestSays, exportRequestReads, correctedExport, jobReady, clariReach, exportRoom] as const
const { verdict, variant } = verdictsOver(...over)

type Facts = FactsOver<typeof over>
type Known = KnownFacts<Facts>

const exportCall = 'POST /export/forecast/{forecastId}'
const statusCall = 'GET /export/jobs/{jobId}'
const cancelCall = 'PATCH /export/jobs/{jobId} {"type":"CANCEL"}'
const limitsCall = 'GET /admin/limits'
const statusLoop = 'the loop that asks for the status'

/** The guide has no word on 400s, which the published API answers most mistakes with. */
const guideSilent = 'The guide does not speak of this refusal; the published description does.'

const saying = ({ message }: Known, otherwise: string) => `“${quotable(message, otherwise)}”`
const sent = ({ sentValue }: Known) => given(sentValue, (value) => `: “${value}”`)
const sentAs = ({ sentValue }: Known) => given(sentValue, (value) => ` It was sent as “${value}”.`)
const errorId = (facts: Known) => given(facts.errorId, (id) => ` (errorId ${id})`)
const jobIs = ({ jobId = 'in question', jobStatus = 'in that state' }: Known) => `Job ${jobId} is ${jobStatus}`

/** One wrong parameter: what it means, and what to send where the request itself does not show it. */
function wrong(
  cause: string,
  headline: Words<Facts>,
  means: string | ((facts: Known) => string),
  does: string | ((facts: Known) => string),
) {
  return verdict({
    cause,
    headline,
    explains: (facts) =>
      (typeof means === 'string' ? means : means(facts)) +
      ifSo(facts.accepted, ' Put right, the same request was accepted just now.') +
      ifSo(facts.accepted === false, ' It could not be tried, as no forecast is named.') +
      ` ${guideSilent}`,
    actions: (facts) => [
      you(typeof does === 'string' ? does : does(facts), exportCall),
      ...(facts.correctedBody === undefined ? [] : [you(`Send this body: ${facts.correctedBody}`, exportCall)]),
    ],
    disprovedBy: 'The same request with this one thing put right being refused with the same code.',
  })
}

/** What to send instead where that is known. */
const sendOr =
  (otherwise: string) =>
  ({ parameter = 'the option', useValue }: Known) =>
    useValue === undefined ? otherwise : `Send "${parameter}": ${useValue}.`

export const malformedBody = wrong(
  'malformed-body',
  'The body of the request is no JSON object that Clari can read.',
  (facts) =>
    `${facts.byShape === true ? 'The place is marked in the evidence' : `Clari says ${saying(facts, 'malformed')}`}. ` +
    'Clari reads the whole body before anything else, so nothing in it was looked at.',
  'Send one JSON object: texts in double quotes, true and false without, no last comma; as application/json.',
)

export const badCurrency = wrong(
  'bad-currency',
  (facts) => `“currency” is wrong${sent(facts)}.`,
  ({ byShape }) =>
    `Clari takes three capitals (ISO 4217)${byShape === true ? '' : ', and only those that your organisation has'}.`,
  sendOr('Send a code that your organisation uses, such as "USD", or leave it out: each value then comes in its own.'),
)

export const badTypes = wrong(
  'bad-types',
  (facts) => `“typesToExport” is wrong${sent(facts)}.`,
  'It takes a list out of forecast, quota, forecast_updated, adjustment, crm_total and crm_closed, spelled so.',
  sendOr('Send a list of these, or leave “typesToExport” out: you then get forecast and forecast_updated.'),
)

export const typeNotSupported = wrong(
  'type-not-supported',
  ({ sentValue = 'this type' }) => `This forecast cannot export “${sentValue}”.`,
  'The type is a real one, but Clari does not offer it for this forecast. That is known of crm_total and crm_closed.',
  ({ sentValue = 'the type' }) => `Take “${sentValue}” out of “typesToExport”; read CRM totals from the CRM itself.`,
)

export const badSchedule = wrong(
  'bad-schedule',
  (facts) => `“schedule” is wrong${sent(facts)}.`,
  'It does not plan exports: it only says how often a failed one is tried again. NONE: never; ONCE: once after 30 ' +
    'minutes; MAX: three times, 30 minutes apart.',
  sendOr('Send "NONE", "ONCE" or "MAX", or leave it out; let your own scheduler start exports.'),
)

export const badHistorical = wrong(
  'bad-historical',
  '“includeHistorical” takes true or false, without quotes.',
  (facts) => `Anything else is refused.${sentAs(facts)}`,
  sendOr('Send true for every week of the quarter, false for the current one.'),
)

export const badFormat = wrong(
  'bad-format',
  (facts) => `“exportFormat” is wrong${sent(facts)}.`,
  'It takes JSON or CSV, in capitals.',
  sendOr('Send "JSON" or "CSV".'),
)

export const badPeriod = wrong(
  'bad-period',
  '“timePeriod” is no text.',
  (facts) => `A quarter is written as text: "2026_Q1".${sentAs(facts)}`,
  sendOr('Send it as text, such as "2026_Q1".'),
)

export const badScope = wrong(
  'bad-scope',
  (facts) => `“scopeId” is wrong${sent(facts)}.`,
  'It names the place in the hierarchy where the export begins, such as 1905::MGR; the key’s user must see it.',
  'Leave “scopeId” out to export all that the user may see, or take it from the users of an earlier export.',
)

const ignoredOption = wrong(
  'ignored-option',
  ({ sentValue = 'an option' }) => `Nothing here is refused, but “${sentValue}” does not do what it should.`,
  'Clari does not know it and goes on as if it were not there. The refusal has another reason, not shown here.',
  sendOr('Use the name or the form that the evidence gives.'),
)
export const ignored = variant(ignoredOption, { kind: 'open' })

export const looksRight = verdict({
  kind: 'open',
  cause: 'request-looks-right',
  headline: 'Nothing in the request is against the published description.',
  explains: (facts) =>
    `Clari refuses it${given(facts.message, () => ` with ${saying(facts, '')}`)}, and what was pasted does not show ` +
    'why. That it is accepted from here was not seen either.',
  actions: [
    you(
      'Go back and let it be sent once: if it is accepted, your client sends something else than you pasted.',
      'the step “Use one export?”',
    ),
    you('Or look at the bytes that your client really sends (curl -v, a log of the request) and paste those below.'),
  ],
  last: null,
  prove: exportRequestReads,
  disprovedBy: 'A member that the published description forbids being found in it.',
})

export const noRequest = variant(looksRight, {
  cause: 'no-request',
  headline: 'The answer does not say which part is refused, and the request was not seen.',
  explains: (facts) =>
    `${facts.message === undefined ? 'A 400' : saying(facts, '')} can be about the body, “currency”, ` +
    '“typesToExport”, “schedule”, “includeHistorical”, “exportFormat” or “scopeId”. With the request it can be marked.',
  actions: [
    you('Paste the request below: the JSON body, the curl line, or the code.'),
    you(
      'Or export without any option; if that is accepted, add them one by one. Each one uses one of the month’s.',
      `${exportCall}, body {}`,
    ),
  ],
  disprovedBy: 'A refusal that names its parameter.',
})

export const acceptedNow = verdict({
  kind: 'clear',
  cause: 'accepted-now',
  headline: 'Clari takes this request now.',
  explains: ({ correctedBody }) =>
    `Nothing was wrong in it, and the same options were accepted just now: ${correctedBody ?? '{}'}. ` +
    'Either the refusal is over, or your client sends something else than what you pasted.',
  actions: [you('Compare the curl line below with what your client really sends, byte by byte.', 'where it runs')],
  prove: exportRequestReads,
  disprovedBy: 'The curl line below being refused.',
})

export const stillRefused = verdict({
  cause: 'still-refused',
  headline: 'Clari refuses it even as it was put right.',
  explains: (facts) =>
    `The request as far as it could be put right was sent: ${facts.correctedBody ?? '{}'}. Clari answered ` +
    `${saying(facts, facts.code ?? '400')}${given(facts.triedParameter, (name) => `, about ${name}`)}. By the ` +
    'published description nothing in it is wrong.',
  actions: [
    clariSupport('Say which part of this request is refused, given the errorId below.', null),
    you('Meanwhile leave options out one by one, the newest first.', exportCall),
  ],
  asks: (facts) =>
    `An export of “${facts.forecastId ?? 'our forecast'}” with the body ${facts.correctedBody ?? '{}'} is refused ` +
    `with 400 ${saying(facts, facts.code ?? 'bad_request')}, although it is as the published description has it. ` +
    'Please tell us which part is refused; the ids are below.',
  disprovedBy: 'The same body being accepted for another forecast: then it is about this one.',
})

export const noSuchForecast = verdict({
  cause: 'no-such-forecast',
  headline: ({ forecastId }) => `The forecast’s id is wrong${given(forecastId, (id) => `: “${id}”`)}.`,
  explains: (facts) =>
    `${saying(facts, 'no_such_forecast_config')} is about the last part of the address, not about the body. Ids are ` +
    'taken by the letter, and a tab’s name is not its id.' +
    ifSo(facts.code === 'no_such_forecast_config', ' The guide shows it as 404; the published API says 400.'),
  actions: [you('Go on with “forecast not found”: it looks for the id that is meant.', exportCall)],
  disprovedBy: 'The same id opening for another key of the same organisation.',
  leadsTo: 'clari.forecast-not-found',
})

export const missingForecastId = verdict({
  cause: 'missing-forecast-id',
  headline: 'The address names no forecast.',
  explains: (facts) =>
    `${saying(facts, 'missing_forecast_id')}: where the id should stand, at the end of the address, there is ` +
    `nothing. Usually a variable was empty when the address was put together. ${guideSilent}`,
  actions: [
    you(
      'Put the forecast’s id at its end: the last part of the Forecast Tab’s own, app.clari.com/forecast/<forecastId>.',
      exportCall,
    ),
    you('Let your client stop with a word of its own when the id is empty.'),
  ],
  disprovedBy: 'The address as sent ending in an id.',
})

export const askedTooEarly = verdict({
  cause: 'asked-too-early',
  headline: 'The results were asked for before the job was done.',
  explains: (facts) =>
    `${facts.jobStatus === undefined ? 'The answer says that the job is not ready' : `${jobIs(facts)} now`}. ` +
    `Until it is DONE, Clari answers a question for its results as if there were no such job. ${guideSilent}`,
  actions: [
    you(
      'Ask for the status first and go on only at DONE (the guide’s COMPLETED is not its name in the published API).',
      `${statusCall}, then ${statusCall}/results`,
    ),
    you('Wait longer between questions: a minute is plenty.'),
  ],
  disprovedBy: 'The same refusal for a job that is DONE.',
})

export const jobHasNoResults = verdict({
  cause: 'job-has-no-results',
  headline: ({ jobStatus = 'failed' }) => `The job ended as ${jobStatus}, so there are no results.`,
  explains: (facts) =>
    `${jobIs(facts)}. A question for its results is answered as if there were no such job. ${guideSilent}`,
  actions: [
    you('Start the export again; it uses one of the month’s exports.', exportCall),
    you('Let your client stop at FAILED, CANCELLED and ABORTED too, not only at DONE.', statusLoop),
  ],
  prove: badRequestSays,
  disprovedBy: 'The same job handing out results.',
  leadsTo: 'clari.job-stuck',
})

export const resultsExpired = verdict({
  cause: 'results-expired',
  headline: 'The job’s results have expired.',
  explains: (facts) =>
    (facts.expiredOn === undefined
      ? `The pasted answer says so: ${saying(facts, 'expired')}.`
      : `They were kept until ${facts.expiredOn}.`) +
    ` Clari keeps results for about 30 days after a job ended; after that it answers 400 invalid_jobId. ${guideSilent}`,
  actions: [
    you('Export again; it uses one of the month’s and shows who is opted in now, so it can differ.', exportCall),
    you('Let your client store results when the job is done.'),
  ],
  prove: badRequestSays,
  disprovedBy: 'The results of the same job being handed out again.',
})

export const readyNow = verdict({
  kind: 'clear',
  cause: 'ready-now',
  headline: 'The job is done now; its results can be fetched.',
  explains: (facts) =>
    `${jobIs(facts)}. If its results were refused before, they were asked for too early: until then Clari answers ` +
    '400 invalid_jobId.',
  actions: [
    you('Fetch the results now.', `${statusCall}/results`),
    you('Let your client wait for DONE before it asks for them.', statusLoop),
  ],
  prove: badRequestSays,
  disprovedBy: 'The results being refused again with the same key.',
})

export const unknownJob = verdict({
  // A job that this key does not know can be known to another: the paste may be another organisation’s.
  strength: 'likely',
  cause: 'unknown-job',
  headline: ({ jobId = 'of this id' }) => `Clari knows no job ${jobId}.`,
  explains: (facts) =>
    `${saying(facts, 'invalid_jobId')}: the parameter to change is the job’s id in the address. An id that was cut, ` +
    `one of another organisation, or the name of a variable instead of its value gives this. ${guideSilent}`,
  actions: [
    you('Take the id from the answer that started the job, as jobId or job.id: 24 characters.', exportCall),
    you('Or look for it among the key’s own jobs.', 'GET /export/jobs'),
  ],
  disprovedBy: 'The same id standing in the list of the key’s own jobs.',
})

export const jobUnclear = variant(unknownJob, {
  kind: 'open',
  headline: 'The job is not known, not done yet, or its results are gone.',
  explains: (facts) =>
    `${saying(facts, 'invalid_jobId')} stands for all three; the parameter to look at is the job’s id in the ` +
    `address. Nothing was checked live: the job’s status would tell them apart. ${guideSilent}`,
  actions: [
    you('Ask for its status first: an unknown id is refused there too, a job that is not done says so.', statusCall),
  ],
  prove: badRequestSays,
})

export const jobOfAnotherUser = verdict({
  kind: 'open',
  cause: 'job-of-another-user',
  headline: ({ jobId = 'the job' }) => `This key’s user may not see ${jobId}.`,
  explains: (facts) =>
    `Clari answers 403: ${saying(facts, 'forbidden')}. A job can be seen only with a key of the user who started it.`,
  actions: [you('Ask for it with the key that started it.')],
  disprovedBy: 'The job standing in the list of this key’s own jobs.',
  leadsTo: 'clari.forbidden',
})

export const tooLate = verdict({
  cause: 'cancel-too-late',
  headline: ({ jobStatus }) =>
    jobStatus === undefined ? 'The job could no longer be cancelled.' : 'There is nothing left to cancel.',
  explains: (facts) =>
    (facts.jobStatus === undefined
      ? 'The code export_failed_to_cancel says so; nothing was checked live, but most likely it was over already:'
      : `${jobIs(facts)}:`) + ` only a job that is queued or running can be cancelled. ${guideSilent}`,
  actions: ({ jobStatus }) => [
    jobStatus === undefined
      ? you('Ask for its status; if it is over, go on as if the cancel had worked.', statusCall)
      : you('Take export_failed_to_cancel for “already over” in your client, and go on.', cancelCall),
  ],
  prove: badRequestSays,
  disprovedBy: 'The job still running.',
})

export const canBeCancelled = verdict({
  kind: 'open',
  cause: 'can-be-cancelled',
  headline: 'The job still waits or runs, so it can be cancelled.',
  explains: (facts) =>
    `${jobIs(facts)}. That it could not be cancelled then may have been a moment in which it changed its state.`,
  actions: [
    you('Cancel it again; the body must be {"type":"CANCEL"}.', cancelCall),
    clariSupport('If it is refused again while the job runs: say why.', null),
  ],
  asks: (facts) => `${jobIs(facts)}, and cancelling it is refused with export_failed_to_cancel. Please tell us why.`,
  prove: badRequestSays,
  disprovedBy: 'The job being over on the next look.',
})

export const wentWrong = verdict({
  cause: 'went-wrong',
  headline: 'Clari failed inside. It is not your request.',
  explains: (facts) =>
    `${facts.code === 'SWW' ? 'SWW stands for “something went wrong”' : saying(facts, 'Something went wrong')}: ` +
    'Clari’s own word for a fault of its own, though it can come with 400. ' +
    `${given(facts.refusal, () => 'A question without any option fails now too. ')}${guideSilent}`,
  actions: [
    you('Try again after a minute, then with growing pauses; an export that was refused used no quota.'),
    you('Check whether Clari reports an outage.', 'https://status.clari.com'),
    clariSupport('If it lasts: look into it, with the errorId below.', null),
  ],
  asks: (facts) =>
    `Clari’s API answers us with ${saying(facts, 'Something went wrong')}${errorId(facts)}. Please look into it; the ` +
    'ids, the time and the request are given below.',
  disprovedBy: 'Only this one request failing while others of the same key are answered.',
})

export const wentWrongThen = variant(wentWrong, {
  kind: 'clear',
  cause: 'went-wrong-then',
  headline: 'Clari answers properly now.',
  explains: (facts) =>
    `${saying(facts, 'SWW')} was a fault inside Clari, not of your request; a question sent just now was answered. ` +
    'If one request of yours still fails while this one does not, something in that request sets it off.',
  actions: [
    you('Send the same request again.'),
    clariSupport('If it alone still fails: look into it, with the errorId below.', null),
    you('Let your client repeat such answers two or three times with growing pauses.'),
  ],
  asks: (facts) =>
    `One request of ours is answered with ${saying(facts, 'SWW: something went wrong')}${errorId(facts)} while ` +
    'others work. Please look into it; the ids are below.',
  prove: badRequestSays,
  disprovedBy: 'The same request being answered with SWW again.',
})

export const quotaUsedUp = verdict({
  cause: 'quota-used-up',
  headline: 'The month’s exports are used up.',
  explains: ({ monthlyQuota = 'the' }) =>
    `0 of ${monthlyQuota} exports are left in the last 30 days, for the whole organisation. The code is a 400, but ` +
    `nothing is wrong with the request. ${guideSilent}`,
  actions: [
    you('Go on with the pacing plan: when room comes back, how to use fewer exports, and whom to ask for more.'),
  ],
  disprovedBy: 'The limits showing exports that are left.',
  leadsTo: 'clari.rate-limited',
})

export const placesTaken = verdict({
  cause: 'places-taken',
  headline: 'Too many jobs run at once.',
  explains: ({ concurrentLimit = 'of the', availableMonthlyQuota = 'some' }) =>
    `All ${concurrentLimit} places are taken by jobs that wait or run; ${availableMonthlyQuota} exports are left in ` +
    'the month. Clari refuses what is beyond the limit rather than queue it, with a code that names the quota. ' +
    guideSilent,
  actions: [
    you('Go on with the jobs: they show which ones hold the places, and which can be cancelled.'),
    you('Start one export at a time.', 'your client’s scheduler'),
  ],
  disprovedBy: 'The limits showing a free place.',
  leadsTo: 'clari.job-stuck',
})

export const roomNow = variant(placesTaken, {
  kind: 'clear',
  cause: 'room-now',
  headline: 'There is room for an export now.',
  explains: ({ availableMonthlyQuota = 'Some', availableConcurrentLimit = 'some' }) =>
    `${availableMonthlyQuota} exports are left in the month and ${availableConcurrentLimit} places are free. When it ` +
    'was refused, another job most likely held the last place.',
  actions: [you('Start it again, one export at a time.', exportCall)],
  prove: badRequestSays,
  disprovedBy: 'The same refusal while the limits show room.',
})

export const quotaUnknown = verdict({
  kind: 'open',
  cause: 'quota-or-concurrency',
  headline: 'Either the month’s exports are used up, or too many jobs run at once.',
  explains: (facts) =>
    `Clari says both with one answer, ${saying(facts, 'export_monthly_quota_reached')}; only the organisation’s ` +
    'limits ' +
    `tell which. ${
      facts.correctedBody === undefined
        ? 'They could not be read here. Nothing is wrong with the request.'
        : 'So the request put right could not be tried, and nothing is said about it.'
    }`,
  actions: [
    you('Read the limits: availableMonthlyQuota 0 is the month, availableConcurrentLimit 0 the queue.', limitsCall),
    you('Let a running job end, or cancel one, and try again; if that does not help it is the month.', cancelCall),
  ],
  prove: badRequestSays,
  disprovedBy: 'The limits showing room in both.',
  leadsTo: 'clari.job-stuck',
})

export const otherAnswer = verdict({
  kind: 'open',
  cause: 'other-answer',
  headline: 'Clari answered something else than before.',
  explains: (facts) =>
    `The answer was ${facts.status ?? 'unusual'}: ${saying(facts, 'without a reason')}. So nothing could be told of ` +
    'the first one; the evidence below is what support needs.',
  actions: [clariSupport('Explain this answer, given the ids below.', null)],
  asks: ({ status = 'an unusual status', code }) =>
    `A call to Clari’s API is answered with ${status}${given(code, (word) => ` (${word})`)}. Please tell us what it ` +
    'means for our organisation; the ids are below.',
  disprovedBy: 'Another answer on the next try.',
})

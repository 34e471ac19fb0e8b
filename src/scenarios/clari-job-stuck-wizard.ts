import { keyAccepted } from '#src/checks/clari/key/key-accepted.ts'
import { exportJob, newestJob } from '#src/checks/clari/jobs/export-job.ts'
import { exportRoom } from '#src/checks/clari/jobs/export-room.ts'
import { jobResults, newestResults } from '#src/checks/clari/jobs/job-results.ts'
import { jobSays } from '#src/checks/clari/jobs/job-says.ts'
import { slotsHeld } from '#src/checks/clari/jobs/slots-held.ts'
import { waitsForCompleted, waitsForDone } from '#src/checks/clari/request/program-waits.ts'
import { placesPlan, pollingPlan, splitPlan } from '#src/clari/jobs/pacing-plans.ts'
import { parsePeriod, periodAt, type Quarter } from '#src/clari/periods.ts'
import type { Plan } from '#src/domain/model/plan.ts'
import {
  when,
  defineFlow,
  type Action,
  type RunStep,
  type Verdict,
  type VerdictContext,
} from '#src/domain/model/scenario.ts'
import { duration } from '#src/domain/words/duration.ts'
import { jobIn } from '#src/reading/clari/mentions.ts'
import { readPaste } from '#src/reading/pasted-text.ts'
import { placesTaken, quotaUsedUp } from './export-limits.ts'
import { told } from './shared/told.ts'
import { keyRefused, keyStep, notAnswered } from './key-step.ts'

const provedByJob = { by: 'check', check: exportJob } as const
const provedByNewest = { by: 'check', check: newestJob } as const
const provedByResults = { by: 'check', check: jobResults } as const
const provedByNewestResults = { by: 'check', check: newestResults } as const
const provedByRoom = { by: 'check', check: exportRoom } as const
const provedByPaste = { by: 'paste-again', check: jobSays } as const

const again: Action = { who: 'you', does: 'Check again from this page: it is green once the job is done.', where: null }
const pasteNext: Action = { who: 'you', does: 'Then paste what comes back below: it is read again.', where: null }
const cancelCall = 'PATCH /export/jobs/{jobId} with {"type":"CANCEL"}'

const job = (context: VerdictContext) =>
  told(context, 'jobId', '') === '' ? 'The job' : `Job ${told(context, 'jobId', '')}`
const aJob = (context: VerdictContext) => job(context).replace(/^The/, 'the').replace(/^Job/, 'job')
const status = (context: VerdictContext, otherwise: string) => told(context, 'jobStatus', otherwise)

/** In the guide's dialect one word covers what the published API tells apart. */
function guideNote(context: VerdictContext): string {
  return context.facts['dialect'] === 'guide'
    ? ' The API you met says PENDING for both waiting and running, so which of the two it is cannot be told.'
    : ''
}

const queued: Verdict = {
  kind: 'cause',
  cause: 'job-queued',
  rests: 'observed',
  headline: (context) => `${job(context)} is still waiting in Clari’s queue.`,
  explains: (context) =>
    `Its status is ${status(context, 'SCHEDULED')}: Clari has taken the export and not begun ` +
    `it.${guideNote(context)} Nothing in your program is wrong yet, and starting it again makes the queue longer: ` +
    'queued jobs count against the concurrency limit too.',
  actions: (context) => [
    { who: 'you', does: 'Let it wait, and look once a minute; don’t start the same export again.', where: null },
    { who: 'you', does: 'Cancel jobs in front of it that nobody needs.', where: cancelCall },
    {
      who: 'clari-support',
      does: `If it waits for more than an hour: look why ${aJob(context)} is not begun.`,
      where: 'your customer success manager at Clari',
    },
    again,
  ],
  asks: (context) =>
    `Our export ${aJob(context)} has the status ${status(context, 'SCHEDULED')} and is not begun. Please look why it ` +
    'waits, and whether it should be cancelled and started again.',
  plan: () => pollingPlan(),
  prove: provedByJob,
  disprovedBy: 'The same job showing STARTED or DONE on the next look.',
}

/** A job that has run for less than this is called neither long nor large, in ms. */
const longAfterMs = 600_000

/** How long it has been running, in ms; null where Clari does not tell when it began. */
function ageOf(context: VerdictContext): number | null {
  const age = context.facts['jobAgeMs']
  return typeof age === 'number' ? age : null
}

const running = (plan: (context: VerdictContext) => Plan, advice: string): Verdict => ({
  kind: 'cause',
  cause: 'job-running',
  rests: 'observed',
  headline: (context) => {
    const age = ageOf(context)
    return age === null
      ? `${job(context)} is still running.`
      : age < longAfterMs
        ? `${job(context)} is running; it began only ${duration(age)} ago.`
        : `${job(context)} has been running for ${duration(age)}: it is large.`
  },
  explains: (context) =>
    `Its status is ${status(context, 'STARTED')}, so it is neither stuck nor lost: an export grows with the people, ` +
    `the fields, the types and above all the weeks that it holds. ${advice} The guide advises a longer timeout; that ` +
    'helps with this job, smaller exports help with every one.',
  actions: () => [
    {
      who: 'you',
      does: 'Give it the time it takes: wait up to an hour, looking ever more rarely.',
      where: 'the time limit of the step that waits for the job',
    },
    {
      who: 'you',
      does: 'Split the next export as the plan below says.',
      where: 'the body of POST /export/forecast/{forecastId}',
    },
    { who: 'you', does: 'If it was started by mistake, cancel it: that gives its export back.', where: cancelCall },
    again,
  ],
  plan,
  prove: provedByJob,
  disprovedBy:
    'A small export (one quarter, one type, no history) taking just as long: then the queue is slow, not the export.',
})

function newestPeriod(context: VerdictContext): Quarter {
  const named = parsePeriod(told(context, 'jobPeriod', ''))
  const began = context.facts['jobStartedAt']
  return named ?? periodAt(typeof began === 'number' ? began : Date.UTC(2026, 0, 1))
}

const allTypes = ['forecast', 'forecast_updated', 'quota', 'adjustment', 'crm_total', 'crm_closed'] as const
const splitByPeriod = (context: VerdictContext) =>
  splitPlan({
    forecastId: 'your forecast’s id',
    newest: newestPeriod(context),
    quarters: 4,
    types: ['forecast', 'forecast_updated'],
  })
const splitByType = (context: VerdictContext) =>
  splitPlan({ forecastId: 'your forecast’s id', newest: newestPeriod(context), quarters: 1, types: allTypes })

const byPeriod = running(
  splitByPeriod,
  'One export holds one quarter; a program that asks for many ' +
    'in a row, or for the history of each, keeps the queue full.',
)
const byType = running(splitByType, 'With history it holds every week from the quarter’s start, once for each type.')

/** A job that ended without results; only another export brings them. */
const ended = (cause: string, headline: string, explains: string, first: Action, asks: string | null): Verdict => ({
  kind: 'cause',
  cause,
  rests: 'observed',
  headline: (context) => `${job(context)} ${headline}`,
  explains: (context) =>
    `Its status is ${status(context, cause.replace('job-', '').toUpperCase())}. ${explains} It never becomes done, ` +
    'so a program that waits for DONE or COMPLETED alone waits for ever.',
  actions: (context) => [
    first,
    ...(asks === null
      ? []
      : [
          {
            who: 'clari-support' as const,
            does: `If it fails again: look why ${aJob(context)} failed.`,
            where: 'your customer success manager at Clari',
          },
        ]),
    {
      who: 'you',
      does: 'Let your program take FAILED, CANCELLED and ABORTED for an end, and say so.',
      where: 'the loop that waits for the job',
    },
    { who: 'you', does: 'Check again once the new job has had its time: your newest job is looked at.', where: null },
  ],
  ...(asks === null ? {} : { asks: (context: VerdictContext) => asks.replace('{job}', aJob(context)) }),
  plan: () => pollingPlan(),
  prove: provedByNewest,
  disprovedBy: 'The same job’s results being fetched after all.',
})

const failed = ended(
  'job-failed',
  'failed.',
  'The API gives no reason with it.',
  {
    who: 'you',
    does: 'Start the export again, once; it uses one of the month’s exports. If it was large, split it first.',
    where: 'POST /export/forecast/{forecastId}',
  },
  'Our export {job} ended as FAILED, and the API gives no reason. Please tell us why it failed and whether a ' +
    'smaller export would work.',
)
const cancelled = ended(
  'job-cancelled',
  'was cancelled while it waited.',
  'Somebody with a key of the same user cancelled it before it began; that gave its export back to the quota.',
  {
    who: 'you',
    does:
      'Find what cancels jobs: a time limit in your program or ' +
      'a second run that cleans up. Then start the export again.',
    where: cancelCall,
  },
  null,
)
const aborted = ended(
  'job-aborted',
  'was cancelled while it ran.',
  'Somebody with a key of the same user cancelled it in the middle; that gave its export back to the quota.',
  {
    who: 'you',
    does:
      'Find what cancels jobs: often a time limit that is shorter than ' +
      'the export takes. Lengthen it, then start the export again.',
    where: cancelCall,
  },
  null,
)

const tooEarly: Verdict = {
  kind: 'cause',
  cause: 'results-too-early',
  rests: 'observed',
  headline: 'The results were asked for before the job was done.',
  explains: (context) =>
    `Clari refuses results of a job that is not done with 400 ${told(context, 'code', 'invalid_jobId')}; the code’s ` +
    'name sounds like a wrong id, and the id is fine.' +
    (told(context, 'jobStatus', '') === ''
      ? ''
      : ` ${job(context)} is ${status(context, '')}${context.facts['dialect'] === 'guide' ? '' : ' now'}.`),
  actions: () => [
    {
      who: 'you',
      does:
        'Ask for the status first (GET /export/jobs/{jobId}), and for the results only once it says DONE, or ' +
        'COMPLETED in the guide’s dialect.',
      where: 'the step that downloads',
    },
    again,
  ],
  plan: () => pollingPlan(),
  prove: provedByResults,
  disprovedBy: 'The same refusal for a job that is done and has not expired.',
}

const expired: Verdict = {
  kind: 'cause',
  cause: 'results-expired',
  rests: 'observed',
  headline: (context) => `The results of ${aJob(context)} have expired.`,
  explains: (context) =>
    `The job was done${told(context, 'jobEndedOn', '') === '' ? '' : ` on ${told(context, 'jobEndedOn', '')}`}, and ` +
    'Clari keeps results for about 30 days' +
    `${told(context, 'message', '') === '' ? '' : `: “${told(context, 'message', '')}”`}. They cannot be had again; ` +
    'a new export holds the numbers of today, and only of people who are opted in now.',
  actions: () => [
    {
      who: 'you',
      does: 'Start the export again; it uses one of the month’s exports.',
      where: 'POST /export/forecast/{forecastId}',
    },
    {
      who: 'you',
      does: 'Save results as soon as a job is done, and keep them on your side.',
      where: 'the step that downloads',
    },
    {
      who: 'you',
      does: 'Check again once the new job is done: the results of your newest job are fetched.',
      where: null,
    },
  ],
  plan: () => pollingPlan(),
  prove: provedByNewestResults,
  disprovedBy: 'The same results being fetched on another try.',
}

const otherWord = (waitsFor: 'COMPLETED' | 'DONE', says: 'COMPLETED' | 'DONE', prove: Verdict['prove']): Verdict => ({
  kind: 'cause',
  cause: `waits-for-${waitsFor.toLowerCase()}`,
  rests: 'observed',
  headline: `The job is done. Your program waits for ${waitsFor}, and Clari says ${says}.`,
  explains: (context) =>
    `${job(context)} is ${status(context, says)} and its results are there. ` +
    (says === 'DONE'
      ? 'COMPLETED is the guide’s word; the published API, which you met, never says it.'
      : 'DONE is the published API’s word; the API that you met speaks the guide’s dialect.') +
    ' So the export was never stuck: the program does not hear that it is over.',
  actions: () => [
    {
      who: 'you',
      does:
        'Let the program take both DONE and COMPLETED for done; ' +
        'FAILED, CANCELLED and ABORTED for an end without results.',
      where: 'the loop that waits for the job',
    },
    {
      who: 'you',
      does: 'Fetch the results now: they are there and cost nothing.',
      where: 'GET /export/jobs/{jobId}/results',
    },
    { who: 'you', does: 'Paste the changed lines below: they are read again.', where: null },
  ],
  plan: () => pollingPlan(),
  prove,
  disprovedBy: `The API answering with the status ${waitsFor} for any job.`,
})

const fromPaste = (verdict: Verdict): Verdict => ({
  ...verdict,
  explains: (context) =>
    `${typeof verdict.explains === 'string' ? verdict.explains : verdict.explains(context)} Nothing was checked ` +
    'live: this rests on the pasted text alone.',
  actions: (context) => {
    const [first, ...others] = verdict.actions(context)
    return [first, ...others.filter(({ does }) => !does.startsWith('Check again')), pasteNext]
  },
  prove: provedByPaste,
})

const goesOn = (
  cause: string,
  headline: string,
  explains: Verdict['explains'],
  leadsTo: NonNullable<Verdict['leadsTo']>,
  prove: Verdict['prove'] = provedByJob,
): Verdict => ({
  kind: 'open',
  cause,
  rests: 'observed',
  headline,
  explains,
  actions: () => [
    { who: 'you', does: 'Go on with the other story; come back if the job is still stuck after it.', where: null },
    again,
  ],
  prove,
  disprovedBy: 'Another answer on the next try.',
  leadsTo,
})

/** Looks into the paste once more: results that were refused while the job is not over were asked for too early. */
const wasEarly = <const T extends string>(otherwise: T) =>
  ({
    kind: 'run',
    title: 'Were its results asked for already?',
    short: 'Asked too early?',
    says: 'Read in the pasted text; nothing is sent.',
    checks: [jobSays],
    routes: [when(jobSays, ['too-early', 'results-refused'], 'fetch-early')],
    otherwise,
    unknown: otherwise,
  }) satisfies RunStep

const fetchResults = <const There extends string>(there: There) =>
  ({
    kind: 'run',
    title: 'The job is done. Can its results be fetched?',
    short: 'Are results there?',
    says: 'Fetches them once, which costs nothing, and looks only whether they are there.',
    checks: [jobResults],
    routes: [
      when(jobResults, ['there'], there),
      when(jobResults, ['expired'], 'results-expired'),
      when(jobResults, ['not-ready'], 'results-too-early'),
      when(jobResults, ['others'], 'others-job'),
      when(jobResults, ['rate-limited'], 'rate-limited'),
      when(jobResults, [...notAnswered], 'not-answered'),
    ],
    otherwise: 'other-answer' as const,
    unknown: there,
  }) satisfies RunStep

const programInput = <const T extends string>(to: T) =>
  ({
    kind: 'input',
    title: 'The job is done and its results are there. What does your program wait for?',
    short: 'Your program',
    says:
      'Paste the lines that wait for the job, or its log. Which word ' +
      'it waits for is read out of them; keys are blanked first.',
    fields: [
      {
        name: 'program',
        kind: 'paste',
        label: 'The program or its log',
        required: false,
        placeholder: 'while job["status"] != "COMPLETED": time.sleep(5)',
      },
    ],
    to,
  }) as const

/**
 * From “the export never finishes” to where it stands: refused, queued, running, over without results, done and not
 * heard, or too late.
 */
export const clariJobStuckWizard = defineFlow({
  start: 'saw',
  steps: {
    saw: {
      kind: 'input',
      title: 'What do you see?',
      short: 'What you saw',
      says:
        'Paste what came back, the job as Clari tells it, or your program’s log. Keys in it are blanked first. ' +
        'Nothing at hand? Leave it empty.',
      fields: [
        {
          name: 'error',
          kind: 'paste',
          label: 'The answer, job or log',
          required: false,
          placeholder: '{"jobId":"6073683781a6da229df71e00","status":"STARTED"}',
        },
      ],
      to: 'which-key',
    },
    'which-key': {
      kind: 'input',
      title: 'Which key started the export?',
      short: 'Which key',
      says:
        'A job can be seen only with a key of the user who started it. The checks that follow only read, and use ' +
        'none of your export quota.',
      fields: [{ name: 'connection', kind: 'connection', label: 'Key', required: true }],
      to: 'key',
    },
    key: keyStep,
    pasted: {
      kind: 'run',
      title: 'What does the pasted text say?',
      short: 'The pasted text',
      says: 'Read here, nothing is sent.',
      checks: [jobSays],
      routes: [when(jobSays, ['either-limit'], 'room'), when(jobSays, ['nothing', 'other-refusal'], 'what')],
      otherwise: 'which-job',
      unknown: 'what',
    },
    what: {
      kind: 'ask',
      title: 'How far does the export get?',
      short: 'How far it gets',
      says: 'An export is started, waits, runs, is done, and is then fetched.',
      answer: 'export-gets',
      options: [
        { value: 'refused', label: 'It cannot even be started', says: 'Clari refuses it with 400.', to: 'room' },
        { value: 'waits', label: 'It is started, and never done', to: 'which-job' },
        { value: 'ended', label: 'It ended, but not well', says: 'FAILED, CANCELLED or ABORTED.', to: 'which-job' },
        { value: 'results', label: 'Its results cannot be fetched', to: 'which-job' },
      ],
    },
    room: {
      kind: 'run',
      title: 'Is there room for another export?',
      short: 'Room for exports?',
      says: 'One 400 stands for the month’s quota and for the jobs at one time; the limits tell which.',
      checks: [exportRoom],
      routes: [
        when(exportRoom, ['quota-used-up'], 'quota-used-up'),
        when(exportRoom, ['places-taken'], 'whose-places'),
        when(exportRoom, ['room'], 'room-again'),
        when(exportRoom, [...keyRefused], 'key-refused'),
        when(exportRoom, ['rate-limited'], 'rate-limited'),
      ],
      otherwise: 'limit-untold',
      unknown: 'limit-untold',
    },
    'whose-places': {
      kind: 'run',
      title: 'Whose jobs hold the places?',
      short: 'Whose jobs?',
      says: 'Compares the jobs that run or wait with this key’s own list, and with other keys’ that are set up.',
      checks: [slotsHeld],
      routes: [when(slotsHeld, ['free'], 'room-again')],
      otherwise: 'places-taken',
      unknown: 'places-taken',
    },
    'which-job': {
      kind: 'input',
      title: 'Which job?',
      short: 'Which job',
      says:
        'Its id came back when the export was started. Without ' +
        'one, your job that is not over is taken, else your newest.',
      fields: [
        {
          name: 'jobId',
          kind: 'text',
          label: 'Job id',
          required: false,
          placeholder: '6073683781a6da229df71e00',
          suggests: ({ pastes }) => jobIn(readPaste(pastes['error'] ?? '')) ?? null,
        },
      ],
      to: 'job',
    },
    job: {
      kind: 'run',
      title: 'What has become of it?',
      short: 'How it stands',
      says: 'Asks for the job’s state. Reads only, no quota.',
      checks: [exportJob],
      routes: [
        when(exportJob, ['queued'], 'early-queued'),
        when(exportJob, ['running'], 'early-running'),
        when(exportJob, ['failed'], 'failed'),
        when(exportJob, ['cancelled'], 'cancelled'),
        when(exportJob, ['aborted'], 'aborted'),
        when(exportJob, ['expired'], 'results-expired'),
        when(exportJob, ['done'], 'results-done'),
        when(exportJob, ['completed'], 'results-completed'),
        when(exportJob, ['unknown-word'], 'unknown-word'),
        when(exportJob, ['no-jobs'], 'no-jobs'),
        when(exportJob, ['unknown-job'], 'unknown-job'),
        when(exportJob, ['others'], 'others-job'),
        when(exportJob, ['rate-limited'], 'rate-limited'),
        when(exportJob, [...notAnswered], 'not-answered'),
      ],
      otherwise: 'other-answer',
      unknown: 'from-paste',
    },
    'early-queued': wasEarly('queued'),
    'early-running': wasEarly('how-asked'),
    'fetch-early': {
      kind: 'run',
      title: 'What comes when its results are fetched now?',
      short: 'Fetched now',
      says: 'Fetches them once, which costs nothing.',
      checks: [jobResults],
      routes: [when(jobResults, ['there'], 'results-were-early')],
      otherwise: 'results-too-early',
      unknown: 'results-too-early',
    },
    'how-asked': {
      kind: 'ask',
      title: 'It is running. What was it asked for?',
      short: 'What was asked',
      says: 'That decides how to split it so that each part is quick.',
      answer: 'asked-for',
      options: [
        { value: 'periods', label: 'Several quarters, one export after another', to: 'running-periods' },
        { value: 'types', label: 'One quarter, with history or several types', to: 'running-types' },
        { value: 'unknown', label: 'I don’t know', says: 'Then it is split by type.', to: 'running-types' },
      ],
    },
    'results-done': fetchResults('heard-done'),
    'results-completed': fetchResults('heard-completed'),
    'heard-done': {
      kind: 'run',
      title: 'Does the pasted text wait for another word?',
      short: 'The pasted text',
      says: 'Read here, nothing is sent.',
      checks: [jobSays],
      routes: [
        when(jobSays, ['waits-for-completed'], 'waits-for-completed-seen'),
        when(jobSays, ['too-early', 'results-refused'], 'results-were-early'),
      ],
      otherwise: 'program-done',
      unknown: 'program-done',
    },
    'heard-completed': {
      kind: 'run',
      title: 'Does the pasted text wait for another word?',
      short: 'The pasted text',
      says: 'Read here, nothing is sent.',
      checks: [jobSays],
      routes: [
        when(jobSays, ['waits-for-done'], 'waits-for-done-seen'),
        when(jobSays, ['too-early', 'results-refused'], 'results-were-early'),
      ],
      otherwise: 'program-completed',
      unknown: 'program-completed',
    },
    'program-done': programInput('waits-done'),
    'program-completed': programInput('waits-completed'),
    'waits-done': {
      kind: 'run',
      title: 'Does it wait for the word that Clari says?',
      short: 'The same word?',
      says: 'Read here, nothing is sent.',
      checks: [waitsForDone],
      routes: [when(waitsForDone, ['other-word'], 'waits-for-completed')],
      otherwise: 'done-now',
      unknown: 'done-now',
    },
    'waits-completed': {
      kind: 'run',
      title: 'Does it wait for the word that Clari says?',
      short: 'The same word?',
      says: 'Read here, nothing is sent.',
      checks: [waitsForCompleted],
      routes: [when(waitsForCompleted, ['other-word'], 'waits-for-done')],
      otherwise: 'done-now',
      unknown: 'done-now',
    },
    'from-paste': {
      kind: 'run',
      title: 'What does the pasted text say?',
      short: 'The pasted text',
      says: 'No live check was made, so only the pasted text is read. Nothing is sent.',
      checks: [jobSays],
      routes: [
        when(jobSays, ['either-limit'], 'either-pasted'),
        when(jobSays, ['too-early'], 'too-early-pasted'),
        when(jobSays, ['expired'], 'expired-pasted'),
        when(jobSays, ['results-refused'], 'results-refused-pasted'),
        when(jobSays, ['cancel-refused'], 'cancel-refused'),
        when(jobSays, ['unknown-job'], 'unknown-job-pasted'),
        when(jobSays, ['waits-for-completed'], 'waits-for-completed-pasted'),
        when(jobSays, ['queued'], 'queued-pasted'),
        when(jobSays, ['running'], 'running-pasted'),
        when(jobSays, ['failed'], 'failed-pasted'),
        when(jobSays, ['cancelled'], 'cancelled-pasted'),
        when(jobSays, ['aborted'], 'aborted-pasted'),
        when(jobSays, ['done', 'waits-for-done'], 'done-pasted'),
      ],
      otherwise: 'could-not-run',
      unknown: 'could-not-run',
    },
  },
  verdicts: {
    'quota-used-up': quotaUsedUp(provedByRoom),
    'places-taken': placesTaken(provedByRoom),
    'room-again': {
      kind: 'clear',
      cause: 'limit-gone',
      rests: 'observed',
      headline: 'There is room for exports: the next start should be taken.',
      explains: (context) =>
        `The limits leave ${told(context, 'availableMonthlyQuota', 'some')} of ` +
        `${told(context, 'monthlyQuota', 'the month’s')} exports and ` +
        `${told(context, 'availableConcurrentLimit', 'some')} of ${told(context, 'concurrentLimit', 'the')} places. ` +
        'The refusal came while one of the two was used up; most often the places, which free themselves when a job ' +
        'ends. A refused export was not queued: it has to be started again.',
      actions: () => [
        {
          who: 'you',
          does: 'Start the export again; start several in turn, as in the plan.',
          where: 'POST /export/forecast/{forecastId}',
        },
        {
          who: 'you',
          does: 'If it is refused again, paste the answer and check again: the moment counts.',
          where: null,
        },
      ],
      plan: (context) =>
        placesPlan(typeof context.facts['concurrentLimit'] === 'number' ? context.facts['concurrentLimit'] : null),
      prove: provedByRoom,
      disprovedBy: 'An export being refused while the limits still leave room.',
    },
    'limit-untold': {
      kind: 'open',
      cause: 'limit-untold',
      rests: 'observed',
      headline: 'One of two limits was met; which one could not be seen.',
      explains:
        'The same 400 stands for the month’s quota and for the jobs at one ' +
        'time. Only GET /admin/limits tells which, and it was not answered.',
      actions: () => [
        {
          who: 'you',
          does: 'Wait until your own jobs are over, and start the export again.',
          where: 'GET /export/jobs',
        },
        {
          who: 'clari-support',
          does: 'Say how many exports your organisation has in 30 days, how many at one time, and how many are left.',
          where: 'your customer success manager at Clari',
        },
      ],
      asks:
        'An export was refused with 400 export_monthly_quota_reached, and GET /admin/limits is not answered for us. ' +
        'Please tell us our monthly export quota, our concurrency limit, and how much of each is in use.',
      prove: provedByRoom,
      disprovedBy: 'The limits being told on another try.',
    },
    queued,
    'running-periods': byPeriod,
    'running-types': byType,
    failed,
    cancelled,
    aborted,
    'results-too-early': tooEarly,
    'results-were-early': {
      ...tooEarly,
      kind: 'cause',
      headline: 'The results were asked for too early. They are there now.',
      explains: (context) =>
        `${job(context)} is ${status(context, 'done')} and its results can be fetched. ` +
        'The refusal that was pasted came before that: Clari refuses results of a job ' +
        'that is not done with 400 invalid_jobId, whose name sounds like a wrong id.',
    },
    'results-expired': expired,
    'waits-for-completed': otherWord('COMPLETED', 'DONE', { by: 'paste-again', check: waitsForDone }),
    'waits-for-completed-seen': otherWord('COMPLETED', 'DONE', { by: 'paste-again', check: waitsForDone }),
    'waits-for-done': otherWord('DONE', 'COMPLETED', { by: 'paste-again', check: waitsForCompleted }),
    'waits-for-done-seen': otherWord('DONE', 'COMPLETED', { by: 'paste-again', check: waitsForCompleted }),
    'done-now': {
      kind: 'clear',
      cause: 'done-now',
      rests: 'observed',
      headline: (context) => `${job(context)} is done, and its results can be fetched.`,
      explains: (context) =>
        `Clari says ${status(context, 'DONE')}` +
        `${told(context, 'jobEndedOn', '') === '' ? '' : `, ended ${told(context, 'jobEndedOn', '')}`}` +
        '. Nothing is stuck at Clari. If your program still waits, it asks ' +
        'after another job, with another user’s key, or for another word.',
      actions: () => [
        { who: 'you', does: 'Compare the job id your program asks for with this one.', where: 'the program’s log' },
        {
          who: 'you',
          does: 'Fetch the results: they stay for about 30 days.',
          where: 'GET /export/jobs/{jobId}/results',
        },
        { who: 'you', does: 'Or paste below what your program gets now.', where: null },
      ],
      plan: () => pollingPlan(),
      prove: provedByPaste,
      disprovedBy: 'The results being refused on the next try.',
    },
    'unknown-word': {
      kind: 'open',
      cause: 'unknown-status',
      rests: 'observed',
      headline: (context) => `Clari says “${status(context, 'a new word')}”, which no description of the API knows.`,
      explains:
        'The guide knows PENDING, COMPLETED and FAILED; the published API SCHEDULED, STARTED, DONE, FAILED, ' +
        'CANCELLED and ABORTED. Whether this word means an end cannot be told.',
      actions: () => [
        {
          who: 'clari-support',
          does: 'Say what this status means, and whether the job is over.',
          where: 'your customer success manager at Clari',
        },
        again,
      ],
      asks: (context) =>
        `Our export ${aJob(context)} has the status “${status(context, '(see below)')}”, which is in no description ` +
        'of the API. Please tell us what it means and whether the job is over.',
      prove: provedByJob,
      disprovedBy: 'The job showing a known status on the next look.',
    },
    'no-jobs': {
      kind: 'open',
      cause: 'no-jobs',
      rests: 'observed',
      headline: 'This key’s user has no export jobs at all.',
      explains:
        'The list of jobs holds only those of the key’s own user. So the ' +
        'job was started with another user’s key, or its start was refused.',
      actions: () => [
        {
          who: 'you',
          does: 'Choose the key that starts the exports, or paste what came back at the start.',
          where: 'the step “Which key”',
        },
        again,
      ],
      prove: provedByNewest,
      disprovedBy: 'The job standing in this key’s list.',
    },
    'unknown-job': goesOn(
      'unknown-job',
      'Clari knows no job of this id.',
      (context) =>
        `Asked after ${aJob(context)}, Clari answers “${told(context, 'message', 'invalid_jobId')}”. The id was cut ` +
        'or copied wrongly, or belongs to another organisation. Without an id, your newest job is looked at.',
      'clari.bad-request',
    ),
    'others-job': goesOn(
      'job-of-another-user',
      'This job belongs to another key’s user.',
      (context) =>
        `Clari answers 403: “${told(context, 'message', 'Forbidden')}”. Only a key of the user who started it can ` +
        'see it, so a program with this key waits in vain.',
      'clari.forbidden',
    ),
    'key-refused': goesOn(
      'key-refused',
      'It is the key that is refused, with 401.',
      (context) =>
        `Clari answers “${told(context, 'message', told(context, 'detail', '401'))}” before it comes to any job.`,
      'clari.unauthorized',
      { by: 'check', check: keyAccepted },
    ),
    forbidden: goesOn(
      'forbidden',
      'The API is closed to this key’s user.',
      (context) => `Clari answers 403: “${told(context, 'message', 'Forbidden')}”, before it comes to any job.`,
      'clari.forbidden',
      { by: 'check', check: keyAccepted },
    ),
    'rate-limited': goesOn(
      'rate-limited',
      'Clari asks to slow down, so the job could not be seen.',
      'The question was answered with 429. A program that looks at a job too often brings this about itself.',
      'clari.rate-limited',
    ),
    'not-answered': goesOn(
      'not-answered',
      'No proper answer came, so the job could not be seen.',
      (context) => told(context, 'detail', 'What came back is no answer of Clari’s API.'),
      'clari.unreachable',
    ),
    'other-answer': goesOn(
      'other-answer',
      'Clari answered something unusual.',
      (context) =>
        `The answer was ${told(context, 'status', 'unusual')}` +
        `${told(context, 'message', '') === '' ? '' : ` “${told(context, 'message', '')}”`}.`,
      'clari.bad-request',
    ),
    'either-pasted': {
      ...goesOn(
        'either-limit',
        'The export was refused at one of two limits.',
        (context) =>
          `One 400 stands for both: ${told(context, 'monthlyQuota', 'so many')} exports in 30 days, and ` +
          `${told(context, 'concurrentLimit', 'so many')} queued or running at one time. A refused export is not ` +
          'queued, so waiting for its job is in vain. Only GET /admin/limits tells which it is.',
        'clari.rate-limited',
        provedByPaste,
      ),
      actions: () => [
        {
          who: 'you',
          does:
            'Connect the key, or ask the limits yourself: ' +
            'availableMonthlyQuota and availableConcurrentLimit tell which.',
          where: 'GET /admin/limits',
        },
        pasteNext,
      ],
      plan: (context) =>
        placesPlan(typeof context.facts['concurrentLimit'] === 'number' ? context.facts['concurrentLimit'] : null),
    },
    'too-early-pasted': fromPaste(tooEarly),
    'expired-pasted': fromPaste(expired),
    'results-refused-pasted': {
      ...fromPaste(tooEarly),
      kind: 'open',
      cause: 'results-refused',
      headline: 'The results are refused: asked too early, or expired.',
      explains:
        'Clari refuses results with the same 400 before a job is done and after they expired, about 30 days later. ' +
        'The job’s own status tells which: GET /export/jobs/{jobId}.',
    },
    'cancel-refused': {
      kind: 'cause',
      cause: 'cancel-refused',
      rests: 'observed',
      headline: 'The job could not be cancelled, because it is over.',
      explains: (context) =>
        `Clari answers ${told(context, 'code', 'export_failed_to_cancel')}: a job can be cancelled while it waits or ` +
        'runs, not once it is done, failed or cancelled already. It holds no place any more.',
      actions: () => [
        {
          who: 'you',
          does: 'Ask for its status, and fetch the results if it is done.',
          where: 'GET /export/jobs/{jobId}',
        },
        pasteNext,
      ],
      prove: provedByPaste,
      disprovedBy: 'The same job still showing as queued or running.',
    },
    'unknown-job-pasted': fromPaste({
      ...tooEarly,
      kind: 'open',
      cause: 'invalid-job-id',
      headline: 'Clari does not take this job’s id.',
      explains:
        'invalid_jobId stands for an id that nobody has, and for results that are asked for before a job is done or ' +
        'after they expired. The job’s own status tells which: GET /export/jobs/{jobId}.',
    }),
    'waits-for-completed-pasted': {
      ...fromPaste(otherWord('COMPLETED', 'DONE', provedByPaste)),
      headline: 'Your program waits for COMPLETED; the published API says DONE.',
      explains: (context) =>
        `${told(context, 'jobStatus', '') === '' ? '' : `The job is ${status(context, '')}. `}COMPLETED is the ` +
        'guide’s word. The published API goes SCHEDULED, STARTED, DONE, so a program that waits for COMPLETED waits ' +
        'for ever, however long its time limit. Nothing was checked live: this rests on the pasted text alone.',
    },
    'queued-pasted': fromPaste(queued),
    'running-pasted': fromPaste(
      running(
        (context) => (context.facts['jobPeriod'] === undefined ? splitByPeriod(context) : splitByType(context)),
        'Split it by quarter, or within one quarter by type.',
      ),
    ),
    'failed-pasted': fromPaste(failed),
    'cancelled-pasted': fromPaste(cancelled),
    'aborted-pasted': fromPaste(aborted),
    'done-pasted': {
      kind: 'open',
      cause: 'done-pasted',
      rests: 'observed',
      headline: 'The pasted text shows nothing that is stuck.',
      explains:
        'It speaks of a job that is done, or waits for the right word. If the program still waits, paste the lines ' +
        'that wait, or connect the key to see the job itself.',
      actions: () => [{ who: 'you', does: 'Paste the lines of the program that wait for the job.', where: null }],
      prove: provedByPaste,
      disprovedBy: 'A job that is not done on the next look.',
    },
    'could-not-run': {
      kind: 'open',
      cause: 'not-checked',
      rests: 'observed',
      headline: 'Nothing could be seen of the job yet.',
      explains: 'No live check could be finished, and the pasted text does not say what became of a job.',
      actions: () => [
        {
          who: 'you',
          does: 'Connect the key that started the export: the checks only read.',
          where: 'the Connections page',
        },
        { who: 'you', does: 'Or paste the job as Clari tells it below.', where: 'GET /export/jobs/{jobId}' },
      ],
      plan: () => pollingPlan(),
      prove: provedByPaste,
      disprovedBy: 'A check that runs to its end.',
    },
  },
})

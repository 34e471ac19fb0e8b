import { exportJob, newestJob } from '#src/checks/clari/jobs/export-job.ts'
import { jobResults, newestResults } from '#src/checks/clari/jobs/job-results.ts'
import { programHearsCompleted, programHearsDone } from '#src/checks/clari/request/program-waits.ts'
import { pollingPlan, splitPlan } from '#src/clari/jobs/pacing-plans.ts'
import { longWithoutUsualMs } from '#src/clari/jobs/stuck.ts'
import { parsePeriod, periodAt } from '#src/clari/periods.ts'
import type { KnownFacts } from '#src/domain/model/facts.ts'
import { verdictsOver, type FactsOver, type VerdictSpec } from '#src/domain/model/verdict.ts'
import { duration } from '#src/domain/words/duration.ts'
import { clariSupport, you } from '#src/scenarios/shared/actions.ts'
import { eitherLimit as limitPasted } from '#src/scenarios/shared/export-limits.ts'
import { given, ifSo, quotable } from '#src/scenarios/shared/wording.ts'
import { jobSays } from './says.ts'

const over = [jobSays, exportJob, jobResults] as const
const { verdict, variant } = verdictsOver(...over)

type JobFacts = FactsOver<typeof over>
type Known = KnownFacts<JobFacts>
type Spec = Partial<VerdictSpec<JobFacts>>

const startCall = 'POST /export/forecast/{forecastId}'
const statusCall = 'GET /export/jobs/{jobId}'
const cancelCall = 'PATCH /export/jobs/{jobId} with {"type":"CANCEL"}'
const loop = 'the loop that waits for the job'

const job = ({ jobId }: Known) => (jobId === undefined ? 'the job' : `job ${jobId}`)
const theJob = (facts: Known) => job(facts).replace(/^./, (first) => first.toUpperCase())
const stands = ({ jobStatus }: Known) => given(jobStatus, (status) => `Its status is ${status}. `)

/** In the guide's dialect one word covers what the published API tells apart. */
const isPending = ({ jobStatus = '' }: Known) => /^pending$/i.test(jobStatus)

export const queued = verdict({
  cause: 'job-queued',
  headline: (facts) => `${theJob(facts)} is still waiting ${isPending(facts) ? 'or running' : 'in Clari’s queue'}.`,
  explains: (facts) =>
    (isPending(facts)
      ? 'Your API says PENDING for both waiting and running, so which of the two it is cannot be told.'
      : `${stands(facts)}Clari has accepted the export and not begun it.`) +
    ' This shows no fault of your program. Starting it again makes the queue longer: queued jobs count against the ' +
    'concurrency limit too.',
  actions: (facts) => [
    you('Let it wait, and look once a minute; don’t start the same export again.'),
    you('Cancel jobs in front of it that nobody needs.', cancelCall),
    clariSupport(`If it waits for more than an hour: look why ${job(facts)} does not go on.`),
  ],
  asks: (facts) =>
    `Our export ${job(facts)} does not go on. ${stands(facts)}Please look why, and whether to start it again.`,
  plan: pollingPlan,
  disprovedBy: 'The same job showing STARTED or DONE on the next look.',
})

const grows = (advice: string) => (facts: Known) =>
  given(facts.jobStatus, (status) => `Its status is ${status}, so it is neither stuck nor lost. `) +
  'An export grows with the people, the fields, the types and above all the weeks that it holds. ' +
  `${advice} The guide advises a longer timeout; that helps with this job, smaller exports help with every one.`

/** The export in parts, of which the newest is the job's own quarter; how to wait, where no quarter is known. */
const inParts =
  (quarters: number, types: readonly string[]) =>
  ({ jobPeriod = '', jobStartedAt }: Known) => {
    const newest = parsePeriod(jobPeriod) ?? (jobStartedAt === undefined ? null : periodAt(jobStartedAt))
    return newest === null ? pollingPlan() : splitPlan({ forecastId: 'your forecast’s id', newest, quarters, types })
  }

export const runningPeriods = verdict({
  cause: 'job-running',
  headline: (facts) => {
    const { jobAgeMs: age, jobStatus } = facts
    if (age === undefined) return `${theJob(facts)} ${jobStatus === undefined ? 'does not end' : 'is still running'}.`
    if (age < longWithoutUsualMs) return `${theJob(facts)} is running; it began only ${duration(age)} ago.`
    return `${theJob(facts)} has been running for ${duration(age)}: it is probably large.`
  },
  explains: grows('One export holds one quarter; a program that asks for many in a row keeps the queue full.'),
  actions: [
    you('Wait up to an hour, looking ever more rarely.', 'the time limit of the step that waits for the job'),
    you('Split the next export by quarter, or one quarter by type.', `the body of ${startCall}`),
    you('If it was started by mistake, cancel it: that gives its export back.', cancelCall),
  ],
  plan: inParts(4, ['forecast', 'forecast_updated']),
  disprovedBy: 'A small export (one quarter, one type, no history) taking just as long: then the queue is slow.',
  pasted: { explains: grows('Split it by quarter, or within one quarter by type.') },
})

export const runningTypes = variant(runningPeriods, {
  explains: grows('With history it holds every week from the quarter’s start, once for each type.'),
  plan: inParts(1, ['forecast', 'forecast_updated', 'quota', 'adjustment', 'crm_total', 'crm_closed']),
})

const deaf = 'It never becomes done, so a program that waits for DONE or COMPLETED alone waits for ever.'
const hearEnds = you('Let your program take FAILED, CANCELLED and ABORTED for an end, and say so.', loop)

/** What a job that ended without results has in common: only another export brings them. */
const ended = {
  plan: pollingPlan,
  last: you('Check again once the new job has had its time: your newest job is looked at.'),
  prove: newestJob,
  disprovedBy: 'The same job’s results being fetched after all.',
  pasted: { last: 'by-proof' },
} as const satisfies Spec

export const failed = verdict({
  ...ended,
  cause: 'job-failed',
  headline: (facts) => `${theJob(facts)} failed.`,
  explains: (facts) => `${stands(facts)}The API gives no reason with it. ${deaf}`,
  actions: (facts) => [
    you('Start the export again, once; it uses one of the month’s. If it was large, split it first.', startCall),
    clariSupport(`If it fails again: look why ${job(facts)} failed.`),
    hearEnds,
  ],
  asks: (facts) =>
    `Our export ${job(facts)} failed, and the API gives no reason. Please tell us why, and whether a smaller one ends.`,
})

const stopped = (cause: string, when: string, by: string) =>
  verdict({
    ...ended,
    cause,
    headline: (facts) => `${theJob(facts)} was cancelled ${when}.`,
    explains: (facts) =>
      `${stands(facts)}Somebody with a key of the same user cancelled it ${when}; that gave its export back to the ` +
      `quota. ${deaf}`,
    actions: [you(`Find what cancels jobs: ${by}`, cancelCall), hearEnds],
  })

export const cancelled = stopped(
  'job-cancelled',
  'while it waited',
  'a time limit in your program or a second run that cleans up. Then start the export again.',
)

export const aborted = stopped(
  'job-aborted',
  'while it ran',
  'often a time limit that is shorter than the export takes. Lengthen it, then start the export again.',
)

export const resultsTooEarly = verdict({
  cause: 'results-too-early',
  headline: 'The results were asked for before the job was done.',
  explains: (facts) =>
    'Clari refuses the results of a job that is not done' +
    given(facts.code, (code) => ` with 400 ${code}; the code’s name sounds like a wrong id, and the id is fine`) +
    `.${given(facts.jobStatus, (status) => ` When it was looked at, ${job(facts)} was ${status}.`)}`,
  actions: [
    you('Ask for the status first, and for the results only once it says DONE (COMPLETED in the guide).', statusCall),
  ],
  plan: pollingPlan,
  prove: jobResults,
  disprovedBy: 'The same refusal for a job that is done and has not expired.',
})

export const resultsWereEarly = variant(resultsTooEarly, {
  headline: 'The results were asked for too early. They are there now.',
  explains: (facts) =>
    `The results of ${job(facts)} were fetched just now, so the refusal that was pasted came before it was done. It ` +
    'comes as 400 invalid_jobId, whose name sounds like a wrong id.',
})

const tellsWhich = `The job’s own status tells which: ${statusCall}.`

export const resultsRefused = variant(resultsTooEarly, {
  kind: 'open',
  cause: 'results-refused',
  headline: 'The results are refused: asked too early, or expired.',
  explains: `One 400 stands for both: before a job is done, and about 30 days later. ${tellsWhich}`,
})

export const invalidJobId = variant(resultsTooEarly, {
  kind: 'open',
  cause: 'invalid-job-id',
  headline: 'Clari does not take this job’s id.',
  explains: `No job has this id, or its results were asked for too early or too late. ${tellsWhich}`,
})

export const resultsExpired = verdict({
  cause: 'results-expired',
  headline: (facts) => `The results of ${job(facts)} have expired.`,
  explains: ({ jobEndedOn, message }) =>
    `The job was done${given(jobEndedOn, (day) => ` on ${day}`)}, and Clari keeps results for about 30 days` +
    `${given(message, (text) => `: “${quotable(text, '')}”`)}. They cannot be had again; a new export holds the ` +
    'numbers of today, and only of people who are opted in now.',
  actions: [
    you('Start the export again; it uses one of the month’s exports.', startCall),
    you('Save results as soon as a job is done, and keep them on your side.', 'the step that downloads'),
  ],
  plan: pollingPlan,
  last: you('Check again once the new job is done: the results of your newest job are fetched.'),
  prove: newestResults,
  disprovedBy: 'The same results being fetched on another try.',
  pasted: { last: 'by-proof' },
})

const takeBoth = you('Take both DONE and COMPLETED for done; FAILED, CANCELLED and ABORTED for an end.', loop)

export const waitsForCompletedPasted = verdict({
  cause: 'waits-for-completed',
  headline: 'Your program waits for COMPLETED; the published API says DONE.',
  explains: ({ jobStatus }) =>
    `${given(jobStatus, (status) => `The job is ${status}. `)}COMPLETED is the guide’s word. The published API goes ` +
    'SCHEDULED, STARTED, DONE, so a program that waits for COMPLETED waits for ever, however long its time limit.',
  actions: [takeBoth],
  plan: pollingPlan,
  disprovedBy: 'The API answering with the status COMPLETED for any job.',
})

/** The job was seen to be done, by the word that the program does not wait for. */
const seenDone = (awaited: string, says: string, whose: string) =>
  ({
    cause: `waits-for-${awaited.toLowerCase()}`,
    headline: `The job is done. Your program waits for ${awaited}, and Clari says ${says}.`,
    explains: (facts) =>
      `${theJob(facts)} is ${facts.jobStatus ?? says}${ifSo(facts.resultsThere, ' and its results are there')}. ` +
      `${whose} So the export was never stuck: the program does not hear that it is over.`,
    actions: [takeBoth, you('Fetch the results now: that costs nothing.', `${statusCall}/results`)],
    last: you('Paste the changed lines below: they are read again.'),
    disprovedBy: `The API answering with the status ${awaited} for any job.`,
  }) as const satisfies Spec

export const waitsForCompleted = variant(waitsForCompletedPasted, {
  ...seenDone('COMPLETED', 'DONE', 'COMPLETED is the guide’s word; the published API, which you met, never says it.'),
  prove: programHearsDone,
})

export const waitsForDone = variant(waitsForCompletedPasted, {
  ...seenDone('DONE', 'COMPLETED', 'DONE is the published API’s word; yours speaks the guide’s dialect.'),
  prove: programHearsCompleted,
})

export const doneNow = verdict({
  kind: 'clear',
  cause: 'done-now',
  headline: (facts) => `${theJob(facts)} is done${ifSo(facts.resultsThere, ', and its results can be fetched')}.`,
  explains: ({ jobStatus = 'DONE', jobEndedOn }) =>
    `Clari says ${jobStatus}${given(jobEndedOn, (day) => `, ended ${day}`)}. Nothing is stuck at Clari. If your ` +
    'program still waits, it asks after another job, with another user’s key, or for another word.',
  actions: [
    you('Compare the job id your program asks for with this one.', 'the program’s log'),
    you('Fetch the results: they stay for about 30 days.', `${statusCall}/results`),
  ],
  last: you('Or paste below what your program gets now.'),
  plan: pollingPlan,
  prove: jobSays,
  disprovedBy: 'The results being refused on the next try.',
})

export const unknownWord = verdict({
  kind: 'open',
  cause: 'unknown-status',
  headline: ({ jobStatus = 'a new word' }) => `Clari says “${jobStatus}”, which no description of the API knows.`,
  explains:
    'The guide knows PENDING, COMPLETED and FAILED; the published API SCHEDULED, STARTED, DONE, FAILED, CANCELLED, ' +
    'ABORTED. Whether this word means an end cannot be told.',
  actions: [clariSupport('Say what this status means, and whether the job is over.')],
  asks: (facts) =>
    `Clari says this of our export ${job(facts)}: ${facts.jobStatus ?? 'see below'}. No description of the API has ` +
    'this word. Please tell us what it means and whether the job is over.',
  disprovedBy: 'The job showing a known status on the next look.',
})

export const noJobs = verdict({
  kind: 'open',
  cause: 'no-jobs',
  headline: 'This key’s user has no export jobs at all.',
  explains: 'The list holds only jobs of the key’s own user: another user’s key started the job, or it was refused.',
  actions: [you('Choose the key that starts the exports, or paste what came back at the start.', 'the first steps')],
  prove: newestJob,
  disprovedBy: 'The job standing in this key’s list.',
})

const goOn = {
  kind: 'open',
  actions: [you('Go on with the other diagnosis; come back if the job is still stuck after it.')],
  disprovedBy: 'Another answer on the next try.',
} as const satisfies Spec

export const unknownJob = verdict({
  ...goOn,
  cause: 'unknown-job',
  headline: 'Clari knows no job of this id.',
  explains: (facts) =>
    `Asked after ${job(facts)}, Clari answers “${quotable(facts.message, 'invalid_jobId')}”. The id may be cut or ` +
    'copied wrongly, or belong to another organisation. Without an id, your newest job is looked at.',
  leadsTo: 'clari.bad-request',
})

export const othersJob = verdict({
  ...goOn,
  cause: 'job-of-another-user',
  headline: 'This job belongs to another key’s user.',
  explains: ({ message }) =>
    `Clari answers 403: “${quotable(message, 'Forbidden')}”. Only a key of the user who started it can see it, so a ` +
    'program with this key waits in vain.',
  leadsTo: 'clari.forbidden',
})

export const eitherLimit = variant(limitPasted, { leadsTo: 'clari.rate-limited' })

export const cancelRefused = verdict({
  cause: 'cancel-refused',
  headline: 'The job could not be cancelled, because it is over.',
  explains: ({ code = 'export_failed_to_cancel' }) =>
    `Clari answers ${code}: a job can be cancelled only while it waits or runs. This one holds no place any more.`,
  actions: [you('Ask for its status, and fetch the results if it is done.', statusCall)],
  disprovedBy: 'The same job still showing as queued or running.',
})

export const donePasted = verdict({
  kind: 'open',
  cause: 'done-pasted',
  headline: 'The pasted text shows nothing that is stuck.',
  explains: 'It speaks of a job that is done, or waits for the right word.',
  actions: [you('If the program still waits, connect the key to see the job itself.', 'the Connections page')],
  last: you('Or paste the lines of the program that wait for the job: they are read again.'),
  prove: jobSays,
  disprovedBy: 'A job that is not done on the next look.',
})

export const couldNotRun = verdict({
  kind: 'open',
  cause: 'not-checked',
  headline: 'Nothing could be seen of the job yet.',
  explains: 'No live check could be finished, and the pasted text does not say what became of a job.',
  actions: [
    you('Connect the key that started the export: the checks only read.', 'the Connections page'),
    you('Or paste the job as Clari tells it below.', statusCall),
  ],
  last: null,
  plan: pollingPlan,
  prove: jobSays,
  disprovedBy: 'A check that runs to its end.',
})

import { awaitedIn } from '#src/reading/clari/awaited-words.ts'
import {
  jobShownIn,
  jobWordIn,
  jobSaidIn,
  missedJobsIn,
  resultsReason,
  resultsRefusedIn,
  type PastedJob,
} from '#src/reading/clari/job.ts'
import { limitReachedIn, limitsIn } from '#src/reading/clari/limits.ts'
import { jobIn } from '#src/reading/clari/mentions.ts'
import { periodOfJob } from '#src/checks/clari/jobs/job-telling.ts'
import { pastedFacts, quoted, saysCheck, telling } from '#src/checks/clari/request/says-check.ts'

/** Reads from a pasted answer, log or program alone what became of a job. */
export const jobSays = saysCheck({
  id: 'clari.job-says',
  asks: 'What does the text that you pasted say of the job?',
  outcomes: {
    'either-limit': 'fail',
    'too-early': 'fail',
    expired: 'fail',
    'results-refused': 'fail',
    'cancel-refused': 'warn',
    'unknown-job': 'fail',
    'waits-for-completed': 'fail',
    'waits-for-done': 'info',
    'wrong-key': 'fail',
    queued: 'fail',
    running: 'fail',
    failed: 'fail',
    cancelled: 'fail',
    aborted: 'fail',
    'other-refusal': 'warn',
    done: 'pass',
    nothing: 'info',
  },
  facts: {
    ...pastedFacts,
    jobId: 'text',
    jobStatus: 'text',
    jobTitle: 'text',
    jobPeriod: 'text',
    jobStartedAt: 'number',
    monthlyQuota: 'number',
    concurrentLimit: 'number',
  },
  judge: (paste) => {
    const { text } = paste
    const limit = limitReachedIn(paste)
    const shown = jobShownIn(paste)
    const word = jobWordIn(paste)
    const dialect = shown?.job.dialect ?? 'unknown'
    const { error, facts, found, otherRefusal, succeeded, nothing } = telling(paste, 'text', {
      jobId: shown?.job.id ?? jobIn(paste),
      jobStatus: shown?.status ?? word?.status,
      jobTitle: shown?.job.title,
      jobPeriod: shown === null ? undefined : periodOfJob(shown.job),
      jobStartedAt: shown?.job.startTime,
      monthlyQuota: limit?.monthlyQuota,
      concurrentLimit: limit?.concurrentLimit,
      ...(dialect === 'unknown' ? {} : { dialect }),
    })
    if (limit !== null)
      return found(
        'either-limit',
        limit.quote,
        'an export was refused; one code stands for the month’s quota and for the jobs at one time',
      )
    const limits = limitsIn(paste)
    if (limits !== null && limits.availableConcurrentLimit <= 0)
      return found(
        'either-limit',
        limits.quote('availableConcurrentLimit'),
        `all ${limits.concurrentLimit} places for jobs are taken, so a further export is refused`,
      )
    const message = error?.message ?? ''
    if (error?.code === 'export_failed_to_cancel')
      return found('cancel-refused', error.quote, 'the job could not be cancelled; one that is over cannot')
    const refusedResults = 'its results were refused: asked too early, or expired'
    const early = 'its results were asked for before it was done'
    const late = 'the job’s results have expired'
    if (error?.code === 'invalid_jobId' || (error !== null && /\bjob(?:Id)?\b/i.test(message))) {
      const quote = message !== '' && text.includes(message) ? message : error.quote
      const reason = resultsReason(message)?.why
      if (reason === 'expired') return found('expired', quote, late)
      if (reason === 'too-early') return found('too-early', quote, early)
      return /\/results\b/.test(text)
        ? found('results-refused', error.quote, refusedResults)
        : found('unknown-job', error.quote, 'Clari does not take this job’s id')
    }
    const refused = resultsRefusedIn(paste)
    if (refused !== null) return found('results-refused', refused, refusedResults)
    const awaited = awaitedIn(paste)
    const done = awaited.find((each) => each.word === 'DONE')
    const completed = awaited.find((each) => each.word === 'COMPLETED')
    if (completed !== undefined && done === undefined)
      return found(
        'waits-for-completed',
        completed.quote,
        'it waits for a word that the published API never says; its word is DONE',
      )
    const inState = ({ status, state, quote }: PastedJob) => {
      const says = `the job is ${status}`
      return state === 'done' || state === 'unknown'
        ? quoted(paste, 'done', quote, { says: `The pasted text: ${says}.`, shows: says, facts })
        : found(state, quote, says)
    }
    if (shown !== null && shown.state !== 'unknown') return inState(shown)
    if (word !== null && error === null) return inState(word)
    const gone = error === null ? resultsReason(text) : null
    if (gone?.why === 'expired') return found('expired', gone.quote, late)
    const unknown = error !== null ? undefined : goneJob(paste)
    if (unknown !== undefined) return found('unknown-job', unknown, 'Clari does not know this job, or no longer')
    if (done !== undefined)
      return quoted(paste, 'waits-for-done', done.quote, {
        says: 'The pasted text waits for DONE, the published API’s word.',
        shows: 'it waits for DONE',
        facts,
      })
    const other = otherRefusal('another refusal')
    const missed = missedJobsIn(paste)
    if (missed !== null && other === null)
      return found('wrong-key', missed.quote, `the program looked for “${missed.name}”, and it was not there`)
    const said = other === null || error?.shape === 'oauth' ? jobSaidIn(paste) : null
    switch (said?.what) {
      case 'unknown':
        return found('unknown-job', said.quote, 'Clari does not know this job, or no longer')
      case 'fails':
        return found('failed', said.quote, 'the job did not come to a good end')
      case 'never-ends':
        return found('running', said.quote, 'the job does not come to an end')
    }
    return (
      other ??
      succeeded('done', 'The pasted answer is a good one.', facts) ??
      nothing('The pasted text does not say what became of the job.')
    )
  },
})

/** The status with which a question about one job was answered as unknown. */
function goneJob({ text, statuses, addresses }: Parameters<typeof jobIn>[0]): string | undefined {
  if (!addresses.some(({ start, end }) => /\/export\/jobs\/[^\s/"'?]{1,80}/i.test(text.slice(start, end))))
    return undefined
  const status = statuses.find((each) => each.status === 404 || each.status === 410)
  return status === undefined ? undefined : text.slice(status.start, status.end)
}

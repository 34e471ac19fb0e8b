import { jobSchema, jobsSchema, type Job } from '#src/clari/jobs-schema.ts'
import { isOver, jobStateOf } from '#src/clari/job-state.ts'
import { check } from '#src/domain/check.ts'
import { isObject } from '#src/domain/json.ts'
import { awaitedIn } from './awaited-words.ts'
import { jsonIn } from './json-in-text.ts'
import { readPastedAnswer } from './pasted-answer.ts'
import { jobIn } from './paste-words.ts'

const statusWord =
  /\b(?:status|state|job_status|jobStatus)\b["']?\s{0,3}(?:[:=]|is|was|remains|stays|still)\s{0,3}["'“]?(PENDING|SCHEDULED|STARTED|DONE|COMPLETED|FAILED|CANCELLED|ABORTED)\b|(?:\b(?:stuck|stays?|remains?|still|hangs?)|卡在|一直(?:是|在|处于)?|状态(?:是|为))\s{0,3}(?:(?:in|on|at|as)\s)?(?:the\s)?["'“]?(PENDING|SCHEDULED|STARTED)\b/g
const limitWords =
  /monthly quota limit of (\d{1,9}) or concurrent limit of (\d{1,9})|\bexport_monthly_quota_reached\b|\bconcurren(?:t|cy)(?: export| job)? limit\b[^\n.]{0,30}(?:reached|exceeded|hit)/i
const tooEarly =
  /\bnot (?:yet )?(?:ready|done|finished|complete\w{0,2})\b|\bits status is (?:PENDING|SCHEDULED|STARTED)\b|\bstill (?:running|pending|queued)\b/i
const expired =
  /\bresults?\b[^\n.]{0,60}\b(?:expired|gone|no longer)|\bexpired\b[^\n.]{0,40}\bresults?\b|结果[^\n。]{0,10}过期/i
const resultsRefused =
  /\b(?:400|404|410)\b[^\n]{0,200}\/export\/jobs\/[^\s/"']{1,60}\/results\b|\/export\/jobs\/[^\s/"']{1,60}\/results\b[^\n]{0,60}\b(?:400|404|410)\b/i

const stateOutcomes = {
  queued: 'queued',
  running: 'running',
  failed: 'failed',
  cancelled: 'cancelled',
  aborted: 'aborted',
  done: 'done',
} as const

/** Reads from a pasted answer, log or program alone what became of a job. */
export const jobSays = check({
  id: 'clari.job-says',
  asks: 'What does the text that you pasted say of the job?',
  system: 'clari',
  costs: 'offline',
  reads: ['error'],
  outcomes: {
    'either-limit': 'fail',
    'too-early': 'fail',
    expired: 'fail',
    'results-refused': 'fail',
    'cancel-refused': 'warn',
    'unknown-job': 'fail',
    'waits-for-completed': 'fail',
    'waits-for-done': 'info',
    queued: 'fail',
    running: 'fail',
    failed: 'fail',
    cancelled: 'fail',
    aborted: 'fail',
    'other-refusal': 'warn',
    done: 'pass',
    nothing: 'info',
  },
  gather: async ({ pastes }) => ({ text: pastes['error'] ?? '' }),
  judge: ({ text }) => {
    const { error, status, success } = readPastedAnswer(text)
    const limit = limitWords.exec(text)
    const job = jobInPaste(text)
    const words = [...text.slice(0, 100_000).matchAll(statusWord)].at(-1)
    const facts = {
      jobId: job?.job.id ?? jobIn(text),
      jobStatus: job?.job.status ?? words?.[1] ?? words?.[2],
      jobTitle: job?.job.title,
      monthlyQuota: limit?.[1] === undefined ? undefined : Number(limit[1]),
      concurrentLimit: limit?.[2] === undefined ? undefined : Number(limit[2]),
      code: error?.code,
      message: error?.message,
      errorId: error?.errorId,
      requestId: error?.requestId,
      orgId: error?.orgId,
      status: status?.code,
      ...(job !== null && job.job.dialect !== 'unknown'
        ? { dialect: job.job.dialect }
        : error === null
          ? {}
          : { dialect: error.dialect }),
    }
    type Failing =
      | 'either-limit'
      | 'too-early'
      | 'expired'
      | 'results-refused'
      | 'cancel-refused'
      | 'unknown-job'
      | 'waits-for-completed'
      | 'queued'
      | 'running'
      | 'failed'
      | 'cancelled'
      | 'aborted'
    const found = <O extends Failing>(outcome: O, quote: string, says: string) => ({
      outcome,
      says: `The pasted text: ${says}.`,
      facts: { ...facts, pasted: outcome },
      evidence: [{ kind: 'paste' as const, text, quote, shows: says }] as const,
    })
    if (limit !== null)
      return found(
        'either-limit',
        limit[0],
        'an export was refused; one code stands for the month’s quota and for the jobs at one time',
      )
    const message = error?.message ?? ''
    if (error?.code === 'export_failed_to_cancel')
      return found('cancel-refused', error.quote, 'the job could not be cancelled; one that is over cannot')
    if (error?.code === 'invalid_jobId' || (error !== null && /\bjob(?:Id)?\b/i.test(message))) {
      if (expired.test(message))
        return found('expired', quoted(text, message, error.quote), 'the job’s results have expired')
      if (tooEarly.test(message))
        return found('too-early', quoted(text, message, error.quote), 'its results were asked for before it was done')
      if (/\/results\b/.test(text))
        return found('results-refused', error.quote, 'its results were refused: asked too early, or expired')
      return found('unknown-job', error.quote, 'Clari does not take this job’s id')
    }
    const refusedResults = resultsRefused.exec(text)
    if (refusedResults !== null)
      return found('results-refused', refusedResults[0], 'its results were refused: asked too early, or expired')
    const awaited = awaitedIn(text)
    const completed = awaited.find(({ word }) => word === 'COMPLETED')
    const done = awaited.find(({ word }) => word === 'DONE')
    if (completed !== undefined && done === undefined)
      return found(
        'waits-for-completed',
        completed.quote,
        'it waits for a word that the published API never says; its word is DONE',
      )
    if (job !== null && stateOf(job.job) !== null) {
      const state = stateOf(job.job) ?? 'done'
      const says = `the job is ${job.job.status}`
      return state === 'done'
        ? {
            outcome: 'done',
            says: `The pasted text: ${says}.`,
            facts,
            evidence: [{ kind: 'paste', text, quote: job.quote, shows: says }],
          }
        : found(state, job.quote, says)
    }
    const word = words?.[1] ?? words?.[2]
    if (words !== undefined && word !== undefined && error === null) {
      const state = stateOutcomes[knownState(word)]
      const says = `the job is ${word}`
      return state === 'done'
        ? {
            outcome: 'done',
            says: `The pasted text: ${says}.`,
            facts,
            evidence: [{ kind: 'paste', text, quote: words[0], shows: says }],
          }
        : found(state, words[0], says)
    }
    const gone = expired.exec(text)
    if (gone !== null && error === null) return found('expired', gone[0], 'the job’s results have expired')
    if (done !== undefined)
      return {
        outcome: 'waits-for-done',
        says: 'The pasted text waits for DONE, the published API’s word.',
        facts,
        evidence: [{ kind: 'paste', text, quote: done.quote, shows: 'it waits for DONE' }],
      }
    if (error !== null)
      return {
        outcome: 'other-refusal',
        says: `The pasted answer is a refusal of another kind: “${error.code ?? error.message ?? 'an error'}”.`,
        facts,
        evidence: [{ kind: 'paste', text, quote: error.quote, shows: 'another refusal' }],
      }
    if (success !== null)
      return {
        outcome: 'done',
        says: 'The pasted answer is a good one.',
        facts,
        evidence: [{ kind: 'paste', text, quote: success.quote, shows: 'a good answer' }],
      }
    return {
      outcome: 'nothing',
      says: text.trim() === '' ? 'Nothing was pasted.' : 'The pasted text does not say what became of the job.',
    }
  },
})

function knownState(word: string): keyof typeof stateOutcomes {
  const state = jobStateOf(word)
  return state === 'unknown' ? 'queued' : state
}

function stateOf(job: Job): keyof typeof stateOutcomes | null {
  return job.state === 'unknown' ? null : job.state
}

function quoted(text: string, message: string, otherwise: string): string {
  return text.includes(message) ? message : otherwise
}

/** A job in a paste: one by itself, or of a list the one that is not over, else the first. */
function jobInPaste(text: string): { readonly job: Job; readonly quote: string } | null {
  for (const { value } of jsonIn(text)) {
    const list = jobsSchema.safeParse(value)
    const one = jobSchema.safeParse(value)
    const job = list.success
      ? (list.data.find(({ state }) => !isOver(state)) ?? list.data[0])
      : one.success && isObject(value)
        ? one.data
        : undefined
    if (job === undefined) continue
    const quote =
      new RegExp(String.raw`["']?status["']?\s{0,3}:\s{0,3}["']${job.status.replace(/[^\w]/g, '.')}["']`).exec(
        text,
      )?.[0] ?? (text.includes(job.status) ? job.status : job.id)
    return { job, quote }
  }
  return null
}

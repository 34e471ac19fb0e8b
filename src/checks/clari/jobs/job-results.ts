import { readAnswer } from '#src/clari/answer.ts'
import { dialectOf } from '#src/clari/dialect.ts'
import { exportSchema } from '#src/clari/schemas/export-schema.ts'
import { readResults } from '#src/clari/operations.ts'
import { check, type CheckContext } from '#src/domain/model/check.ts'
import type { Exchange } from '#src/domain/contract/exchange.ts'
import { isCut, notReadFinding } from '#src/domain/model/not-read.ts'
import { refusalFacts, refusalOf, refusals } from '#src/checks/refusals/clari-refusal.ts'
import { csvIn } from '#src/clari/export/csv-head.ts'
import {
  gatherJob,
  jobFactKinds,
  jobFacts,
  jobMeant,
  statusEvidence,
  type JobGathered,
  type Wanted,
} from './job-telling.ts'

/** What fetching a job's results can come to. */
const outcomes = {
  there: 'pass',
  'not-ready': 'fail',
  expired: 'fail',
  'no-results': 'fail',
  'no-jobs': 'info',
  'unknown-job': 'fail',
  others: 'fail',
  ...refusals,
} as const

const factKinds = {
  ...refusalFacts,
  ...jobFactKinds,
  /** Whether the results were fetched just now. */
  resultsThere: 'yes-no',
} as const

interface ResultsGathered {
  readonly asked: JobGathered
  readonly results: Exchange | null
}

async function gather(context: CheckContext, jobId: string, wanted: Wanted): Promise<ResultsGathered> {
  const asked = await gatherJob(context, jobId, wanted)
  const meant = jobMeant(asked)
  if (meant.kind !== 'job') return { asked, results: null }
  context.progress(`Fetching the results of job ${meant.job.id}`)
  return { asked, results: await context.send(readResults, { jobId: meant.job.id }) }
}

function judge({ asked, results }: ResultsGathered) {
  const meant = jobMeant(asked)
  const dialect = dialectOf(asked.exchange)
  if (meant.kind === 'none')
    return { outcome: 'no-jobs' as const, says: 'This key’s user has no export jobs.', facts: { dialect } }
  if (meant.kind !== 'job')
    return {
      ...meant.refused,
      outcome:
        meant.kind === 'unknown'
          ? ('unknown-job' as const)
          : meant.kind === 'others'
            ? ('others' as const)
            : meant.refused.outcome,
    }
  const { job } = meant
  const facts = jobFacts(job, asked.exchange)
  if (results === null) throw new Error('The results of a job that is there are always asked for.')
  const unread = isCut(results) || (results.result.kind === 'silence' && results.result.reason === 'too-large')
  if (unread) return { ...notReadFinding(results), facts }
  if (resultsThere(results)) {
    return {
      outcome: 'there' as const,
      says: `The results of job ${job.id} can be fetched.`,
      facts: { ...facts, resultsThere: true },
      evidence: [
        {
          kind: 'exchange' as const,
          exchange: results,
          place: 'status' as const,
          quote: null,
          shows: 'the results are there',
        },
      ] as const,
    }
  }
  const answer = readAnswer(results, exportSchema)
  const refused = refusalOf(results, answer)
  if (refused === null) throw new Error('Results that are not there are refused.')
  const told = { ...refused.facts, ...facts, message: refused.facts['message'] }
  const message = String(refused.facts['message'] ?? '')
  const isAboutJob = refused.facts['code'] === 'invalid_jobId' || /\bjob\b|results/i.test(message)
  if (!isAboutJob && refused.outcome !== 'no-route') return { ...refused, facts: told }
  const evidence = [...refused.evidence, statusEvidence(job, asked.exchange, `the job is ${job.status}`)] as const
  if (/expired/i.test(message) || (job.state === 'done' && !/not ready|its status is/i.test(message)))
    return {
      outcome: 'expired' as const,
      says: `Job ${job.id} is ${job.status}, and its results are gone${message === '' ? '' : `: “${message}”`}.`,
      facts: told,
      evidence,
    }
  if (job.state === 'failed' || job.state === 'cancelled' || job.state === 'aborted')
    return {
      outcome: 'no-results' as const,
      says: `Job ${job.id} is ${job.status}, so it has no results.`,
      facts: told,
      evidence,
    }
  return {
    outcome: 'not-ready' as const,
    says:
      `The results of job ${job.id} are refused because it is not done: ` +
      `${message === '' ? `it is ${job.status}` : `“${message}”`}.`,
    facts: told,
    evidence,
  }
}

/** Whether an answer holds results: JSON of an export in any shape, or its CSV. */
function resultsThere(exchange: Exchange): boolean {
  if (exchange.result.kind === 'silence' || exchange.result.status < 200 || exchange.result.status > 299) return false
  const answer = readAnswer(exchange, exportSchema)
  return answer.kind === 'ok' || (answer.kind === 'not-json' && csvIn(exchange.result.body) !== null)
}

/** Fetches a job's results: only once it is done, and until they expire. Reads only, no quota. */
export const jobResults = check({
  id: 'clari.job-results',
  asks: 'Can the job’s results be fetched?',
  system: 'clari',
  costs: 'nothing',
  uses: ['jobId'],
  outcomes,
  facts: factKinds,
  gather: (context) => gather(context, (context.answers['jobId'] ?? '').trim(), 'open-first'),
  judge: (gathered) => judge(gathered),
})

/** Fetches the newest job's results, to prove that an export that was started again has some. */
export const newestResults = check({
  id: 'clari.newest-results',
  asks: 'Can the results of your newest export be fetched?',
  system: 'clari',
  costs: 'nothing',
  outcomes,
  facts: factKinds,
  gather: (context) => gather(context, '', 'newest'),
  judge: (gathered) => judge(gathered),
})

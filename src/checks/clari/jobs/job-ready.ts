import { dialectOf } from '#src/clari/dialect.ts'
import { check } from '#src/domain/model/check.ts'
import { upstreamNow } from '#src/domain/time/upstream-clock.ts'
import { refusalFacts, refusals } from '#src/checks/refusals/clari-refusal.ts'
import { isoDay } from '#src/domain/words/moment.ts'
import { askJob, jobStated } from './job-asked.ts'

/**
 * Asks what state a job is in, for a refusal that depends on it: results come only once it is done and until they
 * expire, and only a job that is not over can be cancelled.
 */
export const jobReady = check({
  id: 'clari.job-ready',
  asks: 'What state is this job in now?',
  system: 'clari',
  costs: 'nothing',
  uses: ['jobId'],
  outcomes: {
    ready: 'pass',
    'not-ready': 'warn',
    failed: 'fail',
    stopped: 'fail',
    expired: 'fail',
    others: 'fail',
    'unknown-job': 'fail',
    ...refusals,
  },
  facts: { ...refusalFacts, jobId: 'text', jobStatus: 'text', jobState: 'text', expiredOn: 'text' },
  gather: async ({ send, answers, progress }) => {
    const jobId = (answers['jobId'] ?? '').trim()
    progress(`Asking after job ${jobId}`)
    return { jobId, exchange: await askJob({ send }, jobId) }
  },
  judge: ({ jobId, exchange }) => {
    const read = jobStated(exchange)
    const facts = { jobId, dialect: dialectOf(exchange) }
    if (read.kind === 'refused')
      return {
        outcome: read.outcome,
        says: read.refused.says,
        facts: { ...read.refused.facts, ...facts },
        evidence: read.refused.evidence,
      }
    if (read.kind !== 'job') {
      const unknown = read.kind === 'unknown'
      return {
        outcome: unknown ? 'unknown-job' : 'others',
        says: unknown ? `Clari knows no job ${jobId}.` : read.refused.says,
        facts: { ...read.refused.facts, ...facts },
        evidence: read.refused.evidence,
      }
    }
    const { job } = read
    const told = { ...facts, jobStatus: job.status, jobState: job.state }
    const quote = exchange.result.kind === 'response' && exchange.result.body.includes(job.status) ? job.status : null
    const seen = [{ kind: 'exchange', exchange, place: 'body', quote, shows: `its status is ${job.status}` }] as const
    switch (job.state) {
      case 'done':
        if (job.expiredTime !== null && job.expiredTime <= upstreamNow(exchange))
          return {
            outcome: 'expired',
            says: `Job ${jobId} is ${job.status}, and its results have expired.`,
            facts: { ...told, expiredOn: isoDay(job.expiredTime) },
            evidence: seen,
          }
        return { outcome: 'ready', says: `Job ${jobId} is ${job.status}.`, facts: told, evidence: seen }
      case 'failed':
        return {
          outcome: 'failed',
          says: `Job ${jobId} is ${job.status}: it has no results.`,
          facts: told,
          evidence: seen,
        }
      case 'cancelled':
      case 'aborted':
        return {
          outcome: 'stopped',
          says: `Job ${jobId} is ${job.status}: it was cancelled and has no results.`,
          facts: told,
          evidence: seen,
        }
      default:
        return {
          outcome: 'not-ready',
          says: `Job ${jobId} is ${job.status}: not done yet.`,
          facts: told,
          evidence: seen,
        }
    }
  },
})

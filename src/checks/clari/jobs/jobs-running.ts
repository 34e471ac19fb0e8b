import { readAnswer } from '#src/clari/answer.ts'
import { dialectOf } from '#src/clari/dialect.ts'
import { countsAsConcurrent } from '#src/clari/jobs/job-state.ts'
import { jobsSchema, type Job } from '#src/clari/schemas/jobs-schema.ts'
import { jobs } from '#src/clari/operations.ts'
import { check } from '#src/domain/model/check.ts'
import type { Evidence } from '#src/domain/model/evidence.ts'
import { upstreamNow } from '#src/domain/time/upstream-clock.ts'
import { refusalFacts, refusalOf, refusals } from '#src/checks/refusals/clari-refusal.ts'
import { counted, plural } from '#src/domain/words/count.ts'
import { duration } from '#src/domain/words/duration.ts'

/**
 * A job that is queued or runs for longer than this, in ms, is worth a look: exports of usual size are
 * done within minutes.
 */
const longMs = 60 * 60 * 1000
const mostShown = 20

/** The guide's command “Check running jobs”: which jobs of this key's user are queued or run, and for how long. */
export const jobsRunning = check({
  id: 'clari.jobs-running',
  asks: 'Which export jobs are queued or running?',
  system: 'clari',
  costs: 'nothing',
  outcomes: { idle: 'pass', running: 'info', 'long-running': { status: 'warn', see: 'clari.job-stuck' }, ...refusals },
  facts: { ...refusalFacts, jobCount: 'number', openCount: 'number', jobId: 'text', oldestMs: 'number' },
  gather: async ({ send, progress }) => {
    progress('Asking for your export jobs')
    return { exchange: await send(jobs, {}) }
  },
  judge: ({ exchange }) => {
    const at = upstreamNow(exchange)
    const answer = readAnswer(exchange, jobsSchema)
    const refused = refusalOf(exchange, answer)
    if (refused !== null) return refused
    const all = answer.kind === 'ok' ? answer.value : []
    const open = all.filter(({ state }) => countsAsConcurrent(state))
    const oldest = open.reduce<Job | null>(
      (old, each) => (each.startTime !== null && (old?.startTime ?? Infinity) > each.startTime ? each : old),
      null,
    )
    const age = oldest?.startTime == null ? 0 : Math.max(0, at - oldest.startTime)
    const facts = {
      dialect: dialectOf(exchange),
      jobCount: all.length,
      openCount: open.length,
      jobId: oldest?.id,
      oldestMs: open.length === 0 ? null : age,
    }
    const whole: Evidence = {
      kind: 'exchange',
      exchange,
      place: 'body',
      quote: null,
      shows: counted(all.length, 'job'),
    }
    if (open.length === 0)
      return {
        outcome: 'idle',
        says:
          all.length === 0 ? 'This key’s user has no export jobs.' : `None of ${all.length} jobs is queued or running.`,
        facts,
        evidence: [whole],
      }
    const rows: Evidence = {
      kind: 'rows',
      columns: ['Job', 'Status', 'For'],
      rows: open
        .slice(0, mostShown)
        .map((each) => [
          each.id,
          each.status,
          each.startTime === null ? '–' : duration(Math.max(0, at - each.startTime)),
        ]),
      shows: 'the jobs that are queued or run',
    }
    const busy = `${open.length} of ${all.length} jobs ${plural(open.length, 'is', 'are')} queued or running`
    if (age > longMs)
      return {
        outcome: 'long-running',
        says: `${busy}, the oldest for ${duration(age)}.`,
        facts,
        evidence: [rows, whole],
      }
    return { outcome: 'running', says: `${busy}.`, facts, evidence: [rows, whole] }
  },
})

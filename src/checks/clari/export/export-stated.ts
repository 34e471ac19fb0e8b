import { dialectOf } from '#src/clari/dialect.ts'
import { check } from '#src/domain/model/check.ts'
import { upstreamNow } from '#src/domain/time/upstream-clock.ts'
import { askJob, jobStated } from '#src/checks/clari/jobs/job-asked.ts'
import { refusals } from '#src/checks/refusals/clari-refusal.ts'
import { duration } from '#src/domain/words/duration.ts'
import { utcMoment } from '#src/domain/words/moment.ts'

/** Reads what the export's own job says: whether it is done, when it ran, and whether rows or cells were cut off. */
export const exportStated = check({
  id: 'clari.export-told',
  asks: 'When was it exported, and is it whole?',
  system: 'clari',
  costs: 'nothing',
  uses: ['jobId'],
  outcomes: {
    whole: 'pass',
    'no-job': 'info',
    truncated: 'fail',
    unfinished: 'fail',
    'unknown-job': 'fail',
    ...refusals,
  },
  gather: async ({ send, answers, progress }) => {
    const jobId = (answers['jobId'] ?? '').trim()
    if (jobId === '') return { jobId, exchange: null }
    progress(`Asking after job ${jobId}`)
    return { jobId, exchange: await askJob({ send }, jobId) }
  },
  judge: ({ jobId, exchange }) => {
    if (exchange === null)
      return { outcome: 'no-job', says: 'No job was named, so what the forecast holds now is looked at instead.' }
    const told = jobStated(exchange)
    const facts = { jobId, dialect: dialectOf(exchange) }
    if (told.kind !== 'job') {
      const { says, evidence, facts: refusedFacts } = told.refused
      const known = { ...refusedFacts, ...facts }
      if (told.kind === 'unknown')
        return { outcome: 'unknown-job', says: `Clari knows no job ${jobId}.`, facts: known, evidence }
      return { outcome: told.kind === 'refused' ? told.outcome : 'forbidden', says, facts: known, evidence }
    }
    const { job } = told
    const known = {
      ...facts,
      jobStatus: job.status,
      exportedAt: job.endTime === null ? null : new Date(job.endTime).toISOString(),
      exportedAgo: job.endTime === null ? null : duration(Math.max(0, upstreamNow(exchange) - job.endTime)),
      jobCurrency: job.currency,
    }
    const quoted = (pattern: RegExp, shows: string) =>
      [
        {
          kind: 'exchange' as const,
          exchange,
          place: 'body' as const,
          quote: exchange.result.kind === 'response' ? (pattern.exec(exchange.result.body)?.[0] ?? null) : null,
          shows,
        },
      ] as const
    if (job.rowsTruncated === true || job.cellsTruncated === true) {
      const what = job.rowsTruncated === true ? 'rows' : 'cells'
      return {
        outcome: 'truncated',
        says: `Clari says that ${what} of this export were cut off.`,
        facts: { ...known, cutOff: what },
        evidence: quoted(
          what === 'rows' ? /"rowsTruncated"\s?:\s?[^,}\s]{1,20}/ : /"cellsTruncated"\s?:\s?[^,}\s]{1,20}/,
          `${what} were cut off`,
        ),
      }
    }
    if (job.state !== 'done')
      return {
        outcome: 'unfinished',
        says: `This job is ${job.status}, so it has no results to compare.`,
        facts: known,
        evidence: quoted(/"status"\s?:\s?"[^"]{1,40}"/, `the job is ${job.status}`),
      }
    const when =
      job.endTime === null ? '' : `, exported ${duration(Math.max(0, upstreamNow(exchange) - job.endTime))} ago`
    return {
      outcome: 'whole',
      says:
        `The job is done and nothing was cut off${when}.` +
        `${job.endTime === null ? '' : ' What was edited since is on the screen only.'}`,
      facts: known,
      evidence: quoted(
        /"endTime"\s?:\s?[^,}\s]{1,40}/,
        job.endTime === null ? 'done' : `ended ${utcMoment(job.endTime)}`,
      ),
    }
  },
})

import { dialectOf } from '#src/clari/dialect.ts'
import { check } from '#src/domain/model/check.ts'
import type { Evidence } from '#src/domain/model/evidence.ts'
import type { Exchange } from '#src/domain/contract/exchange.ts'
import { refusalFacts, refusals } from '#src/checks/refusals/clari-refusal.ts'
import { askJob, jobStated, otherKeys } from './job-asked.ts'

const mostOthers = 3

/**
 * Asks after a job with the key, and where that is forbidden with the other keys that are set up: jobs belong to the
 * user whose key started them.
 */
export const jobOwner = check({
  id: 'clari.job-owner',
  asks: 'Does this job belong to the key’s user?',
  system: 'clari',
  costs: 'nothing',
  compares: ['connection'],
  uses: ['jobId'],
  outcomes: { own: 'pass', others: 'fail', 'unknown-job': 'fail', ...refusals },
  facts: { ...refusalFacts, jobId: 'text', jobStatus: 'text', jobOwner: 'text', askedAs: 'number' },
  gather: async (context) => {
    const jobId = (context.answers['jobId'] ?? '').trim()
    context.progress(`Asking after job ${jobId}`)
    const exchange = await askJob(context, jobId)
    const beside: { readonly label: string; readonly exchange: Exchange }[] = []
    if (jobStated(exchange).kind !== 'others') return { jobId, exchange, beside }
    for (const other of otherKeys(context).slice(0, mostOthers)) {
      context.progress(`Asking the same as ${other.label}`)
      const answered = await askJob(context, jobId, other.id)
      beside.push({ label: other.label, exchange: answered })
      if (jobStated(answered).kind === 'job') break
    }
    return { jobId, exchange, beside }
  },
  judge: ({ jobId, exchange, beside }) => {
    const read = jobStated(exchange)
    const facts = { jobId, dialect: dialectOf(exchange) }
    switch (read.kind) {
      case 'job':
        return {
          outcome: 'own',
          says: `The key may read job ${jobId}: its status is ${read.job.status}.`,
          facts: { ...facts, jobStatus: read.job.status },
          evidence: [{ kind: 'exchange', exchange, place: 'status', quote: null, shows: 'the job can be read' }],
        }
      case 'unknown':
        return {
          outcome: 'unknown-job',
          says: `Clari knows no job ${jobId}.`,
          facts: { ...read.refused.facts, ...facts },
          evidence: read.refused.evidence,
        }
      case 'others': {
        const owner = beside.find((each) => jobStated(each.exchange).kind === 'job')
        const shown = beside.map((each): Evidence => {
          const may = jobStated(each.exchange).kind === 'job'
          return {
            kind: 'exchange',
            exchange: each.exchange,
            place: may ? 'status' : 'body',
            quote: null,
            shows: may ? `${each.label} may read it: its user started it` : `${each.label} may not either`,
          }
        })
        return {
          outcome: 'others',
          says: `${read.refused.says}${owner === undefined ? '' : ` ${owner.label} may read it.`}`,
          facts: { ...read.refused.facts, ...facts, jobOwner: owner?.label, askedAs: beside.length },
          evidence: [...read.refused.evidence, ...shown],
        }
      }
      case 'refused':
        return {
          outcome: read.outcome,
          says: read.refused.says,
          facts: { ...read.refused.facts, ...facts },
          evidence: read.refused.evidence,
        }
    }
  },
})

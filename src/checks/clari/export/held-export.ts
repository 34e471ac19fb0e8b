import { readAnswer } from '#src/clari/answer.ts'
import { dialectOf } from '#src/clari/dialect.ts'
import { contentOf, periodMet } from '#src/clari/export/export-content.ts'
import { exportSchema } from '#src/clari/schemas/export-schema.ts'
import { isOver } from '#src/clari/jobs/job-state.ts'
import { readResults } from '#src/clari/operations.ts'
import { check, type CheckContext } from '#src/domain/model/check.ts'
import type { Evidence } from '#src/domain/model/evidence.ts'
import type { Exchange } from '#src/domain/contract/exchange.ts'
import type { FactKinds } from '#src/domain/model/facts.ts'
import { readCsvHead } from '#src/clari/export/csv-head.ts'
import { refusalFacts, refusalOf, refusals } from '#src/checks/refusals/clari-refusal.ts'
import { bodyIn, contentKind, contentQuote, contentSays } from '#src/checks/clari/forecast/content-words.ts'
import {
  gatherJob,
  jobFactKinds,
  jobFacts,
  jobMeant,
  statusEvidence,
  type JobGathered,
} from '#src/checks/clari/jobs/job-telling.ts'

const outcomes = {
  filled: 'pass',
  truncated: 'fail',
  'period-defaulted': 'fail',
  'no-users': 'fail',
  'no-entries': 'fail',
  blank: 'fail',
  'rows-elsewhere': 'warn',
  'not-done': 'info',
  gone: 'info',
  'no-jobs': 'info',
  ...refusals,
} as const

const facts = {
  ...refusalFacts,
  ...jobFactKinds,
  askedPeriod: 'text',
  returnedPeriod: 'text',
  users: 'number',
  entries: 'number',
  filled: 'number',
  /** Where the rows stand. */
  under: 'text',
  exportEmpty: 'yes-no',
} as const satisfies FactKinds

interface Gathered {
  readonly job: JobGathered
  readonly results: Exchange | null
  readonly asked: string
}

async function gather(context: CheckContext, jobId: string, asked: string): Promise<Gathered> {
  const job = await gatherJob(context, jobId, 'newest')
  const meant = jobMeant(job)
  if (meant.kind !== 'job' || meant.job.state !== 'done') return { job, results: null, asked }
  context.progress(`Fetching the results of job ${meant.job.id}`)
  return { job, results: await context.send(readResults, { jobId: meant.job.id }), asked }
}

function judge({ job: gathered, results, asked }: Gathered) {
  const meant = jobMeant(gathered)
  const dialect = dialectOf(gathered.exchange)
  if (meant.kind === 'none')
    return { outcome: 'no-jobs' as const, says: 'This key’s user has no export to look at.', facts: { dialect } }
  if (meant.kind !== 'job')
    return {
      ...meant.refused,
      outcome:
        meant.kind === 'unknown'
          ? ('bad-request' as const)
          : meant.kind === 'others'
            ? ('forbidden' as const)
            : meant.refused.outcome,
    }
  const { job } = meant
  const known = { ...jobFacts(job, gathered.exchange), askedPeriod: asked }
  if (results === null)
    return {
      outcome: 'not-done' as const,
      says: `Job ${job.id} is ${job.status}, so its results cannot be looked at${isOver(job.state) ? '' : ' yet'}.`,
      facts: known,
      evidence: [statusEvidence(job, gathered.exchange, `it is ${job.status}`)],
    }
  const cut = job.rowsTruncated === true || job.cellsTruncated === true
  const cutEvidence: Evidence = {
    kind: 'exchange',
    exchange: gathered.exchange,
    place: 'body',
    quote: /"(?:rows|cells)Truncated"\s*:\s*(?:true|[1-9]\d*|"true")/.exec(bodyIn(gathered.exchange))?.[0] ?? null,
    shows: 'the job says that its results were cut',
  }
  const answer = readAnswer(results, exportSchema)
  const csv =
    answer.kind === 'not-json' && answer.status < 300 && results.result.kind === 'response'
      ? readCsvHead(results.result.body)
      : null
  if (answer.kind !== 'ok' && csv === null) {
    const refused = refusalOf(results, answer)
    if (cut)
      return {
        outcome: 'truncated' as const,
        says: `Clari cut the results of job ${job.id}.`,
        facts: known,
        evidence: [cutEvidence] as const,
      }
    if (refused === null) throw new Error('An answer that is no export is a refusal.')
    if (refused.facts['code'] === 'invalid_jobId' || /expired|not ready/i.test(String(refused.facts['message'] ?? '')))
      return {
        outcome: 'gone' as const,
        says: `The results of job ${job.id} can no longer be fetched.`,
        facts: { ...refused.facts, ...known },
        evidence: refused.evidence,
      }
    return { ...refused, facts: { ...refused.facts, ...known } }
  }
  const content =
    answer.kind === 'ok'
      ? contentOf(answer.value)
      : (csv ?? { shape: 'flat' as const, under: null, entries: 0, filled: 0, users: null, periods: [], kinds: [] })
  const body = bodyIn(results)
  const returned = content.periods[0]
  const told = {
    ...known,
    users: content.users,
    entries: content.entries,
    filled: content.filled,
    returnedPeriod: returned,
    under: content.under ?? 'a bare list',
  }
  const shown = (quote: string): readonly [Evidence] => [
    {
      kind: 'exchange',
      exchange: results,
      place: 'body',
      quote: quote === '' ? null : quote,
      shows: contentSays(content),
    },
  ]
  if (cut)
    return {
      outcome: 'truncated' as const,
      says: `Clari cut the results of job ${job.id}: ${contentSays(content)} are left.`,
      facts: told,
      evidence: [cutEvidence, ...shown('')] as const,
    }
  if (periodMet(asked, content.periods) === 'another')
    return {
      outcome: 'period-defaulted' as const,
      says: `Asked for ${asked}, job ${job.id} exported ${content.periods.join(', ')}.`,
      facts: told,
      evidence: shown(contentQuote(body, 'period', returned)),
    }
  const kind = contentKind(content)
  if (kind === 'filled')
    return {
      outcome: kind,
      says: `The export of job ${job.id} is not empty: ${contentSays(content)}.`,
      facts: told,
      evidence: [
        {
          kind: 'exchange' as const,
          exchange: results,
          place: 'status' as const,
          quote: null,
          shows: contentSays(content),
        },
      ] as const,
    }
  return {
    outcome: kind,
    says:
      kind === 'rows-elsewhere'
        ? `The export of job ${job.id} is not empty: ${contentSays(content)}, and none under “entries”.`
        : `The export of job ${job.id} holds ${contentSays(content)}.`,
    facts: { ...told, exportEmpty: kind !== 'rows-elsewhere' },
    evidence: shown(contentQuote(body, kind, content.under ?? '')),
  }
}

/** Fetches an export that was made already, the named one or the newest, and looks what is in it: no quota. */
export const heldExport = check({
  id: 'clari.held-export',
  asks: 'What is in the export that you made?',
  system: 'clari',
  costs: 'nothing',
  uses: ['jobId', 'timePeriod'],
  outcomes,
  facts,
  gather: (context) =>
    gather(context, (context.answers['jobId'] ?? '').trim(), (context.answers['timePeriod'] ?? '').trim()),
  judge: (gathered) => judge(gathered),
})

/** The same for the newest export, to prove that one that was made again holds what it should. */
export const newestExport = check({
  id: 'clari.newest-export',
  asks: 'What is in your newest export?',
  system: 'clari',
  costs: 'nothing',
  uses: ['timePeriod'],
  outcomes,
  facts,
  gather: (context) => gather(context, '', (context.answers['timePeriod'] ?? '').trim()),
  judge: (gathered) => judge(gathered),
})

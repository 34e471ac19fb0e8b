import { readAnswer } from '#src/clari/answer.ts'
import { dialectOf } from '#src/clari/dialect.ts'
import { contentOf, periodMet, type ExportContent } from '#src/clari/export/export-content.ts'
import { exportSchema } from '#src/clari/schemas/export-schema.ts'
import { isOver } from '#src/clari/jobs/job-state.ts'
import { readResults } from '#src/clari/operations.ts'
import { check, type CheckContext } from '#src/domain/model/check.ts'
import type { Evidence } from '#src/domain/model/evidence.ts'
import type { Exchange } from '#src/domain/contract/exchange.ts'
import type { FactKinds } from '#src/domain/model/facts.ts'
import { exportIn } from '#src/reading/clari/export.ts'
import { readPaste } from '#src/reading/pasted-text.ts'
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
  'another-export': 'info',
  'nothing-told': 'info',
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
  /** Of an export that nobody named: what was pasted or asked, and what this one holds. */
  pastedHolds: 'text',
  pastedPeriod: 'text',
  holds: 'text',
} as const satisfies FactKinds

interface Gathered {
  readonly job: JobGathered
  /** Whether the job was named, is the newest on purpose, or was taken because none was named. */
  readonly which: 'named' | 'newest' | 'guessed'
  readonly results: Exchange | null
  readonly asked: string
  /** What was pasted of the export; null where nothing of it was, or a job was named. */
  readonly pasted: ExportContent | null
}

async function gather(
  context: CheckContext,
  which: Gathered['which'],
  jobId: string,
  asked: string,
): Promise<Gathered> {
  const pasted = which === 'guessed' ? (exportIn(readPaste(context.pastes['error'] ?? ''))?.content ?? null) : null
  const job = await gatherJob(context, jobId, 'newest')
  const meant = jobMeant(job)
  if (meant.kind !== 'job' || meant.job.state !== 'done') return { job, which, results: null, asked, pasted }
  context.progress(`Fetching the results of job ${meant.job.id}`)
  return { job, which, results: await context.send(readResults, { jobId: meant.job.id }), asked, pasted }
}

function judge({ job: gathered, which, results, asked, pasted }: Gathered) {
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
  if (which !== 'guessed' && periodMet(asked, content.periods) === 'another')
    return {
      outcome: 'period-defaulted' as const,
      says: `Asked for ${asked}, job ${job.id} exported ${content.periods.join(', ')}.`,
      facts: told,
      evidence: shown(contentQuote(body, 'period', returned)),
    }
  const kind = contentKind(content)
  if (which === 'guessed' && isAnother(asked, content, pasted))
    return {
      outcome: 'another-export' as const,
      says:
        `Your newest export, job ${job.id}, holds ${contentSays(content)}` +
        `${returned === undefined ? '' : ` of ${returned}`}: it is not the one that was empty.`,
      facts: {
        ...told,
        holds: contentSays(content),
        pastedHolds: pasted === null ? undefined : contentSays(pasted),
        pastedPeriod: pasted?.periods[0],
      },
      evidence: shown(contentQuote(body, 'period', returned)),
    }
  if (kind === 'no-entries' && content.users === null)
    return {
      outcome: 'nothing-told' as const,
      says: `The export of job ${job.id} holds no entries, and does not list people.`,
      facts: { ...told, exportEmpty: true },
      evidence: shown(contentQuote(body, kind)),
    }
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

/**
 * Whether an export that nobody named is another than the one that is asked about: it is of another period, or it
 * holds values where that one was empty.
 */
function isAnother(asked: string, content: ExportContent, pasted: ExportContent | null): boolean {
  if (periodMet(asked, content.periods) === 'another') return true
  const kind = contentKind(content)
  if (pasted === null) return kind === 'filled'
  const [period] = pasted.periods
  return (period !== undefined && periodMet(period, content.periods) === 'another') || contentKind(pasted) !== kind
}

/** Fetches an export that was made already, the named one or the newest, and looks what is in it: no quota. */
export const heldExport = check({
  id: 'clari.held-export',
  asks: 'What is in the export that you made?',
  system: 'clari',
  costs: 'nothing',
  uses: ['jobId', 'timePeriod'],
  guesses: ['jobId'],
  reads: ['error'],
  outcomes,
  facts,
  gather: (context) => {
    const jobId = (context.answers['jobId'] ?? '').trim()
    return gather(context, jobId === '' ? 'guessed' : 'named', jobId, (context.answers['timePeriod'] ?? '').trim())
  },
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
  gather: (context) => gather(context, 'newest', '', (context.answers['timePeriod'] ?? '').trim()),
  judge: (gathered) => judge(gathered),
})

import type { Case, CaseRun, CheckRecord } from './case.ts'
import type { Answers, Pastes } from './check.ts'
import type { Evidence } from './evidence.ts'

/** The most other runs that a case keeps; the first and the newest ones stay. */
export const mostRuns = 12

/** The most of an answer's body that another run keeps, in UTF-16 code units. */
export const mostOfBody = 4_000

/** The most of all pastes together that another run keeps, in UTF-16 code units. */
const mostOfPastes = 50_000

/**
 * Puts the run that a case is about among its other runs, before a new one takes its place; a case in which nothing
 * ran stays as it is.
 */
export function archiveRun(item: Case): Case {
  if (item.records.length === 0 && item.comparison === undefined) return item
  return addRun(item, {
    how: 'replaced',
    result: null,
    answers: item.answers,
    pastes: item.pastes,
    records: item.records,
    verdict: item.verdict,
    comparison: item.comparison,
    product: item.product,
  })
}

/** What a run to be kept is made of. */
export type RunToKeep = Pick<CaseRun, 'verdict' | 'product' | 'how' | 'result'> & {
  readonly answers: Answers
  readonly pastes: Pastes
  readonly records: readonly CheckRecord[]
  readonly comparison?: CaseRun['comparison']
}

/** Keeps another run of a case, compactly; of too many, those in the middle go. */
export function addRun(item: Case, run: RunToKeep): Case {
  const { comparison, ...rest } = run
  const kept: CaseRun = {
    ...rest,
    answers: { ...run.answers },
    at: startOf(run.records, comparison?.at ?? item.updatedAt),
    pastes:
      Object.values(run.pastes).reduce((sum, text) => sum + text.length, 0) > mostOfPastes ? {} : { ...run.pastes },
    records: run.records.map(compactRecord),
    ...(comparison === undefined ? {} : { comparison }),
  }
  const runs = [...item.runs, kept]
  return {
    ...item,
    runs: runs.length <= mostRuns ? runs : [...runs.slice(0, 1), ...runs.slice(runs.length - mostRuns + 1)],
  }
}

/** When the first of some checks began, epoch ms; `otherwise` when there was none. */
export function startOf(records: readonly CheckRecord[], otherwise: number): number {
  return records.reduce((first, { startedAt }) => Math.min(first, startedAt), records[0]?.startedAt ?? otherwise)
}

function compactRecord(record: CheckRecord): CheckRecord {
  return record.finding === null
    ? record
    : { ...record, finding: { ...record.finding, evidence: record.finding.evidence.map(compactEvidence) } }
}

/** Cuts a long body around what is quoted of it, so that the quote stays an exact part. */
function compactEvidence(evidence: Evidence): Evidence {
  if (evidence.kind !== 'exchange') return evidence
  const { exchange, place } = evidence
  const { result } = exchange
  if (result.kind !== 'response' || result.body.length <= mostOfBody) return evidence
  const quote = place === 'body' ? (evidence.quote ?? '') : ''
  const length = Math.max(mostOfBody, quote.length)
  const before = Math.floor((length - quote.length) / 2)
  const start = Math.max(0, Math.min(result.body.indexOf(quote) - before, result.body.length - length))
  return {
    ...evidence,
    exchange: { ...exchange, result: { ...result, body: result.body.slice(start, start + length), truncated: true } },
  }
}

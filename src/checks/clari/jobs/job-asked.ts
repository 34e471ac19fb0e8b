import { readAnswer } from '#src/clari/answer.ts'
import { jobSchema, type Job } from '#src/clari/schemas/jobs-schema.ts'
import { job } from '#src/clari/operations.ts'
import type { CheckContext } from '#src/domain/model/check.ts'
import type { Connection } from '#src/domain/contract/connection.ts'
import type { Exchange } from '#src/domain/contract/exchange.ts'
import { refusalOf, type Refusal, type RefusalFound } from '#src/checks/refusals/clari-refusal.ts'

/** What Clari says of one job: the job, that it is somebody else's, that there is none, or another refusal. */
export type JobStated =
  | { readonly kind: 'job'; readonly job: Job }
  | { readonly kind: 'others' | 'unknown'; readonly refused: RefusalFound }
  | { readonly kind: 'refused'; readonly outcome: Exclude<Refusal, 'forbidden'>; readonly refused: RefusalFound }

/** Asks after one job: read-only, no quota. */
export function askJob({ send }: Pick<CheckContext, 'send'>, jobId: string, connection?: string): Promise<Exchange> {
  return send(job, { jobId }, connection)
}

/** Reads what came back on a question after one job. */
export function jobStated(exchange: Exchange): JobStated {
  const answer = readAnswer(exchange, jobSchema)
  if (answer.kind === 'ok') return { kind: 'job', job: answer.value }
  const refused = refusalOf(exchange, answer)
  if (refused === null) throw new Error('An answer that is no job is a refusal.')
  if (refused.outcome === 'forbidden') return { kind: 'others', refused }
  const isUnknown =
    answer.kind === 'error' &&
    (answer.error.code === 'invalid_jobId' || (answer.status === 404 && answer.error.shape !== 'gateway'))
  if (isUnknown) return { kind: 'unknown', refused }
  return { kind: 'refused', outcome: refused.outcome, refused }
}

/** Other connections with a key, for asking the same as somebody else. */
export function otherKeys({
  connections,
  answers,
}: Pick<CheckContext, 'connections' | 'answers'>): readonly Connection[] {
  return connections.filter(
    ({ id, parts }) => id !== answers['connection'] && parts.some(({ name, set }) => name === 'CLARI_API_KEY' && set),
  )
}

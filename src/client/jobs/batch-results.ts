import { answerWords } from '#src/clari/jobs/plan-answers.ts'
import type { PlanItem, PlanResult } from '#src/clari/jobs/plan-batch.ts'
import { checkResults, mostChecked } from '#src/clari/jobs/plan-result.ts'
import { results } from '#src/clari/operations.ts'
import type { Proxy } from '#src/client/proxy.ts'
import { withToken } from '#src/client/queries.ts'
import { receiveStream, type Receiving } from '#src/client/runs/receive-stream.ts'
import type { TaskEnd } from '#src/client/runs/task.ts'

/** What receiving results takes from outside. */
export interface ReceivingTools {
  readonly proxy: Pick<Proxy, 'stream'>
  readonly signal: AbortSignal
  readonly progress: (so: Receiving) => void
}

/** Receives a job's results as they come; rejects only when the signal aborts. */
export async function receiveResults(
  { connection, jobId }: { readonly connection: string; readonly jobId: string },
  { proxy, signal, progress }: ReceivingTools,
): Promise<TaskEnd<Blob>> {
  const opened = await withToken(() => proxy.stream({ operation: results.id, params: { jobId }, connection }, signal))
  if (!opened.ok) return opened
  if (opened.value.kind === 'exchange') return { ok: false, says: answerWords(opened.value.exchange) }
  const got = await receiveStream(opened.value, signal, progress)
  if (!got.ok)
    return { ok: false, says: got.why === null ? 'The results broke off before their end.' : answerWords(got.why) }
  return { ok: true, value: new Blob([...got.parts], { type: got.type }) }
}

/** Receives results to check them against what was asked; a sentence where nothing came. */
export async function receiveToCheck(
  at: { readonly connection: string; readonly jobId: string },
  item: PlanItem,
  tools: ReceivingTools,
): Promise<PlanResult | string> {
  const got = await receiveResults(at, tools)
  if (!got.ok) return got.says
  const { size } = got.value
  const text = await (size > mostChecked ? got.value.slice(-1_000_000) : got.value).text()
  return checkResults(text, size, { request: item.request, cut: item.state.kind === 'done' && item.state.cut })
}

/** The name under which an item's results are saved. */
export function resultsFileName({ request }: Pick<PlanItem, 'request'>): string {
  const parts = [
    request.forecastId,
    request.timePeriod ?? 'current',
    ...(request.types.length === 1 ? request.types : []),
  ]
  return `${parts.join('-').replaceAll(/[^\w.-]+/g, '_')}.${request.format.toLowerCase()}`
}

import { proxy } from '#src/client/proxy.ts'
import { readAnswer } from '#src/clari/answer.ts'
import { startedExportSchema } from '#src/clari/schemas/jobs-schema.ts'
import { cancelJob, readForecastWhole, results, startExport } from '#src/clari/operations.ts'
import { followJob, refusalWords } from '#src/client/runs/jobs.ts'
import { receiveStream } from '#src/client/runs/receive-stream.ts'
import type { TaskEnd } from '#src/client/runs/task.ts'
import type { ExchangeRequest } from '#src/domain/contract/proxy-contract.ts'
import type { PlannedOptions } from './export-plan.ts'

/** What of a live export is seen while it goes on: bytes received, where that is told, and of how many. */
export interface ExportProgress {
  readonly says: string
  readonly received?: number
  readonly of?: number | null
}

/** What a live export gives: the file, with the job's answer where there was a job. */
export interface ExportedFile {
  readonly file: File
  readonly job: unknown
}

type Tell = (progress: ExportProgress) => void

/** What is exported; empty texts leave an option out. */
export interface ExportWish extends PlannedOptions {
  readonly connection: string
  readonly forecastId: string
  /**
   * `read` takes the latest week without a job; `job` takes the results of a job that ran; `export` queues a job
   * that uses quota.
   */
  readonly by: 'read' | 'job' | 'export'
  /** Of the job whose results are taken. */
  readonly jobId: string
}

/** A wish before anything is chosen: what proves the most causes. */
export const blankWish: ExportWish = {
  connection: '',
  forecastId: '',
  jobId: '',
  timePeriod: '',
  currency: '',
  scopeId: '',
  by: 'read',
  includeHistorical: true,
  types: ['forecast', 'forecast_updated', 'adjustment', 'quota'],
}

/**
 * Reads or exports a forecast through the proxy, streamed, polling the job where there is one; a job that is given up
 * is cancelled at Clari. Rejects only when the signal aborts.
 */
export async function exportLive(
  wish: ExportWish,
  signal: AbortSignal,
  progress: Tell,
): Promise<TaskEnd<ExportedFile>> {
  const { connection, forecastId } = wish
  const timePeriod = wish.timePeriod.trim()
  const period = timePeriod === '' ? {} : { timePeriod }
  if (wish.by === 'read') {
    const request = { operation: readForecastWhole.id, params: { forecastId, ...period }, connection }
    return fetchFile(request, `${forecastId}.json`, null, signal, progress)
  }
  if (wish.by === 'job') return resultsOf(wish.jobId.trim(), connection, signal, progress)
  progress({ says: 'Queueing the export' })
  const [currency, scopeId] = [wish.currency.trim().toUpperCase(), wish.scopeId.trim()]
  const params = {
    forecastId,
    ...period,
    ...(currency === '' ? {} : { currency }),
    ...(scopeId === '' ? {} : { scopeId }),
    includeHistorical: wish.includeHistorical,
    typesToExport: [...wish.types],
  }
  const started = await proxy.exchange({ operation: startExport.id, params, connection }, signal)
  if (!started.ok) return started
  const answer = readAnswer(started.value, startedExportSchema)
  if (answer.kind !== 'ok') return { ok: false, says: refusalWords(started.value) }
  const { jobId } = answer.value
  const giveUp = () => void proxy.exchange({ operation: cancelJob.id, params: { jobId }, connection })
  signal.addEventListener('abort', giveUp, { once: true })
  const end = await resultsOf(jobId, connection, signal, progress)
  signal.removeEventListener('abort', giveUp)
  return end
}

/** Follows a job to its end and takes its results. */
async function resultsOf(
  jobId: string,
  connection: string,
  signal: AbortSignal,
  progress: Tell,
): Promise<TaskEnd<ExportedFile>> {
  const job = await followJob({ jobId, connection }, { signal, progress: (says) => progress({ says }) })
  if (!job.ok) return job
  const request = { operation: results.id, params: { jobId }, connection }
  return fetchFile(request, `export-${jobId}.json`, job.value, signal, progress)
}

async function fetchFile(
  request: ExchangeRequest,
  name: string,
  job: unknown,
  signal: AbortSignal,
  progress: Tell,
): Promise<TaskEnd<ExportedFile>> {
  const opened = await proxy.stream(request, signal)
  if (!opened.ok) return opened
  if (opened.value.kind === 'exchange') return { ok: false, says: refusalWords(opened.value.exchange) }
  const got = await receiveStream(opened.value, signal, (so) => progress({ says: 'Receiving', ...so }))
  if (!got.ok) {
    const silent = got.why?.result.kind === 'silence' ? got.why.result.detail : null
    return { ok: false, says: silent ?? 'The answer broke off before its end.' }
  }
  const { parts, type } = got
  const file = new File([...parts], type.includes('csv') ? name.replace(/\.json$/, '.csv') : name, { type })
  return { ok: true, value: { file, job } }
}

import { proxy } from '#src/client/proxy.ts'
import { readAnswer } from '#src/clari/answer.ts'
import { jobSchema, startedExportSchema } from '#src/clari/schemas/jobs-schema.ts'
import { cancelJob, job as jobOperation, readForecastWhole, results, startExport } from '#src/clari/operations.ts'
import type { Exchange } from '#src/domain/contract/exchange.ts'
import type { PlannedOptions } from './export-plan.ts'

/** What of a live export is seen while it goes on. */
export type ExportProgress = (says: string, done: number | null, of: number | null) => void

/** A live export's end: the file, with the job's answer where there was a job; or why not, in a sentence. */
export type ExportEnd =
  | { readonly kind: 'file'; readonly file: File; readonly job: unknown }
  | { readonly kind: 'failed'; readonly says: string }

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
export async function exportLive(wish: ExportWish, signal: AbortSignal, progress: ExportProgress): Promise<ExportEnd> {
  const timePeriod = wish.timePeriod.trim()
  const period = timePeriod === '' ? {} : { timePeriod }
  if (wish.by === 'read')
    return fetchFile(
      readForecastWhole.id,
      { forecastId: wish.forecastId, ...period },
      wish.connection,
      `${wish.forecastId}.json`,
      null,
      signal,
      progress,
    )
  if (wish.by === 'job') return awaitJob(wish.jobId.trim(), wish.connection, signal, progress)
  progress('Queueing the export', null, null)
  const [currency, scopeId] = [wish.currency.trim().toUpperCase(), wish.scopeId.trim()]
  const params = {
    forecastId: wish.forecastId,
    ...period,
    ...(currency === '' ? {} : { currency }),
    ...(scopeId === '' ? {} : { scopeId }),
    includeHistorical: wish.includeHistorical,
    typesToExport: [...wish.types],
  }
  const started = await ask(startExport.id, params, wish.connection, signal)
  if (typeof started === 'string') return failed(started)
  const answer = readAnswer(started, startedExportSchema)
  if (answer.kind !== 'ok') return failed(refusalWords(started, answer))
  const { jobId } = answer.value
  const giveUp = () => void proxy.exchange({ operation: cancelJob.id, params: { jobId }, connection: wish.connection })
  signal.addEventListener('abort', giveUp, { once: true })
  const end = await awaitJob(jobId, wish.connection, signal, progress)
  signal.removeEventListener('abort', giveUp)
  return end
}

/** Polls a job to its end and takes its results. */
async function awaitJob(
  jobId: string,
  connection: string,
  signal: AbortSignal,
  progress: ExportProgress,
): Promise<ExportEnd> {
  for (let polls = 0; ; polls += 1) {
    // Slower the longer it takes: 1 s at first, 10 s at most; a job that is there already is looked at once
    // without waiting.
    if (polls > 0) await wait(Math.min(1000 * 1.3 ** (polls - 1), 10_000), signal)
    const polled = await ask(jobOperation.id, { jobId }, connection, signal)
    if (typeof polled === 'string') return failed(polled)
    const job = readAnswer(polled, jobSchema)
    if (job.kind !== 'ok') return failed(refusalWords(polled, job))
    progress(`The job is ${job.value.state}`, null, null)
    if (job.value.state === 'done') {
      const raw: unknown = polled.result.kind === 'response' ? JSON.parse(polled.result.body) : null
      return fetchFile(results.id, { jobId }, connection, `export-${jobId}.json`, raw, signal, progress)
    }
    if (job.value.state !== 'queued' && job.value.state !== 'running')
      return failed(`The export job ended as ${job.value.state}. Start it again, or ask for less at once.`)
  }
}

async function ask(
  operation: string,
  params: Readonly<Record<string, unknown>>,
  connection: string,
  signal: AbortSignal,
): Promise<Exchange | string> {
  const told = await proxy.exchange({ operation, params, connection }, signal)
  return told.ok ? told.value : told.says
}

async function fetchFile(
  operation: string,
  params: Readonly<Record<string, unknown>>,
  connection: string,
  name: string,
  job: unknown,
  signal: AbortSignal,
  progress: ExportProgress,
): Promise<ExportEnd> {
  const told = await proxy.stream({ operation, params, connection }, signal)
  if (!told.ok) return failed(told.says)
  if (told.value.kind === 'exchange') return failed(refusalWords(told.value.exchange, null))
  const { body, total, type, why } = told.value
  const parts: Uint8Array<ArrayBuffer>[] = []
  let received = 0
  const reader = body.getReader()
  for (;;) {
    const read = await reader.read().catch(() => null)
    if (read === null) {
      const broken = await why()
      return failed(
        broken.ok && broken.value.result.kind === 'silence'
          ? broken.value.result.detail
          : 'The answer broke off before its end.',
      )
    }
    if (read.done) break
    parts.push(new Uint8Array(read.value))
    received += read.value.length
    progress('Receiving', received, total)
  }
  return {
    kind: 'file',
    file: new File(parts, type.includes('csv') ? name.replace(/\.json$/, '.csv') : name, { type }),
    job,
  }
}

function refusalWords(
  exchange: Exchange,
  answer: {
    readonly kind: string
    readonly error?: { readonly code: string | null; readonly message: string | null }
  } | null,
): string {
  if (exchange.result.kind === 'silence') return exchange.result.detail
  const said = answer?.error?.message ?? answer?.error?.code ?? exchange.result.body.slice(0, 200)
  return `Clari answered ${exchange.result.status}${said === '' ? '' : `: ${said}`}.`
}

function failed(says: string): ExportEnd {
  return { kind: 'failed', says }
}

function wait(ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    const stop = () => {
      clearTimeout(timer)
      reject(new DOMException('stopped', 'AbortError'))
    }
    const timer = setTimeout(() => {
      signal.removeEventListener('abort', stop)
      resolve()
    }, ms)
    signal.addEventListener('abort', stop, { once: true })
  })
}

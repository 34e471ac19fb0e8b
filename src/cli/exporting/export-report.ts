import { jobRequestTitle } from '#src/clari/jobs/plan-words.ts'
import { isResultGood, resultNotes } from '#src/clari/jobs/plan-result.ts'
import { jobOfItem, type Batch, type PlanItem } from '#src/clari/jobs/plan-batch.ts'

/** Why an export came to nothing, or not to what was asked, as a stable word. */
type Why =
  | Extract<PlanItem['state'], { kind: 'ended' }>['cause']
  | 'not-clear'
  | 'still-running'
  | 'results-not-read'
  | 'period-defaulted'
  | 'truncated'

/** The result of the command `export`, as `--json` prints it. */
export interface ExportReport {
  readonly exports: readonly {
    readonly forecast: string
    readonly period: string | null
    readonly types: readonly string[]
    readonly job: string | null
    /** `found`: the job was found in the list, because the answer to its start was lost. */
    readonly start: 'started' | 'followed' | 'found' | 'none'
    readonly file: string | null
    readonly bytes: number | null
    readonly entries: number | null
    /** The periods that came back. */
    readonly periods: readonly string[]
    readonly warnings: readonly string[]
    readonly why: Why | null
    readonly says: string
    /** The jobs that it can be, where it is not clear. */
    readonly candidates: readonly string[]
  }[]
}

/** Tells what came of each export; `followed` are those that an earlier run had started. */
export function exportReport(
  { items }: Batch,
  files: ReadonlyMap<string, string>,
  followed: ReadonlySet<string>,
): ExportReport {
  return {
    exports: items.map((item) => {
      const { state, request, key } = item
      const result = state.kind === 'done' && state.result?.kind === 'read' ? state.result : null
      const notes = result === null ? [] : resultNotes(request, result)
      const takenOver = (state.kind === 'following' || state.kind === 'done') && state.takenOver
      const job = jobOfItem(item)
      return {
        forecast: request.forecastId,
        period: request.timePeriod,
        types: request.types,
        job,
        start: job === null ? 'none' : takenOver ? 'found' : followed.has(key) ? 'followed' : 'started',
        file: result === null ? null : (files.get(key) ?? null),
        bytes: result?.bytes ?? null,
        entries: result?.entries ?? null,
        periods: result?.periods ?? [],
        warnings: notes.filter(({ tone }) => tone !== 'pass').map(({ says }) => says),
        why: whyOf(item),
        says: saysOf(item),
        candidates: state.kind === 'asked' ? state.candidates : [],
      }
    }),
  }
}

function whyOf({ state, request }: PlanItem): Why | null {
  switch (state.kind) {
    case 'done':
      if (state.result === null) return 'still-running'
      if (state.result.kind === 'unread') return 'results-not-read'
      if (isResultGood(request, state.result)) return null
      return state.result.met === 'another' ? 'period-defaulted' : 'truncated'
    case 'ended':
      return state.cause
    case 'asked':
    case 'lost':
      return 'not-clear'
    case 'waiting':
    case 'starting':
    case 'following':
      return 'still-running'
  }
}

function saysOf({ state, request }: PlanItem): string {
  switch (state.kind) {
    case 'done':
      return state.result === null
        ? 'Its results were not received in time.'
        : resultNotes(request, state.result)[0].says
    case 'ended':
      return state.says
    case 'asked':
    case 'lost':
      return (
        'The answer to its start was lost, and the list does not tell whether a job was made. ' +
        'Run it again with --job ID to take a job for it, or with --again to start it anew.'
      )
    case 'waiting':
    case 'starting':
    case 'following':
      return 'It had not ended in time; the same command goes on with it.'
  }
}

/** The same for people. */
export function readableExports({ exports }: ExportReport, batch: Batch): string {
  const lines = exports.flatMap(({ why, says, file, warnings, job }, at) => {
    const item = batch.items[at]
    const title = item === undefined ? '' : jobRequestTitle(item.request)
    return [
      `${why === null ? 'done' : 'NOT  '} ${title}${job === null ? '' : ` (job ${job})`}`,
      `     ${says}${file === null ? '' : ` In ${file}.`}`,
      ...warnings.filter((warning) => warning !== says).map((warning) => `     ${warning}`),
    ]
  })
  return `${lines.join('\n')}\n`
}

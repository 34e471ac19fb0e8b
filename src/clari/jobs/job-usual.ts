import type { JobBoard } from './job-board.ts'

/** What is usual of a span: its middle, the longest of nine in ten, and of how many. Ms. */
export interface Usual {
  readonly middle: number
  readonly most: number
  readonly of: number
}

/** How long exports of this organisation take, as far as it was seen; null where too little was. */
export interface UsualSpans {
  /** From start to end, of jobs that were done. */
  readonly run: Usual | null
  /** The wait before the start; told by no answer, so only what was watched here counts, and it is a lower bound. */
  readonly queue: Usual | null
}

/** So many spans make something usual. */
const enough = 2

/** What is usual for the exports on a board. */
export function usualSpans(board: JobBoard): UsualSpans {
  return {
    run: usualOf(
      board.jobs.flatMap(({ job: { state, startTime, endTime } }) =>
        state === 'done' && startTime !== null && endTime !== null && endTime >= startTime ? [endTime - startTime] : [],
      ),
    ),
    queue: usualOf(board.jobs.flatMap(({ waitedMs }) => waitedMs ?? [])),
  }
}

function usualOf(spans: readonly number[]): Usual | null {
  if (spans.length < enough) return null
  const sorted = spans.toSorted((a, b) => a - b)
  const at = (part: number) => sorted[Math.min(sorted.length - 1, Math.floor(part * sorted.length))] ?? 0
  return { middle: at(0.5), most: at(0.9), of: sorted.length }
}

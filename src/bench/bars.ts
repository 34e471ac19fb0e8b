import { percent } from '#src/domain/words/share.ts'

/** What a benchmark measured, as a share of something, and the most that it may be. */
export interface Bar {
  readonly says: string
  readonly measured: number
  readonly most: number
}

/** Whether a measure is within its bar; one that is no number is not. */
export function isKept(bar: Bar): boolean {
  return bar.measured <= bar.most
}

/** One line that tells a measure beside its bar. */
export function barLine(bar: Bar): string {
  return `${isKept(bar) ? 'kept  ' : 'MISSED'} ${bar.says}: ${percent(bar.measured)} (bar ${percent(bar.most)})`
}

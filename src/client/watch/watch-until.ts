import type { WatchNow } from './watch-list.ts'

/** What one try came to. */
export interface WatchTry {
  /** Null while it is not what is waited for, and may yet be. */
  readonly ended: 'good' | 'bad' | null
  readonly says: string
}

/** How something is tried again and again. Times in ms. */
export interface WatchUntil {
  readonly attempt: (signal: AbortSignal) => Promise<WatchTry>
  readonly everyMs: number
  /** So many tries, then it is given up. */
  readonly most: number
  readonly now: () => number
  /** Resolves after so many ms, or once the signal aborts. */
  readonly wait: (ms: number, signal: AbortSignal) => Promise<void>
}

/** Tries until it is good, or the limit is reached; a try begins only when the one before has ended. */
export async function watchUntil(
  { attempt, everyMs, most, now, wait }: WatchUntil,
  signal: AbortSignal,
  tell: (now: WatchNow) => void,
): Promise<void> {
  for (let tries = 1; tries <= most && !signal.aborted; tries += 1) {
    tell({ kind: 'waiting', says: `Check ${tries} of ${most} is running.`, nextAt: null })
    const { ended, says } = await attempt(signal)
    if (signal.aborted) return
    if (ended !== null) return tell({ kind: 'ended', good: ended === 'good', says })
    if (tries === most)
      return tell({ kind: 'ended', good: false, says: `Not fixed after ${most} checks, the limit. ${says}` })
    tell({ kind: 'waiting', says: `Check ${tries} of ${most}: ${says}`, nextAt: now() + everyMs })
    await wait(everyMs, signal)
  }
}

/** Waits in a browser. */
export function waitInPage(ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(resolve, ms)
    const stop = () => {
      clearTimeout(timer)
      resolve()
    }
    if (signal.aborted) stop()
    signal.addEventListener('abort', stop, { once: true })
  })
}

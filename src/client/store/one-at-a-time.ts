/** Runs pieces of work one after another, however they are called; resolves with each one's own result. */
export type OneAtATime = <T>(work: () => Promise<T>) => Promise<T>

/** A queue over all tabs of this address where the browser has locks, else over this tab. The work must not reject. */
export function oneAtATime(name: string): OneAtATime {
  const locks: LockManager | undefined = globalThis.navigator?.locks
  if (locks !== undefined) return async (work) => locks.request(name, work)
  let last: Promise<unknown> = Promise.resolve()
  return (work) => {
    const next = last.then(work)
    last = next
    return next
  }
}

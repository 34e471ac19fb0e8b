import { startTransition, useEffect, useState } from 'react'

/**
 * What a piece of work came to that gives way to the page while it goes on; null until it is done, and where there is
 * none to do. The work is a stable function; it resolves with null when its signal was aborted.
 */
export function useAsync<T>(work: ((signal: AbortSignal) => Promise<T | null>) | null): T | null {
  const [done, setDone] = useState<{ readonly work: unknown; readonly result: T } | null>(null)
  useEffect(() => {
    if (work === null) return
    const controller = new AbortController()
    const run = async () => {
      const result = await work(controller.signal)
      if (result !== null && !controller.signal.aborted) startTransition(() => setDone({ work, result }))
    }
    void run()
    return () => controller.abort()
  }, [work])
  return work !== null && done?.work === work ? done.result : null
}

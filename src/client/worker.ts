import type { z } from 'zod'

/** How a call of a worker ended: with its answer, because it broke (a fault of ours), or because it was not wanted. */
export type WorkerEnd<T> =
  | { readonly kind: 'answered'; readonly value: T }
  | { readonly kind: 'broke' }
  | { readonly kind: 'cancelled' }

/** What a worker tells before its answer, and who hears it. */
export interface Meanwhile<M> {
  readonly schema: z.ZodType<M>
  readonly take: (message: M) => void
}

/** What is used of a worker. */
export interface CalledWorker {
  readonly postMessage: (input: unknown) => void
  readonly terminate: () => void
  onmessage: ((event: MessageEvent<unknown>) => void) | null
  onerror: ((event: ErrorEvent) => void) | null
}

/**
 * Gives a worker its one input and waits for its one answer, then ends it; aborting ends it at once, and frees its
 * memory. What it says is read by schemas, huge results by their frame only; what fits none broke it. Never rejects.
 */
export function callWorker<T, M = never>(
  worker: CalledWorker,
  schema: z.ZodType<T>,
  input: unknown,
  signal: AbortSignal,
  meanwhile: Meanwhile<M> | null = null,
): Promise<WorkerEnd<T>> {
  return new Promise((resolve) => {
    const end = (result: WorkerEnd<T>) => {
      signal.removeEventListener('abort', stop)
      worker.terminate()
      resolve(result)
    }
    const stop = () => end({ kind: 'cancelled' })
    if (signal.aborted) return stop()
    signal.addEventListener('abort', stop)
    worker.onmessage = ({ data }) => {
      const said = meanwhile?.schema.safeParse(data)
      if (said?.success === true) return meanwhile?.take(said.data)
      const answer = schema.safeParse(data)
      end(answer.success ? { kind: 'answered', value: answer.data } : { kind: 'broke' })
    }
    // The browser reports the crash to the console by itself; the analyst must be able to go on.
    worker.onerror = () => end({ kind: 'broke' })
    worker.postMessage(input)
  })
}

import { useEffect, useState, useSyncExternalStore } from 'react'

/** Where a task stands: what it last said of itself, what it came to, or why it came to nothing, in a sentence. */
export type TaskState<T, P> =
  | { readonly kind: 'idle' }
  | { readonly kind: 'running'; readonly progress: P | null }
  | { readonly kind: 'done'; readonly value: T }
  | { readonly kind: 'failed'; readonly says: string }

/** How a piece of work ends; a {@link Result} of the proxy's is one. */
export type TaskEnd<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly says: string }

/**
 * One piece of work. Once its signal is aborted it rejects, or still ends with what it has; a rejection without that
 * is a bug.
 */
export type Work<T, P> = (signal: AbortSignal, progress: (progress: P) => void) => Promise<TaskEnd<T>>

/** Runs work, one piece at a time. */
export interface Task<T, P> {
  readonly now: () => TaskState<T, P>
  readonly subscribe: (listener: () => void) => () => void
  /**
   * Ends what runs and starts this in its place. Resolves with its value; null when it failed, was cancelled, or
   * something newer took its place.
   */
  readonly run: (work: Work<T, P>) => Promise<T | null>
  /** Asks what runs to end; the state follows when it has. */
  readonly cancel: () => void
  /** Ends what runs and forgets what came of it. */
  readonly clear: () => void
}

const idle = { kind: 'idle' } as const

/** Makes a task; nothing runs yet. */
export function createTask<T, P = never>(): Task<T, P> {
  let state: TaskState<T, P> = idle
  let running: AbortController | null = null
  const listeners = new Set<() => void>()
  const become = (next: TaskState<T, P>) => {
    state = next
    for (const listener of listeners) listener()
  }
  const take = (next: AbortController | null) => {
    running?.abort()
    running = next
  }
  return {
    now: () => state,
    subscribe: (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    run: async (work) => {
      const own = new AbortController()
      take(own)
      become({ kind: 'running', progress: null })
      const progress = (said: P) => {
        if (running === own) become({ kind: 'running', progress: said })
      }
      const end = await work(own.signal, progress).catch((problem: unknown) => {
        if (own.signal.aborted) return null
        if (running === own) become(idle)
        throw problem
      })
      if (running !== own) return null
      running = null
      become(end === null ? idle : end.ok ? { kind: 'done', value: end.value } : { kind: 'failed', says: end.says })
      return end?.ok === true ? end.value : null
    },
    cancel: () => running?.abort(),
    clear: () => {
      take(null)
      if (state.kind !== 'idle') become(idle)
    },
  }
}

/** A task of the page's and where it stands; leaving the page ends what runs. */
export function useTask<T, P = never>(): readonly [TaskState<T, P>, Task<T, P>] {
  const [task] = useState(createTask<T, P>)
  useEffect(() => task.clear, [task])
  return [useSyncExternalStore(task.subscribe, task.now), task]
}

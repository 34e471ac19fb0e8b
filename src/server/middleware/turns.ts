import type { Context, MiddlewareHandler } from 'hono'
import { streamIdHeader } from '#src/domain/contract/proxy-contract.ts'
import { proxyError } from '#src/server/proxy-error.ts'

/** How many calls may run and wait at once, in all and of one session, and how long one waits (ms). */
export interface TurnLimits {
  readonly running: number
  /** Running at once for one session, so that others keep some. */
  readonly each: number
  readonly waiting: number
  readonly waitMs: number
}

interface Waiting {
  readonly session: string
  /** Ends the waiting: with a turn, or without. */
  readonly end: (turn: boolean) => void
}

/**
 * Lets so many calls run at once; a stream keeps its turn until it ends. The next turn goes to the session that has the
 * fewest, then to who waited longest; who waits too long, or is one too many, is refused.
 */
export function turns(limits: TurnLimits, sessionOf: (c: Context) => string | null): MiddlewareHandler {
  const running = new Map<string, number>()
  const queue: Waiting[] = []
  const runningOf = (session: string) => running.get(session) ?? 0
  const waitingOf = (session: string) => queue.filter((one) => one.session === session).length
  const isFree = (session: string) =>
    [...running.values()].reduce((sum, count) => sum + count, 0) < limits.running && runningOf(session) < limits.each
  const start = (session: string) => void running.set(session, runningOf(session) + 1)

  const give = (session: string) => {
    const left = runningOf(session) - 1
    if (left > 0) running.set(session, left)
    else running.delete(session)
    for (;;) {
      const [next] = queue
        .filter((one) => isFree(one.session))
        .toSorted((a, b) => runningOf(a.session) - runningOf(b.session))
      if (next === undefined) return
      start(next.session)
      next.end(true)
    }
  }

  /** Makes room in a full queue at the cost of the session that has the most in it; false when that is this one. */
  const makeRoom = (session: string): boolean => {
    if (queue.length < limits.waiting) return true
    const [greedy] = queue.toSorted((a, b) => waitingOf(b.session) - waitingOf(a.session))
    if (greedy === undefined || waitingOf(greedy.session) <= waitingOf(session) + 1) return false
    queue.findLast((one) => one.session === greedy.session)?.end(false)
    return true
  }

  const take = (session: string, signal: AbortSignal): Promise<boolean> | boolean => {
    if (isFree(session)) {
      start(session)
      return true
    }
    if (!makeRoom(session)) return false
    return new Promise((resolve) => {
      const leave = () => one.end(false)
      const timer = setTimeout(leave, limits.waitMs)
      const one: Waiting = {
        session,
        end: (turn) => {
          clearTimeout(timer)
          signal.removeEventListener('abort', leave)
          queue.splice(queue.indexOf(one), 1)
          resolve(turn)
        },
      }
      queue.push(one)
      signal.addEventListener('abort', leave, { once: true })
    })
  }

  return async (c, next) => {
    const session = sessionOf(c) ?? ''
    if (!(await take(session, c.req.raw.signal))) {
      c.header('retry-after', '5')
      return proxyError(c, 503, 'busy', 'Too many calls at once. Wait for some to finish, then try again.')
    }
    let streams = false
    try {
      await next()
      const body = c.res.body
      if (body !== null && c.res.headers.has(streamIdHeader)) {
        streams = true
        c.res = new Response(
          afterwards(body, () => give(session)),
          c.res,
        )
      }
    } finally {
      if (!streams) give(session)
    }
  }
}

/** The same stream, with one call when it ended, broke (also while nobody read it) or was cancelled. */
function afterwards(body: ReadableStream<Uint8Array>, done: () => void): ReadableStream<Uint8Array> {
  const reader = body.getReader()
  let open = true
  const close = () => {
    if (open) done()
    open = false
  }
  return new ReadableStream({
    start: (controller) => {
      reader.closed.then(close, (error: unknown) => {
        close()
        controller.error(error)
      })
    },
    pull: async (controller) => {
      const part = await reader.read()
      if (!part.done) return controller.enqueue(part.value)
      close()
      controller.close()
    },
    cancel: async (reason) => {
      close()
      await reader.cancel(reason)
    },
  })
}

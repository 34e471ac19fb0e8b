import type { MiddlewareHandler } from 'hono'
import { proxyError } from '#src/server/proxy-error.ts'

/** Lets so many calls run at once and so many wait; a stream keeps its turn until it ends. More are refused. */
export function turns(limits: { readonly running: number; readonly waiting: number }): MiddlewareHandler {
  let running = 0
  const waiting: (() => void)[] = []
  const take = async (signal: AbortSignal): Promise<boolean> => {
    if (running < limits.running) {
      running += 1
      return true
    }
    if (waiting.length >= limits.waiting) return false
    await new Promise<void>((resolve) => {
      waiting.push(resolve)
      signal.addEventListener('abort', () => leaveQueue(resolve), { once: true })
    })
    return true
  }
  // Who gives up while waiting is let through at once: its call is aborted already and ends by itself.
  const leaveQueue = (resolve: () => void) => {
    const at = waiting.indexOf(resolve)
    if (at < 0) return
    waiting.splice(at, 1)
    running += 1
    resolve()
  }
  const give = () => {
    const next = waiting.shift()
    if (next === undefined) running -= 1
    else next()
  }
  return async (c, next) => {
    if (!(await take(c.req.raw.signal)))
      return proxyError(c, 503, 'busy', 'Too many calls at once. Wait for some to finish, then try again.')
    let streams = false
    try {
      await next()
      const body = c.res.body
      if (body !== null && c.res.headers.has('x-triage-stream')) {
        streams = true
        c.res = new Response(afterwards(body, give), c.res)
      }
    } finally {
      if (!streams) give()
    }
  }
}

/** The same stream, with one call when it ended, broke or was cancelled. */
function afterwards(body: ReadableStream<Uint8Array>, done: () => void): ReadableStream<Uint8Array> {
  const reader = body.getReader()
  let open = true
  const close = () => {
    if (open) done()
    open = false
  }
  return new ReadableStream({
    pull: async (controller) => {
      try {
        const part = await reader.read()
        if (!part.done) return controller.enqueue(part.value)
        close()
        controller.close()
      } catch (error) {
        close()
        controller.error(error)
      }
    },
    cancel: async (reason) => {
      close()
      await reader.cancel(reason)
    },
  })
}

import { getRequestListener } from '@hono/node-server'
import { Hono } from 'hono'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { devFiles } from '#src/server/middleware/dev-files.ts'
import { oneHost } from '#src/server/middleware/host.ts'
import { knownMethods } from '#src/server/middleware/methods.ts'
import { safeHeaders } from '#src/server/middleware/safe-headers.ts'
import { sameSite } from '#src/server/middleware/same-site.ts'

/** Says that a request passed every guard; it never leaves this process. */
const passed = 'x-triage-passed'

/** Lets a request on to the development server, or answers it with a refusal. */
export type DevGuard = (request: IncomingMessage, response: ServerResponse, next: () => void) => void

/**
 * The guards of the product, in front of everything that the development server serves: its page and sources have the
 * token in reach. `nonce` marks the scripts and styles that Vite itself writes into the page.
 */
export function createDevGuard(at: {
  readonly root: string
  readonly origin: string
  readonly nonce: string
}): DevGuard {
  const app = new Hono()
  app.use(safeHeaders(at.nonce))
  app.use(knownMethods())
  app.use(oneHost(at.origin))
  app.use(sameSite(at.origin))
  app.use(devFiles(at.root))
  app.all('*', (c) => c.body(null, 204, { [passed]: '1', 'cache-control': 'no-cache' }))
  return (request, response, next) => {
    const listener = getRequestListener(
      async (asked) => {
        // Judged by its head alone; whoever serves it reads the body.
        const answer = await app.fetch(asked)
        if (!answer.headers.has(passed)) return answer
        for (const [name, value] of answer.headers)
          if (name !== passed && name !== 'cache-control') response.setHeader(name, value)
        next()
        return new Response(null, { headers: { 'x-hono-already-sent': 'true' } })
      },
      { overrideGlobalObjects: false, autoCleanupIncoming: false },
    )
    void listener(request, response)
  }
}

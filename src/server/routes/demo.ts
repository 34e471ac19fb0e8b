import { Hono, type Context } from 'hono'
import type { DemoTenant } from '#src/domain/contract/demo-tenant.ts'
import { readJson } from '#src/domain/json.ts'
import {
  demoClockRequestSchema,
  demoDialectRequestSchema,
  demoFaultSchema,
  demoFaultsRequestSchema,
  proxyErrorSchema,
  type DemoState,
} from '#src/domain/contract/proxy-contract.ts'
import { z } from 'zod'
import { forwardToDemo, type DemoAnswer } from '#src/server/forward-to-demo.ts'
import { proxyError } from '#src/server/proxy-error.ts'
import { readJsonBody } from '#src/server/read-body.ts'
import type { Upstreams } from '#src/server/upstream/upstreams.ts'

const clockSchema = z.union([z.object({ speed: z.number() }), z.number().transform((speed) => ({ speed }))])
const dialectSchema = z.union([
  demoDialectRequestSchema,
  z.object({ dialect: demoDialectRequestSchema }).transform((one) => one.dialect),
])

/** The demo tenant's switches, passed on to it over HTTP; 404 where none runs. */
export function demoRoutes(config: { readonly demo: DemoTenant | null; readonly upstreams: Upstreams }): Hono {
  const app = new Hono()
  const { demo } = config
  if (demo === null) {
    app.all('/demo/*', (c) =>
      proxyError(c, 404, 'no-demo', 'No demo tenant is running. Start with TRIAGE_DEMO=1 to have one.'),
    )
    return app
  }
  const ask = (c: Context, method: 'GET' | 'PUT', path: string, body: unknown) =>
    forwardToDemo(config.upstreams, demo.address, method, path, body, c.req.raw.signal)

  const readState = async (c: Context): Promise<DemoState | null> => {
    const [faults, dialect, clock] = await Promise.all(
      ['faults', 'dialect', 'clock'].map((path) => ask(c, 'GET', path, undefined)),
    )
    const parsed = z
      .object({ faults: z.array(demoFaultSchema), dialect: dialectSchema, clock: clockSchema })
      .safeParse({ faults: json(faults), dialect: json(dialect), clock: json(clock) })
    return parsed.success
      ? {
          address: demo.address,
          dialect: parsed.data.dialect,
          speed: parsed.data.clock.speed,
          faults: parsed.data.faults,
        }
      : null
  }

  const tellState = async (c: Context) => {
    const state = await readState(c)
    return state === null
      ? proxyError(c, 502, 'demo', 'The demo tenant does not answer. Start Clari Triage again.')
      : c.json(state)
  }

  const put = (path: 'faults' | 'dialect' | 'clock', schema: z.ZodType, says: string) =>
    app.put(`/demo/${path}`, async (c) => {
      const body = await readJsonBody(c)
      const parsed = schema.safeParse(body.ok ? body.value : null)
      if (!parsed.success) return proxyError(c, 400, 'bad-request', says)
      const answer = await ask(c, 'PUT', path, parsed.data)
      if (answer === null) return tellState(c)
      return answer.status < 400 ? tellState(c) : proxyError(c, 400, 'bad-request', saysOf(answer) ?? says)
    })

  app.get('/demo', tellState)
  put('faults', demoFaultsRequestSchema, 'Send a list of fault ids, as ["no-optin"].')
  put('dialect', demoDialectRequestSchema, 'Send "published" or "guide".')
  put('clock', demoClockRequestSchema, 'Send how much faster the clock is to run, as {"speed":60}.')
  app.get('/demo/log', async (c) => pass(c, await ask(c, 'GET', 'log', undefined)))
  app.get('/demo/screen.csv', async (c) =>
    pass(c, await ask(c, 'GET', `screen.csv${new URL(c.req.url).search}`, undefined)),
  )
  return app
}

function json(answer: DemoAnswer | null | undefined): unknown {
  const read = readJson(answer?.body ?? '')
  return read.ok ? read.value : undefined
}

/** The demo tenant's own sentence about what it did not take; null when it said none. */
function saysOf(answer: DemoAnswer): string | null {
  const parsed = proxyErrorSchema.safeParse(json(answer))
  return parsed.success ? parsed.data.says : null
}

function pass(c: Context, answer: DemoAnswer | null): Response {
  if (answer === null) return proxyError(c, 502, 'demo', 'The demo tenant does not answer. Start Clari Triage again.')
  return new Response(answer.body, { status: answer.status, headers: { 'content-type': answer.type } })
}

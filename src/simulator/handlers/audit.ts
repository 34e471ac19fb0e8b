import { HttpResponse, type HttpHandler } from 'msw'
import { z } from 'zod'
import { auditEvents } from '#src/clari/operations.ts'
import { randomAt } from '#src/simulator/random.ts'
import type { Tenant } from '#src/simulator/tenant.ts'
import { clariRoute } from './clari-caller.ts'

const query = z.object({
  limit: z.coerce.number().int().min(1).max(1000).default(20),
  after: z.coerce.number().int().min(0).default(0),
})
const count = 64
const hour = 3600 * 1000

function eventAt(tenant: Tenant, index: number): Record<string, unknown> {
  const { world, clock } = tenant
  const random = randomAt(world.seed, 'audit', String(index))
  const person = world.people[random.whole(0, world.people.length - 1)]
  const type = random.pick(['forecast.update', 'user.login', 'export.download', 'settings.update'] as const)
  const newest = Math.floor(clock.now() / hour) * hour
  return {
    id: `evt-${String(count - index).padStart(6, '0')}`,
    eventType: type,
    eventTime: new Date(newest - index * 5 * hour).toISOString(),
    user: { userId: person?.userId ?? null, email: person?.email ?? null },
    orgId: world.orgId,
  }
}

/** The audit log, newest first, in pages; `nextLink` is absolute and on the same origin. */
export function auditHandlers(tenant: Tenant): readonly HttpHandler[] {
  return [
    clariRoute(tenant, auditEvents, ({ request }) => {
      const url = new URL(request.url)
      const asked = query.safeParse(Object.fromEntries(url.searchParams))
      if (!asked.success) {
        const target = asked.error.issues[0]?.path.join('.') ?? 'limit'
        const error = {
          code: 'bad_request',
          message: `Invalid value for '${target}'`,
          target,
          status: 400,
          details: [],
        }
        return HttpResponse.json({ errors: [error] }, { status: 400 })
      }
      const { limit, after } = asked.data
      const items = Array.from({ length: Math.max(0, Math.min(limit, count - after)) }, (_, index) =>
        eventAt(tenant, after + index),
      )
      const next = new URL(url)
      next.search = new URLSearchParams({ limit: String(limit), after: String(after + limit) }).toString()
      return HttpResponse.json({ items, nextLink: after + limit < count ? next.href : null })
    }),
  ]
}

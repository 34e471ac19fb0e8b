import { HttpResponse, type HttpHandler } from 'msw'
import { z } from 'zod'
import { auditEvents } from '#src/clari/operations.ts'
import { randomAt } from '#src/simulator/random.ts'
import type { Tenant } from '#src/simulator/tenant.ts'
import type { Employee } from '#src/simulator/world/people.ts'
import { clariRoute } from './clari-caller.ts'

const hour = 3600 * 1000
const day = 24 * hour
const sessionTypes = ['WEB', 'IOS', 'ANDROID'] as const
/** An event every so often. */
const between = 5 * hour

/** A date, or a date and a time with its zone, as epoch ms (ISO 8601). */
const moment = z.union([z.iso.datetime({ offset: true }), z.iso.date()]).transform((text) => Date.parse(text))
const whole = z.string().regex(/^\d{1,18}$/)

/** What the published description lets one ask; `after` is our own place in the list, as a `nextLink` carries it. */
const query = z.object({
  limit: z.coerce.number().int().min(1).max(1000).default(100),
  actorId: whole.optional(),
  impersonatingActorId: whole.optional(),
  sessionId: z.uuid().optional(),
  sessionType: z.enum(sessionTypes).optional(),
  dateFrom: moment.optional(),
  dateTo: moment.optional(),
  event: z.string().optional(),
  after: z.coerce.number().int().min(0).default(0),
})

interface AuditEvent {
  readonly actorId: string
  readonly actorType: 'USER'
  readonly sessionId: string
  readonly sessionType: (typeof sessionTypes)[number]
  readonly ipAddress: string
  readonly event: string
  readonly eventTimestamp: string
}

/** What somebody of the organisation did at a moment; the same for every call. */
function eventAt({ world }: Tenant, at: number): AuditEvent | null {
  const random = randomAt(world.seed, 'audit', String(at))
  const person = world.people[random.whole(0, world.people.length - 1)]
  if (person === undefined) return null
  const hex = random.text(30)
  return {
    actorId: person.userId,
    actorType: 'USER',
    sessionId: `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(12, 15)}-8${hex.slice(15, 18)}-${hex.slice(18)}`,
    sessionType: random.pick(sessionTypes),
    ipAddress: `203.0.113.${random.whole(1, 254)}`,
    event: random.pick(['api.accessed', 'forecast.updated', 'user.login', 'export.downloaded', 'settings.updated']),
    eventTimestamp: new Date(at).toISOString(),
  }
}

/** The moments of events between two, newest first. */
function momentsBetween(from: number, to: number): readonly number[] {
  const newest = Math.floor(to / hour) * hour
  return Array.from(
    { length: Math.max(0, Math.ceil((newest - from) / between)) },
    (_, index) => newest - index * between,
  )
}

/** The audit log of the last 30 days, newest first, in pages; `nextLink` is absolute and there only where more is. */
export function auditHandlers(tenant: Tenant): readonly HttpHandler[] {
  return [
    clariRoute(tenant, auditEvents, ({ request }) => {
      const url = new URL(request.url)
      const read = query.safeParse(Object.fromEntries(url.searchParams))
      if (!read.success) return refused(read.error.issues[0]?.path.join('.') ?? 'limit')
      const { limit, after, ...asked } = read.data
      const now = tenant.clock.now()
      const from = Math.max(asked.dateFrom ?? 0, now - 30 * day)
      const all = momentsBetween(from, Math.min(asked.dateTo ?? now, now)).flatMap((at) => {
        const event = eventAt(tenant, at)
        return event !== null && fits(event, asked) ? [event] : []
      })
      const items = all.slice(after, after + limit)
      const next = new URL(url)
      next.searchParams.set('after', String(after + limit))
      return HttpResponse.json({
        items,
        actors: actorsIn(tenant.world.people, items),
        ...(after + limit < all.length ? { nextLink: next.href } : {}),
      })
    }),
  ]
}

function fits(event: AuditEvent, asked: Omit<z.infer<typeof query>, 'limit' | 'after'>): boolean {
  // Nobody acts for anybody else here.
  if (asked.impersonatingActorId !== undefined) return false
  return (['actorId', 'sessionId', 'sessionType', 'event'] as const).every(
    (name) => asked[name] === undefined || asked[name] === event[name],
  )
}

function actorsIn(people: readonly Employee[], items: readonly AuditEvent[]): readonly Record<string, string>[] {
  const seen = new Set(items.map(({ actorId }) => actorId))
  return people
    .filter(({ userId }) => seen.has(userId))
    .map(({ userId, name, email }) => ({ actorType: 'USER', actorId: userId, name, email }))
}

/** The audit log's own form of an error: its status and its details are texts. */
function refused(target: string): Response {
  const error = {
    code: 'bad_request',
    message: `Invalid value for '${target}'`,
    target,
    status: '400',
    details: `The query parameter '${target}' has a value that is not allowed.`,
  }
  return HttpResponse.json({ errors: [error] }, { status: 400 })
}

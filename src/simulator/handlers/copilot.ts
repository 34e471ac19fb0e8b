import { HttpResponse, type HttpHandler } from 'msw'
import { z } from 'zod'
import { copilotCalls, copilotUsers } from '#src/clari/copilot-operations.ts'
import { randomAt } from '#src/simulator/random.ts'
import { isTokenGood, type Tenant } from '#src/simulator/tenant.ts'
import { route, routeAt, type RouteAnswer } from './route.ts'

/** The path of Copilot's REST API. */
export const copilotBase = '/copilot'

const paging = z.object({
  limit: z.coerce.number().int().min(1).max(100).default(25),
  skip: z.coerce.number().int().min(0).default(0),
  includePagination: z.enum(['true', 'false']).default('true'),
  filterTimeGt: z.union([z.iso.datetime({ offset: true }), z.iso.date()]).optional(),
})
const callCount = 180
const hour = 3600 * 1000

/** Copilot's own error body. */
export function copilotError(status: number, errorMessage: string): Response {
  return HttpResponse.json({ errorMessage }, { status })
}

/** Lets in who sends both headers, or an access token of the token endpoint. */
function entered(tenant: Tenant, answer: RouteAnswer): RouteAnswer {
  return (incoming) => {
    const { headers } = incoming.request
    const bearer = /^Bearer (.+)$/i.exec(headers.get('authorization') ?? '')?.[1]
    if (bearer !== undefined && isTokenGood(tenant, bearer)) return answer(incoming)
    const key = headers.get('x-api-key')
    const password = headers.get('x-api-password')
    if (!key || !password)
      return copilotError(401, 'Credentials not provided!, see documentation: https://api-doc.copilot.clari.com')
    if (key !== tenant.credentials.copilotKey || password !== tenant.credentials.copilotPassword)
      return copilotError(401, 'Invalid credentials!')
    return answer(incoming)
  }
}

function callAt(tenant: Tenant, index: number): Record<string, unknown> & { readonly time: string } {
  const random = randomAt(tenant.world.seed, 'call', String(index))
  const sellers = tenant.world.people.filter((person) => person.level === 3)
  const owner = sellers[random.whole(0, sellers.length - 1)]
  const newest = Math.floor(tenant.clock.now() / hour) * hour
  return {
    id: `call-${random.text(12)}`,
    title: random.pick(['Discovery', 'Demo', 'Pricing', 'Renewal', 'Security review'] as const),
    time: new Date(newest - index * 7 * hour).toISOString(),
    type: 'RECORDING',
    status: 'POST_PROCESSING_DONE',
    users: owner ? [{ userId: owner.userId, userEmail: owner.email }] : [],
  }
}

/** Copilot's users and calls. */
export function copilotHandlers(tenant: Tenant): readonly HttpHandler[] {
  return [
    route(
      copilotBase,
      copilotUsers,
      entered(tenant, () =>
        HttpResponse.json({
          users: tenant.world.people.map((person) => ({
            id: person.userId,
            name: person.name,
            email: person.email,
            role: person.level === 3 ? 'REP' : 'MANAGER',
          })),
        }),
      ),
    ),
    route(
      copilotBase,
      copilotCalls,
      entered(tenant, ({ request }) => {
        const asked = paging.safeParse(Object.fromEntries(new URL(request.url).searchParams))
        if (!asked.success) return copilotError(400, `Invalid ${asked.error.issues[0]?.path.join('.') ?? 'parameter'}`)
        const { limit, skip, includePagination, filterTimeGt } = asked.data
        const since = filterTimeGt === undefined ? 0 : Date.parse(filterTimeGt)
        const all = Array.from({ length: callCount }, (_, index) => callAt(tenant, index)).filter(
          ({ time }) => Date.parse(time) > since,
        )
        return HttpResponse.json({
          calls: all.slice(skip, skip + limit),
          ...(includePagination === 'true'
            ? { pagination: { totalCount: all.length, hasMore: skip + limit < all.length } }
            : {}),
        })
      }),
    ),
    routeAt('ANY', `${copilotBase}/*`, () => copilotError(404, 'Not found')),
  ]
}

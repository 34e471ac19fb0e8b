import { HttpResponse, type HttpHandler } from 'msw'
import { z } from 'zod'
import { isObject, readJson } from '#src/domain/json.ts'
import { momentForm, readMoment } from '#src/domain/time/moment.ts'
import { firstForecast } from '#src/simulator/world/forecasts.ts'
import { screenCsv } from '#src/simulator/screen/screen-csv.ts'
import type { RequestLog } from '#src/simulator/request-log.ts'
import type { Switches } from '#src/simulator/switches.ts'
import { setNow, type Tenant } from '#src/simulator/tenant.ts'
import { routeAt } from './route.ts'

const faultIds = z.array(z.string().max(100)).max(200)
const dialect = z.enum(['published', 'guide'])
const nowForm = `“now” is ${momentForm}, or null for the real time.`
const speedForm = '“speed” is a number above 0 and at most 100,000; 1 is real time.'
const clock = z
  .strictObject({
    speed: z.number({ error: speedForm }).positive({ error: speedForm }).max(100_000, { error: speedForm }),
    now: z
      .string({ error: nowForm })
      .transform((text) => readMoment(text))
      .refine((at) => at !== null, { error: nowForm })
      .nullable(),
  })
  .partial()
  .refine((asked) => asked.speed !== undefined || asked.now !== undefined)

/** The clock as `/__demo/clock` tells it. */
function clockNow({ clock: { speed, now } }: Tenant): Record<string, unknown> {
  return { speed: speed(), now: new Date(now()).toISOString() }
}

/** A body that is JSON, or a bare word. */
async function bodyOf(request: Request): Promise<unknown> {
  const text = (await request.text()).trim()
  const json = readJson(text)
  return json.ok ? json.value : text
}

function refuse(says: string, more: Record<string, unknown> = {}): Response {
  return HttpResponse.json({ error: 'bad-request', says, ...more }, { status: 400 })
}

/** The credentials as `/__demo/credentials` tells them, bent by whichever fault is on. */
function credentialsNow(switches: Switches): Record<string, unknown> {
  const values = (id: string) => switches.connections().find((connection) => connection.id === id)?.values ?? {}
  const clarify = readJson(values('demo-clarify')['CLARIFY_CREDENTIALS'] ?? '')
  return {
    clari: { apikey: values('demo-clari')['CLARI_API_KEY'] ?? '', forecastId: firstForecast.forecastId },
    copilot: {
      apiKey: values('demo-copilot-keys')['CLARI_COPILOT_API_KEY'] ?? '',
      apiPassword: values('demo-copilot-keys')['CLARI_COPILOT_API_PASSWORD'] ?? '',
      clientId: values('demo-copilot-oauth')['CLARI_COPILOT_CLIENT_ID'] ?? '',
      clientSecret: values('demo-copilot-oauth')['CLARI_COPILOT_CLIENT_SECRET'] ?? '',
    },
    clarify: clarify.ok ? clarify.value : null,
  }
}

/** The demo tenant's own switches below `/__demo`; they are no part of any real API. */
export function controlHandlers(tenant: Tenant, switches: Switches, log: RequestLog): readonly HttpHandler[] {
  return [
    routeAt('GET', '/__demo/faults', () => HttpResponse.json(switches.list())),
    routeAt('PUT', '/__demo/faults', async ({ request }) => {
      const asked = faultIds.safeParse(await bodyOf(request))
      const known = switches.list().map(({ id }) => id)
      if (!asked.success)
        return refuse('Send a list of fault ids, such as ["no-optin"]; an empty list switches all off.', { known })
      const done = switches.set(asked.data)
      if (!done.ok)
        return refuse(`There is no fault called ${done.unknown.map((id) => JSON.stringify(id)).join(', ')}.`, {
          unknown: done.unknown,
          known,
        })
      return HttpResponse.json(switches.list())
    }),
    routeAt('GET', '/__demo/dialect', () => HttpResponse.json(tenant.dialect)),
    routeAt('PUT', '/__demo/dialect', async ({ request }) => {
      const body = await bodyOf(request)
      const asked = dialect.safeParse(isObject(body) ? body['dialect'] : body)
      if (!asked.success) return refuse('Send "published" or "guide".')
      tenant.dialect = asked.data
      return HttpResponse.json(tenant.dialect)
    }),
    routeAt('GET', '/__demo/clock', () => HttpResponse.json(clockNow(tenant))),
    routeAt('PUT', '/__demo/clock', async ({ request }) => {
      const asked = clock.safeParse(await bodyOf(request))
      if (!asked.success) {
        const member = asked.error.issues.find(({ code, path }) => code !== 'unrecognized_keys' && path.length > 0)
        return refuse(member?.message ?? 'Send {"speed": 60}, {"now": "2026-11-30T09:00:00Z"} or both.')
      }
      const { speed, now } = asked.data
      if (now !== undefined) setNow(tenant, now)
      if (speed !== undefined) tenant.clock.setSpeed(speed)
      return HttpResponse.json(clockNow(tenant))
    }),
    routeAt('GET', '/__demo/log', () => HttpResponse.json(log.list())),
    routeAt('GET', '/__demo/credentials', () => HttpResponse.json(credentialsNow(switches))),
    routeAt('GET', '/__demo/screen.csv', ({ request }) => {
      const screen = screenCsv(tenant, new URL(request.url).searchParams)
      if (!screen.ok) return refuse(screen.says, screen.known ? { known: screen.known } : {})
      return new HttpResponse(screen.text, {
        headers: {
          'Content-Type': 'text/csv;charset=UTF-8',
          'Content-Disposition': `attachment; filename="${screen.fileName}"`,
          'X-Planted': JSON.stringify(screen.planted),
        },
      })
    }),
    routeAt('ANY', '/__demo/*', () =>
      HttpResponse.json(
        {
          error: 'not-found',
          says: 'The demo tenant has faults, dialect, clock, log, credentials and screen.csv here.',
        },
        { status: 404 },
      ),
    ),
  ]
}

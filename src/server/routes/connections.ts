import { Hono, type Context } from 'hono'
import { newConnectionSchema, type NewConnection } from '#src/domain/contract/proxy-contract.ts'
import type { Upstream } from '#src/domain/model/system.ts'
import { readClarifyCredentials } from '#src/server/credentials/clarify-credentials.ts'
import {
  describeConnection,
  describeConnections,
  hasValues,
  variablesOf,
  type HeldConnection,
} from '#src/server/credentials/held-connection.ts'
import { proxyError } from '#src/server/proxy-error.ts'
import { readJsonBody } from '#src/server/read-body.ts'
import type { SessionCookie } from '#src/server/credentials/session-cookie.ts'
import type { Vault } from '#src/server/credentials/vault.ts'

/** What the connection routes need of the app. */
export interface ConnectionRoutes {
  readonly list: (c: Context) => readonly HeldConnection[]
  readonly vault: Vault
  readonly session: SessionCookie
  readonly origins: Readonly<Record<Upstream, string>>
  readonly newId: () => string
}

/** `GET`, `POST /connections` and `DELETE /connections/:id`: what is set up, told by facts alone. */
export function connectionRoutes(config: ConnectionRoutes): Hono {
  const app = new Hono()

  app.get('/connections', (c) => c.json({ connections: describeConnections(config.list(c)) }))

  app.post('/connections', async (c) => {
    const body = await readJsonBody(c)
    const parsed = newConnectionSchema.safeParse(body.ok ? body.value : null)
    if (!parsed.success)
      return proxyError(c, 400, 'bad-request', 'Name the connection (up to 60 characters), its system, and its values.')
    const wrong = fault(parsed.data, config.origins)
    if (wrong !== null) return proxyError(c, 400, 'bad-credentials', wrong)
    const { label, system, values } = parsed.data
    const connection: HeldConnection = {
      id: `typed-${config.newId().slice(0, 10)}`,
      label,
      system,
      source: 'typed',
      values,
      origins: config.origins,
    }
    if (!config.vault.add(config.session.begin(c), connection))
      return proxyError(c, 409, 'full', 'There are too many typed connections already. Remove one first.')
    return c.json(describeConnection(connection), 201)
  })

  app.delete('/connections/:id', (c) => {
    if (config.vault.remove(config.session.read(c), c.req.param('id'))) return c.body(null, 204)
    return proxyError(
      c,
      404,
      'no-connection',
      'There is no typed connection of that name to remove. Those of .env are removed there.',
    )
  })

  return app
}

/** Why these credentials are not taken, or null. Their shape may be odd: that is a finding, not a reason. */
function fault(given: NewConnection, origins: Readonly<Record<Upstream, string>>): string | null {
  const known = variablesOf[given.system]
  if (Object.keys(given.values).some((name) => !known.includes(name)))
    return `A connection of this kind has these values: ${known.join(', ')}.`
  if (!hasValues({ ...given, id: '', source: 'typed', origins })) return 'Fill in at least one value.'
  const file = readClarifyCredentials(given.values['CLARIFY_CREDENTIALS'] ?? '')
  if (file?.apiUrl === null || file?.apiUrl === undefined) return null
  // The page never names an address: what is typed goes to the addresses fixed at start.
  const same = file.apiUrl.replace(/\/+$/, '') === origins.clarify
  return same
    ? null
    : `This file is for another address than ${origins.clarify}. ` +
        'Set CLARIFY_BASE_URL in .env to that address and start again.'
}

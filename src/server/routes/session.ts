import { Hono } from 'hono'
import type { Session } from '#src/domain/contract/proxy-contract.ts'

/** `GET /session`: what the page needs to know at start. */
export function sessionRoutes(session: Session): Hono {
  const app = new Hono()
  app.get('/session', (c) => c.json(session))
  return app
}

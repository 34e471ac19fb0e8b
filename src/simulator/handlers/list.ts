import type { HttpHandler } from 'msw'
import type { Tenant } from '#src/simulator/tenant.ts'
import { auditHandlers } from './audit.ts'
import { clariBase } from './clari-caller.ts'
import { noRoute } from './clari-errors.ts'
import { clarifyRpcHandlers } from './clarify-rpc.ts'
import { clarifyTokenHandlers } from './clarify-token.ts'
import { copilotHandlers } from './copilot.ts'
import { copilotTokenHandlers } from './copilot-token.ts'
import { exportHandlers } from './exports.ts'
import { forecastHandlers } from './forecasts.ts'
import { jobHandlers } from './jobs.ts'
import { limitsHandlers } from './limits.ts'
import { routeAt } from './route.ts'

/**
 * Everything that the demo tenant serves while no fault is on; what no handler knows below `/clari` is answered as
 * the gateway would.
 */
export function usualHandlers(tenant: Tenant): readonly HttpHandler[] {
  return [
    ...limitsHandlers(tenant),
    ...auditHandlers(tenant),
    ...forecastHandlers(tenant),
    ...exportHandlers(tenant),
    ...jobHandlers(tenant),
    ...copilotHandlers(tenant),
    ...copilotTokenHandlers(tenant),
    ...clarifyTokenHandlers(tenant),
    ...clarifyRpcHandlers(tenant),
    routeAt('ANY', clariBase, () => noRoute(tenant)),
    routeAt('ANY', '/clari/*', () => noRoute(tenant)),
  ]
}

import type { DemoTenant } from '#src/domain/contract/demo-tenant.ts'
import type { Operation } from '#src/domain/contract/operation.ts'
import type { Upstream } from '#src/domain/model/system.ts'
import { systemNames, type System } from '#src/domain/model/system.ts'
import { variablesFor } from './credentials.ts'
import { hasValues, type HeldConnection } from './held-connection.ts'

/**
 * Puts connections in the order in which they are preferred: the environment's, typed ones, the demo tenant's (as it
 * stands right now: its faults bend credentials and addresses), and last what the environment names but leaves empty.
 */
export function rankConnections(
  env: readonly HeldConnection[],
  typed: readonly HeldConnection[],
  demo: DemoTenant | null,
): readonly HeldConnection[] {
  return [...env.filter(hasValues), ...typed, ...demoConnections(demo), ...env.filter((one) => !hasValues(one))]
}

/**
 * The connection that an operation goes over: the one named, or the first of its system that carries its
 * kind of credential.
 */
export function pickConnection(
  connections: readonly HeldConnection[],
  operation: Operation,
  named: string | undefined,
  origins: Readonly<Record<Upstream, string>>,
): HeldConnection {
  const system = systemOfUpstream(operation.upstream)
  const ofSystem = connections.filter((one) => one.system === system)
  const wanted = variablesFor(operation.credential)
  const carrying = ofSystem.find((one) => wanted.some((name) => name in one.values))
  const found =
    named === undefined
      ? (carrying ?? ofSystem[0])
      : connections.find((one) => one.id === named && one.system === system)
  return (
    found ?? {
      id: named ?? 'none',
      label: `No connection to ${systemNames[system]}`,
      system,
      source: 'env',
      values: {},
      origins,
    }
  )
}

function demoConnections(demo: DemoTenant | null): readonly HeldConnection[] {
  if (demo === null) return []
  const { origins, connections } = demo.current()
  return connections.map((one) => ({ ...one, source: 'demo' as const, origins }))
}

function systemOfUpstream(upstream: Upstream): System {
  return upstream === 'copilot-auth' ? 'copilot' : upstream
}

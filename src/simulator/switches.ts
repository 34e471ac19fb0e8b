import type { HttpHandler } from 'msw'
import type { DemoConnection } from '#src/domain/contract/demo-tenant.ts'
import type { DemoFault } from '#src/domain/contract/proxy-contract.ts'
import { connectionsOf } from './credentials.ts'
import type { Fault, Origins, Places, VerdictName } from './faults/fault.ts'
import { faults } from './faults/list.ts'
import { usualHandlers } from './handlers/list.ts'
import { usualRules } from './rules.ts'
import type { Tenant } from './tenant.ts'

/** Whether faults could be set; `unknown` are the ids that no fault has. */
export type SetFaults = { readonly ok: true } | { readonly ok: false; readonly unknown: readonly string[] }

/** A fault as `/__demo/faults` lists it. */
export interface ListedFault extends DemoFault {
  readonly verdicts: readonly VerdictName[]
}

/** The demo tenant's faults and what follows from those that are on. */
export interface Switches {
  list(): readonly ListedFault[]
  /** Switches on exactly these, in this order: where two disagree, the later wins. */
  set(ids: readonly string[]): SetFaults
  handlers(): HttpHandler[]
  origins(): Origins
  connections(): readonly DemoConnection[]
}

/** The base URLs of an address while no fault is on. */
function usualOrigins(address: string): Origins {
  return {
    clari: `${address}/clari/v4`,
    copilot: `${address}/copilot`,
    'copilot-auth': `${address}/copilot-auth`,
    clarify: `${address}/clarify/v1`,
  }
}

/** Makes the switches of a tenant, all off. */
export function createSwitches(tenant: Tenant, places: Places): Switches {
  const usual = usualHandlers(tenant)
  let on: readonly Fault[] = []
  let handlers: HttpHandler[] = [...usual]
  const origins = () => on.reduce((now, fault) => fault.origins?.(now, places) ?? now, usualOrigins(tenant.address))
  return {
    list: () =>
      faults.map(({ id, says, scenario, verdicts }) => ({
        id,
        says,
        on: on.some((fault) => fault.id === id),
        ...(scenario ? { scenario } : {}),
        verdicts,
      })),
    set: (ids) => {
      const wanted = [...new Set(ids)].map((id) => ({ id, fault: faults.find((fault) => fault.id === id) }))
      const unknown = wanted.filter(({ fault }) => fault === undefined).map(({ id }) => id)
      if (unknown.length > 0) return { ok: false, unknown }
      on = wanted.flatMap(({ fault }) => (fault ? [fault] : []))
      tenant.rules = on.reduce((rules, fault) => ({ ...rules, ...fault.rules }), usualRules)
      tenant.lateEditsAt = tenant.rules.lateEdits ? (tenant.lateEditsAt ?? tenant.clock.now()) : null
      handlers = [...on.toReversed().flatMap((fault) => fault.handlers?.(tenant) ?? []), ...usual]
      return { ok: true }
    },
    handlers: () => handlers,
    origins,
    connections: () =>
      on.reduce(
        (now, fault) => fault.connections?.(now, tenant) ?? now,
        connectionsOf(tenant.credentials, `${origins().clarify}/`),
      ),
  }
}

import type { HttpHandler } from 'msw'
import type { DemoConnection } from '#src/domain/contract/demo-tenant.ts'
import type { ScenarioId } from '#src/domain/model/scenario-id.ts'
import type { Upstream } from '#src/domain/model/system.ts'
import type { Rules } from '#src/simulator/rules.ts'
import type { Tenant } from '#src/simulator/tenant.ts'

/** A verdict as a case keeps it, `scenario/verdict`; a test holds each to its scenario’s flow. */
export type VerdictName = `${ScenarioId}/${string}`

/** The base URLs of the demo tenant's upstreams, without a slash at the end. */
export type Origins = Readonly<Record<Upstream, string>>

/** Addresses that faults send requests to. */
export interface Places {
  /** An origin that speaks TLS with a certificate that nobody trusts. */
  readonly tls: string
  /** An origin at which nobody listens. */
  readonly closed: string
}

/**
 * One way for the demo tenant to fail: it changes the credentials handed out, the addresses, the answers (its handlers
 * are asked before all others) or the rules by which the usual handlers answer. Of faults that disagree, the one that
 * was switched on later wins.
 */
export interface Fault {
  readonly id: string
  /** What it does, in a plain sentence. */
  readonly says: string
  readonly scenario?: ScenarioId
  /**
   * The verdicts that truly name it, as `scenario/verdict`: several where other answers or another paste rightly lead
   * to another true one; none of a fault that shows no scenario.
   */
  readonly verdicts: readonly VerdictName[]
  readonly connections?: (connections: readonly DemoConnection[], tenant: Tenant) => readonly DemoConnection[]
  readonly origins?: (origins: Origins, places: Places) => Origins
  readonly handlers?: (tenant: Tenant) => readonly HttpHandler[]
  readonly rules?: Partial<Rules>
}

import type { System, Upstream } from '#src/domain/model/system.ts'

/** A demo connection: credentials by environment variable name, already bent by whichever credential fault is on. */
export interface DemoConnection {
  readonly id: string
  readonly label: string
  readonly system: System
  readonly values: Readonly<Record<string, string>>
}

/** A running demo tenant, as the proxy's configuration holds it. */
export interface DemoTenant {
  /** Its origin on loopback: `http://127.0.0.1:4010`. */
  readonly address: string
  /**
   * Where its upstreams are and how to get in, right now; faults such as DNS or a wrong key change what this returns.
   */
  current(): { readonly origins: Readonly<Record<Upstream, string>>; readonly connections: readonly DemoConnection[] }
  /** Stops listening and drops open connections. */
  close(): Promise<void>
}

import type { DemoTenant } from '#src/domain/contract/demo-tenant.ts'
import type { Upstream } from '#src/domain/model/system.ts'
import type { HeldConnection } from './credentials/held-connection.ts'
import type { StreamLimits } from './limited-stream.ts'
import type { Log } from './log.ts'
import type { TurnLimits } from './middleware/turns.ts'
import type { PageFiles } from './start/page-files.ts'
import type { Upstreams } from './upstream/upstreams.ts'

/** All that the proxy is made of; everything outside (network, clock, random) comes in through here. */
export interface AppConfig {
  /** The product's version. */
  readonly product: string
  /** The one address that it answers at: `http://127.0.0.1:4173`. */
  readonly origin: string
  /** This start's token, which every API call must carry. */
  readonly token: string
  readonly earlierAddress: string | null
  /** The environment's connections. */
  readonly connections: readonly HeldConnection[]
  /** Where typed credentials are sent: base URLs without a trailing slash. */
  readonly origins: Readonly<Record<Upstream, string>>
  readonly demo: DemoTenant | null
  /** The built page; null where somebody else serves it (the development server, a terminal command). */
  readonly page: PageFiles | null
  readonly upstreams: Upstreams
  /** To the first byte, and again for the body. */
  readonly timeoutMs: number
  /** Calls to upstreams at once; streams, which can last, never take a turn from the others. */
  readonly turns: { readonly exchanges: TurnLimits; readonly streams: TurnLimits }
  readonly streams: StreamLimits
  readonly log: Log
  /** Epoch ms. */
  readonly now: () => number
  /** An unguessable id: 128 random bits or more, letters, digits, `-` and `_`. */
  readonly newId: () => string
}

import type { Clock } from './clock.ts'
import type { Credentials } from './credentials.ts'
import type { Job } from './job.ts'
import type { Random } from './random.ts'
import type { Rules } from './rules.ts'
import type { ClarifyStore } from './world/clarify-store.ts'
import type { World } from './world/world.ts'

/** The dialect that the Clari API answers in. */
export type TenantDialect = 'published' | 'guide'

/** A running demo tenant as its handlers see it: what it knows, and the little that changes. */
export interface Tenant {
  readonly world: World
  readonly credentials: Credentials
  readonly clock: Clock
  /** Gives out ids: of jobs, errors, requests and tokens. */
  readonly ids: Random
  /** Export jobs, oldest first. */
  readonly jobs: Job[]
  /** Copilot and Clarify access tokens given out. */
  readonly tokens: Set<string>
  /** What Clarify holds. */
  readonly clarify: ClarifyStore
  /** Its origin, as in `http://127.0.0.1:4010`. */
  readonly address: string
  dialect: TenantDialect
  rules: Rules
  /** Epoch ms at which late edits were switched on; null while they are off. */
  lateEditsAt: number | null
}

/** A version 4 UUID from the tenant's own stream of ids. */
export function newUuid(ids: Random): string {
  const hex = ids.text(32)
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-a${hex.slice(17, 20)}-${hex.slice(20)}`
}

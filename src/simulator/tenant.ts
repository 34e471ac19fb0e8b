import type { Clock } from './clock.ts'
import type { Credentials } from './credentials.ts'
import type { SimulatedJob } from './job.ts'
import { earlierJobs } from './history.ts'
import type { Random } from './random.ts'
import type { Rules } from './rules.ts'
import { redate, type ClarifyStore } from './world/clarify-store.ts'
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
  readonly jobs: SimulatedJob[]
  /** Copilot and Clarify access tokens given out, and until when they hold (epoch ms). */
  readonly tokens: Map<string, number>
  /** What Clarify holds. */
  readonly clarify: ClarifyStore
  /** Its origin, as in `http://127.0.0.1:4010`. */
  readonly address: string
  dialect: TenantDialect
  rules: Rules
  /** Epoch ms at which late edits were switched on; null while they are off. */
  lateEditsAt: number | null
}

/**
 * Sets the tenant's clock (null: back to the real time) and all of its world with it: what happened before is as long
 * ago as ever, what came after has not happened yet.
 */
export function setNow(tenant: Tenant, at: number | null): void {
  const { clock, world, jobs } = tenant
  clock.set(at)
  const now = clock.now()
  const earlier = earlierJobs(world, now)
  const seeded = new Set(earlier.map((job) => job.jobId))
  const kept = jobs.filter((job) => !seeded.has(job.jobId) && job.createdAt <= now)
  jobs.splice(0, jobs.length, ...earlier, ...kept)
  redate(tenant.clarify, now)
  if (tenant.lateEditsAt !== null) tenant.lateEditsAt = now
}

const tokenSeconds = 3600

/** Gives out an access token, as a token endpoint answers it; it holds for an hour of the tenant's clock. */
export function giveToken({ ids, tokens, clock }: Tenant): Readonly<Record<string, unknown>> {
  const token = ids.text(64)
  tokens.set(token, clock.now() + tokenSeconds * 1000)
  return { access_token: token, token_type: 'Bearer', expires_in: tokenSeconds }
}

/** Whether an access token was given out and holds. */
export function isTokenGood({ tokens, clock }: Tenant, token: string): boolean {
  return (tokens.get(token) ?? 0) > clock.now()
}

/** A version 4 UUID from the tenant's own stream of ids. */
export function newUuid(ids: Random): string {
  const hex = ids.text(32)
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-a${hex.slice(17, 20)}-${hex.slice(20)}`
}

import type { z } from 'zod'
import { proxyErrorSchema } from '#src/domain/contract/proxy-contract.ts'

/**
 * What our own proxy said: a value, or why not. `stopped`: nobody (or something else) answers at its address;
 * `refused`: it answered with an error of its own.
 */
export type Result<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly reason: 'stopped'; readonly says: string }
  | {
      readonly ok: false
      readonly reason: 'refused'
      /** The proxy's stable word: `token`, `bad-params`, `busy`. */ readonly error: string
      readonly says: string
    }

/** What the page says when the proxy does not answer. */
export const stoppedSays = 'Clari Triage’s own server has stopped. Start it again with npm start; nothing is lost.'

/** That nobody answers at the proxy's address. */
export const stopped = { ok: false, reason: 'stopped', says: stoppedSays } as const

/**
 * Reads the proxy's answer by a schema; what is neither that nor the proxy's own error comes from something
 * else at its address.
 */
export async function readResult<T>(answer: Response, schema: z.ZodType<T>): Promise<Result<T>> {
  const value: unknown = answer.status === 204 ? null : await answer.json().catch(() => undefined)
  if (answer.ok) {
    const parsed = schema.safeParse(value)
    return parsed.success ? { ok: true, value: parsed.data } : stopped
  }
  const refused = proxyErrorSchema.safeParse(value)
  return refused.success ? { ok: false, reason: 'refused', ...refused.data } : stopped
}

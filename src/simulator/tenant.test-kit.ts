import type { DemoTenant } from '#src/domain/contract/demo-tenant.ts'
import { startDemoTenant } from './demo-tenant.ts'

/** The moment at which the tests' tenants live: a Sunday in the ninth week of 2026's fourth quarter. */
export const testNow = Date.UTC(2026, 10, 22, 9, 30)

/** A tenant under test, with a clock that the test moves and short ways to ask it things. */
export interface TestTenant {
  readonly tenant: DemoTenant
  /** Lets time pass, in ms. */
  wait(ms: number): void
  value(connection: string, name: string): string
  /** Asks Clari with the first connection's key unless other headers are given. */
  clari(path: string, init?: RequestInit): Promise<Response>
  demo(path: string, body?: unknown): Promise<Response>
  faults(...ids: string[]): Promise<void>
  dialect(dialect: 'published' | 'guide'): Promise<void>
}

/** Starts a tenant for a test. */
export async function startTestTenant(seed?: number): Promise<TestTenant> {
  let now = testNow
  const tenant = await startDemoTenant({ now: () => now, ...(seed === undefined ? {} : { seed }) })
  const value = (connection: string, name: string) =>
    tenant.current().connections.find((one) => one.id === connection)?.values[name] ?? ''
  const demo = (path: string, body?: unknown) =>
    fetch(`${tenant.address}/__demo/${path}`, body === undefined ? {} : { method: 'PUT', body: JSON.stringify(body) })
  return {
    tenant,
    wait: (ms) => {
      now += ms
    },
    value,
    clari: (path, init = {}) =>
      fetch(`${tenant.current().origins.clari}/${path}`, {
        redirect: 'manual',
        ...init,
        headers: { apikey: value('demo-clari', 'CLARI_API_KEY'), ...init.headers },
      }),
    demo,
    faults: async (...ids) => {
      const answer = await demo('faults', ids)
      if (!answer.ok) throw new Error(await answer.text())
    },
    dialect: async (dialect) => {
      await demo('dialect', dialect)
    },
  }
}

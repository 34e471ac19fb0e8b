import { job, jobs, results } from '#src/clari/operations.ts'
import { clariBase } from '#src/simulator/handlers/clari-caller.ts'
import { clariError, gatewayError } from '#src/simulator/handlers/clari-errors.ts'
import { route } from '#src/simulator/handlers/route.ts'
import type { Tenant } from '#src/simulator/tenant.ts'
import { everyAnswer } from './clari-answer.ts'
import type { Fault } from './fault.ts'

const scenario = 'clari.rate-limited'

function tooMany(tenant: Tenant, headers: Record<string, string>): Response {
  if (tenant.dialect === 'published') return gatewayError(tenant, 429, 'API rate limit exceeded', headers)
  const answer = clariError(tenant, {
    status: 429,
    code: 'too_many_requests',
    namespace: 'exports',
    message: 'Rate limit exceeded',
  })
  for (const [name, value] of Object.entries(headers)) answer.headers.set(name, value)
  return answer
}

/** Refusals with 429. */
export const rateFaults: readonly Fault[] = [
  {
    id: 'too-many-requests',
    says: 'Every call is refused with 429 and told to wait 30 seconds.',
    verdicts: ['clari.rate-limited/told-to-wait'],
    scenario,
    handlers: (tenant) => everyAnswer(() => tooMany(tenant, { 'Retry-After': '30' })),
  },
  {
    id: 'too-many-requests-bare',
    says: 'Every call is refused with 429, without a word on how long to wait.',
    verdicts: ['clari.rate-limited/not-told'],
    scenario,
    handlers: (tenant) => everyAnswer(() => tooMany(tenant, {})),
  },
  {
    id: 'polling-too-often',
    says: 'Questions about jobs are refused with 429; everything else is answered.',
    verdicts: ['clari.rate-limited/polling'],
    scenario,
    handlers: (tenant) =>
      [jobs, job, results].map((operation) =>
        route(clariBase, operation, () => tooMany(tenant, { 'Retry-After': '10' })),
      ),
  },
]

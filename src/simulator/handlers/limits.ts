import { HttpResponse, type HttpHandler } from 'msw'
import { limits as limitsOperation } from '#src/clari/operations.ts'
import { jobLimits, usageOf } from '#src/simulator/jobs.ts'
import type { Tenant } from '#src/simulator/tenant.ts'
import { clariRoute } from './clari-caller.ts'

/** The organisation's export limits; `runningJobIds` is absent while none run, as in the real answer. */
export function limitsHandlers(tenant: Tenant): readonly HttpHandler[] {
  return [
    clariRoute(tenant, limitsOperation, () => {
      const usage = usageOf(tenant)
      return HttpResponse.json({
        jobs: {
          concurrentLimit: jobLimits.concurrent,
          monthlyQuota: jobLimits.monthly,
          ...(usage.running.length > 0 ? { runningJobIds: usage.running } : {}),
          submittedJobIds: usage.submitted,
          availableConcurrentLimit: usage.places,
          availableMonthlyQuota: usage.month,
        },
      })
    }),
  ]
}

import { isObject, readJson } from '#src/domain/json.ts'
import type { Exchange } from '#src/domain/contract/exchange.ts'
import type { Dialect } from '#src/domain/model/system.ts'
import { readErrorValue } from './errors.ts'
import { dialectOfJobStatus } from './jobs/job-state.ts'

/** Which dialect an answer is in; `unknown` where both would answer the same, or where it was no answer of an API. */
export function dialectOf(exchange: Exchange): Dialect {
  if (exchange.result.kind === 'silence') return 'unknown'
  const json = readJson(exchange.result.body)
  return json.ok ? dialectOfBody(json.value, exchange.operation) : 'unknown'
}

/** Which dialect a parsed body is in. The operation tells a bare list of jobs from any other list. */
export function dialectOfBody(value: unknown, operation: string | null = null): Dialect {
  const error = readErrorValue(value)
  if (error !== null) return error.dialect
  if (Array.isArray(value)) return operation?.startsWith('clari.jobs') === true ? 'published' : 'unknown'
  if (!isObject(value)) return 'unknown'
  // Only the guide lists forecasts, and only it puts the list of jobs under a name.
  if (Array.isArray(value.forecasts)) return 'guide'
  if (Array.isArray(value.jobs)) return 'guide'
  // Of limits and audit events the guide says nothing, so an answer with them tells neither from the other.
  const job = isObject(value.job) ? value.job : value
  if (typeof job.status === 'string') return dialectOfJobStatus(job.status)
  if (Array.isArray(value.entries))
    return Array.isArray(value.users) || Array.isArray(value.timePeriods) ? 'published' : 'guide'
  return 'unknown'
}

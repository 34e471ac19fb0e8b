import { readAnswer, type Answer } from '#src/clari/answer.ts'
import { auditEventsSchema } from '#src/clari/schemas/audit-schema.ts'
import { forecastListSchema } from '#src/clari/schemas/forecast-list-schema.ts'
import { jobsSchema } from '#src/clari/schemas/jobs-schema.ts'
import { limitsSchema } from '#src/clari/schemas/limits-schema.ts'
import { auditEvents, forecastList, jobs, limits } from '#src/clari/operations.ts'
import type { CheckContext } from '#src/domain/model/check.ts'
import type { Exchange } from '#src/domain/contract/exchange.ts'
import { refusalOf, type RefusalFound } from '#src/checks/refusals/clari-refusal.ts'

/**
 * Asks Clari one read-only question: its limits, and where that call is not offered the next known one. Resolves with
 * every exchange that was had, the telling one last; over the run's connection unless one is named.
 */
export async function probe(
  { send, progress }: Pick<CheckContext, 'send' | 'progress'>,
  connection?: string,
): Promise<readonly Exchange[]> {
  progress('Asking for your organisation’s export limits')
  const exchanges = [await send(limits, {}, connection)]
  if (isAbsent(exchanges.at(-1))) {
    progress('Asking for the list of forecasts instead')
    exchanges.push(await send(forecastList, {}, connection))
  }
  if (isAbsent(exchanges.at(-1))) {
    progress('Asking for your export jobs instead')
    exchanges.push(await send(jobs, {}, connection))
  }
  if (isAbsent(exchanges.at(-1))) {
    progress('Asking for the latest audit event instead')
    exchanges.push(await send(auditEvents, {}, connection))
  }
  return exchanges
}

/** How a probe was refused; null when it was answered. */
export function probeRefusal(exchange: Exchange): RefusalFound | null {
  return refusalOf(exchange, readProbe(exchange))
}

function isAbsent(exchange: Exchange | undefined): boolean {
  return exchange !== undefined && probeRefusal(exchange)?.outcome === 'no-route'
}

function readProbe(exchange: Exchange): Answer<unknown> {
  switch (exchange.operation) {
    case forecastList.id:
      return readAnswer(exchange, forecastListSchema)
    case jobs.id:
      return readAnswer(exchange, jobsSchema)
    case auditEvents.id:
      return readAnswer(exchange, auditEventsSchema)
    default:
      return readAnswer(exchange, limitsSchema)
  }
}

/** What a probe asked, for a sentence: `GET /v4/admin/limits`. */
export function callName(exchange: Exchange): string {
  const path = URL.canParse(exchange.request.url) ? new URL(exchange.request.url).pathname : exchange.request.url
  return `${exchange.request.method} ${path}`
}

import { queryOptions } from '@tanstack/react-query'
import { readAnswer } from '#src/clari/answer.ts'
import { auditEvents } from '#src/clari/operations.ts'
import { auditTrailSchema, type AuditTrail } from '#src/clari/schemas/audit-schema.ts'
import { proxy } from '#src/client/proxy.ts'
import { withToken } from '#src/client/queries.ts'
import { refusalWords } from '#src/client/runs/jobs.ts'

/** What happened at Clari, or why that cannot be read with this key. */
export type AuditRead =
  | { readonly kind: 'read'; readonly trail: AuditTrail }
  | { readonly kind: 'unread'; readonly says: string }

/** So many events fit an answer that is held whole; all of a month would not. */
const mostEvents = 200

/**
 * The newest events of a connection's audit log. Read once and again when somebody asks: it costs no quota, and counts
 * toward the rate limit like any call.
 */
export function auditQuery(connection: string, before: string | null = null) {
  return queryOptions({
    queryKey: ['audit', connection, before],
    queryFn: async ({ signal }): Promise<AuditRead> => {
      const params = { limit: mostEvents, ...(before === null ? {} : { dateTo: before }) }
      const told = await withToken(() => proxy.exchange({ operation: auditEvents.id, params, connection }, signal))
      if (!told.ok) return { kind: 'unread', says: told.says }
      const answer = readAnswer(told.value, auditTrailSchema)
      return answer.kind === 'ok'
        ? { kind: 'read', trail: answer.value }
        : { kind: 'unread', says: refusalWords(told.value) }
    },
    staleTime: 60_000,
    structuralSharing: false,
  })
}

import { infiniteQueryOptions, useInfiniteQuery } from '@tanstack/react-query'
import { readAnswer } from '#src/clari/answer.ts'
import { auditEvents } from '#src/clari/operations.ts'
import { auditTrailSchema, type AuditTrail, type AuditTrailEvent } from '#src/clari/schemas/audit-schema.ts'
import { proxy } from '#src/client/proxy.ts'
import { withToken } from '#src/client/queries.ts'
import { refusalWords } from '#src/client/runs/jobs.ts'

type AuditPage =
  | { readonly kind: 'read'; readonly trail: AuditTrail }
  | { readonly kind: 'unread'; readonly says: string }

/** So many events fit an answer that is held whole; all of a month would not. */
const mostEvents = 200

/** The audit log by pages, each older than the one before; the next begins where the last event of this one was. */
function auditQuery(connection: string) {
  return infiniteQueryOptions({
    queryKey: ['audit', connection],
    queryFn: async ({ signal, pageParam: dateTo }): Promise<AuditPage> => {
      const params = { limit: mostEvents, ...(dateTo === null ? {} : { dateTo }) }
      const told = await withToken(() => proxy.exchange({ operation: auditEvents.id, params, connection }, signal))
      if (!told.ok) return { kind: 'unread', says: told.says }
      const answer = readAnswer(told.value, auditTrailSchema)
      return answer.kind === 'ok'
        ? { kind: 'read', trail: answer.value }
        : { kind: 'unread', says: refusalWords(told.value) }
    },
    initialPageParam: null as string | null,
    getNextPageParam: (last) => {
      const oldest = last.kind === 'read' && last.trail.hasMore ? last.trail.events.at(-1) : undefined
      return oldest === undefined ? null : new Date(oldest.at).toISOString()
    },
    staleTime: Number.POSITIVE_INFINITY,
  })
}

/** What happened at Clari, as far as it was read, and how to read on. */
export interface AuditLog {
  /** Newest first; null where none could be read. */
  readonly events: readonly AuditTrailEvent[] | null
  /** Names of people by their id. */
  readonly people: ReadonlyMap<string, string>
  /** Why it cannot be read (further), in a sentence; null where it can. */
  readonly unread: string | null
  readonly hasMore: boolean
  readonly busy: boolean
  readonly readMore: () => void
  readonly readAgain: () => void
}

/**
 * The newest events of a connection's audit log. Read once, and on or again when somebody asks: it costs no quota, and
 * counts toward the rate limit like any call.
 */
export function useAuditLog(connection: string): AuditLog {
  const { data, isFetching, hasNextPage, fetchNextPage, refetch } = useInfiniteQuery(auditQuery(connection))
  const pages = data?.pages ?? []
  const trails = pages.flatMap((page) => (page.kind === 'read' ? [page.trail] : []))
  const last = pages.at(-1)
  return {
    events: trails.length === 0 ? null : eachOnce(trails.flatMap(({ events }) => events)),
    people: new Map(trails.flatMap(({ people }) => [...people])),
    unread: last?.kind === 'unread' ? last.says : null,
    hasMore: hasNextPage,
    busy: isFetching,
    readMore: () => void fetchNextPage(),
    readAgain: () => void refetch(),
  }
}

/** A page begins with the moment at which the one before ended, so that events of that moment come twice. */
function eachOnce(events: readonly AuditTrailEvent[]): readonly AuditTrailEvent[] {
  const seen = new Set<string>()
  return events.filter(({ raw }) => {
    const text = JSON.stringify(raw)
    return !seen.has(text) && seen.add(text) !== null
  })
}

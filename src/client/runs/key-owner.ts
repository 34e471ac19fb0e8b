import { useQuery } from '@tanstack/react-query'
import { readAnswer } from '#src/clari/answer.ts'
import { auditEvents, jobs } from '#src/clari/operations.ts'
import { auditTrailSchema } from '#src/clari/schemas/audit-schema.ts'
import { jobsSchema } from '#src/clari/schemas/jobs-schema.ts'
import { createSend } from '#src/client/send.ts'
import type { Connection } from '#src/domain/contract/connection.ts'

/**
 * Whose key a connection of Clari’s has, as the API tells it: its jobs are all of one user, and where the key may read
 * the audit log, that names the user. Neither call costs quota. Null where it is not told.
 */
export function useToldOwner({ id, system }: Pick<Connection, 'id' | 'system'>): string | null {
  const { data } = useQuery({
    queryKey: ['key-owner', id],
    enabled: system === 'clari',
    staleTime: Infinity,
    retry: false,
    queryFn: async ({ signal }) => {
      const send = createSend({ signal, connection: id })
      const own = readAnswer(await send(jobs, {}), jobsSchema)
      const users = new Set(own.kind === 'ok' ? own.value.flatMap(({ userId }) => userId ?? []) : [])
      const [user] = users
      if (user === undefined || users.size > 1) return null
      const log = readAnswer(await send(auditEvents, { limit: 1000 }), auditTrailSchema)
      if (log.kind !== 'ok') return null
      return log.value.people.get(user) ?? null
    },
  })
  return data ?? null
}

import { useQueryClient } from '@tanstack/react-query'
import { useCallback } from 'react'
import type { Answers, CheckContext, Pastes } from '#src/domain/model/check.ts'
import type { CheckupItem } from '#src/domain/model/checkup.ts'
import type { Connection } from '#src/domain/contract/connection.ts'
import type { CheckupRun } from '#src/engine/run-checkup.ts'
import { browserNow } from '#src/client/browser-clock.ts'
import { connectionsQuery } from '#src/client/queries.ts'
import { createSend } from '#src/client/send.ts'

/** How long one check may take before it is given up; longer than the proxy waits for an upstream. */
export const checkLimits = { limitMs: 45_000 } as const

/** What checks that a page runs know. */
export interface KnownToChecks {
  readonly answers: Answers
  readonly pastes: Pastes
  /** All that are set up; a check sees those of its own system. */
  readonly connections: readonly Connection[]
}

/** The context of checks over the connection that was chosen, it first among those of its system. */
export function checkContext(
  { answers, pastes, connections }: KnownToChecks,
  signal: AbortSignal,
): Omit<CheckContext, 'progress'> {
  const { connection: chosen } = answers
  const system = connections.find(({ id }) => id === chosen)?.system
  const own = connections.filter((each) => each.system === system)
  return {
    send: createSend({ signal, connection: chosen }),
    connections: [...own.filter(({ id }) => id === chosen), ...own.filter(({ id }) => id !== chosen)],
    answers,
    pastes,
    signal,
    now: browserNow,
  }
}

/** What a check-up from the page works with. */
export function checkupRun(
  items: readonly CheckupItem[],
  { connections, answers }: Omit<KnownToChecks, 'pastes'>,
  signal: AbortSignal,
): CheckupRun {
  return {
    items,
    connections,
    answers,
    sendOver: (connection) => createSend({ signal, connection }),
    signal,
    now: browserNow,
  }
}

/**
 * Asks for the connections as they are now: a key may have been set, or a fault switched off, since the page last
 * asked. Where our own proxy has stopped, those of then: the checks themselves tell.
 */
export function useConnectionsNow(): () => Promise<readonly Connection[]> {
  const queries = useQueryClient()
  return useCallback(
    () =>
      queries
        .fetchQuery({ ...connectionsQuery, staleTime: 0 })
        .catch(() => queries.getQueryData(connectionsQuery.queryKey) ?? []),
    [queries],
  )
}

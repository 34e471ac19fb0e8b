import { queryOptions } from '@tanstack/react-query'
import { browserNow } from '#src/client/browser-clock.ts'
import { proxy } from '#src/client/proxy.ts'
import { withToken } from '#src/client/queries.ts'
import { recallSeen, rememberSeen } from './seen-earlier.ts'
import { lookAtBoard, slowedBy, type BoardState } from './look-at-board.ts'

/** Nobody looks sooner than this after the moment was reached, ms; a timer of 0 would be none. */
const soonestMs = 100

/** How long until a board's next look, ms; false while nothing is known, or where it waits for somebody to ask. */
export function dueInMs(state: BoardState | undefined): number | false {
  if (state === undefined || state.nextAt === null) return false
  return Math.max(soonestMs, state.nextAt - browserNow())
}

function isDue(state: BoardState | undefined): boolean {
  return state === undefined || (state.nextAt !== null && state.nextAt <= browserNow())
}

/** Under this name all boards are kept. */
const boards = 'job-board'

/** Looks once; `before` is what was known. */
export type LookAgain = (before: BoardState | null, signal: AbortSignal) => Promise<BoardState>

/**
 * A connection's jobs, looked at as often as the rule of the pace says and by one poller, however many components
 * read it: all of them wait for the same moment. Pauses while the tab is hidden; on return it looks if it is time.
 */
export function boardOptions(connection: string, look: LookAgain) {
  const queryKey = [boards, connection] as const
  return queryOptions({
    queryKey,
    queryFn: async ({ signal, client }) => {
      const state = await look(client.getQueryData<BoardState>(queryKey) ?? null, signal)
      // A 429 slows the other connections down as well.
      client.setQueriesData<BoardState>(
        { queryKey: [boards], predicate: ({ queryKey: [, id] }) => id !== connection },
        (other) => other && slowedBy(other, state),
      )
      return state
    },
    staleTime: Number.POSITIVE_INFINITY,
    refetchInterval: ({ state }) => dueInMs(state.data),
    refetchIntervalInBackground: false,
    refetchOnMount: ({ state }) => (isDue(state.data) ? 'always' : false),
    refetchOnWindowFocus: ({ state }) => (isDue(state.data) ? 'always' : false),
    refetchOnReconnect: false,
  })
}

/** A connection's jobs as this page looks at them. */
export function boardQuery(connection: string) {
  return boardOptions(connection, async (before, signal) => {
    const state = await lookAtBoard(before, {
      exchange: (request, aborted) => withToken(() => proxy.exchange(request, aborted)),
      stream: (request, aborted) => withToken(() => proxy.stream(request, aborted)),
      connection,
      signal,
      now: browserNow,
      random: Math.random,
      seenEarlier: recallSeen(connection),
    })
    rememberSeen(connection, state.board)
    return state
  })
}

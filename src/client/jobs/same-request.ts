import { isItemOver, requestKey, type Batch, type PlannedRequest } from '#src/clari/jobs/plan-batch.ts'

/** The jobs of ours that run over a connection, by what they were asked for. */
export function openJobsOf(batches: readonly Batch[], connection: string): ReadonlyMap<string, string> {
  return new Map(
    batches
      .filter((batch) => batch.connection === connection)
      .flatMap(({ items }) => items)
      .flatMap(({ key, state }) => (state.kind === 'following' ? [[key, state.jobId] as const] : [])),
  )
}

/**
 * What of a new export is there already: requests whose job runs, which is followed, and requests that another batch is
 * about to start or cannot tell of, which are left to it.
 */
export function sameRequests(
  batches: readonly Batch[],
  connection: string,
  requests: readonly PlannedRequest[],
): { readonly running: readonly PlannedRequest[]; readonly planned: readonly PlannedRequest[] } {
  const open = batches.filter((batch) => batch.connection === connection).flatMap(({ items }) => items)
  const states = (request: PlannedRequest) =>
    open.filter((item) => item.key === requestKey(request) && !isItemOver(item)).map(({ state }) => state.kind)
  return {
    running: requests.filter((request) => states(request).includes('following')),
    planned: requests.filter((request) => {
      const kinds = states(request)
      return !kinds.includes('following') && kinds.some((kind) => kind !== 'done')
    }),
  }
}

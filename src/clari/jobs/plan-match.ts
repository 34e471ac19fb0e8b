import type { ListedJob } from './plan-answers.ts'
import { followed, type Batch, type PlanItem } from './plan-batch.ts'

/** What other batches over the same connection have, so that no job is taken for two. */
export interface Rivals {
  /** The ids of their jobs. */
  readonly claimed: readonly string[]
  /** For each of their starts that cannot be told: the jobs that were there before; null where not known. */
  readonly lost: readonly (readonly string[] | null)[]
}

/** No other batch. */
export const noRivals: Rivals = { claimed: [], lost: [] }

/** What a batch is to the others over its connection. */
export function rivalsOf(others: readonly Pick<Batch, 'items'>[]): Rivals {
  const items = others.flatMap((batch) => batch.items)
  return {
    claimed: items.flatMap(({ state }) => ('jobId' in state && state.jobId !== null ? [state.jobId] : [])),
    lost: items.flatMap(({ state }) =>
      state.kind === 'starting' || state.kind === 'lost' || state.kind === 'asked' ? [state.before] : [],
    ),
  }
}

/**
 * Takes over, for starts whose answer was lost, the job that appeared since: only where it is the one that can be this
 * item's, and this is the one item whose it can be. What is left lost is given to `otherwise` with the jobs that could
 * be it.
 */
export function matchLost(
  batch: Batch,
  jobs: readonly ListedJob[] | null,
  rivals: Rivals,
  otherwise: (item: PlanItem, candidates: readonly string[]) => PlanItem,
): Batch {
  const claimed = new Set([
    ...rivals.claimed,
    ...batch.items.flatMap(({ state }) => ('jobId' in state && state.jobId !== null ? [state.jobId] : [])),
  ])
  const fresh = (jobs ?? []).filter(({ id }) => !claimed.has(id))
  const candidatesOf = (item: PlanItem) => {
    const { state } = item
    if (state.kind !== 'lost' && state.kind !== 'asked') return []
    return fresh.filter((job) => canBe(item, state.before, job)).map(({ id }) => id)
  }
  const wantedBy = (id: string) =>
    batch.items.filter((item) => candidatesOf(item).includes(id)).length +
    rivals.lost.filter((before) => before === null || !before.includes(id)).length
  return {
    ...batch,
    items: batch.items.map((item): PlanItem => {
      const { state } = item
      if (state.kind !== 'lost' && state.kind !== 'asked') return item
      const candidates = candidatesOf(item)
      const [only] = candidates
      // Without a list from before the start, a job that is in the list now may be of any day.
      if (only !== undefined && candidates.length === 1 && wantedBy(only) === 1 && state.before !== null)
        return {
          ...item,
          state: { ...followed(only, { at: state.since, takenOver: true }), nextAt: 0 },
        }
      return otherwise(item, candidates)
    }),
  }
}

/** Whether a job can be what was asked for; a job does not tell more than its file's type and currency. */
function canBe({ request }: PlanItem, before: readonly string[] | null, job: ListedJob): boolean {
  if (before?.includes(job.id) === true) return false
  const type = job.fileType?.toUpperCase() ?? ''
  if ((type === 'JSON' || type === 'CSV') && type !== request.format) return false
  return request.currency === null || job.currency === null || job.currency === request.currency
}

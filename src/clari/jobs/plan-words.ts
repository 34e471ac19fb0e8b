import { counted, listOf } from '#src/domain/words/count.ts'
import { duration } from '#src/domain/words/duration.ts'
import { isItemOver, startParams, type Batch, type PlannedRequest, type PlanItem } from './plan-batch.ts'
import { isResultGood } from './plan-result.ts'

/** What a request is for, short: `2026_Q4: forecast, quota, every week`. */
export function jobRequestTitle({ timePeriod, types, historical, scopeId, currency }: PlannedRequest): string {
  const more = [...types, ...(historical ? ['every week'] : []), ...(scopeId === null ? [] : [`scope ${scopeId}`])]
  return `${timePeriod ?? 'current quarter'}: ${[...more, ...(currency === null ? [] : [`in ${currency}`])].join(', ')}`
}

/** How far a batch is, told by what is over; never by a guess of time. */
export interface BatchProgress {
  /** 0 to 1; it never goes down but where something is tried again. */
  readonly part: number
  readonly over: number
  readonly all: number
  /** Such as `7 of 12 done, 2 run, 1 is queued, 2 wait`. */
  readonly says: string
}

/** How far a batch is. */
export function batchProgress({ items }: Pick<Batch, 'items'>): BatchProgress {
  const many = (test: (item: PlanItem) => boolean) => items.filter(test).length
  const over = many(isItemOver)
  const good = many(
    ({ state, request }) => state.kind === 'done' && state.result !== null && isResultGood(request, state.result),
  )
  const doubtful = many(({ state }) => state.kind === 'done' && state.result !== null) - good
  const ended = (how: 'failed' | 'cancelled' | 'left-out') =>
    many(({ state }) => state.kind === 'ended' && state.how === how)
  const following = (job: 'queued' | 'running') => many(({ state }) => state.kind === 'following' && state.job === job)
  const started = many(({ state }) => state.kind === 'following' && (state.job === null || state.job === 'unknown'))
  const parts: readonly (readonly [number, string])[] = [
    [doubtful, 'done but not as asked'],
    [ended('failed'), 'failed'],
    [ended('cancelled'), 'cancelled'],
    [ended('left-out'), 'left out'],
    [many(({ state }) => state.kind === 'asked'), 'not clear'],
    [many(({ state }) => state.kind === 'done' && state.result === null), 'being received'],
    [following('running'), 'running'],
    [following('queued'), 'queued'],
    [started, 'started'],
    [many(({ state }) => state.kind === 'starting' || state.kind === 'lost'), 'being started'],
    [many(({ state }) => state.kind === 'waiting'), 'waiting'],
  ]
  const told = parts.filter(([count]) => count > 0).map(([count, word]) => `${count} ${word}`)
  return {
    part: over / items.length,
    over,
    all: items.length,
    says: [`${good} of ${items.length} done`, ...told].join(', '),
  }
}

/** Where one job of a batch stands, in a sentence; `now` is epoch ms. */
export function itemWords(
  { state, cancel }: PlanItem,
  batch: Pick<Batch, 'pausedUntil' | 'blocked'>,
  now: number,
): string {
  switch (state.kind) {
    case 'waiting': {
      if (batch.pausedUntil > now) return `Waits ${duration(batch.pausedUntil - now)}: Clari asks for fewer calls.`
      if (batch.blocked > 0) return 'Waits for a free place: other jobs of the organisation hold them all.'
      return state.tries > 0 ? 'Waits, and is tried again.' : 'Waits for its turn.'
    }
    case 'starting':
      return 'Is being started.'
    case 'lost':
      return 'The answer to its start was lost: looking whether there is a new job. Nothing is sent again.'
    case 'asked':
      return state.candidates.length === 0
        ? 'The answer to its start was lost, and no new job shows.'
        : `The answer to its start was lost, and it can be ${listOf(state.candidates, 'or')}.`
    case 'following': {
      const found = state.takenOver ? ' It was found in the list: its start’s answer was lost.' : ''
      if (cancel) return `Is being cancelled.${found}`
      if (state.failures > 0)
        return `Clari does not tell how it is (${counted(state.failures, 'look')} in a row).${found}`
      if (state.job === null) return `Was started.${found}`
      return state.job === 'unknown'
        ? `Is in a state that neither of Clari’s dialects knows.${found}`
        : `Is ${state.job}, for ${duration(Math.max(1, Math.round((now - state.since) / 1000)) * 1000)} by now.${found}`
    }
    case 'done':
      return state.result === null
        ? 'Is done: its results are being received.'
        : 'Its results were received and checked.'
    case 'ended':
      return state.says
  }
}

/** The request that starts an export as a curl command, with the key left to the environment. */
export function exportCurl(address: string, request: PlannedRequest): string {
  const { forecastId, ...body } = startParams(request)
  const url = `${address.replace(/\/+$/, '')}/export/forecast/${encodeURIComponent(forecastId)}`
  const quoted = (text: string) => `'${text.replaceAll("'", `'\\''`)}'`
  return [
    `curl -X POST ${quoted(url)}`,
    `-H "apikey: $CLARI_API_KEY"`,
    `-H 'content-type: application/json'`,
    `-d ${quoted(JSON.stringify(body))}`,
  ].join(' \\\n  ')
}

import { waitRanges, type PacingPolicy } from '#src/domain/model/pacing.ts'
import { duration } from '#src/domain/words/duration.ts'
import { pollingPace, refusedPace } from './pacing-plans.ts'
import type { LookAnswer, StartAnswer, SurveyAnswer } from './plan-answers.ts'
import { followed, type Batch, type PlanItem, type PlanItemState, type PlanResult } from './plan-batch.ts'
import { matchLost, type Rivals } from './plan-match.ts'

/** What the analyst says of an item whose start cannot be told. */
export type LostChoice =
  | { readonly kind: 'it-is'; readonly jobId: string }
  | { readonly kind: 'look-again' }
  | { readonly kind: 'start-again' }
  | { readonly kind: 'leave-out' }

/**
 * What happens to a batch. `at` is epoch ms; `chance` (0 up to 1) is the part of a wait that is left to it, so that the
 * reducer itself stays free of chance.
 */
export type BatchEvent = { readonly at: number; readonly chance: number } & (
  | { readonly kind: 'surveyed'; readonly answer: SurveyAnswer; readonly rivals: Rivals }
  /** Kept before "start" is sent, so that a start that was cut off is known to have been tried. */
  | { readonly kind: 'sending'; readonly key: string }
  | { readonly kind: 'start-answered'; readonly key: string; readonly answer: StartAnswer }
  | { readonly kind: 'looked'; readonly key: string; readonly answer: LookAnswer }
  | { readonly kind: 'results-read'; readonly key: string; readonly result: PlanResult }
  /** Nothing came of a try to read results. */
  | { readonly kind: 'results-missed'; readonly key: string; readonly says: string }
  /** `done` is false where Clari would not cancel: the job has ended already, or is not there. */
  | { readonly kind: 'cancel-answered'; readonly key: string; readonly done: boolean }
  /** The analyst wants these cancelled; null for all. */
  | { readonly kind: 'cancel'; readonly keys: readonly string[] | null }
  | { readonly kind: 'chosen'; readonly key: string; readonly choice: LostChoice }
  /** What failed is to be tried again. */
  | { readonly kind: 'again'; readonly key: string }
  /** The network, which was gone, is there again. */
  | { readonly kind: 'back-online' }
  /** The driver begins, perhaps after it was cut off at any moment. */
  | { readonly kind: 'resumed' }
)

/** Longer than this nobody waits for one call, ms. */
const longestAsked = 60 * 60_000
/** Tries to read results. */
const mostReads = 4
/** Looks at the list before the analyst is asked where no new job shows: a start may take its time to arrive. */
const looksForLost = 4

/** The batch after something happened to it; an event that does not fit its state changes nothing. */
export function afterBatchEvent(batch: Batch, event: BatchEvent): Batch {
  switch (event.kind) {
    case 'resumed':
      return {
        ...eachItem(batch, (item) => (item.state.kind === 'starting' ? lostFrom(item, event.at) : item)),
        survey: null,
      }
    case 'surveyed':
      return afterSurvey(batch, event)
    case 'sending':
      return afterSending(batch, event)
    case 'back-online':
      return eachItem({ ...batch, survey: null }, (item) => dueNow(item, event.at))
    case 'start-answered':
      return afterStart(batch, event)
    case 'looked':
      return afterLooked(batch, event)
    case 'results-read':
      return oneItem(calm(batch), event.key, (item) =>
        item.state.kind === 'done' ? inState(item, { ...item.state, result: event.result }) : item,
      )
    case 'results-missed':
      return oneItem(batch, event.key, (item) => afterMissed(item, event))
    case 'cancel-answered':
      return oneItem(batch, event.key, (item) => {
        if (item.state.kind !== 'following') return item
        // What would not be cancelled has ended by itself: the next look tells how.
        return event.done
          ? ended(item, 'cancelled', 'cancelled', 'It was cancelled, which gives its export back.')
          : { ...inState(item, { ...item.state, nextAt: event.at }), cancel: false }
      })
    case 'cancel':
      return eachItem(batch, (item) =>
        event.keys === null || event.keys.includes(item.key) ? cancelWanted(item) : item,
      )
    case 'chosen':
      return oneItem(batch, event.key, (item) => afterChoice(item, event))
    case 'again':
      return { ...oneItem(batch, event.key, (item) => triedAgain(item, event.at)), blocked: 0, refusals: 0 }
  }
}

/** The very same batch where it is not to be sent (any more): whoever tells this sends only what it changed. */
function afterSending(batch: Batch, { key, at }: Extract<BatchEvent, { kind: 'sending' }>): Batch {
  const isDue = batch.items.some((item) => item.key === key && item.state.kind === 'waiting')
  if (!isDue) return batch
  const sent = oneItem(batch, key, (item) =>
    item.state.kind === 'waiting'
      ? inState(item, { kind: 'starting', since: at, before: batch.survey?.ids ?? null, tries: item.state.tries })
      : item,
  )
  return { ...sent, survey: null }
}

/** What waits because nothing came back is tried at once when the network is there again. */
function dueNow(item: PlanItem, at: number): PlanItem {
  const { state } = item
  if (state.kind === 'lost' || (state.kind === 'following' && state.failures > 0))
    return inState(item, { ...state, nextAt: Math.min(state.nextAt, at) })
  if (state.kind === 'waiting') return inState(item, { ...state, notBefore: Math.min(state.notBefore, at) })
  return item
}

function afterSurvey(batch: Batch, event: Extract<BatchEvent, { kind: 'surveyed' }>): Batch {
  const { at, answer, chance } = event
  const held = answer.tooMany === null ? batch : slowed(batch, at, answer.tooMany.waitMs, chance)
  if (answer.unreachable || answer.tooMany !== null) return unseen(held, event)
  const survey = { at, ids: answer.jobs === null ? null : answer.jobs.map(({ id }) => id), places: answer.places }
  // Where the limits are not told, one at a time is the most that is surely allowed.
  const limit = answer.places === null ? 1 : answer.places.limit
  const seen = matchLost({ ...calm(batch), survey, limit }, answer.jobs, event.rivals, (item, candidates) =>
    candidates.length === 0 ? stillLost(item, event) : asked(item, candidates),
  )
  const { places } = answer
  if (places === null) return seen
  if (places.month <= 0) return endWaiting(seen, 'quota', 'The organisation’s exports of the last 30 days are used up.')
  if (places.free > 0) return { ...seen, blocked: 0 }
  return withoutPlace(seen, event)
}

/** Nothing was learnt: what waits and what is lost is looked at again, later each time. */
function unseen(batch: Batch, { at, chance, answer }: Extract<BatchEvent, { kind: 'surveyed' }>): Batch {
  return eachItem({ ...batch, survey: null }, (item) => {
    if (item.state.kind === 'lost')
      return inState(item, { ...item.state, nextAt: at + waitAfter(pollingPace, 1, chance) })
    if (item.state.kind !== 'waiting' || item.state.notBefore > at) return item
    return waitsOn(item, at, chance, answer.tooMany === null ? 'unreachable' : 'too-many')
  })
}

/** Waits on for a place; what our own jobs hold comes free, so only places that others hold are given up in the end. */
function withoutPlace(batch: Batch, { at, chance }: { readonly at: number; readonly chance: number }): Batch {
  const holdsOwn = batch.items.some(({ state }) => state.kind === 'following')
  const blocked = holdsOwn ? Math.min(batch.blocked + 1, 4) : batch.blocked + 1
  if (blocked >= pollingPace.tries)
    return endWaiting(
      batch,
      'no-place',
      'No place came free for about an hour: other jobs of the organisation hold all.',
    )
  const notBefore = at + waitAfter(pollingPace, blocked - 1, chance)
  return eachItem({ ...batch, blocked }, (item) =>
    item.state.kind === 'waiting' && item.state.notBefore < notBefore
      ? inState(item, { ...item.state, notBefore })
      : item,
  )
}

function afterStart(batch: Batch, event: Extract<BatchEvent, { kind: 'start-answered' }>): Batch {
  const { answer, at, chance, key } = event
  const item = batch.items.find((one) => one.key === key)
  if (item?.state.kind !== 'starting') return batch
  const set = (next: Batch, change: (one: PlanItem) => PlanItem) => oneItem(next, key, change)
  switch (answer.kind) {
    case 'started':
      return set({ ...calm(batch), blocked: 0 }, (one) =>
        inState(one, followed(answer.jobId, { at, takenOver: false })),
      )
    case 'lost':
      return set(batch, (one) => lostFrom(one, at))
    case 'not-sent':
      return set(batch, (one) => waitsOn(one, at, chance, 'unreachable', answer.says))
    case 'limits':
      return set(calm(batch), (one) => waitsOn(one, at, chance, 'no-place', answer.says))
    case 'refused': {
      const refused = set(calm(batch), (one) => ended(one, 'failed', answer.key ? 'key' : 'refused', answer.says))
      return answer.key ? endWaiting(refused, 'key', answer.says) : refused
    }
    case 'too-many': {
      const next = slowed(batch, at, answer.waitMs, chance)
      if ((answer.waitMs ?? 0) > longestAsked)
        return endWaiting(
          set(next, (one) => backToWaiting(one, at)),
          'too-many',
          `Clari asks to wait for ${duration(answer.waitMs ?? 0)}.`,
        )
      const back = set(next, (one) => backToWaiting(one, next.pausedUntil))
      return next.refusals >= refusedPace.tries ? endWaiting(back, 'too-many', answer.says) : back
    }
  }
}

function afterLooked(batch: Batch, event: Extract<BatchEvent, { kind: 'looked' }>): Batch {
  const { answer, at, chance, key } = event
  const item = batch.items.find((one) => one.key === key)
  if (item?.state.kind !== 'following') return batch
  const { state } = item
  const looks = state.looks + 1
  const nextAt = at + waitAfter({ ...pollingPace, firstMs: 1_000, longestMs: 15_000 }, looks - 1, chance)
  switch (answer.kind) {
    case 'open':
      return oneItem(calm(batch), key, (one) =>
        inState(one, { ...state, job: answer.job, looks, failures: 0, nextAt: one.cancel ? at : nextAt }),
      )
    case 'done': {
      const { jobId, takenOver } = state
      const done = { expires: answer.expires, cut: answer.cut, nextAt: at, tries: 0, result: null }
      return oneItem(calm(batch), key, (one) => ({
        ...inState(one, { kind: 'done', jobId, takenOver, ...done }),
        cancel: false,
      }))
    }
    case 'ended':
      return oneItem(calm(batch), key, (one) =>
        answer.job === 'failed'
          ? ended(one, 'failed', 'job-failed', 'The job failed at Clari.')
          : ended(one, 'cancelled', 'cancelled', `The job was ${answer.job} at Clari.`),
      )
    case 'too-many': {
      const next = slowed(batch, at, answer.waitMs, chance)
      return oneItem(next, key, (one) => inState(one, { ...state, looks, nextAt: Math.max(next.pausedUntil, nextAt) }))
    }
    case 'refused':
    case 'nothing': {
      const failures = state.failures + 1
      const most = answer.kind === 'refused' ? 3 : pollingPace.tries
      if (failures >= most)
        return oneItem(batch, key, (one) =>
          ended(one, 'failed', answer.kind === 'refused' ? 'unknown-job' : 'unreachable', answer.says),
        )
      const later = at + waitAfter(pollingPace, failures - 1, chance)
      return oneItem(batch, key, (one) => inState(one, { ...state, looks, failures, nextAt: later }))
    }
  }
}

function afterMissed(item: PlanItem, event: Extract<BatchEvent, { kind: 'results-missed' }>): PlanItem {
  if (item.state.kind !== 'done') return item
  const tries = item.state.tries + 1
  const result = tries >= mostReads ? ({ kind: 'unread', says: event.says } as const) : null
  return inState(item, {
    ...item.state,
    tries,
    result,
    nextAt: event.at + waitAfter(refusedPace, tries - 1, event.chance),
  })
}

function afterChoice(item: PlanItem, { at, choice }: Extract<BatchEvent, { kind: 'chosen' }>): PlanItem {
  const { state } = item
  if (state.kind !== 'asked') return item
  switch (choice.kind) {
    case 'it-is':
      return inState(item, followed(choice.jobId, { at, takenOver: true }))
    case 'look-again':
      return inState(item, { kind: 'lost', since: state.since, before: state.before, looks: 0, nextAt: at })
    case 'start-again':
      return inState(item, { kind: 'waiting', notBefore: at, tries: 0 })
    case 'leave-out':
      return ended(item, 'left-out', 'left-out', 'It was left out; a job may have been made all the same.')
  }
}

function triedAgain(item: PlanItem, at: number): PlanItem {
  const { state } = item
  if (state.kind === 'done' && state.result?.kind === 'unread')
    return inState(item, { ...state, result: null, tries: 0, nextAt: at })
  if (state.kind !== 'ended') return item
  // A job that was only out of sight is still there.
  return state.jobId !== null && (state.cause === 'unreachable' || state.cause === 'unknown-job')
    ? { ...inState(item, followed(state.jobId, { at, takenOver: false })), cancel: false }
    : { ...inState(item, { kind: 'waiting', notBefore: at, tries: 0 }), cancel: false }
}

/** Where no new job shows yet: looked for again, and in the end the analyst is asked. */
function stillLost(item: PlanItem, { at, chance }: { readonly at: number; readonly chance: number }): PlanItem {
  const { state } = item
  if (state.kind !== 'lost') return item
  const looks = state.looks + 1
  if (looks >= looksForLost) return asked(item, [])
  return inState(item, {
    ...state,
    looks,
    nextAt: at + waitAfter({ ...refusedPace, firstMs: 1_500 }, looks - 1, chance),
  })
}

function asked(item: PlanItem, candidates: readonly string[]): PlanItem {
  const { state } = item
  if (state.kind !== 'lost' && state.kind !== 'asked') return item
  if (item.cancel && candidates.length === 0)
    return cancelWanted(inState(item, { ...state, kind: 'asked', candidates: [] }))
  return inState(item, { kind: 'asked', since: state.since, before: state.before, candidates: [...candidates] })
}

function lostFrom(item: PlanItem, at: number): PlanItem {
  const { state } = item
  if (state.kind !== 'starting') return item
  return inState(item, { kind: 'lost', since: state.since, before: state.before, looks: 0, nextAt: at + 500 })
}

function cancelWanted(item: PlanItem): PlanItem {
  switch (item.state.kind) {
    case 'waiting':
      return ended(item, 'cancelled', 'cancelled', 'It was cancelled before it was started.')
    case 'asked':
      return ended(item, 'left-out', 'left-out', 'It was left out; a job may have been made all the same.')
    case 'starting':
    case 'lost':
      return { ...item, cancel: true }
    case 'following':
      return { ...inState(item, { ...item.state, nextAt: 0 }), cancel: true }
    case 'done':
    case 'ended':
      return item
  }
}

function backToWaiting(item: PlanItem, notBefore: number): PlanItem {
  const { state } = item
  if (item.cancel) return ended(item, 'cancelled', 'cancelled', 'It was cancelled before it was started.')
  return inState(item, { kind: 'waiting', notBefore, tries: state.kind === 'starting' ? state.tries + 1 : 0 })
}

const givenUp = {
  unreachable: 'Clari could not be reached for about an hour.',
  'no-place': 'Clari refused it at the limits for about an hour.',
  'too-many': 'Clari refused everything as too many calls.',
} as const

/** Waits longer each time, and gives up in the end. */
function waitsOn(
  item: PlanItem,
  at: number,
  chance: number,
  cause: keyof typeof givenUp,
  says: string = givenUp[cause],
): PlanItem {
  const { state } = item
  if (state.kind !== 'waiting' && state.kind !== 'starting') return item
  const tries = state.tries + 1
  if (tries >= pollingPace.tries) return ended(item, 'failed', cause, says)
  if (item.cancel) return backToWaiting(item, at)
  return inState(item, { kind: 'waiting', notBefore: at + waitAfter(pollingPace, tries - 1, chance), tries })
}

function endWaiting(batch: Batch, cause: 'quota' | 'no-place' | 'too-many' | 'key', says: string): Batch {
  return eachItem(batch, (item) => (item.state.kind === 'waiting' ? ended(item, 'failed', cause, says) : item))
}

type Ended = Extract<PlanItemState, { kind: 'ended' }>

function ended(item: PlanItem, how: Ended['how'], cause: Ended['cause'], says: string): PlanItem {
  const { state } = item
  const jobId = state.kind === 'following' || state.kind === 'done' ? state.jobId : null
  return { ...inState(item, { kind: 'ended', jobId, how, cause, says }), cancel: false }
}

/** A refusal with 429 slows everything down. */
function slowed(batch: Batch, at: number, waitMs: number | null, chance: number): Batch {
  const wait = Math.min(longestAsked, waitAfter(refusedPace, batch.refusals, chance, waitMs ?? 0))
  return { ...batch, refusals: batch.refusals + 1, pausedUntil: Math.max(batch.pausedUntil, at + wait) }
}

function calm(batch: Batch): Batch {
  return batch.refusals === 0 ? batch : { ...batch, refusals: 0 }
}

/** The wait before a further try, ms: `tries` from 0, half of it left to chance, never shorter than asked. */
function waitAfter(policy: PacingPolicy, tries: number, chance: number, atLeastMs = 0): number {
  const ranges = waitRanges(policy, atLeastMs)
  const { from, to } = ranges[Math.min(tries, ranges.length - 1)] ?? { from: policy.firstMs, to: policy.longestMs }
  return Math.round(from + chance * (to - from))
}

function inState(item: PlanItem, state: PlanItemState): PlanItem {
  return { ...item, state }
}

function eachItem(batch: Batch, change: (item: PlanItem) => PlanItem): Batch {
  return { ...batch, items: batch.items.map(change) }
}

function oneItem(batch: Batch, key: string, change: (item: PlanItem) => PlanItem): Batch {
  return eachItem(batch, (item) => (item.key === key ? change(item) : item))
}

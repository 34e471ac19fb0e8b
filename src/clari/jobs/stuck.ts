import { counted, listOf } from '#src/domain/words/count.ts'
import { duration, wholeSeconds } from '#src/domain/words/duration.ts'
import type { Dialect } from '#src/domain/model/system.ts'
import type { SeenJob } from './job-board.ts'
import { dialectOfJobStatus, jobStateOf } from './job-state.ts'
import type { Usual, UsualSpans } from './job-usual.ts'

/** Where nothing is known of an organisation's usual, a job that waits or runs for longer than this is looked into. */
export const longWithoutUsualMs = 600_000

/** Three times the middle, and half again over the longest of nine in ten; never within a minute. */
function boundOf(usual: Usual | null): number {
  return usual === null ? longWithoutUsualMs : Math.max(60_000, usual.middle * 3, usual.most * 1.5)
}

/** A judgement on whether a job is stuck, with its reason; both are sentences. */
export interface JobJudgement {
  readonly kind: 'usual' | 'queued-long' | 'running-long' | 'unknown-word' | 'over'
  readonly says: string
  readonly because: string
}

const usualWords = (usual: Usual | null, does: string) =>
  usual === null
    ? `Too little is known of what is usual here; from ${duration(longWithoutUsualMs)} on it is worth a look.`
    : `Here ${counted(usual.of, 'export')} usually ${does} ${duration(usual.middle)}, at most ${duration(usual.most)}.`

/** Since when a job that is not over is as it is, epoch ms; for one that waits this can be later than the truth. */
export function openSince({ job, firstSeen }: SeenJob): number {
  return job.startTime ?? firstSeen
}

/** Judges whether a job is stuck. `now` is the upstream's time, epoch ms. */
export function judgeStuck(seen: SeenJob, usual: UsualSpans, now: number): JobJudgement {
  const { job } = seen
  const since = Math.max(0, now - openSince(seen))
  switch (job.state) {
    case 'queued': {
      // The guide's PENDING stands for waiting and running, and tells when the job was made.
      const both = dialectOfJobStatus(job.status) === 'guide'
      const bound = boundOf(usual.queue) + (both ? boundOf(usual.run) : 0)
      const least = job.startTime === null ? 'at least ' : ''
      const word = both ? `${job.status} (waiting or running)` : job.status
      if (since <= bound)
        return {
          kind: 'usual',
          says: `${word} for ${least}${wholeSeconds(since)}.`,
          because: usualWords(usual.queue, 'wait'),
        }
      return {
        kind: 'queued-long',
        says: `Stuck in the queue: ${word} for ${least}${wholeSeconds(since)}, longer than is usual.`,
        because:
          `${usualWords(usual.queue, 'wait')} Clari took the export and has not begun it, which no program of ` +
          'yours can change; starting it again makes the queue longer.',
      }
    }
    case 'running': {
      const because = usualWords(usual.run, 'run for')
      if (since <= boundOf(usual.run)) return { kind: 'usual', says: `Running for ${wholeSeconds(since)}.`, because }
      return {
        kind: 'running-long',
        says: `Running for ${wholeSeconds(since)}, longer than is usual.`,
        because: `${because} It is neither lost nor refused: it is larger than the others, or Clari is slow today.`,
      }
    }
    case 'unknown':
      return {
        kind: 'unknown-word',
        says: `Its status is “${job.status}”, a word that neither dialect of the API is known to use.`,
        because: 'So whether it will end cannot be told; a client that waits for another word waits for ever.',
      }
    default:
      return { kind: 'over', says: `Ended as ${job.status}.`, because: 'It will change no more.' }
  }
}

/** What the limits say of a start that is made now. */
export interface RoomLeft {
  readonly availableConcurrentLimit: number
  readonly concurrentLimit: number
  readonly availableMonthlyQuota: number
  readonly monthlyQuota: number
}

/** Why a start is refused now, in sentences; null while there is room. Clari refuses both with the same 400. */
export function refusalNow(room: RoomLeft): {
  readonly kind: 'quota' | 'places'
  readonly says: string
  readonly because: string
} | null {
  if (room.availableMonthlyQuota <= 0)
    return {
      kind: 'quota',
      says: `The quota of ${counted(room.monthlyQuota, 'export')} in 30 days is used up.`,
      because:
        'A start is refused with 400 export_monthly_quota_reached until one of them is 30 days old. This is no rate ' +
        'limit (that would be 429), so waiting a minute does not help; cancelling an open job does.',
    }
  if (room.availableConcurrentLimit <= 0)
    return {
      kind: 'places',
      says: `All ${counted(room.concurrentLimit, 'place')} for jobs are taken.`,
      because:
        'A start is refused with 400 export_monthly_quota_reached, not queued: nothing happens by itself later. The ' +
        'quota is not used up; as soon as a job ends, a start is taken.',
    }
  return null
}

/** What each dialect says, in the order in which a job goes through it. */
const sends: Readonly<Record<'guide' | 'published', readonly string[]>> = {
  guide: ['PENDING', 'COMPLETED', 'FAILED'],
  published: ['SCHEDULED', 'STARTED', 'DONE', 'FAILED', 'CANCELLED', 'ABORTED'],
}

/** The dialect that a list of jobs is in, by the words that only one of the two uses; null where none was seen. */
export function dialectOfBoard(jobs: readonly SeenJob[]): 'guide' | 'published' | null {
  const spoken = new Set<Dialect>(jobs.map(({ job }) => dialectOfJobStatus(job.status)))
  if (spoken.has('published')) return 'published'
  return spoken.has('guide') ? 'guide' : null
}

/** Judges the word that a client waits for, against what this API was seen to send. */
export function judgeAwaited(
  typed: string,
  dialect: 'guide' | 'published' | null,
): { readonly kind: 'sent' | 'never-sent' | 'no-end' | 'untold'; readonly says: string } {
  const word = typed.trim().toUpperCase()
  const state = jobStateOf(word)
  if (dialect === null)
    return { kind: 'untold', says: 'No job was seen yet whose word tells which dialect this API speaks.' }
  const known = sends[dialect]
  if (!known.includes(word)) {
    const end = dialect === 'guide' ? 'COMPLETED' : 'DONE'
    return {
      kind: 'never-sent',
      says:
        `This API never sends ${word}: it says ${listOf(known)}. A client that waits for ${word} waits for ever; ` +
        `wait for ${end}, and take both DONE and COMPLETED to be safe.`,
    }
  }
  if (state === 'queued' || state === 'running')
    return {
      kind: 'no-end',
      says: `${word} is sent on the way and is no end: a client that stops there fetches results too early.`,
    }
  return { kind: 'sent', says: `This API does send ${word}. A client that waits for it hears it when it comes.` }
}

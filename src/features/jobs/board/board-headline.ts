import type { SeenJob } from '#src/clari/jobs/job-board.ts'
import type { JobJudgement, RoomLeft } from '#src/clari/jobs/stuck.ts'
import { refusalNow } from '#src/clari/jobs/stuck.ts'
import { counted, plural } from '#src/domain/words/count.ts'

/** A job that is not over, with what is judged of it. */
export interface JudgedJob {
  readonly seen: SeenJob
  readonly judgement: JobJudgement
}

/** The one sentence that matters about a connection's jobs, and how it is meant. */
export interface BoardHeadline {
  readonly tone: 'pass' | 'warn' | 'fail' | 'info'
  readonly says: string
}

/** Says how a connection's jobs stand: what is stuck first, then what would be refused, then what is under way. */
export function boardHeadline(open: readonly JudgedJob[], room: RoomLeft | null): BoardHeadline {
  const stuck = open.filter(({ judgement }) => judgement.kind !== 'usual')
  const queued = open.filter(({ seen }) => seen.job.state === 'queued').length
  const running = open.length - queued
  if (stuck.length > 0) {
    const inQueue = stuck.filter(({ judgement }) => judgement.kind === 'queued-long').length
    const where = inQueue === stuck.length ? ' in the queue' : ''
    const isAre = plural(stuck.length, 'is', 'are')
    return { tone: 'warn', says: `${counted(stuck.length, 'job')} ${isAre} stuck${where}.` }
  }
  const refused = room === null ? null : refusalNow(room)
  if (refused?.kind === 'quota') return { tone: 'fail', says: refused.says }
  if (open.length > 0) {
    const parts = [
      ...(running > 0 ? [`${counted(running, 'job')} ${plural(running, 'runs', 'run')}`] : []),
      ...(queued > 0 ? [`${counted(queued, 'job')} ${plural(queued, 'waits', 'wait')}`] : []),
    ]
    return { tone: 'info', says: `${parts.join(', ')}; nothing is stuck.` }
  }
  if (refused !== null) return { tone: 'warn', says: `${refused.says} None of them is this key’s.` }
  return { tone: 'pass', says: 'Nothing waits or runs.' }
}

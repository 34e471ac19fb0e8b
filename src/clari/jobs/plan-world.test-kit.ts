import type { Exchange } from '#src/domain/contract/exchange.ts'
import type { Operation } from '#src/domain/contract/operation.ts'
import type { Sent } from './plan-drive.ts'

/** How a simulated Clari behaves; each rate is the chance of a fault of each call, 0 to 1. */
export interface SimulatedClari {
  readonly limit: number
  readonly limitsTold: boolean
  readonly dropped: number
  readonly tooMany: number
  readonly broken: number
  readonly unsent: number
  /** Chance that a job fails at Clari. */
  readonly failing: number
  /** Places that other users' jobs hold at first, for `foreignMs`. */
  readonly foreign: number
  readonly foreignMs: number
}

interface Made {
  readonly id: string
  readonly body: string
  readonly at: number
  readonly ends: number
  readonly fails: boolean
  cancelled: boolean
}

/** A Clari of jobs alone, with a clock that the test moves. */
export function simulatedClari(wanted: SimulatedClari, random: () => number, now: () => number) {
  const made: Made[] = []
  /** Starts that arrive later than their answer was given up. */
  const late: { readonly at: number; readonly body: string }[] = []
  let calm = false
  let startsBeyond = 0
  const hits = (rate: number) => !calm && random() < rate
  const isOpen = (job: Made) => job.at <= now() && job.ends > now() && !job.cancelled
  const foreign = () => (now() < wanted.foreignMs ? wanted.foreign : 0)
  const open = () => made.filter(isOpen).length
  const create = (body: string, at: number) => {
    const job = {
      id: `job-${made.length + 1}`,
      body,
      at,
      ends: at + 5_000 + Math.floor(random() * 60_000),
      fails: hits(wanted.failing),
      cancelled: false,
    }
    made.push(job)
    return job
  }
  const arrive = () => {
    for (const start of late.splice(0)) {
      if (start.at > now()) late.push(start)
      else if (open() + foreign() < wanted.limit) create(start.body, now())
    }
  }
  const statusOf = (job: Made) =>
    job.cancelled ? 'CANCELLED' : isOpen(job) ? 'STARTED' : job.fails ? 'FAILED' : 'DONE'
  const asJson = (job: Made) => ({ jobId: job.id, status: statusOf(job), fileType: 'JSON' })

  const answer = (operation: Operation, params: Readonly<Record<string, unknown>>): Exchange => {
    switch (operation.id) {
      case 'clari.start-export': {
        if (open() >= wanted.limit) startsBeyond += 1
        if (open() + foreign() >= wanted.limit)
          return exchange(now(), 400, { code: 'export_monthly_quota_reached', message: 'Reached', errorId: 'e' })
        return exchange(now(), 200, { jobId: create(JSON.stringify(params), now()).id })
      }
      case 'clari.jobs':
        return exchange(now(), 200, made.map(asJson).toReversed())
      case 'clari.limits':
        return wanted.limitsTold
          ? exchange(now(), 200, {
              jobs: {
                concurrentLimit: wanted.limit,
                monthlyQuota: 100,
                availableConcurrentLimit: Math.max(0, wanted.limit - open() - foreign()),
                availableMonthlyQuota: 50,
              },
            })
          : exchange(now(), 404, { message: 'no Route matched with those values', request_id: 'r' })
      default: {
        const job = made.find(({ id }) => id === params['jobId'])
        if (job === undefined) return exchange(now(), 400, { code: 'invalid_jobId', message: 'Invalid', errorId: 'e' })
        if (operation.id === 'clari.job') return exchange(now(), 200, asJson(job))
        if (!isOpen(job)) return exchange(now(), 400, { code: 'export_failed_to_cancel', message: 'No', errorId: 'e' })
        job.cancelled = true
        return exchange(now(), 200, { status: 'CANCELLED', successful: true })
      }
    }
  }

  return {
    made,
    open,
    /** Whether a start that was sent is still on its way. */
    onItsWay: () => late.length > 0,
    startsBeyond: () => startsBeyond,
    /** From now on everything works. */
    calmDown: () => (calm = true),
    send: async (operation: Operation, params: Readonly<Record<string, unknown>>): Promise<Sent> => {
      arrive()
      if (hits(wanted.unsent)) return { ok: true, value: silence(now(), 'refused') }
      if (hits(wanted.tooMany))
        return {
          ok: true,
          value: exchange(now(), 429, { message: 'API rate limit exceeded' }, random() < 0.5 ? '7' : null),
        }
      if (hits(wanted.broken)) {
        // A start that broke off was made, was not, or arrives later than anybody waits for it.
        const way = random()
        if (operation.id === 'clari.start-export' && way < 0.25)
          late.push({ at: now() + Math.floor(random() * 3_000), body: JSON.stringify(params) })
        return way < 0.5
          ? { ok: false, reason: 'stopped', says: 'gone' }
          : { ok: true, value: exchange(now(), 502, null) }
      }
      const value = answer(operation, params)
      return hits(wanted.dropped) ? { ok: true, value: silence(now(), 'timeout') } : { ok: true, value }
    },
  }
}

function exchange(at: number, status: number, body: unknown, retryAfter: string | null = null): Exchange {
  const text = body === null ? '<html>' : JSON.stringify(body)
  return {
    ...sentAt(at),
    result: {
      kind: 'response',
      status,
      headers: retryAfter === null ? [] : [{ name: 'retry-after', value: retryAfter }],
      body: text,
      bytes: text.length,
      truncated: false,
    },
  }
}

function silence(at: number, reason: 'timeout' | 'refused'): Exchange {
  return { ...sentAt(at), result: { kind: 'silence', reason, detail: 'Nothing came back.' } }
}

function sentAt(at: number): Omit<Exchange, 'result'> {
  return {
    id: 'x',
    operation: 'clari.job',
    upstream: 'clari',
    connection: { id: 'a', label: 'A', demo: false },
    request: { method: 'GET', url: 'https://api.clari.com/v4/export/jobs', headers: [], body: null },
    startedAt: at,
    tookMs: 0,
  }
}

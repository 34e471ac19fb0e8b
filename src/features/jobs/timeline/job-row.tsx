import type { SeenJob } from '#src/clari/jobs/job-board.ts'
import { isOver, stateNames } from '#src/clari/jobs/job-state.ts'
import type { UsualSpans } from '#src/clari/jobs/job-usual.ts'
import type { JobJudgement } from '#src/clari/jobs/stuck.ts'
import { counted } from '#src/domain/words/count.ts'
import { duration, wholeSeconds } from '#src/domain/words/duration.ts'
import { formatAgo, formatTimestamp } from '#src/domain/words/moment.ts'
import { Chip } from '#src/ui/feedback/chip.tsx'
import { StatusBadge } from '#src/ui/feedback/status-badge.tsx'
import { Disclosure } from '#src/ui/overlay/disclosure.tsx'
import { jobLooks } from './job-look.ts'
import { WatchJob } from './watch-job-button.tsx'

/** What a {@link JobRow} takes. */
export interface JobRowProps {
  readonly seen: SeenJob
  readonly judgement: JobJudgement
  readonly usual: UsualSpans
  readonly connection: string
  /** The name of a user, null where it is not known. */
  readonly nameOf: (userId: string) => string | null
  /** By the upstream's clock, epoch ms. */
  readonly now: number
}

/** One export job: how it stands, for how long against the usual, what it is, and everything told of it on demand. */
export function JobRow({ seen, judgement, usual, connection, nameOf, now }: JobRowProps) {
  const { job } = seen
  const look = jobLooks[job.state]
  const isOpen = !isOver(job.state)
  const isStuck = isOpen && judgement.kind !== 'usual'
  return (
    <li data-job={job.id} data-state={job.state} className="border-t border-line px-5 py-3 first:border-t-0">
      <div className="grid gap-x-5 gap-y-1.5 @2xl:grid-cols-[8.5rem_minmax(0,1fr)_13rem]">
        <div className="flex flex-wrap items-center gap-x-2 gap-y-0.5 @2xl:flex-col @2xl:items-start">
          <StatusBadge status={isStuck ? 'warn' : look.badge} word={isStuck ? `${look.word}, stuck` : look.word} />
          <span className="font-mono text-tiny text-soft">{job.status}</span>
        </div>
        <div className="min-w-0">
          <p className="font-medium wrap-anywhere">{job.title ?? job.fileName ?? `Job ${job.id}`}</p>
          <p className="text-small text-soft">{startWords(seen, nameOf, now)}</p>
          {isOpen && (
            <p className="mt-0.5 text-small">
              {judgement.says} <span className="text-soft">{judgement.because}</span>
            </p>
          )}
          {!seen.listed && <p className="text-small text-soft">The list of jobs does not name it any more.</p>}
        </div>
        <div className="min-w-0 text-small tabular-nums">
          <SpanBar seen={seen} usual={usual} now={now} />
          <p className="mt-1 text-soft">{expiryWords(seen, now)}</p>
        </div>
      </div>
      <div className="mt-1 flex flex-wrap items-start justify-between gap-x-4 gap-y-1">
        <Disclosure summary="Details">
          <Details seen={seen} nameOf={nameOf} />
        </Disclosure>
        {isOpen && seen.listed && <WatchJob connection={connection} jobId={job.id} title={job.title} />}
      </div>
    </li>
  )
}

function startWords({ job, firstSeen }: SeenJob, nameOf: JobRowProps['nameOf'], now: number): string {
  const by = job.userId === null ? '' : ` by ${nameOf(job.userId) ?? `this key’s user (${job.userId})`}`
  if (job.startTime !== null) return `Started ${formatAgo(job.startTime, Math.max(job.startTime, now))}${by}`
  if (job.endTime !== null)
    return `Asked for${by}, never began; ended ${formatAgo(job.endTime, Math.max(job.endTime, now))}`
  return `Asked for${by}, not begun; first seen ${formatAgo(firstSeen, Math.max(firstSeen, now))}`
}

function expiryWords({ job: { state, expiredTime } }: SeenJob, now: number): string {
  if (state !== 'done') return ''
  if (expiredTime === null) return 'When its results expire is not told.'
  return expiredTime <= now
    ? 'Results expired'
    : `Results for ${expiredTime - now < 2 * dayMs ? duration(expiredTime - now) : daysOf(expiredTime - now)}`
}

const dayMs = 86_400_000
const daysOf = (ms: number) => counted(Math.floor(ms / dayMs), 'day')

/** A job's duration beside the usual one, on a scale that both fit. */
function SpanBar({ seen: { job }, usual, now }: Pick<JobRowProps, 'seen' | 'usual' | 'now'>) {
  const isDone = isOver(job.state)
  if (job.startTime === null) return <p className="text-soft">{isDone ? 'never ran' : 'not running yet'}</p>
  if (isDone && job.endTime === null) return <p className="text-soft">when it ended is not told</p>
  const ms = Math.max(0, (job.endTime ?? now) - job.startTime)
  const middle = usual.run?.middle ?? null
  const scale = Math.max(ms, (middle ?? ms) * 2, 1)
  return (
    <>
      <p>
        {isDone ? duration(ms) : wholeSeconds(ms)}
        {middle !== null && <span className="text-soft"> · usually {duration(middle)}</span>}
      </p>
      <div aria-hidden className="relative mt-1 h-1.5 rounded-full bg-line">
        <div
          className={`h-full rounded-full ${jobLooks[job.state].bar}`}
          style={{ width: `${Math.max(2, (ms / scale) * 100)}%` }}
        />
        {middle !== null && (
          <span
            className="absolute -top-0.5 -bottom-0.5 w-0.5 rounded-full bg-ink"
            style={{ left: `${(middle / scale) * 100}%` }}
          />
        )}
      </div>
    </>
  )
}

function Details({ seen, nameOf }: Pick<JobRowProps, 'seen' | 'nameOf'>) {
  const { job } = seen
  const names = stateNames[job.state]
  const when = (at: number | null) => (at === null ? null : formatTimestamp(at))
  const cut = job.rowsTruncated === true || job.cellsTruncated === true
  const rows = [
    ['Status', `${job.status} (published: ${names.published ?? '–'}; guide: ${names.guide ?? '–'})`],
    ['Started', when(job.startTime)],
    ['Ended', when(job.endTime)],
    ['Results expire', when(job.expiredTime)],
    ['Waited', seen.waitedMs === null ? null : `at least ${duration(seen.waitedMs)}, as seen from here`],
    [
      'Started by',
      job.userId === null
        ? null
        : [nameOf(job.userId), `user ${job.userId}`].filter((part) => part !== null).join(', '),
    ],
    ['File', [job.fileName, job.fileType].filter((part) => part !== null).join(', ') || null],
    ['Currency', job.currency],
    ['Cut off', cut ? 'yes: rows or cells are missing from it' : null],
  ] as const
  return (
    <div className="space-y-2.5">
      <Chip mono copy={job.id}>
        {job.id}
      </Chip>
      <dl className="grid grid-cols-[auto_minmax(0,1fr)] gap-x-4 gap-y-0.5 text-small">
        {rows.map(([name, value]) =>
          value === null ? null : (
            <div key={name} className="contents">
              <dt className="text-soft">{name}</dt>
              <dd className="wrap-anywhere tabular-nums">{value}</dd>
            </div>
          ),
        )}
      </dl>
      <p className="text-small text-soft">
        A job does not tell what it was asked for: its title and file name are all that hints at period and format.
      </p>
    </div>
  )
}

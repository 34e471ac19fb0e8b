import type { SeenJob } from '#src/clari/jobs/job-board.ts'
import { quotaOutlook, type QuotaOutlook } from '#src/clari/jobs/quota-outlook.ts'
import type { JobLimits } from '#src/client/jobs/look-at-board.ts'
import { counted, grouped } from '#src/domain/words/count.ts'
import { formatTimestamp } from '#src/domain/words/moment.ts'
import { cx } from '#src/ui/cx.ts'

/** What a {@link LimitsGauges} takes. */
export interface LimitsGaugesProps {
  /** Null where this API does not tell them. */
  readonly limits: JobLimits | null
  readonly jobs: readonly SeenJob[]
  /** By the upstream's clock, epoch ms. */
  readonly now: number
}

/** How much of the organisation's limits is used: places for jobs, and exports in 30 days with what comes of them. */
export function LimitsGauges({ limits, jobs, now }: LimitsGaugesProps) {
  if (limits === null) {
    return (
      <p className="text-small text-soft">
        This API does not tell its limits (GET /admin/limits), so neither places nor quota can be shown.
      </p>
    )
  }
  const taken = Math.max(0, limits.concurrentLimit - limits.availableConcurrentLimit)
  const outlook = quotaOutlook(limits, jobs, now)
  return (
    <dl className="grid gap-x-8 gap-y-4 @lg:grid-cols-[minmax(0,2fr)_minmax(0,3fr)]">
      <div data-gauge="places">
        <dt className="text-small text-soft">Places for jobs, queued or running</dt>
        <dd>
          <p className="mt-0.5 text-heading font-strong tabular-nums">
            {taken} of {limits.concurrentLimit} taken
          </p>
          <Places taken={taken} of={limits.concurrentLimit} />
          <p className="mt-1.5 text-small text-soft">
            {limits.availableConcurrentLimit > 0
              ? `${counted(limits.availableConcurrentLimit, 'start')} would be taken now.`
              : 'A start is refused now, not queued.'}
          </p>
        </dd>
      </div>
      <div data-gauge="quota">
        <dt className="text-small text-soft">Exports in 30 days, whole organisation</dt>
        <dd>
          <p className="mt-0.5 text-heading font-strong tabular-nums">
            {grouped(outlook.used)} of {grouped(limits.monthlyQuota)} used
          </p>
          <Bar part={limits.monthlyQuota === 0 ? 1 : outlook.used / limits.monthlyQuota} />
          <p className="mt-1.5 text-small text-pretty text-soft">{outlookWords(outlook)}</p>
        </dd>
      </div>
    </dl>
  )
}

/** What comes of the quota, in sentences that say what they rest on. */
export function outlookWords({ used, own, freesBy, freesByOwn, perDay, lastsDays }: QuotaOutlook): string {
  const frees =
    freesBy === null
      ? 'Nothing counts toward it.'
      : `One is free again by ${formatTimestamp(freesBy)} at the latest` +
        (freesByOwn
          ? ` (this key’s oldest; ${grouped(own)} of ${grouped(used)} are in its list, others may free one earlier).`
          : ': none counts for more than 30 days, and which are older is not told to this key.')
  if (used === 0) return frees
  const pace = `At the current pace, about ${perDay < 10 ? Number(perDay.toFixed(1)) : Math.round(perDay)} a day, it `
  const lasts =
    lastsDays === 0
      ? 'stays used up.'
      : lastsDays === null
        ? 'lasts for the next 30 days.'
        : `is used up in ${counted(lastsDays, 'day')}.`
  return `${frees} ${pace}${lasts}`
}

function Places({ taken, of }: { readonly taken: number; readonly of: number }) {
  // An organisation with many places is drawn as a bar: blocks would be too narrow to count.
  if (of > 12 || of < 1) return <Bar part={of < 1 ? 1 : taken / of} />
  return (
    <div aria-hidden className="mt-1.5 flex gap-1">
      {Array.from({ length: of }, (_, index) => (
        <span
          key={index}
          className={cx('h-2 flex-1 rounded-full', index < taken ? (taken >= of ? 'bg-warn' : 'bg-accent') : 'bg-line')}
        />
      ))}
    </div>
  )
}

function Bar({ part }: { readonly part: number }) {
  const shown = Math.min(1, Math.max(0, part))
  return (
    <div aria-hidden className="mt-1.5 h-2 overflow-hidden rounded-full bg-line">
      <div
        className={cx('h-full rounded-full', shown >= 1 ? 'bg-fail' : shown > 0.8 ? 'bg-warn' : 'bg-accent')}
        style={{ width: `${Math.max(shown * 100, shown > 0 ? 1 : 0)}%` }}
      />
    </div>
  )
}

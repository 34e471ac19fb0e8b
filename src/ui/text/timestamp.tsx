import { formatTimestamp } from '#src/domain/words/moment.ts'

/** A moment with its offset from UTC, machine-readable too. `at` in epoch ms. */
export function Timestamp({ at }: { readonly at: number }) {
  return (
    <time dateTime={new Date(at).toISOString()} className="tabular-nums">
      {formatTimestamp(at)}
    </time>
  )
}

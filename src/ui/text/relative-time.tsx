import { useEffect, useState } from 'react'
import { formatAgo, formatTimestamp } from '#src/domain/words/moment.ts'

/**
 * How long ago a moment was, kept up to date; the exact moment is in its title. `at` in epoch ms, `clock` tells the
 * time that it is reckoned from.
 */
export function RelativeTime({ at, clock }: { readonly at: number; readonly clock: () => number }) {
  const [now, setNow] = useState(clock)
  useEffect(() => {
    const timer = setInterval(() => setNow(clock()), 30_000)
    return () => clearInterval(timer)
  }, [clock])
  return (
    <time dateTime={new Date(at).toISOString()} title={formatTimestamp(at)}>
      {formatAgo(at, Math.max(at, now))}
    </time>
  )
}

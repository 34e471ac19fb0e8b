import { useEffect, useState } from 'react'
import { formatAgo, formatTimestamp } from './format-time.ts'

/** How long ago a moment was, kept up to date; the exact moment is in its title. `at` in epoch ms. */
export function RelativeTime({ at }: { readonly at: number }) {
  const [now, setNow] = useState(() => Date.now())
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), 30_000)
    return () => clearInterval(timer)
  }, [])
  return (
    <time dateTime={new Date(at).toISOString()} title={formatTimestamp(at)}>
      {formatAgo(at, Math.max(at, now))}
    </time>
  )
}

import { useEffect, useState } from 'react'
import { browserNow } from '#src/client/browser-clock.ts'

/** The time by our own clock, epoch ms, drawn again each second while the tab is seen. */
export function useSecond(): number {
  const [now, setNow] = useState(browserNow)
  useEffect(() => {
    const timer = setInterval(() => {
      if (!document.hidden) setNow((before) => Math.max(before, browserNow()))
    }, 1_000)
    return () => clearInterval(timer)
  }, [])
  return now
}

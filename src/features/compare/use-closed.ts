import { startTransition, useEffect, useState } from 'react'
import type { Comparison } from '#src/compare/compare.ts'
import { whatClosed, type WhatClosed } from './what-closed.ts'

/** What closed since the comparison before, worked out while the page goes on; null until it is, and where there is none before. */
export function useClosed(before: Comparison | null, now: Comparison): WhatClosed | null {
  const [closed, setClosed] = useState<{ readonly of: Comparison; readonly what: WhatClosed } | null>(null)
  useEffect(() => {
    if (before === null) return
    const controller = new AbortController()
    const work = async () => {
      const what = await whatClosed(before, now, controller.signal)
      if (what !== null) startTransition(() => setClosed({ of: before, what }))
    }
    void work()
    return () => controller.abort()
  }, [before, now])
  return before !== null && closed?.of === before ? closed.what : null
}

import { useEffect, useRef, useState } from 'react'
import { takeDemo, type DemoSides } from './demo-sides.ts'

/** Taking both sides from the demo tenant: what goes on, why it failed, and how to start and stop it. */
export interface DemoSidesState {
  readonly says: string | null
  readonly problem: string | null
  /** Both sides, or null when it failed or was stopped. */
  readonly take: (connection: string) => Promise<Extract<DemoSides, { kind: 'taken' }> | null>
  readonly cancel: () => void
}

/** Takes both sides from the demo tenant; leaving the page stops it. */
export function useDemoSides(): DemoSidesState {
  const [says, setSays] = useState<string | null>(null)
  const [problem, setProblem] = useState<string | null>(null)
  const controller = useRef<AbortController | null>(null)
  useEffect(() => () => controller.current?.abort(), [])
  return {
    says,
    problem,
    cancel: () => controller.current?.abort(),
    take: async (connection) => {
      const own = new AbortController()
      controller.current = own
      setProblem(null)
      const taken = await takeDemo(connection, own.signal, setSays)
      setSays(null)
      if (taken.kind === 'failed') setProblem(taken.says)
      return taken.kind === 'taken' ? taken : null
    },
  }
}

import { useState } from 'react'
import { checkupItems } from '#src/checks/checkup.ts'
import { checkLimits, checkupRun, useConnectionsNow } from '#src/client/runs/context.ts'
import { useTask } from '#src/client/runs/task.ts'
import type { CheckRecord } from '#src/domain/model/case.ts'
import { runCheckup } from '#src/engine/run-checkup.ts'

/** One check of a connection's test: what it asks, and how it ended; null while it runs. */
export interface TestedCheck {
  readonly asks: string
  readonly record: CheckRecord | null
}

/** The test of one connection. */
export interface ConnectionTest {
  /** The checks so far, in order; empty before the first. */
  readonly checks: readonly TestedCheck[]
  readonly busy: boolean
  readonly start: () => void
  readonly cancel: () => void
}

/** Runs every read-only check over one connection, in place; nothing of it is kept. */
export function useConnectionTest(id: string): ConnectionTest {
  const connectionsNow = useConnectionsNow()
  const [task, { run, cancel }] = useTask<readonly TestedCheck[]>()
  const [checks, setChecks] = useState<readonly TestedCheck[]>([])
  const test = () =>
    run(async (signal) => {
      setChecks([])
      const all = await connectionsNow()
      const items = checkupItems(all).filter(({ connection }) => connection.id === id)
      const sofar = new Map<string, TestedCheck>()
      const show = (check: string, tested: TestedCheck) => {
        sofar.set(check, tested)
        setChecks([...sofar.values()])
      }
      await runCheckup(checkupRun(items, { connections: all, answers: {} }, signal), checkLimits, {
        started: ({ check }) => show(check.id, { asks: check.asks, record: null }),
        progress: () => undefined,
        ended: ({ check }, record) => show(check.id, { asks: check.asks, record }),
      })
      return { ok: true, value: [...sofar.values()] }
    })
  return { checks, busy: task.kind === 'running', start: () => void test(), cancel }
}

import { useCallback, useEffect, useRef, useState } from 'react'
import { browserNow } from '#src/client/browser-clock.ts'
import { createSend } from '#src/client/send.ts'
import type { CheckRecord } from '#src/domain/model/case.ts'
import type { AnyCheck, Answers, CheckContext, Pastes } from '#src/domain/model/check.ts'
import type { Connection } from '#src/domain/contract/connection.ts'
import type { RunStep } from '#src/domain/model/scenario.ts'
import { runCheck } from '#src/engine/run-check.ts'
import { runStep } from '#src/engine/run-step.ts'

/** How long one check may take before it is given up, in ms; longer than the proxy waits for an upstream. */
const limitMs = 45_000

/** What of a run is seen while it goes on. */
export interface RunState {
  readonly running: AnyCheck | null
  readonly says: string
  /** 0 to 1 of the step's checks, or null when it is not running. */
  readonly done: number
}

const idle: RunState = { running: null, says: '', done: 0 }

/** What a run works with. */
export interface RunInput {
  readonly answers: Answers
  readonly pastes: Pastes
  readonly connections: readonly Connection[]
}

/** Runs checks from the page: one run at a time, cancelled when the page is left. */
export function useRun() {
  const [state, setState] = useState<RunState>(idle)
  const controller = useRef<AbortController | null>(null)
  useEffect(() => () => controller.current?.abort(), [])

  const context = useCallback((input: RunInput, signal: AbortSignal): Omit<CheckContext, 'progress'> => {
    const connection = input.answers['connection']
    const system = input.connections.find(({ id }) => id === connection)?.system
    return {
      send: createSend({ signal, connection }),
      connections: input.connections
        .filter((other) => other.system === system)
        .toSorted((a, b) => Number(b.id === connection) - Number(a.id === connection)),
      answers: input.answers,
      pastes: input.pastes,
      signal,
      now: browserNow,
    }
  }, [])

  const begin = useCallback(() => {
    controller.current?.abort()
    const own = new AbortController()
    controller.current = own
    return own
  }, [])

  /** Runs a step's checks; hears of each record as it is made. */
  const run = useCallback(
    async (step: RunStep, input: RunInput, ended: (record: CheckRecord) => void) => {
      const own = begin()
      let count = 0
      await runStep(
        step,
        context(input, own.signal),
        {
          started: (check) => setState({ running: check, says: '', done: count / step.checks.length }),
          progress: (check, says) => setState({ running: check, says, done: (count + 0.5) / step.checks.length }),
          ended: (_check, record) => {
            count += 1
            ended(record)
          },
        },
        { limitMs },
      )
      if (controller.current === own) setState(idle)
    },
    [begin, context],
  )

  /** Runs one check by itself. */
  const runOne = useCallback(
    async (check: AnyCheck, input: RunInput): Promise<CheckRecord> => {
      const own = begin()
      setState({ running: check, says: '', done: 0 })
      const progress: CheckContext['progress'] = (says) => setState({ running: check, says, done: 0.5 })
      const record = await runCheck(check, { ...context(input, own.signal), progress }, { limitMs })
      if (controller.current === own) setState(idle)
      return record
    },
    [begin, context],
  )

  const cancel = useCallback(() => controller.current?.abort(), [])
  return { state, run, runOne, cancel }
}

import type { CheckRecord } from '#src/domain/model/case.ts'
import type { CheckContext } from '#src/domain/model/check.ts'
import type { CheckupItem } from '#src/domain/model/checkup.ts'
import type { Connection } from '#src/domain/contract/connection.ts'
import { findingKey } from './finding-key.ts'
import { runCheck } from './run-check.ts'
import { sendOnce } from './send-once.ts'

/** What a check-up works with; `sendOver` and `connections` make each check's context. */
export interface CheckupRun {
  readonly items: readonly CheckupItem[]
  /** All that are set up: a check may compare its own with others of its system. */
  readonly connections: readonly Connection[]
  /** A `send` over one connection. */
  readonly sendOver: (connection: string) => CheckContext['send']
  readonly answers: CheckContext['answers']
  readonly signal: AbortSignal
  /** Epoch ms. */
  readonly now: () => number
}

/** What a check-up tells while it goes on. */
export interface CheckupObserver {
  readonly started: (item: CheckupItem) => void
  readonly progress: (item: CheckupItem, says: string) => void
  readonly ended: (item: CheckupItem, record: CheckRecord) => void
}

const nobody: CheckupObserver = { started: () => undefined, progress: () => undefined, ended: () => undefined }

/**
 * Runs every item: connections beside each other, the checks of one in order, each operation sent once. A check that
 * needs an answer which was not given is skipped, and one that fails keeps no other from running. Resolves with the
 * records in the items' order.
 */
export async function runCheckup(
  run: CheckupRun,
  limits: { readonly limitMs: number },
  observer: CheckupObserver = nobody,
): Promise<readonly { readonly item: CheckupItem; readonly record: CheckRecord }[]> {
  const lanes = [...new Set(run.items.map(({ connection }) => connection.id))]
  const records = new Map<CheckupItem, CheckRecord>()
  await Promise.all(
    lanes.map(async (lane) => {
      const send = sendOnce(run.sendOver(lane))
      for (const item of run.items.filter(({ connection }) => connection.id === lane)) {
        if (run.signal.aborted) return
        observer.started(item)
        const record = await runItem(item, run, send, limits, observer)
        records.set(item, record)
        observer.ended(item, record)
      }
    }),
  )
  return run.items.flatMap((item) => {
    const record = records.get(item)
    return record === undefined ? [] : [{ item, record }]
  })
}

async function runItem(
  item: CheckupItem,
  run: CheckupRun,
  send: CheckContext['send'],
  limits: { readonly limitMs: number },
  observer: CheckupObserver,
): Promise<CheckRecord> {
  const { check, connection } = item
  const answers = { ...run.answers, connection: connection.id }
  const missing = check.uses.find((name) => name !== 'connection' && (run.answers[name] ?? '').trim() === '')
  if (missing !== undefined) {
    const says =
      missing === 'forecastId'
        ? 'Not run: no forecast was named.'
        : 'Not run: something that it asks for was not given.'
    return {
      key: findingKey(check, answers, {}),
      check: check.id,
      state: 'skipped',
      says,
      finding: null,
      connection: connection.id,
      startedAt: run.now(),
      tookMs: 0,
    }
  }
  const others = run.connections.filter(({ system, id }) => system === connection.system && id !== connection.id)
  const progress: CheckContext['progress'] = (says) => observer.progress(item, says)
  return runCheck(
    check,
    { send, connections: [connection, ...others], answers, pastes: {}, signal: run.signal, now: run.now, progress },
    limits,
  )
}

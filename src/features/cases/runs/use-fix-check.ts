import { useCaseStore } from '#src/client/store/case-store-context.tsx'
import { checkContext, checkLimits, checkupRun, useConnectionsNow } from '#src/client/runs/context.ts'
import { checkupFixResult, fixResultOf } from '#src/client/runs/fix.ts'
import { useTask, type TaskState } from '#src/client/runs/task.ts'
import { version } from '#src/client/version.ts'
import { pastesWith } from '#src/checks/clari/export/comparison-says.ts'
import { addRun } from '#src/domain/model/case-runs.ts'
import type { Case, CheckRecord, FixResult } from '#src/domain/model/case.ts'
import type { AnyCheck, Answers, Pastes } from '#src/domain/model/check.ts'
import { checkupItemId, type CheckupItem } from '#src/domain/model/checkup.ts'
import type { Connection } from '#src/domain/contract/connection.ts'
import type { Flow, LoadedScenario } from '#src/domain/model/scenario.ts'
import { runCheckup } from '#src/engine/run-checkup.ts'
import type { Walk } from '#src/engine/walk.ts'
import { checkupItems } from '#src/checks/checkup.ts'
import { ownRun, wayOf } from '#src/features/cases/list/case-line.ts'
import { runAgain, type Stopped } from './run-again.ts'

/** How a wizard's case is run again. */
export interface FixCheckOrder {
  /** The connection to ask over; null for the one of then. */
  readonly connection: string | null
  /** Answers in place of those that were changed on the way here, by name. */
  readonly given: Answers
  /** Pastes in place of those that are not whole, by name. */
  readonly pasted: Pastes
  /** Whether checks that cost quota may run. */
  readonly quota: boolean
}

/** The checks that ran then, over the same connections; where none of those is set up here, over all that are. */
function itemsAgain(records: readonly CheckRecord[], connections: readonly Connection[]): readonly CheckupItem[] {
  const ran = new Set(records.map(({ check, connection }) => `${check} ${connection ?? ''}`))
  const all = checkupItems(connections)
  const same = all.filter((item) => ran.has(checkupItemId(item)))
  return same.length > 0 ? same : all.filter((item) => records.some(({ check }) => check === item.check.id))
}

/** What was judged from pastes that are not whole any more. */
function judgedFrom(hidden: ReadonlySet<string>, records: readonly CheckRecord[], flow: Flow): readonly CheckRecord[] {
  const reading = new Set(
    Object.values(flow.steps).flatMap((step) =>
      step.kind === 'run'
        ? step.checks
            .filter((check) => check.costs === 'offline' && check.reads.some((name) => hidden.has(name)))
            .map(({ id }) => id)
        : [],
    ),
  )
  return records.filter(({ check }) => reading.has(check))
}

/** How a fix check ended: what it says, and why it ended before a verdict; null where it did not. */
export interface FixCheckEnd {
  readonly result: FixResult
  readonly stopped: Stopped | null
}

/** A fix check as its page sees it. */
export interface FixCheckState {
  readonly state: TaskState<FixCheckEnd, FixCheckProgress>
  readonly startWizard: (item: Case, scenario: LoadedScenario, order: FixCheckOrder) => Promise<unknown>
  readonly startCheckup: (item: Case) => Promise<unknown>
  readonly cancel: () => void
}

/** What runs right now, and how much of it is done, 0 to 1; null where that is not known. */
export interface FixCheckProgress {
  readonly says: string
  readonly done: number | null
}

const cancelled = { ok: true, value: { result: 'untold', stopped: { kind: 'cancelled' } } } as const

/** Runs a case's checks again and keeps what they find as another run of it; cancelled when the page is left. */
export function useFixCheck(): FixCheckState {
  const store = useCaseStore()
  const connectionsNow = useConnectionsNow()
  const [state, task] = useTask<FixCheckEnd, FixCheckProgress>()

  const startWizard: FixCheckState['startWizard'] = (item, scenario, { connection, given, pasted, quota }) =>
    task.run(async (signal, progress) => {
      const then = wayOf(scenario, ownRun(item))
      if (then.verdict === null) return { ok: true, value: { result: 'untold', stopped: null } }
      const pastes = { ...item.pastes, ...pasted }
      const hidden = new Set(
        item.origin.kind === 'own'
          ? []
          : item.origin.redacted.filter((name) => name in item.pastes && !(name in pasted)),
      )
      const answers = { ...item.answers, ...given, ...(connection === null ? {} : { connection }) }
      const { prove } = then.verdict.verdict
      const total = Math.max(1, recordsOn(then).length)
      const begun = new Set<AnyCheck>()
      const known = { answers, pastes: pastesWith(pastes, item.comparison), connections: await connectionsNow() }
      const { way, records, stopped, proof } = await runAgain({
        flow: scenario.flow,
        context: checkContext(known, signal),
        hidden,
        judged: judgedFrom(hidden, item.records, scenario.flow),
        quota,
        prove: prove.by === 'check' ? prove.check : null,
        progress: (check, says) => {
          begun.add(check)
          progress({
            says: says === '' ? check.asks : `${check.asks} ${says}`,
            done: Math.min(1, (begun.size - 1) / total),
          })
        },
      })
      if (stopped?.kind === 'cancelled') return cancelled
      const again = { cancelled: false, verdict: way.verdict, records: recordsOn(way) }
      const result = fixResultOf({ verdict: then.verdict, findings: then.findings }, { again, proof })
      const verdict = way.verdict === null ? null : `${scenario.id}/${way.verdict.name}`
      const { comparison } = item
      const run = { how: 'fix-check', result, answers, pastes, records, verdict, comparison, product: version } as const
      await store.update(item.id, (before) => addRun(before, run))
      return { ok: true, value: { result, stopped } }
    })

  const startCheckup: FixCheckState['startCheckup'] = (item) =>
    task.run(async (signal, progress) => {
      const { answers } = item
      const connections = await connectionsNow()
      const items = itemsAgain(item.records, connections)
      let done = 0
      const records: CheckRecord[] = []
      await runCheckup(checkupRun(items, { connections, answers }, signal), checkLimits, {
        started: ({ check, connection }) =>
          progress({ says: `${connection.label}: ${check.asks}`, done: done / Math.max(1, items.length) }),
        progress: () => undefined,
        ended: (_, record) => {
          done += 1
          records.push(record)
        },
      })
      if (signal.aborted) return cancelled
      const result = checkupFixResult(item.records, records)
      const run = { how: 'fix-check', result, answers, pastes: {}, records, verdict: null, product: version } as const
      await store.update(item.id, (before) => addRun(before, run))
      return { ok: true, value: { result, stopped: null } }
    })

  return { state, startWizard, startCheckup, cancel: task.cancel }
}

/** The records on a way, in order. */
function recordsOn(way: Walk): readonly CheckRecord[] {
  return way.visits.flatMap(({ ran }) => ran.flatMap(({ record }) => (record === null ? [] : [record])))
}

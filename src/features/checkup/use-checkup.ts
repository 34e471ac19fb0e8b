import { useQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import { useCase, useCaseStore } from '#src/client/store/case-store-context.tsx'
import { connectionsQuery } from '#src/client/queries.ts'
import { checkLimits, checkupRun, useConnectionsNow } from '#src/client/runs/context.ts'
import { useTask } from '#src/client/runs/task.ts'
import { version } from '#src/client/version.ts'
import type { CheckRecord } from '#src/domain/model/case.ts'
import { archiveRun, startOf } from '#src/domain/model/case-runs.ts'
import { checkupItemId, type CheckupItem } from '#src/domain/model/checkup.ts'
import type { Connection } from '#src/domain/contract/connection.ts'
import { runCheckup } from '#src/engine/run-checkup.ts'
import { checkupItems } from '#src/checks/checkup.ts'
import { recordItemId } from './checkup-rows.ts'

/** A check-up as its page sees it. */
export interface CheckupState {
  readonly items: readonly CheckupItem[]
  /** Records by item; those of this page's run over the stored ones. */
  readonly records: ReadonlyMap<string, CheckRecord>
  /** What each running item is doing. */
  readonly running: ReadonlyMap<string, string>
  readonly busy: boolean
  /** Whether the list of connections is still to come. */
  readonly loading: boolean
  /** Whether the link names a case that this browser does not have. */
  readonly elsewhere: boolean
  /** When the shown check-up began; epoch ms, null before the first. */
  readonly startedAt: number | null
  /**
   * Runs everything: again in the case that is shown, which keeps the earlier run, else in a new one; resolves
   * with its id at once.
   */
  readonly runAll: (forecastId: string) => Promise<string>
  readonly runOne: (item: CheckupItem, forecastId: string) => Promise<void>
  readonly cancel: () => void
}

/** What a run of the page's has come to so far, by item; what the case keeps of it follows a moment later. */
interface CheckupSoFar {
  readonly caseId: string
  readonly running: ReadonlyMap<string, string>
  readonly records: ReadonlyMap<string, CheckRecord>
}

const noConnections: readonly Connection[] = []
const noRecords: ReadonlyMap<string, CheckRecord> = new Map()
const noneRunning: ReadonlyMap<string, string> = new Map()

/** Runs check-ups and keeps what they find in a case; cancelled when the page is left. */
export function useCheckup(caseId: string | undefined): CheckupState {
  const store = useCaseStore()
  const connectionsNow = useConnectionsNow()
  const query = useQuery(connectionsQuery)
  const state = useCase(caseId ?? null)
  const [task, { run, cancel }] = useTask<CheckupSoFar, CheckupSoFar>()
  const busy = task.kind === 'running'
  const last = task.kind === 'running' ? task.progress : task.kind === 'done' ? task.value : null
  const own = last !== null && last.caseId === caseId ? last : null

  const connections = query.data ?? noConnections
  const items = useMemo(() => checkupItems(connections), [connections])
  const stored = state.kind === 'here' ? state.item : null
  const records = useMemo(
    () =>
      new Map<string, CheckRecord>([
        ...(stored?.records ?? []).map((record) => [recordItemId(record), record] as const),
        ...(own?.records ?? noRecords),
      ]),
    [own, stored],
  )

  /** Runs what is chosen of the connections as they are now, and keeps each record as it comes. */
  const start = (
    id: string,
    before: CheckupSoFar['records'],
    answers: { readonly forecastId: string },
    choose: (connections: readonly Connection[]) => readonly CheckupItem[],
  ) =>
    run(async (signal, progress) => {
      let sofar: CheckupSoFar = { caseId: id, running: noneRunning, records: before }
      const become = (part: Partial<CheckupSoFar>) => progress((sofar = { ...sofar, ...part }))
      become({})
      const all = await connectionsNow()
      const kept: Promise<unknown>[] = []
      await runCheckup(checkupRun(choose(all), { connections: all, answers }, signal), checkLimits, {
        started: (item) => become({ running: new Map(sofar.running).set(checkupItemId(item), '') }),
        progress: (item, says) => {
          const name = checkupItemId(item)
          if (sofar.running.has(name)) become({ running: new Map(sofar.running).set(name, says) })
        },
        ended: (item, record) => {
          const name = checkupItemId(item)
          become({
            running: new Map([...sofar.running].filter(([other]) => other !== name)),
            records: new Map(sofar.records).set(name, record),
          })
          kept.push(
            store.update(id, (item) => ({
              ...item,
              records: [...item.records.filter((each) => recordItemId(each) !== recordItemId(record)), record],
            })),
          )
        },
      })
      await Promise.all(kept)
      return { ok: true, value: { ...sofar, running: noneRunning } }
    })

  return {
    items,
    records,
    running: last?.running ?? noneRunning,
    busy,
    loading: query.isPending || (caseId !== undefined && state.kind === 'loading' && own === null),
    elsewhere: caseId !== undefined && state.kind === 'absent' && own === null && !busy,
    startedAt: stored === null ? null : startOf(stored.records, stored.createdAt),
    runAll: async (forecastId) => {
      const answers = { forecastId }
      const again =
        stored === null
          ? null
          : await store.update(stored.id, (before) => ({
              ...archiveRun(before),
              answers: { ...before.answers, ...answers },
              records: [],
              product: version,
            }))
      const { id } =
        again ?? (await store.create({ kind: 'checkup', scenario: null, answers, pastes: {}, product: version }))
      void start(id, noRecords, answers, checkupItems)
      return id
    },
    runOne: async (item, forecastId) => {
      if (caseId === undefined) return
      // The same connection as it is now: its key may have been replaced.
      await start(caseId, own?.records ?? noRecords, { forecastId }, (all) => [
        { ...item, connection: all.find(({ id }) => id === item.connection.id) ?? item.connection },
      ])
    },
    cancel,
  }
}

import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useCallback, useEffect, useMemo, useRef, useState } from 'react'
import { browserNow } from '#src/client/browser-clock.ts'
import { useCase, useCaseStore } from '#src/client/store/case-store-context.tsx'
import { connectionsQuery } from '#src/client/queries.ts'
import { createSend } from '#src/client/send.ts'
import type { CheckRecord } from '#src/domain/model/case.ts'
import { archiveRun, startOf } from '#src/domain/model/case-runs.ts'
import { checkupItemId, type CheckupItem } from '#src/domain/model/checkup.ts'
import type { Connection } from '#src/domain/contract/connection.ts'
import { runCheckup } from '#src/engine/run-checkup.ts'
import { checkupItems } from '#src/checks/checkup.ts'
import { recordItemId } from './checkup-rows.ts'

/** How long one check may take before it is given up, in ms; longer than the proxy waits for an upstream. */
const limitMs = 45_000

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

const noConnections: readonly Connection[] = []
const noRecords: ReadonlyMap<string, CheckRecord> = new Map()
const noneRunning: ReadonlyMap<string, string> = new Map()

/** Runs check-ups and keeps what they find in a case; cancelled when the page is left. */
export function useCheckup(caseId: string | undefined, product: string): CheckupState {
  const store = useCaseStore()
  const queries = useQueryClient()
  const query = useQuery(connectionsQuery)
  const state = useCase(caseId ?? null)
  const [fresh, setFresh] = useState<{
    readonly caseId: string
    readonly records: ReadonlyMap<string, CheckRecord>
  } | null>(null)
  const [running, setRunning] = useState(noneRunning)
  const [busy, setBusy] = useState(false)
  const controller = useRef<AbortController | null>(null)
  useEffect(() => () => controller.current?.abort(), [])

  const connections = query.data ?? noConnections
  const items = useMemo(() => checkupItems(connections), [connections])
  const stored = state.kind === 'here' ? state.item : null
  const records = useMemo(() => {
    const own = fresh !== null && fresh.caseId === caseId ? fresh.records : noRecords
    return new Map<string, CheckRecord>([
      ...(stored?.records ?? []).map((record) => [recordItemId(record), record] as const),
      ...own,
    ])
  }, [caseId, fresh, stored])

  const run = useCallback(
    async (id: string, asked: readonly CheckupItem[], all: readonly Connection[], forecastId: string) => {
      controller.current?.abort()
      const own = new AbortController()
      controller.current = own
      setBusy(true)
      const forget = (item: CheckupItem) =>
        setRunning((now) => new Map([...now].filter(([name]) => name !== checkupItemId(item))))
      const kept: Promise<unknown>[] = []
      await runCheckup(
        {
          items: asked,
          connections: all,
          sendOver: (connection) => createSend({ signal: own.signal, connection }),
          answers: { forecastId },
          signal: own.signal,
          now: browserNow,
        },
        { limitMs },
        {
          started: (item) => setRunning((now) => new Map(now).set(checkupItemId(item), '')),
          progress: (item, says) =>
            setRunning((now) => (now.has(checkupItemId(item)) ? new Map(now).set(checkupItemId(item), says) : now)),
          ended: (item, record) => {
            forget(item)
            setFresh((now) => ({
              caseId: id,
              records: new Map(now?.caseId === id ? now.records : noRecords).set(checkupItemId(item), record),
            }))
            kept.push(
              store.update(id, (before) => ({
                ...before,
                records: [...before.records.filter((each) => recordItemId(each) !== recordItemId(record)), record],
              })),
            )
          },
        },
      )
      await Promise.all(kept)
      if (controller.current === own) {
        setRunning(noneRunning)
        setBusy(false)
      }
    },
    [store],
  )

  /** The connections as they are now: a key may have been set, or a fault switched, since the page last asked. */
  const now = useCallback(
    () => queries.fetchQuery({ ...connectionsQuery, staleTime: 0 }).catch(() => connections),
    [connections, queries],
  )

  return {
    items,
    records,
    running,
    busy,
    loading: query.isPending || (caseId !== undefined && state.kind === 'loading' && fresh?.caseId !== caseId),
    elsewhere: caseId !== undefined && state.kind === 'absent' && fresh?.caseId !== caseId && !busy,
    startedAt: stored === null ? null : startOf(stored.records, stored.createdAt),
    runAll: async (forecastId) => {
      const again =
        stored === null
          ? null
          : await store.update(stored.id, (before) => ({
              ...archiveRun(before),
              answers: { ...before.answers, forecastId },
              records: [],
              product,
            }))
      const { id } =
        again ?? (await store.create({ kind: 'checkup', scenario: null, answers: { forecastId }, pastes: {}, product }))
      setFresh({ caseId: id, records: noRecords })
      const all = await now()
      void run(id, checkupItems(all), all, forecastId)
      return id
    },
    runOne: async (item, forecastId) => {
      if (caseId === undefined) return
      const all = await now()
      // The same connection as it is now: its key may have been mended.
      const connection = all.find(({ id }) => id === item.connection.id) ?? item.connection
      await run(caseId, [{ ...item, connection }], all, forecastId)
    },
    cancel: () => controller.current?.abort(),
  }
}

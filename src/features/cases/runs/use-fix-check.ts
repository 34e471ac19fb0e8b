import { useQueryClient } from '@tanstack/react-query'
import { useCallback, useEffect, useRef, useState } from 'react'
import { browserNow } from '#src/client/browser-clock.ts'
import { useCaseStore } from '#src/client/store/case-store-context.tsx'
import { connectionsQuery } from '#src/client/queries.ts'
import { createSend } from '#src/client/send.ts'
import { pastesWith } from '#src/checks/clari/export/comparison-says.ts'
import { addRun } from '#src/domain/model/case-runs.ts'
import type { Case, CheckRecord, FixResult } from '#src/domain/model/case.ts'
import type { AnyCheck, Answers, Pastes } from '#src/domain/model/check.ts'
import { checkupItemId, type CheckupItem } from '#src/domain/model/checkup.ts'
import type { Connection } from '#src/domain/contract/connection.ts'
import type { Flow, LoadedScenario } from '#src/domain/model/scenario.ts'
import { runCheckup } from '#src/engine/run-checkup.ts'
import { checkupItems } from '#src/checks/checkup.ts'
import { ownRun, wayOf } from '#src/features/cases/list/case-line.ts'
import { checkupFixResult, fixResultOf } from './fix-result.ts'
import { runAgain, type Stopped } from './run-again.ts'

/** How long one check may take before it is given up, in ms; longer than the proxy waits for an upstream. */
const limits = { limitMs: 45_000 }

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
  /** The product's version. */
  readonly product: string
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

/** A fix check as its page sees it. */
export interface FixCheckState {
  /** What runs right now; null while nothing does. */
  readonly running: { readonly says: string; readonly done: number | null } | null
  /** Why the last one ended before a verdict; null when it did not. */
  readonly stopped: Stopped | null
  /** The last one's result; null before the first. */
  readonly result: FixResult | null
  readonly startWizard: (item: Case, scenario: LoadedScenario, order: FixCheckOrder) => Promise<void>
  readonly startCheckup: (item: Case, product: string) => Promise<void>
  readonly cancel: () => void
}

/** Runs a case's checks again and keeps what they find as another run of it; cancelled when the page is left. */
export function useFixCheck(): FixCheckState {
  const store = useCaseStore()
  const queries = useQueryClient()
  const [running, setRunning] = useState<FixCheckState['running']>(null)
  const [ended, setEnded] = useState<Pick<FixCheckState, 'stopped' | 'result'>>({ stopped: null, result: null })
  const controller = useRef<AbortController | null>(null)
  useEffect(() => () => controller.current?.abort(), [])

  const begin = useCallback(() => {
    controller.current?.abort()
    const own = new AbortController()
    controller.current = own
    setEnded({ stopped: null, result: null })
    setRunning({ says: 'Asking which connections there are', done: null })
    return own
  }, [])
  /** The connections as they are now; a stopped proxy is told by the checks themselves. */
  const connectionsNow = useCallback(
    (): Promise<readonly Connection[]> =>
      queries
        .fetchQuery({ ...connectionsQuery, staleTime: 0 })
        .catch(() => queries.getQueryData(connectionsQuery.queryKey) ?? []),
    [queries],
  )
  const end = useCallback((own: AbortController, stopped: Stopped | null, result: FixResult) => {
    if (controller.current !== own) return
    setRunning(null)
    setEnded({ stopped, result })
  }, [])

  const startWizard = useCallback<FixCheckState['startWizard']>(
    async (item, scenario, { connection, given, pasted, quota, product }) => {
      const own = begin()
      const way = wayOf(scenario, ownRun(item))
      if (way.verdict === null) return end(own, null, 'untold')
      const asked = way.verdict
      const pastes = { ...item.pastes, ...pasted }
      const hidden = new Set(
        item.origin.kind === 'own'
          ? []
          : item.origin.redacted.filter((name) => name in item.pastes && !(name in pasted)),
      )
      const answers = { ...item.answers, ...given, ...(connection === null ? {} : { connection }) }
      const { prove } = asked.verdict
      const total = Math.max(
        1,
        way.visits.reduce((sum, { ran }) => sum + ran.filter(({ record }) => record !== null).length, 0),
      )
      const begun = new Set<AnyCheck>()
      const made = await runAgain({
        flow: scenario.flow,
        answers,
        pastes: pastesWith(pastes, item.comparison),
        hidden,
        judged: judgedFrom(hidden, item.records, scenario.flow),
        connections: await connectionsNow(),
        send: createSend({ signal: own.signal, connection: answers['connection'] }),
        signal: own.signal,
        now: browserNow,
        quota,
        prove: prove.by === 'check' ? prove.check : null,
        progress: (check, says) => {
          begun.add(check)
          setRunning({
            says: says === '' ? check.asks : `${check.asks} ${says}`,
            done: Math.min(1, (begun.size - 1) / total),
          })
        },
      })
      const result = fixResultOf({ verdict: asked, findings: way.findings }, made)
      if (made.stopped?.kind !== 'cancelled') {
        await store.update(item.id, (before) =>
          addRun(before, {
            how: 'fix-check',
            result,
            answers,
            pastes,
            records: made.records,
            verdict: made.way.verdict === null ? null : `${scenario.id}/${made.way.verdict.name}`,
            comparison: item.comparison,
            product,
          }),
        )
      }
      end(own, made.stopped, result)
    },
    [begin, connectionsNow, end, store],
  )

  const startCheckup = useCallback<FixCheckState['startCheckup']>(
    async (item, product) => {
      const own = begin()
      const connections = await connectionsNow()
      const items = itemsAgain(item.records, connections)
      let done = 0
      const records: CheckRecord[] = []
      await runCheckup(
        {
          items,
          connections,
          sendOver: (connection) => createSend({ signal: own.signal, connection }),
          answers: item.answers,
          signal: own.signal,
          now: browserNow,
        },
        limits,
        {
          started: ({ check, connection }) =>
            setRunning({ says: `${connection.label}: ${check.asks}`, done: done / Math.max(1, items.length) }),
          progress: () => undefined,
          ended: (_, record) => {
            done += 1
            records.push(record)
          },
        },
      )
      if (own.signal.aborted) return end(own, { kind: 'cancelled' }, 'untold')
      const result = checkupFixResult(item.records, records)
      await store.update(item.id, (before) =>
        addRun(before, {
          how: 'fix-check',
          result,
          answers: item.answers,
          pastes: {},
          records,
          verdict: null,
          product,
        }),
      )
      end(own, null, result)
    },
    [begin, connectionsNow, end, store],
  )

  return { running, ...ended, startWizard, startCheckup, cancel: () => controller.current?.abort() }
}

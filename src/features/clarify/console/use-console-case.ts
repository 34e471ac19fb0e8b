import { useCallback, useRef } from 'react'
import { useCaseStore } from '#src/client/store/case-store-context.tsx'
import { version } from '#src/client/version.ts'
import { archiveRun } from '#src/domain/model/case-runs.ts'
import type { Exchange } from '#src/domain/contract/exchange.ts'
import { exchangeTitle } from '#src/report/model/exchange-words.ts'
import { decodeRecord } from '#src/features/clarify/decode/decode-record.ts'
import { readExchange } from './exchange-paste.ts'

/** Keeps what the console asked and got as a case; the same call again is another run of it. */
export function useConsoleCase(): (exchange: Exchange) => Promise<void> {
  const store = useCaseStore()
  const last = useRef<{ readonly id: string; readonly call: string } | null>(null)
  return useCallback(
    async (exchange) => {
      const read = readExchange(exchange)
      if (read === null) return
      const { finding, ...record } = decodeRecord(read.view, read.response, exchange.startedAt)
      const seen = {
        kind: 'exchange' as const,
        exchange,
        place: 'body' as const,
        quote: null,
        shows: exchangeTitle(exchange),
      }
      const records = [
        {
          ...record,
          connection: exchange.connection.id,
          tookMs: exchange.tookMs,
          finding: finding && { ...finding, evidence: [seen] },
        },
      ]
      const pastes = { response: read.response, request: read.request }
      const call = JSON.stringify([exchange.operation, exchange.connection.id, exchange.request.body])
      const again =
        last.current?.call === call
          ? await store.update(last.current.id, (before) => ({
              ...archiveRun(before),
              pastes,
              records,
              product: version,
            }))
          : null
      const { id } =
        again ??
        (await store.create({ kind: 'decode', scenario: null, answers: {}, pastes, records, product: version }))
      last.current = { id, call }
    },
    [store],
  )
}

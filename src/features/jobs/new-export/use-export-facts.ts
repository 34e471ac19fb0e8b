import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { readAnswer } from '#src/clari/answer.ts'
import { limits } from '#src/clari/operations.ts'
import type { ListedForecast } from '#src/clari/schemas/forecast-list-schema.ts'
import { limitsSchema } from '#src/clari/schemas/limits-schema.ts'
import { useForecastList } from '#src/client/runs/forecast-list.ts'
import { proxy } from '#src/client/proxy.ts'
import { withToken } from '#src/client/queries.ts'
import type { Operation } from '#src/domain/contract/operation.ts'

/** What is known of a connection before an export, read without quota; null where it is not told. */
export interface ExportFactsOfKey {
  readonly forecasts: readonly ListedForecast[] | null
  readonly limits: {
    readonly atOnce: number
    readonly free: number
    readonly month: number
    readonly quota: number
  } | null
}

/** Reads the forecasts and the limits of a connection; the limits again whenever `stamp` is another. */
export function useExportFacts(connection: string, stamp: number): ExportFactsOfKey {
  const asked = (operation: Operation) => ({ operation: operation.id, params: {}, connection })
  const forecasts = useForecastList(connection)
  const told = useQuery({
    queryKey: ['new-export-limits', connection, stamp],
    placeholderData: keepPreviousData,
    queryFn: async ({ signal }) => {
      const sent = await withToken(() => proxy.exchange(asked(limits), signal))
      const answer = sent.ok ? readAnswer(sent.value, limitsSchema) : null
      if (answer?.kind !== 'ok') return null
      const { concurrentLimit, availableConcurrentLimit, availableMonthlyQuota, monthlyQuota } = answer.value.jobs
      return {
        atOnce: concurrentLimit,
        free: availableConcurrentLimit,
        month: availableMonthlyQuota,
        quota: monthlyQuota,
      }
    },
  })
  return { forecasts, limits: told.data ?? null }
}

import { useQuery } from '@tanstack/react-query'
import { readAnswer } from '#src/clari/answer.ts'
import { forecastList } from '#src/clari/operations.ts'
import { forecastListSchema, type ListedForecast } from '#src/clari/schemas/forecast-list-schema.ts'
import { createSend } from '#src/client/send.ts'

/**
 * The forecasts that a connection’s key may export, by a call that costs nothing; null while it is not known, and where
 * this API does not list them (the published one does not).
 */
export function useForecastList(connection: string | null): readonly ListedForecast[] | null {
  const { data } = useQuery({
    queryKey: ['forecasts', connection],
    enabled: connection !== null,
    staleTime: 60_000,
    retry: false,
    queryFn: async ({ signal }) => {
      const exchange = await createSend({ signal, connection: connection ?? undefined })(forecastList, {})
      const answer = readAnswer(exchange, forecastListSchema)
      return answer.kind === 'ok' ? answer.value : null
    },
  })
  return data ?? null
}

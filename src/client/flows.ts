import { queryOptions } from '@tanstack/react-query'
import { loadScenario, type Scenario } from '#src/domain/model/scenario.ts'

/** A scenario with its flow, which is a chunk of the page's own; loaded once. */
export const loadedQuery = (scenario: Scenario) =>
  queryOptions({
    queryKey: ['flow', scenario.id],
    queryFn: () => loadScenario(scenario),
    staleTime: Infinity,
    gcTime: Infinity,
    // Flows are code, not data: nothing in them is to be compared, and they come from where the page came from.
    structuralSharing: false,
    throwOnError: true,
  })

import { useQueries, type QueryClient } from '@tanstack/react-query'
import { loadedQuery } from '#src/client/flows.ts'
import type { Case } from '#src/domain/model/case.ts'
import { scenarios } from '#src/scenarios/list.ts'
import type { Loaded } from './list/case-line.ts'

/** The scenarios that some cases were walked through, with their flows; null while they are loaded. */
export function useLoaded(cases: readonly Pick<Case, 'scenario'>[]): Loaded | null {
  return useQueries({
    queries: named(cases.map(({ scenario }) => scenario)).map(loadedQuery),
    combine: (results) =>
      results.every(({ data }) => data !== undefined) ? results.flatMap(({ data }) => data ?? []) : null,
  })
}

/** Loads the scenarios of these names; those that this version does not know, or that have no flow, are left out. */
export async function loadNamed(queries: QueryClient, names: readonly (string | null)[]): Promise<Loaded> {
  const loaded = await Promise.all(named(names).map((scenario) => queries.ensureQueryData(loadedQuery(scenario))))
  return loaded.flatMap((each) => each ?? [])
}

function named(names: readonly (string | null)[]) {
  const asked = new Set(names)
  return scenarios.filter(({ id }) => asked.has(id))
}

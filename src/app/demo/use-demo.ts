import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { proxy } from '#src/client/proxy.ts'
import { demoQuery, proxyQuery, withToken } from '#src/client/queries.ts'
import type { DemoState } from '#src/domain/contract/proxy-contract.ts'

/** One turn of the demo tenant's switches. */
export type DemoChange =
  | { readonly faults: readonly string[] }
  | { readonly dialect: DemoState['dialect'] }
  | { readonly speed: number }

/** The demo tenant's switches and how to turn them; `state` is undefined where none runs, or until it answered. */
export interface Demo {
  readonly runs: boolean
  readonly state: DemoState | undefined
  readonly busy: boolean
  /** Why the last turn was refused. */
  readonly refused: string | null
  readonly change: (change: DemoChange) => void
}

/** Follows the demo tenant, and turns its switches at once on the page, for real a moment later. */
export function useDemo(): Demo {
  const client = useQueryClient()
  const runs = useQuery(proxyQuery).data?.session?.demo === true
  const { data } = useQuery({ ...demoQuery, enabled: runs, refetchOnWindowFocus: true })
  const turning = useMutation({
    mutationKey: ['demo'],
    // One after another: a quick second turn must not be overtaken by the first.
    scope: { id: 'demo' },
    mutationFn: (change: DemoChange) => withToken(() => send(change)),
    onMutate: (change) => {
      void client.cancelQueries({ queryKey: demoQuery.queryKey })
      client.setQueryData(demoQuery.queryKey, (before) => before && applied(before, change))
    },
    onSuccess: (result) => {
      if (result.ok && client.isMutating({ mutationKey: ['demo'] }) === 1)
        client.setQueryData(demoQuery.queryKey, result.value)
      if (!result.ok) void client.invalidateQueries({ queryKey: demoQuery.queryKey })
      // A fault of the credential changes what the connection looks like.
      void client.invalidateQueries({ queryKey: ['connections'] })
    },
  })
  const last = turning.data
  return {
    runs,
    state: data,
    busy: turning.isPending,
    refused: last !== undefined && !last.ok ? last.says : null,
    change: turning.mutate,
  }
}

function send(change: DemoChange) {
  if ('faults' in change) return proxy.setFaults(change.faults)
  return 'dialect' in change ? proxy.setDialect(change.dialect) : proxy.setClock(change.speed)
}

function applied(state: DemoState, change: DemoChange): DemoState {
  if (!('faults' in change)) return { ...state, ...change }
  const on = new Set(change.faults)
  return { ...state, faults: state.faults.map((fault) => ({ ...fault, on: on.has(fault.id) })) }
}

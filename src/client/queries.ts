import { queryOptions } from '@tanstack/react-query'
import { proxy } from './proxy.ts'
import type { Told } from './told.ts'

/** Our own proxy did not tell; its sentence is the message. */
export class ProxyRefused extends Error {
  override readonly name = 'ProxyRefused'
}

/** A told value, or a rejection that carries the proxy's sentence, as queries want it. */
async function valueOf<T>(told: Promise<Told<T>>): Promise<T> {
  const answer = await told
  if (answer.ok) return answer.value
  throw new ProxyRefused(answer.says)
}

/** The connections that are set up; asked again when the page gets the focus, since the demo tenant's switches change them. */
export const connectionsQuery = queryOptions({ queryKey: ['connections'], queryFn: () => valueOf(proxy.connections()), staleTime: 5_000 })

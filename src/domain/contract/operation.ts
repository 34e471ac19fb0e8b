import type { z } from 'zod'
import type { Upstream } from '#src/domain/model/system.ts'

/** How the proxy proves who is asking; the credential itself never leaves the proxy. */
export type Credential =
  | 'none'
  /** Clari's forecast key in the header `apikey`. */
  | 'clari-key'
  /** Copilot's pair of headers `X-Api-Key` and `X-Api-Password`. */
  | 'copilot-keys'
  /** RFC 6749 section 4.4 client credentials in a form body. */
  | 'copilot-client'
  | 'clarify-client'
  /** A bearer token that the proxy obtains first, or HTTP Basic, whichever the credentials file names. */
  | 'clarify-access'

/** Where a parameter goes in the request; a body is JSON. */
export type ParameterPlace = 'path' | 'query' | 'body'

/**
 * One call as data: the proxy's allow-list, the demo tenant's routes, the curl lines and the docs come from
 * tables of these.
 */
export interface Operation<P extends z.ZodObject = z.ZodObject> {
  readonly id: string
  readonly upstream: Upstream
  readonly method: 'GET' | 'POST' | 'PATCH'
  /** Relative to the upstream's base URL, with `{name}` for path parameters: `export/jobs/{jobId}`. */
  readonly path: string
  readonly params: P
  /** Where each parameter goes. */
  readonly places: { readonly [K in keyof P['shape']]: ParameterPlace }
  /** Members of a JSON body that are always the same, such as a cancel's type or an RPC's method. */
  readonly fixedBody?: Readonly<Record<string, unknown>>
  /** A JSON-RPC 2.0 method: the proxy wraps the body parameters as `params` of a request object. */
  readonly rpc?: string
  readonly credential: Credential
  readonly costs: 'nothing' | 'quota'
  readonly effect: 'reads' | 'creates' | 'cancels'
  /** `exchange` is held (at most 256 kB of body); `stream` is for what is large. */
  readonly answer: 'exchange' | 'stream'
  /** One plain sentence: what it asks. */
  readonly asks: string
}

/** Declares an operation, keeping its parameter types. */
export function operation<P extends z.ZodObject>(spec: Operation<P>): Operation<P> {
  return spec
}

/** The parameters that an operation takes. */
export type ParamsOf<O extends Operation> = z.input<O['params']>

/** The names of the parameters that operations put into query or body; those of a JSON-RPC method stand elsewhere. */
export function sentParameters(operations: readonly Operation[]): readonly string[] {
  return operations
    .filter(({ rpc }) => rpc === undefined)
    .flatMap(({ places }) => Object.entries(places).flatMap(([name, place]) => (place === 'path' ? [] : [name])))
}

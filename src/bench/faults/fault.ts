import type { Socket } from 'node:net'
import type { SecureContextOptions, TlsOptions } from 'node:tls'

/** Who or what failed, as far as it can be known from here. */
export type Culprit =
  /** Nobody: a good answer, come in an odd way. */
  | 'nobody'
  /** The name does not resolve. */
  | 'name'
  /** Nobody listens at the address. */
  | 'port'
  /** The certificate that was shown. */
  | 'certificate'
  /** No secure connection could be agreed on. */
  | 'protocol'
  /** Nothing came, or no more, within the limit: the way or the server. */
  | 'silence'
  /** It was still coming when the time was over. */
  | 'slowness'
  /** The connection broke off: the way or the server. */
  | 'connection'
  /** What answers does not keep to HTTP. */
  | 'not-http'
  /** Something on the way answered in the API's place: a page, a redirect, a proxy, a gateway. */
  | 'the-way'
  /** The API, or something in front of it: a status of 5xx that says no more. */
  | 'server'
  /** The API itself, in its own words. */
  | 'api'
  /** An answer that is not what the API is known to send; who sent it cannot be known. */
  | 'answer'
  /** More than is read of an answer. */
  | 'size'
  /** The API judged the credentials, their user, the request or the address. */
  | 'caller'

/** A request as the misbehaving upstream received it. */
export interface Received {
  readonly method: string
  readonly path: string
  /** The body of a good answer to it. */
  readonly good: string
  /** How many requests came before it. */
  readonly before: number
}

/** How an upstream misbehaves: where it is not to be found, before a request came, or in its answer. */
export type Misbehaves =
  | { readonly at: 'name' }
  | { readonly at: 'port' }
  | { readonly at: 'connection'; readonly secure: boolean; readonly does: (socket: Socket) => void }
  | { readonly at: 'handshake'; readonly tls: TlsOptions & SecureContextOptions; readonly trusts: string | null }
  | { readonly at: 'answer'; readonly does: (socket: Socket, received: Received) => void }

/** One way for an upstream to fail, with what must be said of it, written by hand from what really happens. */
export interface UpstreamFault {
  readonly id: string
  readonly says: string
  readonly misbehaves: Misbehaves
  /** Who failed; several where the facts leave it open. */
  readonly failed: readonly [Culprit, ...Culprit[]]
  /** What the verdict's sentence must hold. */
  readonly words: RegExp
}

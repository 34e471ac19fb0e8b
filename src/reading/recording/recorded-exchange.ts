import type { Header } from '#src/domain/contract/exchange.ts'
import type { System } from '#src/domain/model/system.ts'

/**
 * One exchange as a recording holds it, credentials and all. It never leaves this room: `safeRequest` makes of it what
 * may be shown and kept.
 */
export interface RecordedExchange {
  /** When it was sent, in epoch ms; null where the recording does not say. */
  readonly at: number | null
  readonly system: System
  /** Upper case. */
  readonly method: string
  readonly url: URL
  /** As a request line ends: `HTTP/1.1`, `HTTP/2`. */
  readonly version: string
  readonly requestHeaders: readonly Header[]
  readonly requestBody: string
  /** Null when it was never answered. */
  readonly status: number | null
  readonly statusText: string
  readonly responseHeaders: readonly Header[]
  /** As text; empty where there was none, or none that is text. */
  readonly body: string
  /** Values of cookies that stand apart from the headers. */
  readonly cookies: readonly string[]
  /** What the recording says beside the exchange: a client's error, a body that is not in it. One sentence each. */
  readonly notes: readonly string[]
}

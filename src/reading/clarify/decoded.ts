import type { Quoted } from '#src/reading/json/document.ts'
import type { ScenarioId } from '#src/domain/model/scenario-id.ts'
import type { ClientNote } from './client-notes.ts'
import type { CodeReading } from '#src/clarify/error-codes.ts'
import type { FoundHead } from '#src/reading/text/heads.ts'
import type { FoundPage } from '#src/reading/text/pages.ts'
import type { Span } from '#src/reading/text/span.ts'
import type { BrokenRule } from './rpc-rules.ts'
import type { TokenError } from '#src/clarify/token-errors.ts'
import type { TraceParent } from '#src/clarify/trace-parent.ts'
import type { StatusMeaning } from '#src/clarify/http-status.ts'

/** A message's `id`: JSON-RPC allows text, a number or null. */
export interface RpcId {
  readonly kind: 'number' | 'text' | 'null' | 'absent' | 'other'
  /** As it is meant, without quotes; empty when absent. */
  readonly text: string
  readonly span: Span | null
}

/** Where a request was found: pasted as the request, or within the pasted text itself (a log). */
export type RequestSource = 'request' | 'text'

/** One request found; its spans are in the text that `source` names. */
export interface RequestSeen {
  readonly source: RequestSource
  readonly span: Span
  readonly id: RpcId
  readonly method: Quoted | null
  readonly broken: readonly BrokenRule[]
}

/** The place in a request that a parameter path leads to. */
export interface ParamPlace {
  readonly source: RequestSource
  /** JSON pointer (RFC 6901) from the whole request text: `/params/integration`. */
  readonly pointer: string
  /** The member with its value; where the member is missing, the beginning of the object that should hold it. */
  readonly span: Span
  readonly found: boolean
  /** What stands there now, shortened; null where it is missing. */
  readonly value: string | null
}

/** A parameter that the answer refuses, with every reason it gives. */
export interface ParamFault {
  readonly path: Quoted
  readonly reasons: readonly Quoted[]
  /** Null when no request was pasted, or its params cannot be read. */
  readonly place: ParamPlace | null
}

/** One of `invalidResources`. */
export interface InvalidResource {
  readonly span: Span
  readonly id: Quoted | null
  readonly type: Quoted | null
  readonly message: Quoted | null
  readonly fields: readonly ParamFault[]
}

/** What `partialResult` shows: which entries were done, and, beside the request, what is left. */
export interface PartialResult {
  readonly span: Span
  readonly done: readonly Quoted[]
  /** Named in the answer as not done. */
  readonly failed: readonly Quoted[]
  /** Entries of the request that were not done; null when there is no request to compare with. */
  readonly rest: readonly string[] | null
  /** The request with only the rest in it, ready to send (with a new id); null when it cannot be made safely. */
  readonly restRequest: string | null
  /** One or two sentences: what this is based on. */
  readonly says: string
}

/** How a message was written: as JSON, as Python or Go prints it, or only in words. */
export type DecodedWording = 'json' | 'python' | 'go' | 'words'

interface MessageBase {
  readonly span: Span
  readonly wording: DecodedWording
  /** The HTTP status and headers that it came with, when they were pasted. */
  readonly head: FoundHead | null
  readonly traceparent: { readonly value: TraceParent; readonly span: Span } | null
  readonly broken: readonly BrokenRule[]
  /** The number of the batch it belongs to, from 0, or null. */
  readonly batch: number | null
  /** One or two sentences in an analyst's words. */
  readonly says: string
  /** The scenario that goes on from here, or null when nothing is wrong. */
  readonly scenario: ScenarioId | null
}

interface AnswerBase extends MessageBase {
  readonly id: RpcId
  /** The request that it answers. */
  readonly request: RequestSeen | null
  /** Whether that is by its id (`matched`), or only because there is no other (`presumed`). */
  readonly pairing: 'matched' | 'presumed' | 'none'
}

/** An answer that says that a call failed. */
export interface ErrorAnswer extends AnswerBase {
  readonly kind: 'error'
  readonly code: CodeReading | null
  readonly codeSpan: Span | null
  readonly message: Quoted | null
  readonly params: readonly ParamFault[]
  readonly invalidResources: readonly InvalidResource[]
  readonly partial: PartialResult | null
  readonly trace: Quoted | null
  /** `data` when it is text, or anything else that is not an object. */
  readonly dataText: Quoted | null
}

/** An answer with a result. */
export interface ResultAnswer extends AnswerBase {
  readonly kind: 'result'
  readonly resultSpan: Span
  /** The result's own members. */
  readonly members: readonly string[]
}

/** An answer that has neither, or cannot be read far enough to tell. */
export interface UnclearAnswer extends AnswerBase {
  readonly kind: 'unclear'
}

/** The token endpoint refused. */
export interface TokenRefusal extends MessageBase {
  readonly kind: 'token-error'
  readonly error: Quoted
  readonly description: Quoted | null
  readonly row: TokenError | null
}

/** The token endpoint gave a token (blanked). */
export interface TokenGiven extends MessageBase {
  readonly kind: 'token'
}

/** An HTTP status that is no RPC answer: what a client reports of it, or a pasted head without a readable body. */
export interface TransportRefusal extends MessageBase {
  readonly kind: 'transport'
  readonly status: number
  readonly meaning: StatusMeaning
  /** The body that came with it, shortened; null when there was none. */
  readonly body: Quoted | null
}

/** An error code standing alone in a text. */
export interface BareCode extends MessageBase {
  readonly kind: 'code'
  readonly code: CodeReading
}

/** Something that is no JSON-RPC message at all. */
export interface NotRpc extends MessageBase {
  readonly kind: 'not-rpc'
  readonly looksLike: 'html' | 'empty' | 'cut-off' | 'empty-batch' | 'text' | 'json'
  /** The page, and whose it is. */
  readonly page: FoundPage | null
  /** A page's title, when it has one. */
  readonly title: Quoted | null
}

/** One message laid out. */
export type Message =
  | ErrorAnswer
  | ResultAnswer
  | UnclearAnswer
  | TokenRefusal
  | TokenGiven
  | TransportRefusal
  | BareCode
  | NotRpc

/** Requests that nothing answered, of a batch whose answers were pasted. */
export interface Unanswered {
  readonly request: RequestSeen
  readonly says: string
}

/** A secret that was blanked, in the text or the request. */
export interface Removal {
  readonly source: RequestSource
  readonly rule: string
  readonly span: Span
  readonly length: number
}

/** Everything that was found in a pasted text; all places are in `text` (or `request`), whose secrets are blanked. */
export interface Decoded {
  readonly text: string
  readonly request: string | null
  readonly removed: readonly Removal[]
  readonly messages: readonly Message[]
  readonly requests: readonly RequestSeen[]
  readonly unanswered: readonly Unanswered[]
  /** What is known of the client program that printed this. */
  readonly clients: readonly ClientNote[]
  /** What is wrong with the pasted request itself as a text, or null. */
  readonly requestSays: string | null
  /** How often each code occurs, most frequent first. */
  readonly codes: readonly { readonly code: number; readonly count: number }[]
  /** One sentence about the whole. */
  readonly says: string
}

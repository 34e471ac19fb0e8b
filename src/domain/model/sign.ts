import type { Concept } from './concept.ts'
import type { NetworkFailureReason } from '#src/domain/contract/exchange.ts'
import type { System } from './system.ts'

/** How sure a sign makes us, surest first. */
export const confidences = ['certain', 'likely', 'possible'] as const

/** How sure a sign makes us. */
export type Confidence = (typeof confidences)[number]

/**
 * How sure a sign makes us by what the text says of its system: its `address` stands there (a host or one of its
 * paths), it is called by `name`, or it stands `alone`, nothing naming any system. Null: then it counts for nothing.
 */
export interface Sureness {
  readonly address: Confidence | null
  readonly name: Confidence | null
  readonly alone: Confidence | null
}

/**
 * What a member of an object must be: a text or number that fits, there and not null, not there (or null), there and
 * null, or a list with or without elements.
 */
export type Member = RegExp | 'there' | 'not-there' | 'null' | 'empty-list' | 'filled-list'

/** What can stand in a pasted text. */
export type Mark =
  /**
   * An HTTP status in any of the ways that clients, servers and people write one; `beside`: what the address
   * beside it must fit.
   */
  | { readonly kind: 'status'; readonly is: readonly number[]; readonly beside?: RegExp }
  /**
   * An object in JSON, a Python or Ruby dict, a Node or pydantic dump. Names can lead further in: `error.code`,
   * `errors.0.code`. `only`: no member beside those named. `listed`: it stands in a list.
   */
  | {
      readonly kind: 'object'
      readonly members: Readonly<Record<string, Member>>
      readonly only?: true
      readonly listed?: true
    }
  /** A JSON-RPC error code outside any object. */
  | { readonly kind: 'rpc-code'; readonly is: readonly number[] }
  /** A client's words for why nothing came back. */
  | { readonly kind: 'failure'; readonly is: readonly NetworkFailureReason[]; readonly beside?: RegExp }
  /** A web page, or one that asks to log in or was put there by a filter, where an answer of an API was meant. */
  | { readonly kind: 'page'; readonly is: 'any' | 'login' | 'filter' }
  /**
   * A sentence, in any language, that speaks of one concept of each group; `near`: the sentences beside it count as
   * well. `without`: it speaks of none of these.
   */
  | {
      readonly kind: 'concepts'
      readonly all: readonly (readonly Concept[])[]
      readonly near?: true
      readonly without?: readonly Concept[]
    }
  /** Words within one line, outside of data; each expression has bounded gaps, so that time stays linear. */
  | { readonly kind: 'words'; readonly any: readonly RegExp[] }
  /** The whole text and nothing else, up to 400 characters. */
  | { readonly kind: 'whole'; readonly any: readonly RegExp[] }

/** A sign of a scenario in a pasted text. */
export interface Sign {
  readonly mark: Mark
  /** Why it points there, in a few words. */
  readonly why: string
  /** A plain confidence: no other system says this, so it counts whatever else the text names. */
  readonly sure: Confidence | Sureness
  /** The systems that it can be about; the scenario's own when left out. */
  readonly systems?: readonly System[]
  /** Statuses that this sign explains: they point nowhere else any more. */
  readonly explains?: readonly number[] | 'any'
}

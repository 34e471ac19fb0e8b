/** What kind of value a fact is. */
export type FactKind = 'text' | 'number' | 'yes-no'

/** Facts by name, each with its kind, as a check declares them. */
export type FactKinds = Readonly<Record<string, FactKind>>

interface FactValues {
  readonly text: string
  readonly number: number
  readonly 'yes-no': boolean
}

/** Facts as words read them: every one may be unknown. */
export type KnownFacts<F extends FactKinds = FactKinds> = { readonly [K in keyof F]?: FactValues[F[K]] }

/** Facts as a judge gives them; those that are null or undefined are left out of the finding. */
export type FactsGiven<F extends FactKinds = FactKinds> = { readonly [K in keyof F]?: FactValues[F[K]] | null }

/** No facts beside those that are always given. */
export type NoFacts = Readonly<Record<never, never>>

type Names<T> = T extends unknown ? Extract<keyof T, string> : never

/** The names among the facts given that were not declared; never where all were. */
export type Undeclared<Given, F extends FactKinds> = Given extends { readonly facts?: infer X }
  ? unknown extends X
    ? never
    : Exclude<Names<NonNullable<X>>, keyof F>
  : never

const typeOf = { text: 'string', number: 'number', 'yes-no': 'boolean' } as const

/**
 * Stored facts as those that were declared. What was not declared, what is of another kind (a case that an earlier
 * version kept, say) and a text that is empty are unknown. Each is read when it is asked for, so that it can be seen
 * which ones are.
 */
export function knownFacts<F extends FactKinds>(kinds: F, stored: Readonly<Record<string, unknown>>): KnownFacts<F> {
  const known = {}
  for (const [name, kind] of Object.entries(kinds))
    Object.defineProperty(known, name, {
      enumerable: true,
      get: () => {
        const value = stored[name]
        return typeof value === typeOf[kind] && value !== '' ? value : undefined
      },
    })
  // The edge where stored values become typed: each was just compared with its kind.
  return known as KnownFacts<F>
}

/** One method of Clarify's API that changes something, and what it changes. */
export interface WriteMethod {
  readonly method: string
  /** Completes “It …”: what the method does. */
  readonly writes: string
}

/** The writing methods that Clarify's public clients offer; none of them is ever sent from here. */
export const writeMethods: readonly WriteMethod[] = [
  { method: 'integration.insert', writes: 'stores time series, and makes signals for names that are new' },
  { method: 'integration.saveSignals', writes: 'makes signals or changes what is said of them' },
  { method: 'admin.publishSignals', writes: 'makes items from signals, which everybody in the organisation sees' },
  { method: 'admin.connectSignals', writes: 'ties signals to items that exist' },
]

/**
 * The writing method of that name, letter case aside (Clarify's Python client writes
 * `integration.SaveSignals`), or null.
 */
export function writeMethodOf(name: string): WriteMethod | null {
  return writeMethods.find(({ method }) => method.toLowerCase() === name.toLowerCase()) ?? null
}

/** Why a writing method is refused, in one or two sentences. */
export function writeRefusal({ method, writes }: WriteMethod): string {
  return (
    `${method} is never sent from here: it ${writes}. Of Clarify this product only reads, so that looking for a ` +
    'fault cannot change your data.'
  )
}

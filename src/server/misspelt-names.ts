import { editDistance } from '#src/domain/words/edit-distance.ts'

/** Names that begin like ours, whatever follows. */
const ours = /^(?:CLARI|CLARIFY|TRIAGE)_/

/**
 * The names in an environment that look like ones that are read and are not, each with the nearest that is: begun like
 * ours, or at most two letters off. A suffix (`__ADMIN`) is the user's own.
 */
export function misspeltNames(
  names: readonly string[],
  read: readonly string[],
): readonly { readonly name: string; readonly nearest: string }[] {
  const known = new Set(read)
  return names.flatMap((name) => {
    const [base = ''] = name.toUpperCase().split('__')
    if (known.has(base)) return []
    const [first] = read
      .map((each) => ({ nearest: each, distance: editDistance(base, each) }))
      .toSorted((a, b) => a.distance - b.distance)
    if (first === undefined) return []
    const near = base.length > 6 && first.distance <= 2
    return near || ours.test(base) ? [{ name, nearest: first.nearest }] : []
  })
}

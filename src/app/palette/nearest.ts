/**
 * Sorts things by how much their names have in common with what was asked, best first: shared pairs of
 * letters, case ignored.
 */
export function nearest<T>(asked: string, things: readonly T[], name: (thing: T) => string): readonly T[] {
  const wanted = pairs(asked.slice(0, 200))
  const score = (thing: T) => {
    const own = pairs(name(thing))
    const shared = [...wanted].filter((pair) => own.has(pair)).length
    return (2 * shared) / (wanted.size + own.size || 1)
  }
  return things
    .map((thing) => ({ thing, score: score(thing) }))
    .toSorted((a, b) => b.score - a.score)
    .map(({ thing }) => thing)
}

function pairs(text: string): ReadonlySet<string> {
  const plain = text.toLowerCase().replaceAll(/[^\p{L}\p{N}]+/gu, ' ')
  return new Set(Array.from({ length: Math.max(0, plain.length - 1) }, (_, at) => plain.slice(at, at + 2)))
}

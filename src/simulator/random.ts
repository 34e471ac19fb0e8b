/** A stream of seeded pseudo-random values; the same seed and path always give the same stream. */
export interface Random {
  /** In [0, 1). */
  next(): number
  /** A whole number from `min` to `max`, both included. */
  whole(min: number, max: number): number
  /** One element of a list that is not empty. */
  pick<T>(list: readonly [T, ...T[]]): T
  /** Characters of an alphabet. */
  text(length: number, alphabet?: string): string
  /** The same elements in another order. */
  shuffled<T>(list: readonly T[]): T[]
}

/** Mixes a text into 32 bits (FNV-1a, then Murmur3's finaliser). */
function mix(text: string): number {
  let hash = 0x811c9dc5
  for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193)
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b)
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35)
  return (hash ^ (hash >>> 16)) >>> 0
}

/** The stream that belongs to a seed and a path of names: `randomAt(7, 'net_arr', 'u12')`. Uses mulberry32. */
export function randomAt(seed: number, ...path: readonly string[]): Random {
  let state = mix([String(seed), ...path].join('\u0000'))
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0
    let t = Math.imul(state ^ (state >>> 15), 1 | state)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296
  }
  const whole = (min: number, max: number) => min + Math.floor(next() * (max - min + 1))
  return {
    next,
    whole,
    pick: (list) => list[whole(0, list.length - 1)] ?? list[0],
    text: (length, alphabet = '0123456789abcdef') =>
      Array.from({ length }, () => alphabet.charAt(whole(0, alphabet.length - 1))).join(''),
    shuffled: (list) => {
      const keyed = list.map((value) => ({ value, key: next() }))
      return keyed.sort((a, b) => a.key - b.key).map(({ value }) => value)
    },
  }
}

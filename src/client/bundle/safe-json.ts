/** A text read as JSON that may come from anybody: its value, or what is wrong with it. */
export type SafeJson =
  | { readonly ok: true; readonly value: unknown }
  | { readonly ok: false; readonly why: 'not-json' | 'too-deep' | 'foreign-name' }

/** No file of ours nests deeper. */
const deepest = 64

/** Names that would reach into what every object inherits; none of ours is called so. */
const foreign = new Set(['__proto__', 'constructor', 'prototype'])

/**
 * Reads JSON that may come from anybody: what nests too deeply is refused before it is parsed, and so are names that no
 * file of ours has.
 */
export function readSafeJson(text: string): SafeJson {
  if (depthOf(text) > deepest) return { ok: false, why: 'too-deep' }
  let odd = false
  try {
    const value: unknown = JSON.parse(text, (key, member: unknown) => {
      if (foreign.has(key)) odd = true
      return member
    })
    return odd ? { ok: false, why: 'foreign-name' } : { ok: true, value }
  } catch {
    // JSON.parse tells "not JSON" only by throwing.
    return { ok: false, why: 'not-json' }
  }
}

/** How deeply brackets nest outside of strings. */
function depthOf(text: string): number {
  let depth = 0
  let most = 0
  let quoted = false
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at)
    if (quoted) {
      if (code === 92) at += 1
      else if (code === 34) quoted = false
    } else if (code === 34) quoted = true
    else if (code === 91 || code === 123) most = Math.max(most, (depth += 1))
    else if (code === 93 || code === 125) depth -= 1
  }
  return most
}

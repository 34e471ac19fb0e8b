import { readClarifyCredentials } from './clarify-credentials.ts'
import type { HeldConnection } from './held-connection.ts'

/** Every secret that these connections hold, in the forms in which an upstream could echo it. */
export function secretsHeld(connections: readonly HeldConnection[], tokens: readonly string[]): readonly string[] {
  const found = new Set<string>()
  const add = (value: string) => {
    for (const form of [value, value.trim()]) if (form.length >= 4) found.add(form)
    // What is left of a wrapped key must still be long: blanking `test` everywhere would spoil the evidence.
    if (core(value).length >= 8) found.add(core(value))
  }
  for (const connection of connections) {
    for (const [name, value] of Object.entries(connection.values)) {
      const file = name === 'CLARIFY_CREDENTIALS' ? readClarifyCredentials(value) : null
      if (file === null) add(value)
      else [file.id, file.secret].forEach(add)
    }
  }
  tokens.forEach(add)
  return [...found]
}

/** The key itself where it was pasted with what stands around it: quotes, `Bearer `, `apikey: `. */
function core(value: string): string {
  return value
    .trim()
    .replace(/^["'`]+|["'`]+$/g, '')
    .replace(/^(?:[\w-]{1,30}\s*:\s*)?(?:bearer|basic)?\s+/i, '')
    .replace(/^[\w-]{1,30}:\s*/, '')
    .trim()
}

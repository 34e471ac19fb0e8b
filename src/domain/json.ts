/** A text read as JSON: its value, or that it is none. */
export type ReadJson = { readonly ok: true; readonly value: unknown } | { readonly ok: false }

/** Reads a text as JSON; a byte order mark in front is forgiven (Windows tools write one). Never throws. */
export function readJson(text: string): ReadJson {
  try {
    // JSON.parse tells "not JSON" only by throwing: this is the one place that turns it into data.
    return { ok: true, value: JSON.parse(text.charCodeAt(0) === 0xfeff ? text.slice(1) : text) }
  } catch {
    return { ok: false }
  }
}

/** Whether a value is a JSON object: not null, not a list. */
export function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

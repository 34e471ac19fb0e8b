/** How deep what is sent to the proxy may be nested: far beyond any filter that a person writes. */
const deepest = 100

const [quote, escape] = [0x22, 0x5c]
const opens = new Set([0x5b, 0x7b])
const closes = new Set([0x5d, 0x7d])

/** Whether JSON (its UTF-8 bytes) is nested too deeply for what walks through it to be sure of coming back. */
export function isTooDeep(json: Uint8Array): boolean {
  let depth = 0
  let inText = false
  for (let at = 0; at < json.length; at += 1) {
    const byte = json[at] ?? 0
    if (inText) {
      if (byte === escape) at += 1
      else if (byte === quote) inText = false
    } else if (byte === quote) inText = true
    else if (opens.has(byte)) {
      depth += 1
      if (depth > deepest) return true
    } else if (closes.has(byte)) depth -= 1
  }
  return false
}

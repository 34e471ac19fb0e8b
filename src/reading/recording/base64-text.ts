const alphabet = /^[A-Za-z0-9+/_-]+$/
/** Longer than any body of which more than the beginning is looked at. A multiple of 4, so that it cuts no group. */
const longest = 400_000

/**
 * Reads base64 (also in its form for URLs) that holds a text in UTF-8, its first 300 kB; null for what is none, or
 * holds other bytes.
 */
export function readBase64Text(encoded: string): string | null {
  const digits = encoded
    .slice(0, longest * 2)
    .replace(/\s+|(?:=|%3d)+\s*$/gi, '')
    .slice(0, longest)
    .replaceAll('-', '+')
    .replaceAll('_', '/')
  if (!alphabet.test(digits) || digits.length % 4 === 1) return null
  const bytes = Uint8Array.from(atob(digits), (character) => character.charCodeAt(0))
  // As a stream, so that a character that the cut goes through does no harm.
  const text = new TextDecoder().decode(bytes, { stream: digits.length === longest })
  return isText(text) ? text : null
}

function isText(text: string): boolean {
  // oxlint-disable-next-line no-control-regex -- bytes that no text holds are what is looked for.
  const odd = text.match(/[\u0000-\u0008\u000e-\u001a\u001c-\u001f\uFFFD]/g)?.length ?? 0
  return odd === 0
}

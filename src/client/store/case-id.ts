/** Crockford's base 32: no I, L, O or U, so that an id can be read aloud. */
const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'

/** Fills a number of random bytes. */
export type RandomBytes = (count: number) => Uint8Array

/** A new case id: four characters, one more after every few that were taken, six at most. `attempt` counts from 0. */
export function newCaseId(random: RandomBytes, attempt = 0): string {
  const length = Math.min(6, 4 + Math.floor(attempt / 3))
  return Array.from(random(length), (byte) => alphabet.charAt(byte & 31)).join('')
}

/** A case id as someone typed or read it, in the one form under which it is kept; null when it cannot be one. */
export function readCaseId(text: string): string | null {
  const id = text.trim().toUpperCase().replaceAll('O', '0').replaceAll(/[IL]/g, '1')
  return /^[0-9A-HJKMNP-TV-Z]{4,6}$/.test(id) ? id : null
}

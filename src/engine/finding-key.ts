import type { AnyCheck, Answers, Pastes } from '#src/domain/model/check.ts'

/**
 * The name under which a check's record is kept: the check and exactly the answers and pastes that it read, so that
 * changing one of them makes just the findings that rest on it stale.
 */
export function findingKey(check: AnyCheck, answers: Answers, pastes: Pastes): string {
  const names =
    check.costs === 'offline' || check.uses.includes('connection') ? check.uses : ['connection', ...check.uses]
  const read = names.map((name) => [name, answers[name] ?? null])
  const pasted = check.reads.map((name) => [name, pastes[name] === undefined ? null : fingerprint(pastes[name])])
  return JSON.stringify([check.id, ...read, ...pasted])
}

/** A 64-bit FNV-1a style fingerprint of a text, with its length; tells texts apart, protects nothing. */
function fingerprint(text: string): string {
  let low = 0x811c9dc5
  let high = 0x01000193
  for (let at = 0; at < text.length; at += 1) {
    const unit = text.charCodeAt(at)
    low = Math.imul(low ^ unit, 0x01000193)
    high = Math.imul(high ^ unit, 0x85ebca6b)
  }
  return `${text.length}:${(low >>> 0).toString(16)}${(high >>> 0).toString(16)}`
}

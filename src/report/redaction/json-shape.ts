import { isObject } from '#src/domain/json.ts'
import { judgeValue } from '#src/secrets/judge.ts'
import { nameStrength } from '#src/secrets/sensitive-name.ts'
import { charactersWords } from './copying.ts'

/** The shape of a value that does not leave. */
export function jsonShapeOf(value: unknown): string {
  if (typeof value === 'string') return `‹text, ${charactersWords(value.length)}›`
  if (typeof value === 'number') return '‹number›'
  if (typeof value === 'boolean') return '‹yes or no›'
  if (Array.isArray(value)) return `‹list of ${value.length}›`
  return isObject(value) ? `‹object of ${Object.keys(value).length}›` : '‹nothing›'
}

/**
 * Whether a value that stands under a name, or after one in a list, is what the name says: a secret,
 * whatever it looks like.
 */
export function isSecret(name: unknown, value: unknown): boolean {
  const strength = typeof name === 'string' ? nameStrength(name) : 'none'
  if (strength === 'none' || typeof value === 'boolean' || typeof value === 'object') return false
  return judgeValue(String(value), { name: String(name), doubtful: strength === 'weak', quoted: true }) !== null
}

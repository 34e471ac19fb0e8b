import type { Found } from './assignments.ts'
import { continued } from './unquoted.ts'
import { wordiness } from './wordiness.ts'

// Bounded: no token is longer, and an unbounded run of 10 MB is more than the regular expressions' stack takes.
const run = /[A-Za-z0-9+/_-]{38,20000}={0,2}/g
const jwt = /(?<![A-Za-z0-9_-])eyJ[A-Za-z0-9_-]{4,20000}\.[A-Za-z0-9_-]{4,20000}(?:\.[A-Za-z0-9_-]{0,20000})?/g
const branded = new RegExp(
  String.raw`(?<![A-Za-z0-9])(?:gh[pousr]_[A-Za-z0-9]{20,20000}|github_pat_\w{20,20000}|glpat-[\w-]{20,20000}` +
    String.raw`|xox[abposr]-[A-Za-z0-9-]{10,20000}|sk-[\w-]{20,20000}|[sr]k_(?:live|test)_\w{10,20000}` +
    String.raw`|A(?:KI|SI)A[0-9A-Z]{16}(?![0-9A-Z])|AIza[\w-]{35}|ya29\.[\w-]{20,20000})`,
  'g',
)

const uuid = /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/gi
/** Also a malformed one, whose parts are a little too long or short. */
const traceparent = /\b[0-9a-f]{2}-[0-9a-f]{24,36}-[0-9a-f]{12,20}-[0-9a-f]{1,3}\b/gi
const knownIds = new RegExp(
  String.raw`(?<![A-Za-z0-9])(?:[0-9a-f]{24}|[0-9a-f]{32}|00[A-Za-z0-9]{13}(?:[A-Za-z0-9]{3})?` +
    String.raw`|\d{4}-\d\d-\d\d(?:T[\d-]+Z?)?)(?![A-Za-z0-9])`,
  'gi',
)

/** Whether a token of 40 characters or more, standing alone, looks generated. */
export function isBareSecret(token: string): boolean {
  const rest = token.replace(traceparent, '').replace(uuid, '').replace(knownIds, '').slice(0, 4096)
  const letters = rest.replace(/[^A-Za-z0-9]/g, '')
  if (rest.length < 40 || letters.length < 30 || !/[A-Za-z]/.test(letters) || new Set(letters).size < 8) return false
  if (/^[0-9a-f]{40,}$/i.test(letters)) return true
  const separators = rest.match(/[-_]/g)?.length ?? 0
  return wordiness(rest) < 0.65 && separators <= rest.length / 4
}

/** A path is judged part by part; the whole only as base64, which holds few slashes and no words. */
function secretParts(text: string, start: number, token: string): { start: number; end: number }[] {
  if (!token.includes('/')) return isBareSecret(token) ? [{ start, end: start + token.length }] : []
  const lead = text.slice(Math.max(0, start - 200), start)
  const inPath = token.startsWith('/') || /(?::\/\/|[A-Za-z]:\\)\S*$/.test(lead) || /[./~]$/.test(lead)
  const slashes = token.match(/\//g)?.length ?? 0
  if (
    !inPath &&
    slashes <= 2 + token.length / 16 &&
    /[a-z]/.test(token) &&
    /[A-Z]/.test(token) &&
    /\d/.test(token) &&
    isBareSecret(token) &&
    wordiness(token) < 0.45
  )
    return [{ start, end: start + token.length }]
  const parts: { start: number; end: number }[] = []
  for (const { 0: part, index } of token.matchAll(/[^/]{40,20000}/g))
    if (isBareSecret(part)) parts.push({ start: start + index, end: start + index + part.length })
  return parts
}

/**
 * Finds secrets that need no name: JSON web tokens, tokens with a maker's prefix, and long generated ones (40
 * characters or more).
 */
export function tokens(text: string): Found[] {
  const found: Found[] = []
  const add = (start: number, end: number, rule: string): void =>
    void found.push({ start, end: /^\r?\n/.test(text.slice(end, end + 2)) ? continued(text, start, end) : end, rule })
  for (const { 0: token, index } of text.matchAll(jwt)) add(index, index + token.length, 'JSON web token')
  for (const { 0: token, index } of text.matchAll(branded))
    add(index, index + token.length, 'token with a known prefix')
  for (const { 0: token, index } of text.matchAll(run))
    for (const part of secretParts(text, index, token)) add(part.start, part.end, 'long generated token')
  return found
}

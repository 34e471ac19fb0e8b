import type { Found } from './assignments.ts'
import { continued } from './value-extent.ts'

const run = /[A-Za-z0-9+/_=-]{40,}/g
const jwt = /(?<![A-Za-z0-9_-])eyJ[A-Za-z0-9_-]{4,}\.[A-Za-z0-9_-]{4,}(?:\.[A-Za-z0-9_-]*)?/g
const branded =
  /(?<![A-Za-z0-9])(?:gh[pousr]_[A-Za-z0-9]{20,}|github_pat_\w{20,}|glpat-[\w-]{20,}|xox[abposr]-[A-Za-z0-9-]{10,}|sk-[\w-]{20,}|[sr]k_(?:live|test)_\w{10,}|A(?:KI|SI)A[0-9A-Z]{16}(?![0-9A-Z])|AIza[\w-]{35}|ya29\.[\w-]{20,})/g

const uuid = /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/gi
const traceparent = /\b[0-9a-f]{2}-[0-9a-f]{32}-[0-9a-f]{16}-[0-9a-f]{2}\b/gi
const knownIds = /(?<![A-Za-z0-9])(?:[0-9a-f]{24}|[0-9a-f]{32}|00[A-Za-z0-9]{13}(?:[A-Za-z0-9]{3})?|\d{4}-\d\d-\d\d(?:T[\d-]+Z?)?)(?![A-Za-z0-9])/gi

/** The share of a token's letters and digits that stand in pronounceable words; keys have few, names and paths many. */
export function wordiness(token: string): number {
  const total = token.replace(/[^A-Za-z0-9]/g, '').length
  let wordy = 0
  for (const segment of token.split(/[^A-Za-z]+|(?<=[a-z])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])/)) {
    const vowels = segment.match(/[aeiouy]/gi)?.length ?? 0
    const clash = /[^aeiouy]{5}/i.test(segment)
    if (segment.length >= 3 && !clash && vowels / segment.length >= 0.2 && vowels / segment.length <= 0.75) wordy += segment.length
  }
  return total === 0 ? 1 : wordy / total
}

/** Whether a token of 40 characters or more, standing alone, looks generated. */
export function isBareSecret(token: string): boolean {
  const rest = token.replace(traceparent, '').replace(uuid, '').replace(knownIds, '').slice(0, 4096)
  const letters = rest.replace(/[^A-Za-z0-9]/g, '')
  if (letters.length < 38 || !/[A-Za-z]/.test(letters) || new Set(letters).size < 8) return false
  if (/^[0-9a-f]{40,}$/i.test(letters)) return true
  const separators = rest.match(/[-_]/g)?.length ?? 0
  return wordiness(rest) < 0.6 && separators <= Math.max(3, rest.length / 7)
}

/** A path is judged part by part; the whole only as base64, which holds few slashes and no words. */
function secretParts(text: string, start: number, token: string): { start: number; end: number }[] {
  if (!token.includes('/')) return isBareSecret(token) ? [{ start, end: start + token.length }] : []
  const lead = text.slice(Math.max(0, start - 200), start)
  const inPath = token.startsWith('/') || /(?::\/\/|[A-Za-z]:\\)\S*$/.test(lead) || /[./~]$/.test(lead)
  const slashes = token.match(/\//g)?.length ?? 0
  if (!inPath && slashes <= 2 + token.length / 16 && /[a-z]/.test(token) && /[A-Z]/.test(token) && /\d/.test(token) && isBareSecret(token) && wordiness(token) < 0.45)
    return [{ start, end: start + token.length }]
  const parts: { start: number; end: number }[] = []
  for (const { 0: part, index } of token.matchAll(/[^/]{40,}/g)) if (isBareSecret(part)) parts.push({ start: start + index, end: start + index + part.length })
  return parts
}

/** Finds secrets that need no name: JSON web tokens, tokens with a maker's prefix, and long generated ones (40 characters or more). */
export function tokens(text: string): Found[] {
  const found: Found[] = []
  const add = (start: number, end: number, rule: string): void => void found.push({ start, end: /^\r?\n/.test(text.slice(end, end + 2)) ? continued(text, start, end) : end, rule })
  for (const { 0: token, index } of text.matchAll(jwt)) add(index, index + token.length, 'JSON web token')
  for (const { 0: token, index } of text.matchAll(branded)) add(index, index + token.length, 'token with a known prefix')
  for (const { 0: token, index } of text.matchAll(run)) for (const part of secretParts(text, index, token)) add(part.start, part.end, 'long generated token')
  return found
}

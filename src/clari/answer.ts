import type { z } from 'zod'
import type { Exchange, NetworkFailureReason } from '#src/domain/contract/exchange.ts'
import { readJson } from '#src/domain/json.ts'
import { readErrorValue, type ClariError } from './errors.ts'
import { looksLike, type NotJson } from './not-json.ts'

/** What an exchange means once it is read: exactly one of these, never an exception. */
export type Answer<T> =
  /** The API answered what it is known to answer. */
  | { readonly kind: 'ok'; readonly value: T; readonly status: number }
  /** One of the API's eight error bodies, whatever the status. */
  | { readonly kind: 'error'; readonly error: ClariError; readonly status: number }
  /** No JSON: a page, nothing at all, a text, or JSON that breaks off. */
  | { readonly kind: 'not-json'; readonly looksLike: NotJson; readonly status: number }
  /** JSON that the API is not known to send: where it differs first, and what was expected there. */
  | { readonly kind: 'unknown-shape'; readonly path: string; readonly expected: string; readonly status: number }
  /** Longer than what is kept of an answer, so its shape was not read; `bytes` is the whole size. */
  | { readonly kind: 'cut'; readonly bytes: number; readonly status: number }
  /** Nothing came back at all. */
  | {
      readonly kind: 'silence'
      readonly reason: NetworkFailureReason
      readonly detail: string
      readonly facts: Readonly<Record<string, string>>
    }

/** Reads what came back against the shape that the operation is known to answer with. */
export function readAnswer<T>(exchange: Exchange, schema: z.ZodType<T>): Answer<T> {
  const { result } = exchange
  if (result.kind === 'silence')
    return { kind: 'silence', reason: result.reason, detail: result.detail, facts: result.facts ?? {} }
  const { status, body } = result
  // What is kept can be whole JSON all the same, followed by what nobody read; a page shows itself at its head.
  if (result.truncated) {
    const head = looksLike(body)
    return head === 'html' || head === 'login-page'
      ? { kind: 'not-json', looksLike: head, status }
      : { kind: 'cut', bytes: result.bytes, status }
  }
  const json = readJson(body)
  if (!json.ok) return { kind: 'not-json', looksLike: looksLike(body), status }
  const isSuccess = status >= 200 && status < 300
  const parsed = schema.safeParse(json.value)
  if (isSuccess && parsed.success) return { kind: 'ok', value: parsed.data, status }
  const error = readErrorValue(json.value, result.headers)
  // A lone message is an error by its status only: beside a good status it may say anything.
  if (error !== null && !(isSuccess && error.shape === 'gateway')) return { kind: 'error', error, status }
  if (isSuccess && !parsed.success) return { kind: 'unknown-shape', ...firstDifference(parsed.error.issues), status }
  return { kind: 'unknown-shape', path: '', expected: 'one of the API’s known error bodies', status }
}

type Issue = z.core.$ZodIssue

/** Where a value first leaves its schema, as `jobs[0].status`, and what was expected there. */
function firstDifference(
  issues: readonly Issue[],
  above: readonly PropertyKey[] = [],
): { readonly path: string; readonly expected: string } {
  const issue = issues[0]
  if (issue === undefined) return { path: pathOf(above), expected: 'another shape' }
  const path = [...above, ...issue.path]
  if (issue.code === 'invalid_union' && issue.errors.length > 0) {
    // The branch that got furthest is the one that was meant.
    const branches = issue.errors
      .filter((branch) => branch.length > 0)
      .map((branch) => ({ branch, depth: Math.max(...branch.map(depthOf)) }))
    const deepest = branches.reduce(
      (best, each) => (each.depth > best.depth ? each : best),
      branches[0] ?? { branch: [], depth: 0 },
    )
    if (deepest.depth > 0) return firstDifference(deepest.branch, path)
    return {
      path: pathOf(path),
      expected:
        [...new Set(branches.flatMap(({ branch }) => branch.slice(0, 1).map(expectedBy)))].join(' or ') ||
        'another shape',
    }
  }
  return { path: pathOf(path), expected: expectedBy(issue) }
}

function depthOf(issue: Issue): number {
  if (issue.code !== 'invalid_union') return issue.path.length
  return issue.path.length + Math.max(0, ...issue.errors.flat().map(depthOf))
}

const kinds: Readonly<Record<string, string>> = {
  string: 'a text',
  number: 'a number',
  int: 'a whole number',
  boolean: 'true or false',
  array: 'a list',
  object: 'an object',
  record: 'an object',
  null: 'null',
}

function expectedBy(issue: Issue): string {
  switch (issue.code) {
    case 'invalid_type':
      return kinds[issue.expected] ?? issue.expected
    case 'invalid_value':
      return issue.values.map((value) => JSON.stringify(String(value))).join(' or ')
    case 'too_small':
      return issue.origin === 'array' ? `at least ${issue.minimum} in the list` : 'something that is not empty'
    case 'custom':
      return issue.message
    default:
      return 'another value'
  }
}

function pathOf(path: readonly PropertyKey[]): string {
  return path
    .map((key, index) => (typeof key === 'number' ? `[${key}]` : index === 0 ? String(key) : `.${String(key)}`))
    .join('')
}

import type { Operation } from '#src/domain/contract/operation.ts'
import { isObject, readJson } from '#src/domain/json.ts'
import { blankSecrets } from '#src/secrets/blank.ts'

/** One thing about the parameters that keeps them from being sent; `path` is dotted, empty for the whole. */
export interface ParamProblem {
  readonly path: string
  readonly says: string
}

/** Parameters ready to be sent, or what keeps them. */
export type CheckedParams =
  | { readonly ok: true; readonly params: Readonly<Record<string, unknown>> }
  | { readonly ok: false; readonly problems: readonly ParamProblem[] }

const bad = (path: string, says: string): CheckedParams => ({ ok: false, problems: [{ path, says }] })

/**
 * Reads typed parameters and holds them to the operation's schema; a name that it does not have is told, never
 * dropped silently.
 */
export function checkParams(operation: Operation, text: string): CheckedParams {
  const json = readJson(text.trim() === '' ? '{}' : text)
  if (!json.ok) return bad('', whereJsonBreaks(text))
  if (!isObject(json.value))
    return bad('', 'The parameters must be an object in braces, such as {"query":{"limit":1}}.')
  if (blankSecrets(text).removed.length > 0)
    return bad(
      '',
      'Something here looks like a secret. Parameters never need ' +
        'one: the credentials are added by Clari Triage’s own server.',
    )
  const parsed = operation.params.safeParse(json.value)
  if (!parsed.success) {
    return {
      ok: false,
      problems: parsed.error.issues.slice(0, 20).map(({ path, message }) => ({ path: path.join('.'), says: message })),
    }
  }
  const names = unknownNames(json.value, parsed.data, '', 0)
  if (names.length > 0)
    return {
      ok: false,
      problems: names
        .slice(0, 20)
        .map((path) => ({ path, says: `${operation.rpc ?? operation.id} takes no parameter of this name here.` })),
    }
  return { ok: true, params: json.value }
}

/** The paths of members that the schema left out. */
function unknownNames(
  given: Readonly<Record<string, unknown>>,
  taken: unknown,
  under: string,
  depth: number,
): readonly string[] {
  if (!isObject(taken) || depth > 5) return []
  return Object.entries(given).flatMap(([name, value]) => {
    const path = under === '' ? name : `${under}.${name}`
    if (!Object.hasOwn(taken, name)) return [path]
    return isObject(value) ? unknownNames(value, taken[name], path, depth + 1) : []
  })
}

/** Where a text stops being JSON, as the browser tells it, or in general words where it tells no place. */
function whereJsonBreaks(text: string): string {
  const open = (text.match(/[{[]/g) ?? []).length - (text.match(/[}\]]/g) ?? []).length
  if (open > 0) return 'This is not JSON yet: a closing brace or bracket is missing.'
  if (/'/.test(text)) return 'This is not JSON: names and texts stand in double quotes, not single ones.'
  if (/,\s*[}\]]/.test(text)) return 'This is not JSON: there is a comma before a closing brace or bracket.'
  return 'This is not JSON. It should look like {"query":{"limit":1}}.'
}

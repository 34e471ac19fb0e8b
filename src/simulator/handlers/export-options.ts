import { z } from 'zod'
import { exportMembers } from '#src/clari/export/export-members.ts'
import { exportTypes } from '#src/clari/operations.ts'
import { isObject, readJson } from '#src/domain/json.ts'
import { currencyOf } from '#src/simulator/world/currencies.ts'
import { defaultTypes, type LookupType } from '#src/simulator/world/lookup.ts'
import type { Employee } from '#src/simulator/world/people.ts'
import type { World } from '#src/simulator/world/world.ts'

/** Export options that were understood. */
export interface AskedOptions {
  readonly timePeriod: string | null
  readonly types: readonly LookupType[]
  readonly root: Employee | null
  readonly currency: string | null
  readonly schedule: 'NONE' | 'ONCE' | 'MAX'
  readonly historical: boolean
  readonly format: 'JSON' | 'CSV'
}

/** Options, or the sentence of a `bad_request`. */
export type Understood =
  | { readonly ok: true; readonly options: AskedOptions }
  | { readonly ok: false; readonly message: string }

const shape = z.object({
  timePeriod: z.string().nullish(),
  typesToExport: z.array(z.enum(exportTypes)).nullish(),
  currency: z.string().nullish(),
  schedule: z.enum(['NONE', 'ONCE', 'MAX']).nullish(),
  includeHistorical: z.boolean().nullish(),
  exportFormat: z.enum(['JSON', 'CSV']).nullish(),
  scopeId: z.string().nullish(),
})

/**
 * Query parameters as the members that a body would have: types joined by commas or repeated, `true` and
 * `false` as such.
 */
function fromQuery(query: URLSearchParams): Record<string, unknown> {
  const given: Record<string, unknown> = {}
  for (const name of exportMembers) {
    const values = query.getAll(name)
    const [value] = values
    if (value === undefined) continue
    if (name === 'typesToExport') given[name] = values.flatMap((one) => one.split(',')).map((one) => one.trim())
    else if (name === 'includeHistorical' && /^(true|false)$/i.test(value)) given[name] = value.toLowerCase() === 'true'
    else given[name] = value
  }
  return given
}

/** Reads an export's options from body and query (the body wins), as strictly as the published API. */
export function understand(world: World, body: string, query: URLSearchParams): Understood {
  const refuse = (message: string): Understood => ({ ok: false, message })
  const parsed = readJson(body.trim() === '' ? '{}' : body)
  if (!parsed.ok || !isObject(parsed.value)) return refuse('The request body is malformed.')
  const checked = shape.safeParse({ ...fromQuery(query), ...parsed.value })
  if (!checked.success) {
    const name = String(checked.error.issues[0]?.path[0] ?? 'body')
    const allowed: Readonly<Record<string, string>> = {
      typesToExport: `a list of ${exportTypes.join(', ')}`,
      schedule: 'NONE, ONCE or MAX',
      includeHistorical: 'true or false',
      exportFormat: 'JSON or CSV',
    }
    return refuse(`Invalid value for ${name}: expected ${allowed[name] ?? 'text'}.`)
  }
  const { timePeriod, typesToExport, currency, schedule, includeHistorical, exportFormat, scopeId } = checked.data
  if (currency && !currencyOf(currency)) return refuse(`Invalid currency: ${currency}.`)
  const root = scopeId ? world.people.find((person) => person.scopeId === scopeId) : null
  if (root === undefined) return refuse(`Invalid scopeId: ${scopeId}.`)
  return {
    ok: true,
    options: {
      timePeriod: timePeriod ?? null,
      types: typesToExport && typesToExport.length > 0 ? typesToExport : defaultTypes,
      root,
      currency: currency || null,
      schedule: schedule ?? 'NONE',
      historical: includeHistorical ?? false,
      format: exportFormat ?? 'JSON',
    },
  }
}

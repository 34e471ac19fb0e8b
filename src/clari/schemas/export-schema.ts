import { z } from 'zod'
import { isObject } from '#src/domain/json.ts'

const rows = z.array(z.record(z.string(), z.unknown()))
const id = z.union([z.string(), z.number()]).transform(String)
const text = z
  .union([z.string(), z.number()])
  .transform(String)
  .nullish()
  .transform((value) => value ?? null)

/** A period of an export. */
const timePeriod = z.object({ timePeriodId: id, label: text, type: text, startDate: text, endDate: text })

/** A week of an export. */
const timeFrame = z.object({ timeFrameId: id, startDate: text, endDate: text })

/** A person in an export. */
const user = z.object({
  userId: id,
  crmId: text,
  name: text,
  email: text,
  scopeId: text,
  hierarchyId: text,
  hierarchyName: text,
  parentHierarchyId: text,
  parentHierarchyName: text,
})

/** A field of an export. */
const field = z.object({ fieldId: id, fieldName: text, fieldType: text })

/** A value of an export; which `…Value` it has tells its type, so they stay as they are. */
const entry = z.looseObject({
  userId: id.nullish(),
  fieldId: id.nullish(),
  timePeriodId: id.nullish(),
  timeFrameId: id.nullish(),
})

const lookup = z.object({
  shape: z.literal('lookup'),
  entries: z.array(entry),
  users: z.array(user),
  fields: z.array(field),
  timePeriods: z.array(timePeriod),
  timeFrames: z
    .array(timeFrame)
    .nullish()
    .transform((frames) => frames ?? []),
})

/** The names under which rows were seen instead of `entries`. */
const elsewhere = ['data', 'rows', 'records', 'results'] as const

/** Whether a body is the published lookup tables: entries beside at least one of the tables that they point into. */
function isLookup(value: Readonly<Record<string, unknown>>): boolean {
  return (
    Array.isArray(value.entries) &&
    ['users', 'fields', 'timePeriods', 'timeFrames'].some((name) => Array.isArray(value[name]))
  )
}

function rowsIn(value: unknown): { readonly under: string | null; readonly rows: unknown } | null {
  if (Array.isArray(value)) return { under: null, rows: value }
  if (!isObject(value)) return null
  const under = elsewhere.find((name) => Array.isArray(value[name]))
  return under === undefined ? null : { under, rows: value[under] }
}

/**
 * An export's JSON in any known shape: the published `lookup` tables, the guide's `flat` entries, or `rows` bare
 * (`under: null`) or under another name. Also what reading a forecast now answers with.
 */
export const exportSchema = z.preprocess(
  (value) => {
    if (isObject(value) && isLookup(value)) return { ...value, shape: 'lookup' }
    if (isObject(value) && Array.isArray(value.entries)) return { shape: 'flat', entries: value.entries }
    const found = rowsIn(value)
    return found === null
      ? { shape: 'flat', entries: isObject(value) ? value.entries : value }
      : { shape: 'rows', ...found }
  },
  z.discriminatedUnion('shape', [
    lookup,
    z.object({ shape: z.literal('flat'), entries: rows }),
    z.object({ shape: z.literal('rows'), under: z.string().nullable(), rows }),
  ]),
)

/** An export's JSON in any known shape. */
export type ExportAnswer = z.infer<typeof exportSchema>

/** The published lookup tables of an export. */
export type LookupExport = z.infer<typeof lookup>

/** How many values an export holds. */
export function entryCount(answer: ExportAnswer): number {
  switch (answer.shape) {
    case 'lookup':
    case 'flat':
      return answer.entries.length
    case 'rows':
      return answer.rows.length
  }
}

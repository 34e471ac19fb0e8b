import { z } from 'zod'
import { isObject } from '#src/domain/json.ts'
import type { Resource } from './clarify-store.ts'

const scalar = z.union([z.string(), z.number(), z.boolean(), z.null()])
/** The comparisons that the public clients can send. */
const comparison = z.strictObject({
  $ne: scalar.optional(),
  $in: z.array(scalar).max(500).optional(),
  $nin: z.array(scalar).max(500).optional(),
  $regex: z.string().max(200).refine(isPattern).optional(),
  $lt: scalar.optional(),
  $lte: scalar.optional(),
  $gt: scalar.optional(),
  $gte: scalar.optional(),
})
type Comparison = z.infer<typeof comparison>

/** A filter: paths that must all match, or filters joined by `$and` and `$or`. */
export interface Filter {
  readonly [path: string]: z.infer<typeof scalar> | Comparison | readonly Filter[]
}
const filter: z.ZodType<Filter> = z.lazy(() =>
  z
    .object({ $and: z.array(filter).max(50).optional(), $or: z.array(filter).max(50).optional() })
    .catchall(z.union([scalar, comparison])),
) as z.ZodType<Filter>
/** Which resources are selected, and which of them are given. */
export const resourceQuery = z.strictObject({
  filter: filter.default({}),
  sort: z.array(z.string()).nullish(),
  limit: z.int().min(0).max(1000).nullish(),
  skip: z.int().min(0).nullish(),
  total: z.boolean().nullish(),
})
/** A value in a resource by its dotted path; attributes need no prefix. */
export function valueAt(resource: Resource, path: string): unknown {
  const walk = (from: unknown, keys: readonly string[]): unknown =>
    keys.reduce<unknown>((at, key) => (isObject(at) ? at[key] : undefined), from)
  const keys = path.split('.')
  return walk(resource, keys) ?? walk(resource.attributes, keys)
}

/** Whether a resource is one that a filter wants. */
export function isWanted(resource: Resource, wanted: Filter): boolean {
  return Object.entries(wanted).every(([path, test]) => {
    if (path === '$and' || path === '$or') {
      const each = (one: unknown) => isWanted(resource, one as Filter)
      const all = Array.isArray(test) ? test : []
      return path === '$and' ? all.every(each) : all.some(each)
    }
    const value = valueAt(resource, path)
    const values = Array.isArray(value) ? value : [value]
    return isObject(test) ? values.some((one) => compares(one, test)) : values.includes(test)
  })
}

function compares(value: unknown, test: Comparison): boolean {
  const order = (bound: unknown, holds: (sign: number) => boolean) => {
    if (typeof value === 'number' && typeof bound === 'number') return holds(value - bound)
    return typeof value === 'string' && typeof bound === 'string' && holds(value < bound ? -1 : value > bound ? 1 : 0)
  }
  return (
    (test.$ne === undefined || value !== test.$ne) &&
    (test.$in === undefined || test.$in.some((one) => one === value)) &&
    (test.$nin === undefined || !test.$nin.some((one) => one === value)) &&
    (test.$regex === undefined || (typeof value === 'string' && new RegExp(test.$regex).test(value))) &&
    (test.$lt === undefined || order(test.$lt, (sign) => sign < 0)) &&
    (test.$lte === undefined || order(test.$lte, (sign) => sign <= 0)) &&
    (test.$gt === undefined || order(test.$gt, (sign) => sign > 0)) &&
    (test.$gte === undefined || order(test.$gte, (sign) => sign >= 0))
  )
}

function isPattern(source: string): boolean {
  try {
    return new RegExp(source) instanceof RegExp
  } catch {
    return false
  }
}

import { z } from 'zod'
import { isObject } from '#src/domain/json.ts'
import type { Tenant } from '#src/simulator/tenant.ts'
import { makeSignal, type Resource } from '#src/simulator/world/clarify-store.ts'

/** What a method came to: its result, or the code it failed with. */
export type MethodOutcome =
  | { readonly ok: true; readonly result: Readonly<Record<string, unknown>> }
  | { readonly ok: false; readonly code: number; readonly params?: Readonly<Record<string, readonly string[]>> }

type Method = (tenant: Tenant, params: unknown) => MethodOutcome

const condition = z.union([
  z.string(),
  z.number(),
  z.boolean(),
  z.null(),
  z.strictObject({ $in: z.array(z.union([z.string(), z.number(), z.boolean()])).max(500) }),
])
const query = z.strictObject({
  filter: z.record(z.string(), condition).default({}),
  sort: z.array(z.string()).default([]),
  limit: z.int().min(0).max(1000).default(50),
  skip: z.int().min(0).default(0),
  total: z.boolean().default(false),
})
/** How the answer is laid out; both public clients send it with every selection and read it back in `meta`. */
const format = z.strictObject({
  dataAsArray: z.boolean().default(true),
  groupIncludedByType: z.boolean().default(false),
})
const select = {
  query: query.prefault({}),
  include: z.array(z.string()).default([]),
  groupIncludedByType: z.boolean().optional(),
  format: format.prefault({}),
}
type Format = z.infer<typeof format>
const integration = z.string().min(1)
const time = z.iso.datetime({ offset: true })

/** A value in a resource by its dotted path; attributes need no prefix. */
function valueAt(resource: Resource, path: string): unknown {
  const walk = (from: unknown, keys: readonly string[]): unknown =>
    keys.reduce<unknown>((at, key) => (isObject(at) ? at[key] : undefined), from)
  const keys = path.split('.')
  return walk(resource, keys) ?? walk(resource.attributes, keys)
}

function matches(resource: Resource, filter: Readonly<Record<string, z.infer<typeof condition>>>): boolean {
  return Object.entries(filter).every(([path, wanted]) => {
    const value = valueAt(resource, path)
    const values = Array.isArray(value) ? value : [value]
    return isObject(wanted) ? wanted.$in.some((one) => values.includes(one)) : values.includes(wanted)
  })
}

function selected(all: readonly Resource[], asked: z.infer<typeof query>, laidOut: Format): MethodOutcome {
  const found = all.filter((resource) => matches(resource, asked.filter))
  const key = asked.sort[0] ?? 'id'
  const sign = key.startsWith('-') ? -1 : 1
  const sorted = found.toSorted(
    (a, b) => sign * String(valueAt(a, key.replace(/^-/, ''))).localeCompare(String(valueAt(b, key.replace(/^-/, '')))),
  )
  return {
    ok: true,
    result: {
      meta: metaOf(laidOut, asked.total ? found.length : -1),
      data: asData(sorted.slice(asked.skip, asked.skip + asked.limit), laidOut),
      included: noneIncluded(laidOut),
    },
  }
}

function metaOf(laidOut: Format, total: number) {
  return { total, format: laidOut, groupIncludedByType: laidOut.groupIncludedByType }
}

function asData(resources: readonly Resource[], { dataAsArray }: Format): unknown {
  return dataAsArray ? resources : Object.fromEntries(resources.map((resource) => [resource.id, resource]))
}

function noneIncluded({ groupIncludedByType }: Format): unknown {
  return groupIncludedByType ? {} : []
}

/** A method whose parameters are checked first; what is wrong with them becomes `Invalid params`. */
function method<T extends z.ZodType>(params: T, run: (tenant: Tenant, params: z.output<T>) => MethodOutcome): Method {
  return (tenant, given) => {
    const checked = params.safeParse(given)
    if (checked.success) return run(tenant, checked.data)
    const wrong: Record<string, string[]> = {}
    for (const issue of checked.error.issues) {
      const keys =
        issue.code === 'unrecognized_keys'
          ? issue.keys.map((key) => [...issue.path, key].join('.'))
          : [issue.path.join('.')]
      const missing = issue.code === 'invalid_type' && issue.input === undefined
      for (const key of keys)
        (wrong[key] ??= []).push(
          missing || isMissing(given, issue.path)
            ? 'required'
            : issue.code === 'unrecognized_keys'
              ? 'unknown'
              : 'invalid',
        )
    }
    return { ok: false, code: -32602, params: wrong }
  }
}

function isMissing(given: unknown, path: readonly PropertyKey[]): boolean {
  return (
    path.reduce<unknown>(
      (at, key) => (isObject(at) ? at[String(key)] : Array.isArray(at) ? at[Number(key)] : undefined),
      given,
    ) === undefined
  )
}

/** Forbidden for an integration that this one cannot see. */
function own(tenant: Tenant, asked: string | undefined, run: () => MethodOutcome): MethodOutcome {
  return asked !== undefined && asked !== tenant.credentials.integration ? { ok: false, code: -32003 } : run()
}

/** Saves the signals of some inputs: new ones are made, the others keep their id. */
function save(tenant: Tenant, inputs: Readonly<Record<string, Readonly<Record<string, unknown>>>>): MethodOutcome {
  const { clarify, ids, clock } = tenant
  const at = new Date(clock.now()).toISOString()
  const signalsByInput = Object.fromEntries(
    Object.entries(inputs).map(([input, attributes]) => {
      const before = clarify.signals.get(input)
      const signal = before
        ? { ...before, attributes: { ...before.attributes, ...attributes } }
        : makeSignal(`c${ids.text(19)}`, input, attributes, at, null)
      clarify.signals.set(input, signal)
      return [
        input,
        { id: signal.id, created: !before, updated: before !== undefined && Object.keys(attributes).length > 0 },
      ]
    }),
  )
  return { ok: true, result: { signalsByInput } }
}

/** A day of hourly values of an item, the same for every call. */
function valuesOf(item: Resource, times: readonly number[]): readonly number[] {
  const phase = item.id.charCodeAt(3)
  return times.map((at) => Number((20 + 5 * Math.sin(at / 7_200_000 + phase)).toFixed(2)))
}

/** The methods that the demo tenant has, by name. */
export const methods: Readonly<Record<string, Method>> = {
  'clarify.selectItems': method(z.strictObject(select), (tenant, params) =>
    selected(tenant.clarify.items, params.query, params.format),
  ),
  'clarify.dataFrame': method(
    z.strictObject({ ...select, data: z.record(z.string(), z.unknown()).default({}) }),
    (tenant, params) => {
      const found = selected(
        tenant.clarify.items,
        { ...params.query, limit: Math.min(params.query.limit, 50) },
        { ...params.format, dataAsArray: true },
      )
      const hour = 3_600_000
      const newest = Math.floor(tenant.clock.now() / hour) * hour
      const times = Array.from({ length: 24 }, (_, index) => newest - (23 - index) * hour)
      const items =
        found.ok && Array.isArray(found.result['data'])
          ? tenant.clarify.items.filter((item) => JSON.stringify(found.result['data']).includes(item.id))
          : []
      const series = Object.fromEntries(items.map((item) => [item.id, valuesOf(item, times)]))
      return {
        ok: true,
        result: {
          meta: metaOf(params.format, -1),
          data: { times: times.map((at) => new Date(at).toISOString()), series },
          included: noneIncluded(params.format),
        },
      }
    },
  ),
  'admin.selectSignals': method(z.strictObject({ ...select, integration: integration.optional() }), (tenant, params) =>
    own(tenant, params.integration, () => selected([...tenant.clarify.signals.values()], params.query, params.format)),
  ),
  'integration.saveSignals': method(
    z.strictObject({
      integration,
      inputs: z.record(z.string().min(1), z.record(z.string(), z.unknown())),
      createOnly: z.boolean().default(false),
    }),
    (tenant, params) => own(tenant, params.integration, () => save(tenant, params.inputs)),
  ),
  'integration.insert': method(
    z.strictObject({
      integration,
      data: z
        .strictObject({
          times: z.array(z.union([time, z.int()])),
          series: z.record(z.string().min(1), z.array(z.number().nullable())),
        })
        .superRefine((data, context) => {
          for (const [name, values] of Object.entries(data.series)) {
            if (values.length !== data.times.length)
              context.addIssue({ code: 'custom', path: ['series', name], message: 'length' })
          }
        }),
    }),
    (tenant, params) =>
      own(tenant, params.integration, () =>
        save(tenant, Object.fromEntries(Object.keys(params.data.series).map((input) => [input, {}]))),
      ),
  ),
}

/** The method with a name; real clients also send `clarify.SelectItems`. */
export function methodNamed(name: string): Method | undefined {
  const key = name.replace(/\.([A-Z])/, (_, letter: string) => `.${letter.toLowerCase()}`)
  return Object.hasOwn(methods, key) ? methods[key] : undefined
}

import { createHash } from 'node:crypto'
import { z } from 'zod'
import { isObject } from '#src/domain/json.ts'
import type { Tenant } from '#src/simulator/tenant.ts'
import { isWanted, resourceQuery, valueAt } from '#src/simulator/world/clarify-query.ts'
import { makeItem, makeSignal, type Resource } from '#src/simulator/world/clarify-store.ts'

/** What a method came to: its result, or the code it failed with. */
export type MethodOutcome =
  | { readonly ok: true; readonly result: Readonly<Record<string, unknown>> }
  | { readonly ok: false; readonly code: number; readonly params?: Readonly<Record<string, readonly string[]>> }

type Method = (tenant: Tenant, params: unknown) => MethodOutcome

/** How the answer is laid out; both public clients send it with every selection and read it back in `meta`. */
const format = z.strictObject({
  dataAsArray: z.boolean().default(true),
  groupIncludedByType: z.boolean().default(false),
})
const select = {
  query: resourceQuery.prefault({}),
  include: z.array(z.string()).default([]),
  groupIncludedByType: z.boolean().optional(),
  format: format.prefault({}),
}
type Format = z.infer<typeof format>
const selecting = z.strictObject(select)
type Selecting = z.output<typeof selecting>
const integration = z.string().min(1)
const time = z.iso.datetime({ offset: true })

/** Of what kind the resources are that a relationship named in `include` leads to. */
const related: Readonly<Record<string, Resource['type']>> = { item: 'items', createdBy: 'signals' }

function selected(
  tenant: Tenant,
  all: readonly Resource[],
  { query: asked, include, format: laidOut }: Pick<Selecting, 'query' | 'include' | 'format'>,
): MethodOutcome {
  const found = all.filter((resource) => isWanted(resource, asked.filter))
  const key = asked.sort?.[0] ?? 'id'
  const sign = key.startsWith('-') ? -1 : 1
  const sorted = found.toSorted(
    (a, b) => sign * String(valueAt(a, key.replace(/^-/, ''))).localeCompare(String(valueAt(b, key.replace(/^-/, '')))),
  )
  const skip = asked.skip ?? 0
  const page = sorted.slice(skip, skip + (asked.limit ?? 50))
  const ids = new Set(
    page.flatMap((resource) => include.map((name) => valueAt(resource, `relationships.${name}.data.id`))),
  )
  const others = include.flatMap((name) => related[name] ?? [])
  const included = [...tenant.clarify.items, ...tenant.clarify.signals.values()].filter(
    ({ id, type }) => others.includes(type) && ids.has(id),
  )
  return {
    ok: true,
    result: {
      meta: metaOf(laidOut, asked.total === true ? found.length : -1),
      data: asData(page, laidOut),
      included: asIncluded(included, laidOut),
    },
  }
}

function metaOf(laidOut: Format, total: number) {
  return { total, format: laidOut }
}

/** A resource as it is told: with the hashes that tell whether its members changed. */
function told(resource: Resource): Resource {
  const sha1 = (part: unknown) => createHash('sha1').update(JSON.stringify(part)).digest('hex')
  const { meta, attributes, relationships } = resource
  return {
    ...resource,
    meta: { ...meta, attributesHash: sha1(attributes), relationshipsHash: sha1(relationships) },
  }
}

function asData(resources: readonly Resource[], { dataAsArray }: Format): unknown {
  return dataAsArray
    ? resources.map(told)
    : Object.fromEntries(resources.map((resource) => [resource.id, told(resource)]))
}

function asIncluded(resources: readonly Resource[], { groupIncludedByType }: Format): unknown {
  if (!groupIncludedByType) return resources.map(told)
  const types = [...new Set(resources.map(({ type }) => type))]
  return Object.fromEntries(types.map((type) => [type, resources.filter((each) => each.type === type).map(told)]))
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

/** What came of saving a resource, as Clarify sums it up. */
interface Saved {
  readonly id: string
  readonly created: boolean
  readonly updated: boolean
}

/** Saves the signals of some inputs: new ones are made, the others keep their id. */
function save(
  { clarify, ids, clock }: Tenant,
  inputs: Readonly<Record<string, Readonly<Record<string, unknown>>>>,
  createOnly = false,
): Readonly<Record<string, Saved>> {
  const at = new Date(clock.now()).toISOString()
  return Object.fromEntries(
    Object.entries(inputs).map(([input, attributes]) => {
      const before = clarify.signals.get(input)
      if (before !== undefined && createOnly) return [input, { id: before.id, created: false, updated: false }]
      const signal = before
        ? { ...before, attributes: { ...before.attributes, ...attributes } }
        : makeSignal(`c${ids.text(19)}`, input, attributes, at, null)
      clarify.signals.set(input, signal)
      const updated = before !== undefined && Object.keys(attributes).length > 0
      return [input, { id: signal.id, created: before === undefined, updated }]
    }),
  )
}

/** Publishes signals, by their ids, as items: a signal's item is made once, and updated from then on. */
function publish(
  { clarify, ids, clock }: Tenant,
  wanted: Readonly<Record<string, Readonly<Record<string, unknown>>>>,
  createOnly: boolean,
): MethodOutcome {
  const at = new Date(clock.now()).toISOString()
  const byId = new Map([...clarify.signals].map(([input, signal]) => [signal.id, { input, signal }]))
  const unknown = Object.keys(wanted).filter((id) => !byId.has(id))
  if (unknown.length > 0)
    return {
      ok: false,
      code: -32602,
      params: Object.fromEntries(unknown.map((id) => [`itemsBySignal.${id}`, ['invalid']])),
    }
  const itemsBySignal = Object.fromEntries(
    Object.entries(wanted).flatMap(([id, attributes]): [string, Saved][] => {
      const found = byId.get(id)
      if (found === undefined) return []
      const place = clarify.items.findIndex((item) => valueAt(item, 'relationships.createdBy.data.id') === id)
      const before = clarify.items[place]
      if (before !== undefined) {
        if (!createOnly) clarify.items[place] = { ...before, attributes: { ...before.attributes, ...attributes } }
        return [[id, { id: before.id, created: false, updated: !createOnly }]]
      }
      const item = makeItem(`c${ids.text(19)}`, found.signal, attributes, at)
      clarify.items.push(item)
      const relationships = { ...found.signal.relationships, item: { data: { type: 'items', id: item.id } } }
      clarify.signals.set(found.input, { ...found.signal, relationships })
      return [[id, { id: item.id, created: true, updated: false }]]
    }),
  )
  return { ok: true, result: { itemsBySignal } }
}

/** A day of hourly values of an item, the same for every call. */
function valuesOf(item: Resource, times: readonly number[]): readonly number[] {
  const phase = item.id.charCodeAt(3)
  return times.map((at) => Number((20 + 5 * Math.sin(at / 7_200_000 + phase)).toFixed(2)))
}

/** The methods that the demo tenant has, by name. */
export const methods: Readonly<Record<string, Method>> = {
  'clarify.selectItems': method(selecting, (tenant, params) => selected(tenant, tenant.clarify.items, params)),
  'clarify.dataFrame': method(
    z.strictObject({ ...select, data: z.record(z.string(), z.unknown()).default({}) }),
    (tenant, params) => {
      const { filter: wanted, limit } = params.query
      const items = tenant.clarify.items.filter((item) => isWanted(item, wanted)).slice(0, Math.min(limit ?? 50, 50))
      const hour = 3_600_000
      const newest = Math.floor(tenant.clock.now() / hour) * hour
      const times = Array.from({ length: 24 }, (_, index) => newest - (23 - index) * hour)
      const series = Object.fromEntries(items.map((item) => [item.id, valuesOf(item, times)]))
      return {
        ok: true,
        result: {
          meta: metaOf(params.format, -1),
          data: { times: times.map((at) => new Date(at).toISOString()), series },
          included: asIncluded(params.include.includes('item') ? items : [], params.format),
        },
      }
    },
  ),
  'admin.selectSignals': method(z.strictObject({ ...select, integration: integration.optional() }), (tenant, params) =>
    own(tenant, params.integration, () => selected(tenant, [...tenant.clarify.signals.values()], params)),
  ),
  'integration.saveSignals': method(
    z.strictObject({
      integration,
      inputs: z.record(z.string().min(1), z.record(z.string(), z.unknown())),
      createOnly: z.boolean().default(false),
    }),
    (tenant, params) =>
      own(tenant, params.integration, () => ({
        ok: true,
        result: { signalsByInput: save(tenant, params.inputs, params.createOnly) },
      })),
  ),
  'admin.publishSignals': method(
    z.strictObject({
      integration,
      itemsBySignal: z.record(z.string().min(1), z.record(z.string(), z.unknown())),
      createOnly: z.boolean().default(false),
    }),
    (tenant, params) => own(tenant, params.integration, () => publish(tenant, params.itemsBySignal, params.createOnly)),
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
      own(tenant, params.integration, () => {
        const saved = save(tenant, Object.fromEntries(Object.keys(params.data.series).map((input) => [input, {}])))
        // Inserting tells only whether a signal was made.
        const signalsByInput = Object.fromEntries(
          Object.entries(saved).map(([input, { id, created }]) => [input, { id, created }]),
        )
        return { ok: true, result: { signalsByInput } }
      }),
  ),
}

/** The method with a name; real clients also send `clarify.SelectItems`. */
export function methodNamed(name: string): Method | undefined {
  const key = name.replace(/\.([A-Z])/, (_, letter: string) => `.${letter.toLowerCase()}`)
  return Object.hasOwn(methods, key) ? methods[key] : undefined
}

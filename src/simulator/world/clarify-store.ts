import { randomAt } from '#src/simulator/random.ts'

/** A signal or an item as Clarify's select methods give it. */
export interface Resource {
  readonly id: string
  readonly type: 'signals' | 'items'
  readonly meta: Readonly<Record<string, unknown>>
  readonly attributes: Readonly<Record<string, unknown>>
  readonly relationships: Readonly<Record<string, unknown>>
}

/** What Clarify holds for one integration; inserting adds signals to it. */
export interface ClarifyStore {
  readonly items: Resource[]
  /** By the integration's own name for each input. */
  readonly signals: Map<string, Resource>
  /** The names of those that were there from the start. */
  readonly seeded: ReadonlySet<string>
}

const base32 = 'abcdefghijklmnopqrstuv0123456789'
const machines = ['Boiler 1', 'Boiler 2', 'Chiller', 'Pump A', 'Pump B', 'Compressor'] as const
const measures = [
  { name: 'temperature', unit: '°C' },
  { name: 'pressure', unit: 'bar' },
  { name: 'flow', unit: 'm³/h' },
  { name: 'power', unit: 'kW' },
] as const

/** What both kinds of resource tell of a series of measured numbers; both public clients refuse any other member. */
const numbers = {
  sourceType: 'measurement',
  valueType: 'numeric',
  enumValues: {},
  sampleInterval: null,
  gapDetection: null,
} as const

/** Makes an item of a signal; `attributes` may name what differs from the signal's own. */
export function makeItem(id: string, signal: Resource, attributes: Resource['attributes'], at: string): Resource {
  const { input: _, ...own } = signal.attributes
  return {
    id,
    type: 'items',
    meta: { annotations: {}, createdAt: at, updatedAt: at },
    attributes: { ...own, visible: true, ...attributes },
    relationships: { createdBy: { data: { type: 'signals', id: signal.id } } },
  }
}

/** Makes a signal of an input; `published` is the id of the item made from it, or null. */
export function makeSignal(
  id: string,
  input: string,
  attributes: Readonly<Record<string, unknown>>,
  at: string,
  published: string | null,
): Resource {
  return {
    id,
    type: 'signals',
    meta: { annotations: {}, createdAt: at, updatedAt: at },
    attributes: {
      name: input,
      description: '',
      labels: {},
      ...numbers,
      engUnit: '',
      input,
      ...attributes,
    },
    relationships: { item: { data: published ? { type: 'items', id: published } : null } },
  }
}

const day = 24 * 3600 * 1000

/** When the first content was made, as seen from a moment (epoch ms): some ten months before. */
function madeBefore(now: number): string {
  return new Date((Math.floor(now / day) - 300) * day + 10.25 * 3600 * 1000).toISOString().replace('.000', '')
}

/** Dates the first content anew, as seen from another moment (epoch ms); what was inserted since keeps its dates. */
export function redate(store: ClarifyStore, now: number): void {
  const at = madeBefore(now)
  const dated = (resource: Resource): Resource => ({
    ...resource,
    meta: { ...resource.meta, createdAt: at, updatedAt: at },
  })
  store.items.splice(0, store.items.length, ...store.items.map(dated))
  for (const input of store.seeded) {
    const signal = store.signals.get(input)
    if (signal) store.signals.set(input, dated(signal))
  }
}

/**
 * The first content as of a moment (epoch ms): a signal for each measure of six machines, most of them
 * published as items.
 */
export function createClarifyStore(seed: number, now: number): ClarifyStore {
  const random = randomAt(seed, 'clarify')
  const at = madeBefore(now)
  const items: Resource[] = []
  const signals = new Map<string, Resource>()
  for (const machine of machines) {
    for (const measure of measures) {
      const input = `${machine}.${measure.name}`.toLowerCase().replaceAll(' ', '_')
      const attributes = {
        name: `${machine} ${measure.name}`,
        description: `${measure.name} of ${machine}`,
        engUnit: measure.unit,
        labels: { site: ['Oslo'], machine: [machine] },
      }
      const signalId = `c${random.text(19, base32)}`
      const itemId = random.next() < 0.8 ? `c${random.text(19, base32)}` : null
      const signal = makeSignal(signalId, input, attributes, at, itemId)
      signals.set(input, signal)
      if (itemId) {
        items.push(makeItem(itemId, signal, {}, at))
      }
    }
  }
  return { items, signals, seeded: new Set(signals.keys()) }
}

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
}

const base32 = 'abcdefghijklmnopqrstuv0123456789'
const machines = ['Boiler 1', 'Boiler 2', 'Chiller', 'Pump A', 'Pump B', 'Compressor'] as const
const measures = [
  { name: 'temperature', unit: '°C' },
  { name: 'pressure', unit: 'bar' },
  { name: 'flow', unit: 'm³/h' },
  { name: 'power', unit: 'kW' },
] as const

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
      type: 'numeric',
      valueType: 'numeric',
      engUnit: '',
      input,
      ...attributes,
    },
    relationships: { item: { data: published ? { type: 'items', id: published } : null } },
  }
}

/** The first content: a signal for each measure of six machines, most of them published as items. */
export function createClarifyStore(seed: number): ClarifyStore {
  const random = randomAt(seed, 'clarify')
  const at = '2026-02-03T10:15:00Z'
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
      signals.set(input, makeSignal(signalId, input, attributes, at, itemId))
      if (itemId) {
        items.push({
          id: itemId,
          type: 'items',
          meta: { annotations: {}, createdAt: at, updatedAt: at },
          attributes: { ...attributes, type: 'numeric', valueType: 'numeric', visible: true },
          relationships: { createdBy: { data: { type: 'signals', id: signalId } } },
        })
      }
    }
  }
  return { items, signals }
}

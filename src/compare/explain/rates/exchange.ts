import type { PairUnit } from '#src/compare/pair/pairs.ts'
import type { Conversion, Rate } from '#src/compare/explain/world.ts'

/** What one unit of a currency is of another, as the interval that the rows allow. */
export type ExchangeRate = Pick<Rate, 'low' | 'high' | 'rate'>

const same: ExchangeRate = { low: 1, high: 1, rate: 1 }

/**
 * The rate from one currency to another through the rates that were found between the two sides, over as few of them as
 * can be; null where none leads there. A currency that is not named leads nowhere.
 */
export type CurrencyRates = (from: string | null, to: string | null) => ExchangeRate | null

/** A rate that was found: what one unit of a currency is of another. */
export interface FoundExchange {
  readonly from: string
  readonly to: string
  readonly rate: ExchangeRate
}

/** The rates that were found for whole pairs of currencies. */
export function foundBetween(
  units: readonly PairUnit[],
  wholes: readonly (Conversion | null)[],
): readonly FoundExchange[] {
  return units.flatMap(({ api, ui, money }, code) => {
    const conversion = wholes[code]
    if (!money || api === null || ui === null || api === ui || conversion?.certain !== true) return []
    return [{ from: api, to: ui, rate: conversion.rate }]
  })
}

/** Makes the exchange of all pairs of currencies whose rate was found, in both directions. */
export function makeExchange(all: readonly FoundExchange[]): CurrencyRates {
  const from = new Map<string, Map<string, ExchangeRate>>()
  const add = (one: string, other: string, rate: ExchangeRate): void => {
    const held = from.get(one) ?? new Map<string, ExchangeRate>()
    const known = held.get(other)
    if (known === undefined || rate.high / rate.low < known.high / known.low) held.set(other, rate)
    from.set(one, held)
  }
  for (const { from: one, to, rate } of all) {
    const { low, high, rate: middle } = rate
    add(one, to, { low, high, rate: middle })
    add(to, one, { low: 1 / high, high: 1 / low, rate: 1 / middle })
  }
  const known = new Map<string, ExchangeRate | null>()
  return (one, other) => {
    if (one === other) return same
    if (one === null || other === null) return null
    const key = `${one}|${other}`
    const held = known.get(key)
    if (held !== undefined) return held
    const found = pathBetween(from, one, other)
    known.set(key, found)
    return found
  }
}

function pathBetween(
  from: ReadonlyMap<string, ReadonlyMap<string, ExchangeRate>>,
  one: string,
  other: string,
): ExchangeRate | null {
  const reached = new Map<string, ExchangeRate>([[one, same]])
  for (const [at, so] of reached) {
    if (at === other) return so
    for (const [next, rate] of from.get(at) ?? [])
      if (!reached.has(next))
        reached.set(next, { low: so.low * rate.low, high: so.high * rate.high, rate: so.rate * rate.rate })
  }
  return null
}

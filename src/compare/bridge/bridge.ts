import { bigMinorToNumber, powerOfTen } from '#src/domain/table/amount.ts'
import { causeIds, type CauseId } from '#src/domain/model/cause.ts'
import { noCause, type Explanation } from '#src/compare/explain/explain.ts'
import type { Pairs } from '#src/compare/pair/pairs.ts'

/** One step of a bridge: how much a cause adds to the API's total on the way to the UI's. */
export interface BridgeStep {
  readonly cause: CauseId
  readonly rows: number
  /** In the UI's and API's face value, as a plain number. */
  readonly delta: number
  /** What of it is suggested only: it may be this cause, and counts as not explained. Left out where nothing is. */
  readonly suggested?: Pick<BridgeStep, 'rows' | 'delta'>
}

/**
 * From the API's total to the UI's for one pair of currencies, exact in minor units; `unexplained` is
 * always listed, last.
 */
export interface Bridge {
  readonly currency: { readonly api: string | null; readonly ui: string | null }
  readonly totals: { readonly api: number; readonly ui: number; readonly delta: number }
  readonly causes: readonly BridgeStep[]
}

/** What one cause adds, over how many rows; and the same of those where it is only suggested. */
interface CauseSum {
  readonly rows: number
  readonly delta: bigint
  readonly maybeRows: number
  readonly maybe: bigint
}

interface Sums {
  readonly api: string | null
  readonly ui: string | null
  exponent: number
  readonly parts: { unit: number; api: bigint; ui: bigint; causes: Map<number, CauseSum> }[]
}

type Why = Pick<Explanation, 'cause' | 'certainty' | 'inTotal'>

/**
 * A bridge that is added up row by row, for those who give way between rows; rows left out of the totals
 * are passed over.
 */
export interface GrowingBridge {
  readonly add: (row: number) => void
  readonly close: () => Bridge[]
}

/** Starts a bridge without any row. */
export function startBridge(pairs: Pairs, why: Why): GrowingBridge {
  const gathered = pairs.units.map(() => new UnitSums())
  return {
    add: (row) => {
      if (why.inTotal[row] === 1) gathered[pairs.unit[row] ?? 0]?.add(pairs, why, row)
    },
    close: () => closeBridges(pairs, gathered),
  }
}

/** Makes the bridges of all rows that are in the totals. */
export function makeBridges(pairs: Pairs, why: Why): Bridge[] {
  const growing = startBridge(pairs, why)
  for (let row = 0; row < pairs.length; row += 1) growing.add(row)
  return growing.close()
}

/** Makes the bridges of every field that has rows in the totals, in the fields' order. */
export function makeBridgesByField(pairs: Pairs, why: Why): { readonly field: number; readonly bridges: Bridge[] }[] {
  const gathered = new Map<number, UnitSums[]>()
  for (let row = 0; row < pairs.length; row += 1) {
    if (why.inTotal[row] !== 1) continue
    const field = pairs.field[row] ?? 0
    let sums = gathered.get(field)
    if (sums === undefined) {
      sums = pairs.units.map(() => new UnitSums())
      gathered.set(field, sums)
    }
    sums[pairs.unit[row] ?? 0]?.add(pairs, why, row)
  }
  return [...gathered]
    .toSorted(([a], [b]) => a - b)
    .map(([field, sums]) => ({ field, bridges: closeBridges(pairs, sums) }))
    .filter((one) => one.bridges.length > 0)
}

function closeBridges(pairs: Pairs, gathered: readonly UnitSums[]): Bridge[] {
  const groups = new Map<string, Sums>()
  pairs.units.forEach((unit, code) => {
    const sums = gathered[code]
    if (sums === undefined || !sums.used || !unit.money) return
    const key = `${unit.api ?? ''}|${unit.ui ?? ''}`
    const held = groups.get(key) ?? { api: unit.api, ui: unit.ui, exponent: 0, parts: [] }
    held.exponent = Math.max(held.exponent, unit.exponent)
    held.parts.push({ unit: code, ...sums.close() })
    groups.set(key, held)
  })
  return [...groups.values()].map((group) => closeBridge(group, pairs))
}

const nothing: CauseSum = { rows: 0, delta: 0n, maybeRows: 0, maybe: 0n }

function closeBridge(group: Sums, pairs: Pairs): Bridge {
  let api = 0n
  let ui = 0n
  const causes = new Map<number, CauseSum>()
  for (const part of group.parts) {
    const factor = BigInt(powerOfTen(group.exponent - (pairs.units[part.unit]?.exponent ?? group.exponent)))
    api += part.api * factor
    ui += part.ui * factor
    for (const [cause, sum] of part.causes) {
      const held = causes.get(cause) ?? nothing
      causes.set(cause, {
        rows: held.rows + sum.rows,
        delta: held.delta + sum.delta * factor,
        maybeRows: held.maybeRows + sum.maybeRows,
        maybe: held.maybe + sum.maybe * factor,
      })
    }
  }
  const last = causeIds.length - 1
  if (!causes.has(last)) causes.set(last, nothing)
  const plain = (minor: bigint): number => bigMinorToNumber(minor, group.exponent)
  const order = (cause: number): number => (cause === last ? 1 : 0)
  const size = (delta: bigint): bigint => (delta < 0n ? -delta : delta)
  const steps = [...causes].toSorted(
    (a, b) => order(a[0]) - order(b[0]) || (size(a[1].delta) < size(b[1].delta) ? 1 : -1),
  )
  return {
    currency: { api: group.api, ui: group.ui },
    totals: { api: plain(api), ui: plain(ui), delta: plain(ui - api) },
    causes: steps.map(([cause, sum]) => ({
      cause: causeIds[cause] ?? 'unexplained',
      rows: sum.rows,
      delta: plain(sum.delta),
      ...(cause === last || sum.maybeRows === 0 ? {} : { suggested: { rows: sum.maybeRows, delta: plain(sum.maybe) } }),
    })),
  }
}

/** Adds in doubles while that is exact and carries over into big integers before it would not be. */
class ExactSum {
  #small = 0
  #big = 0n

  add(value: number): void {
    const next = this.#small + value
    if (Math.abs(next) <= Number.MAX_SAFE_INTEGER) this.#small = next
    else {
      this.#big += BigInt(this.#small)
      this.#small = value
    }
  }

  close(): bigint {
    return this.#big + BigInt(this.#small)
  }
}

/** What the rows of one cause come to, certain or not. */
class CauseSums {
  rows = 0
  readonly #api = new ExactSum()
  readonly #ui = new ExactSum()

  add(api: number, ui: number): void {
    this.rows += 1
    this.#api.add(api)
    this.#ui.add(ui)
  }

  close(): bigint {
    return this.#ui.close() - this.#api.close()
  }
}

class UnitSums {
  used = false
  readonly #api = new ExactSum()
  readonly #ui = new ExactSum()
  readonly #proved = new Map<number, CauseSums>()
  readonly #maybe = new Map<number, CauseSums>()

  add({ api, ui }: Pairs, why: Why, row: number): void {
    this.used = true
    const [a, u, cause] = [numberOr0(api[row]), numberOr0(ui[row]), why.cause[row] ?? noCause]
    this.#api.add(a)
    this.#ui.add(u)
    if (cause === noCause) return
    const held = why.certainty[row] === 2 ? this.#proved : this.#maybe
    let sums = held.get(cause)
    if (sums === undefined) {
      sums = new CauseSums()
      held.set(cause, sums)
    }
    sums.add(a, u)
  }

  close(): Omit<Sums['parts'][number], 'unit'> {
    const causes = new Map<number, CauseSum>()
    for (const cause of new Set([...this.#proved.keys(), ...this.#maybe.keys()])) {
      const [proved, maybe] = [this.#proved.get(cause), this.#maybe.get(cause)]
      const [maybeRows, open] = [maybe?.rows ?? 0, maybe?.close() ?? 0n]
      causes.set(cause, {
        rows: (proved?.rows ?? 0) + maybeRows,
        delta: (proved?.close() ?? 0n) + open,
        maybeRows,
        maybe: open,
      })
    }
    return { api: this.#api.close(), ui: this.#ui.close(), causes }
  }
}

function numberOr0(value: number | undefined): number {
  return value === undefined || Number.isNaN(value) ? 0 : value
}

import type { MetHypothesis } from './propose.ts'
import { subjectOfRow, wouldMeet } from './propose.ts'
import type { Conversion, PairedSides } from './world.ts'

const sample = 60

/** Above these odds of coincidence a match is suggested, not confirmed. */
export const acceptedOdds = 0.05

/**
 * How likely a row's match is a coincidence, from the data itself: the share of other people whose data would have met
 * the same number by the same mechanism. Round numbers recur and score high, numbers down to the cent score nothing.
 */
function coincidence(
  world: PairedSides,
  match: MetHypothesis,
  row: number,
  conversionOf: (row: number) => Conversion | null,
  peers: readonly number[],
): number {
  const conversion = conversionOf(row)
  if (conversion === null || peers.length === 0) return 0
  const subject = subjectOfRow(world, row, conversion)
  const stride = Math.max(1, Math.floor(peers.length / sample))
  let tried = 0
  let met = 0
  for (let at = row % stride; at < peers.length && tried < sample; at += stride) {
    const peer = peers[at] ?? -1
    if (peer < 0 || world.pairs.person[peer] === subject.person || world.pairs.unit[peer] !== world.pairs.unit[row])
      continue
    tried += 1
    if (wouldMeet(world, match.cause, subjectOfRow(world, peer, conversion), subject)) met += 1
  }
  return tried === 0 ? 0 : met / tried
}

/** Rows of one kind of roundness whose coincidence is measured before their mean stands for the rest. */
const measured = 300

/**
 * Measures coincidence row by row at first, then by the mean of as round numbers of the same cause, so that a million
 * rows stay affordable.
 */
export class CoincidenceMeter {
  readonly #seen = new Map<string, { sum: number; rows: number }>()
  readonly #world: PairedSides
  readonly #conversionOf: (row: number) => Conversion | null
  readonly #peers: readonly (readonly number[])[]

  constructor(
    world: PairedSides,
    conversionOf: (row: number) => Conversion | null,
    peers: readonly (readonly number[])[],
  ) {
    this.#world = world
    this.#conversionOf = conversionOf
    this.#peers = peers
  }

  /** The share of other people whose data would have met the row's number as well. */
  of(match: MetHypothesis, row: number): number {
    const { pairs } = this.#world
    const zeros = /0*$/.exec(String(Math.abs(pairs.ui[row] ?? 0)))?.[0].length ?? 0
    const key = `${match.cause}|${pairs.field[row]}|${zeros}|${pairs.step[row]}`
    const seen = this.#seen.get(key) ?? { sum: 0, rows: 0 }
    if (seen.rows >= measured) return seen.sum / seen.rows
    const chance = coincidence(this.#world, match, row, this.#conversionOf, this.#peers[pairs.field[row] ?? 0] ?? [])
    this.#seen.set(key, { sum: seen.sum + chance, rows: seen.rows + 1 })
    return chance
  }
}

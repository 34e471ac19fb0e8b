import type { MetHypothesis } from './propose.ts'
import { subjectOfRow, wouldMeet } from './propose.ts'
import type { Conversion, PairedSides } from './world.ts'

const sample = 60

/** Above these odds of coincidence a match is suggested, not confirmed. */
export const acceptedOdds = 0.05

/**
 * How likely a row's match is a coincidence, from the data itself: how many other people were tried, and how many have
 * data that would have met the same number by the same mechanism.
 */
function coincidence(
  world: PairedSides,
  match: MetHypothesis,
  row: number,
  conversionOf: (row: number) => Conversion | null,
  peers: readonly number[],
): { readonly tried: number; readonly met: number } {
  const conversion = conversionOf(row)
  if (conversion === null || peers.length === 0) return { tried: 0, met: 0 }
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
  return { tried, met }
}

/** People tried for rows of one kind of roundness before their share stands for the rest. */
const measured = 300 * sample

/**
 * Measures coincidence over the rows whose numbers are as round, of the same cause; row by row at first, then by what
 * these came to, so that a million rows stay affordable.
 */
export class CoincidenceMeter {
  readonly #seen = new Map<string, { tried: number; met: number }>()
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
    const seen = this.#seen.get(key) ?? { tried: 0, met: 0 }
    let own = 0
    if (seen.tried < measured) {
      const found = coincidence(this.#world, match, row, this.#conversionOf, this.#peers[pairs.field[row] ?? 0] ?? [])
      seen.tried += found.tried
      seen.met += found.met
      this.#seen.set(key, seen)
      own = found.tried === 0 ? 0 : found.met / found.tried
    }
    // That nobody of a few was met does not show that nobody is.
    return seen.tried === 0 ? 0 : Math.max(own, (seen.met + 0.5) / (seen.tried + 1))
  }
}

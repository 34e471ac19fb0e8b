import type { Match } from './propose.ts'
import { subjectOf, wouldMeet } from './propose.ts'
import type { Lens, World } from './world.ts'

const sample = 60

/** Above these odds of coincidence a match is suggested, not confirmed. */
export const acceptedOdds = 0.05

/**
 * How likely a row's match is a coincidence, from the data itself: the share of other people whose data would have met the same
 * number by the same mechanism. Round numbers recur and score high, numbers down to the cent score nothing.
 */
export function coincidence(world: World, match: Match, row: number, lensOf: (row: number) => Lens | null, peers: readonly number[]): number {
  const lens = lensOf(row)
  if (lens === null || peers.length === 0) return 0
  const subject = subjectOf(world, row, lens)
  const stride = Math.max(1, Math.floor(peers.length / sample))
  let tried = 0
  let met = 0
  for (let at = row % stride; at < peers.length && tried < sample; at += stride) {
    const peer = peers[at] ?? -1
    if (peer < 0 || world.pairs.person[peer] === subject.person || world.pairs.unit[peer] !== world.pairs.unit[row]) continue
    tried += 1
    if (wouldMeet(world, match.cause, subjectOf(world, peer, lens), subject)) met += 1
  }
  return tried === 0 ? 0 : met / tried
}

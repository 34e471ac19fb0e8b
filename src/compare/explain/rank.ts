import type { CauseId } from '#src/domain/model/cause.ts'
import { noughtNeeds } from './cause.ts'
import type { MetHypothesis } from './propose.ts'

/** What was chosen for a row among the ways that meet its numbers. */
export interface Choice {
  readonly best: MetHypothesis
  /** Another way that meets as well and explains as many rows as simply: neither can be confirmed. */
  readonly tie: MetHypothesis | null
}

/** How many rows each group of each cause explains: first those that nothing else explains, then all. */
export interface Support {
  readonly alone: ReadonlyMap<string, number>
  readonly all: ReadonlyMap<string, number>
  readonly byCause: ReadonlyMap<CauseId, number>
  /** Rows of each group in which somebody entered a call. */
  readonly entered: ReadonlyMap<string, number>
}

const keyOf = (match: MetHypothesis): string => `${match.cause}|${match.group}`

/** A nought found elsewhere speaks for nothing by itself: it joins a group that numbers have shown. */
const isNought = (match: MetHypothesis): boolean => match.api === 0 && match.needs >= noughtNeeds

/** Counts the rows behind each group; `isEntered` tells rows in which somebody entered a call. */
export function countSupport(
  matches: ReadonlyMap<number, readonly MetHypothesis[]>,
  isEntered: (row: number) => boolean,
): Support {
  const entered = new Map<string, number>()
  const alone = new Map<string, number>()
  const all = new Map<string, number>()
  const byCause = new Map<CauseId, number>()
  const add = <K>(counts: Map<K, number>, key: K): void => void counts.set(key, (counts.get(key) ?? 0) + 1)
  for (const [at, found] of matches) {
    const row = found.filter((match) => !isNought(match))
    const causes = new Set(row.map((match) => match.cause))
    for (const match of row) {
      add(all, keyOf(match))
      if (isEntered(at)) add(entered, keyOf(match))
      if (causes.size === 1) add(alone, keyOf(match))
    }
    if (causes.size === 1) for (const cause of causes) add(byCause, cause)
  }
  return { alone, all, byCause, entered }
}

/**
 * Ranks as the catalogue says: numbers proved twice over, then the group that explains more rows, then the simpler;
 * ties are told as ties.
 */
export function choose(matches: readonly MetHypothesis[], support: Support): Choice | null {
  const ranked = matches.toSorted((a, b) => compare(a, b, support))
  const [best] = ranked
  if (best === undefined) return null
  const rival = ranked.find((match) => match.cause !== best.cause)
  // Every cause has noughts to offer: where two do, neither is shown.
  const ties = rival !== undefined && (compare(best, rival, support) === 0 || (isNought(best) && isNought(rival)))
  return { best, tie: ties ? rival : null }
}

/** How many rows stand behind a match, itself included. */
export function supportOf(match: MetHypothesis, support: Support): number {
  return support.all.get(keyOf(match)) ?? 0
}

/** How many rows with an entered call stand behind a match. */
export function enteredOf(match: MetHypothesis, support: Support): number {
  return support.entered.get(keyOf(match)) ?? 0
}

function compare(a: MetHypothesis, b: MetHypothesis, support: Support): number {
  const proved = (match: MetHypothesis): number => (match.level === 0 ? 0 : 1)
  const enough = (match: MetHypothesis): number => (supportOf(match, support) >= match.needs ? 0 : 1)
  const rows = (match: MetHypothesis): number => support.alone.get(keyOf(match)) ?? 0
  return (
    enough(a) - enough(b) ||
    proved(a) - proved(b) ||
    (a.how === b.how ? 0 : a.how === 'exact' ? -1 : 1) ||
    rows(b) - rows(a) ||
    supportOf(b, support) - supportOf(a, support) ||
    (support.byCause.get(b.cause) ?? 0) - (support.byCause.get(a.cause) ?? 0) ||
    a.level - b.level
  )
}

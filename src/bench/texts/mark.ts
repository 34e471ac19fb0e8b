import type { Match } from '#src/engine/diagnose.ts'
import type { CorpusText } from './corpus.ts'

/**
 * How the reading of one text went: `right` names first what may be named first; `wrong` claims above `possible`
 * what it may not.
 */
export type Marked = 'right' | 'unsure' | 'wrong'

/** Marks what was recognised in a text. */
export function markText({ first }: Pick<CorpusText, 'first'>, matches: readonly Match[]): Marked {
  const [best] = matches
  const claims = best !== undefined && best.confidence !== 'possible'
  if (best !== undefined && first.includes(best.scenario)) return 'right'
  if (claims) return 'wrong'
  return first.length === 0 ? 'right' : 'unsure'
}

/** How many texts of a group there are, were read right, and were claimed wrongly. */
export interface Tally {
  readonly all: number
  readonly right: number
  readonly wrong: number
}

/** Counts marks by any property of their texts, in the order in which they first come. */
export function tally(marks: readonly { readonly of: string; readonly marked: Marked }[]): ReadonlyMap<string, Tally> {
  const found = new Map<string, Tally>()
  for (const { of, marked } of marks) {
    const before = found.get(of) ?? { all: 0, right: 0, wrong: 0 }
    found.set(of, {
      all: before.all + 1,
      right: before.right + (marked === 'right' ? 1 : 0),
      wrong: before.wrong + (marked === 'wrong' ? 1 : 0),
    })
  }
  return found
}

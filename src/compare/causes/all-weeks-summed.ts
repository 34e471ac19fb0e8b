import { eachFact, kindOf } from '#src/compare/fact-index.ts'
import { apiValueAt } from '#src/compare/world.ts'
import type { Cause } from './cause.ts'

/** Someone summed every week of a historical export. */
export const allWeeksSummed: Cause = {
  id: 'all-weeks-summed',
  title: 'All weeks added up',
  says: 'One side is the sum of every week of a historical export; a forecast’s weeks are versions of one call, not parts of it.',
  admin: 'A sheet or report adds up all weeks of a historical export; it should take the latest week only.',
  fix: { who: 'you', does: 'Take the latest week per person and field (sort by the time frame’s start date), never the sum.' },
  disprovedBy: 'A week of the export that is missing from the sum.',
  propose: (world, subject, add) => {
    const { api, selection } = world
    const weeks = new Map<number, number>()
    let sum = 0
    let valued = 0
    let last = NaN
    let lastStart = ''
    let own = NaN
    const ownFrame = selection.frame
    eachFact(world.apiFacts, subject.person, subject.field, (fact) => {
      const frame = api.frame[fact] ?? -1
      const described = api.frames[frame]
      if (kindOf(api, fact) !== selection.apiKind || described?.period !== selection.period || weeks.has(frame)) return
      const value = apiValueAt(world, fact, subject.row)
      if (Number.isNaN(value)) return
      weeks.set(frame, value)
      if (frame === ownFrame) own = value
      sum += value
      if (value !== 0) valued += 1
      if (frame !== ownFrame && (described.start ?? '') >= lastStart) {
        last = value
        lastStart = described.start ?? ''
      }
    })
    if (valued >= 2 && sum !== subject.api) add({ api: sum, group: 'weeks', level: 2, extra: weeks.size, evidence: world.pairs.apiRow[subject.row] ?? -1 })
    const others = sum - (Number.isNaN(own) ? 0 : own)
    // The reverse: the export's figure is itself the sum of the weeks that another file holds.
    if (valued >= 3 && own === others && !Number.isNaN(last)) add({ api: last, group: 'sum given', level: 0, extra: -(weeks.size - 1), evidence: world.pairs.apiRow[subject.row] ?? -1 })
  },
  because: (proof) =>
    proof.extra >= 0
      ? `${proof.uiText} is the sum of all ${proof.extra} weeks of the export; the latest week alone is ${proof.apiText}.`
      : `${proof.apiText} is the sum of ${-proof.extra} weeks; the latest of them alone is ${proof.uiText}.`,
}

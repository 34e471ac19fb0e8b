import { eachFact, kindOf } from '#src/compare/explain/fact-index.ts'
import { apiValueAt, type PairedSides } from '#src/compare/explain/world.ts'
import type { Cause, Proposal, Subject } from '#src/compare/explain/cause.ts'

/** Someone summed every week of a historical export. */
export const allWeeksSummed: Cause = {
  id: 'all-weeks-summed',
  title: 'All weeks added up',
  says:
    'One side is the sum of every week of a historical export; a ' +
    'forecast’s weeks are versions of one call, not parts of it.',
  admin: 'A sheet or report adds up all weeks of a historical export; it should take the latest week only.',
  fix: {
    who: 'you',
    does: 'Take the latest week per person and field (sort by the time frame’s start date), never the sum.',
  },
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
    if (valued >= 2 && sum !== subject.api)
      add({ api: sum, group: 'weeks', level: 2, extra: weeks.size, evidence: world.pairs.apiRow[subject.row] ?? -1 })
    const others = sum - (Number.isNaN(own) ? 0 : own)
    // The reverse: the export's figure is itself the sum of the weeks, of this file's others or of all that
    // another file holds.
    if (valued >= 3 && own === others && !Number.isNaN(last))
      add({
        api: last,
        group: 'sum given',
        ...strength(own),
        extra: -(weeks.size - 1),
        evidence: world.pairs.apiRow[subject.row] ?? -1,
      })
    else if (api.files.length > 1) proposeSumOfFile(world, subject, add)
  },
  because: (proof) =>
    proof.extra >= 0
      ? `${proof.uiText} is the sum of all ${proof.extra} weeks ` +
        `of the export; the latest week alone is ${proof.apiText}.`
      : `${proof.apiText} is the sum of ${-proof.extra} weeks; the latest of them alone is ${proof.uiText}.`,
}

/**
 * Weeks that add up to an odd number prove it twice over; round numbers add up by chance, so that several
 * rows are needed.
 */
const strength = (sum: number): Pick<Proposal, 'level' | 'needs'> =>
  sum % 1000 === 0 ? { level: 2, needs: 3 } : { level: 0, needs: 1 }

/**
 * The compared figure is the sum of the weeks that another file of the export holds; the screen shows
 * the latest of them.
 */
function proposeSumOfFile(world: PairedSides, subject: Subject, add: (proposal: Proposal) => void): void {
  const { api, selection } = world
  const own = world.pairs.apiRow[subject.row] ?? -1
  const files = new Map<number, { sum: number; weeks: number; latest: string; value: number }>()
  eachFact(world.apiFacts, subject.person, subject.field, (fact) => {
    const frame = api.frames[api.frame[fact] ?? -1]
    const file = api.file[fact] ?? 0
    const value = apiValueAt(world, fact, subject.row)
    if (
      own < 0 ||
      file === api.file[own] ||
      kindOf(api, fact) !== selection.apiKind ||
      frame?.period !== selection.period ||
      !value
    )
      return
    const held = files.get(file) ?? { sum: 0, weeks: 0, latest: '', value: NaN }
    const isLater = (frame.start ?? '') >= held.latest
    files.set(file, {
      sum: held.sum + value,
      weeks: held.weeks + 1,
      latest: isLater ? (frame.start ?? '') : held.latest,
      value: isLater ? value : held.value,
    })
  })
  for (const [file, { sum, weeks, value }] of files) {
    if (weeks >= 2 && sum === subject.api && value !== subject.api)
      add({ api: value, group: `sum given:${file}`, ...strength(sum), extra: -weeks, evidence: own })
  }
}

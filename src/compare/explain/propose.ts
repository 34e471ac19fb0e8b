import type { Hypothesis, Proposal, Subject } from './cause.ts'
import { rowCauses } from './cause-list.ts'
import { meets } from './rates/rate.ts'
import type { CauseId } from '#src/domain/model/cause.ts'
import type { Conversion, PairedSides } from './world.ts'

/** The subject that a compared row is. */
export function subjectOfRow(world: PairedSides, row: number, conversion: Conversion): Subject {
  const { pairs } = world
  return {
    row,
    person: pairs.person[row] ?? 0,
    field: pairs.field[row] ?? 0,
    api: pairs.api[row] ?? NaN,
    ui: pairs.ui[row] ?? NaN,
    conversion,
  }
}

/** A hypothesis whose numbers were found to meet. */
export interface MetHypothesis extends Hypothesis {
  readonly how: 'exact' | 'rounded'
}

const filled = (cause: CauseId, subject: Subject, proposal: Proposal): Hypothesis => ({
  cause,
  ui: subject.ui,
  slack: 0,
  level: 1,
  needs: 1,
  evidence: -1,
  extra: 0,
  note: null,
  ...proposal,
})

/** All ways that the causes propose for a row and whose numbers meet, one per cause and group. */
export function matchesOf(world: PairedSides, subject: Subject): MetHypothesis[] {
  const matches: MetHypothesis[] = []
  const step = world.pairs.step[subject.row] ?? 0
  for (const cause of rowCauses) {
    cause.propose?.(world, subject, (proposal) => {
      // Most of what is proposed does not meet: it is not worth filling in.
      const how = meets(subject.conversion, proposal.api, proposal.ui ?? subject.ui, step, proposal.slack ?? 0)
      if (how === null) return
      const hypothesis = filled(cause.id, subject, proposal)
      const same = matches.findIndex((one) => one.cause === hypothesis.cause && one.group === hypothesis.group)
      if (same < 0) matches.push({ ...hypothesis, how })
      else if (how === 'exact' && matches[same]?.how === 'rounded') matches[same] = { ...hypothesis, how }
    })
  }
  return matches
}

/** Whether a cause, tried on somebody else's data, also meets this row's number: how a coincidence looks. */
export function wouldMeet(world: PairedSides, cause: CauseId, other: Subject, subject: Subject): boolean {
  let met = false
  const step = world.pairs.step[subject.row] ?? 0
  rowCauses
    .find((one) => one.id === cause)
    ?.propose?.(world, other, (proposal) => {
      if (met) return
      const reverse = proposal.ui !== undefined && proposal.ui !== other.ui
      met = reverse
        ? meets(subject.conversion, subject.api, proposal.ui ?? NaN, step, proposal.slack ?? 0) !== null
        : meets(subject.conversion, proposal.api, subject.ui, step, proposal.slack ?? 0) !== null
    })
  return met
}

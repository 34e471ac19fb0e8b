import type { Table } from '#src/domain/table/table.ts'
import { utcMoment } from '#src/domain/words/moment.ts'
import { eachFact, kindOf } from '#src/compare/explain/fact-index.ts'
import { apiValueAt, uiValueAt, type PairedSides } from '#src/compare/explain/world.ts'
import {
  editedBetween,
  editedText,
  weekText,
  noughtNeeds,
  type Cause,
  type Subject,
} from '#src/compare/explain/cause.ts'

/** The UI shows another submission of the same call than the export: another week's, or one with another time. */
export const submissionVersion: Cause = {
  id: 'submission-version',
  title: 'Another submission',
  says: 'The screen shows one submission of this call, the export another.',
  admin: 'Screen and export are of different submissions of the same call; nothing is wrong with the configuration.',
  fix: { who: 'you', does: 'Export with includeHistorical: true and compare the week that the screen shows.' },
  disprovedBy: 'An export with includeHistorical for the same week that still holds another value.',
  propose: (world, subject, add) => {
    eachVersion(world, subject, (fact, value) => {
      if (!isLateEdit(world, fact, subject))
        add({
          api: value,
          group: `version:${world.api.frame[fact]}:${world.api.file[fact] ?? 0}`,
          evidence: fact,
          needs: value === 0 ? noughtNeeds : 1,
        })
    })
    // The reverse: the export's value is found in another week of the screen.
    eachFact(world.uiFacts, subject.person, subject.field, (fact) => {
      if (
        kindOf(world.ui, fact) !== world.selection.uiKind ||
        world.selection.uiFrames[world.ui.frame[fact] ?? 0] === 1
      )
        return
      const value = uiValueAt(world, fact, subject.row)
      if (!Number.isNaN(subject.api) && !Number.isNaN(value) && value !== 0)
        add({ api: subject.api, ui: value, group: `screen:${world.ui.frame[fact]}`, extra: fact + 1 })
    })
  },
  because: (proof) =>
    proof.evidence >= 0
      ? `${proof.uiText} is this person’s value in ${weekText(proof.api, proof.evidence)}` +
        `${editedText(proof.api, proof.evidence)}${loadText(proof.api, proof.evidence)}; the compared entry holds ` +
        `${proof.apiText}${editedText(proof.api, proof.apiRow)}.`
      : ((proof.extra === 0 ? editedBetween(proof) : null) ??
        `${proof.apiText} is what the screen itself shows for ` +
          `${proof.extra > 0 ? weekText(proof.ui, proof.extra - 1) : 'another week'}.`),
}

/** Which load of a warehouse's rows a value is from; '' where it is no load. */
function loadText(table: Table, row: number): string {
  const loaded = table.loads[table.file[row] ?? 0] ?? NaN
  return Number.isNaN(loaded) ? '' : `, as loaded on ${utcMoment(loaded)}`
}

/**
 * Visits every other version of a row's value: other weeks of its period, and the same week as another
 * file or time has it.
 */
export function eachVersion(world: PairedSides, subject: Subject, visit: (fact: number, value: number) => void): void {
  const { api, selection, pairs } = world
  const own = pairs.apiRow[subject.row] ?? -1
  eachFact(world.apiFacts, subject.person, subject.field, (fact) => {
    if (fact === own || kindOf(api, fact) !== selection.apiKind) return
    if (api.frames[api.frame[fact] ?? -1]?.period !== selection.period) return
    // Two lines of one file for one week, without times that differ, are no versions: see duplicate-user.
    if (own >= 0 && isTwin(world, fact, own)) return
    const value = apiValueAt(world, fact, subject.row)
    if (!Number.isNaN(value) && value !== subject.api) visit(fact, value)
  })
}

/** Whether two values of one file are of one week and no time tells them apart. */
export function isTwin(world: PairedSides, fact: number, own: number): boolean {
  const { api } = world
  const [one, other] = [api.updatedOn[fact] ?? NaN, api.updatedOn[own] ?? NaN]
  return (
    api.file[fact] === api.file[own] &&
    api.frame[fact] === api.frame[own] &&
    (Number.isNaN(one) || Number.isNaN(other) || one === other)
  )
}

/** The end of a week's ordinary edits, epoch ms. NaN where the week has no dates. */
export function closeOfWeek(world: PairedSides, fact: number): number {
  return world.closes[world.api.frame[fact] ?? -1] ?? NaN
}

/**
 * Whether a version was edited after the first job ended, or, in a second export of the same week, after
 * that week closed.
 */
export function isLateEdit(world: PairedSides, fact: number, subject: Subject): boolean {
  const edited = world.api.updatedOn[fact] ?? NaN
  if (Number.isNaN(edited)) return false
  const own = world.pairs.apiRow[subject.row] ?? -1
  if (world.job !== null && edited > world.job.endTime) return true
  const otherExport = own >= 0 && world.api.file[fact] !== world.api.file[own]
  return otherExport && world.api.frame[fact] === world.api.frame[own] && edited > closeOfWeek(world, fact)
}

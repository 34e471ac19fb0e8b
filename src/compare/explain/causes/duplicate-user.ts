import { eachFact, kindOf } from '#src/compare/explain/fact-index.ts'
import { apiValueAt, type PairedSides } from '#src/compare/explain/world.ts'
import { siblings } from '#src/compare/explain/siblings.ts'
import type { Cause, Proposal, Subject } from '#src/compare/explain/cause.ts'
import { isTwin } from './submission-version.ts'

/** One person with several user ids: the UI shows another of them, or their sum. */
export const duplicateUser: Cause = {
  id: 'duplicate-user',
  title: 'Several user ids',
  says: 'This person has several user ids in Clari; the two sides count them differently.',
  admin:
    'Several users share one CRM id or e-mail: the unused ones ' +
    'should be merged or deactivated, after moving their forecast.',
  fix: { who: 'clari-admin', does: 'Merge or deactivate the extra users that share this CRM id or e-mail.' },
  disprovedBy: 'The users being different people who only share an address.',
  propose: (world, subject, add) => {
    proposeTwins(world, subject, add)
    const others = siblings(world, subject.person)
    if (others.length === 0) return
    let sum = Number.isNaN(subject.api) ? 0 : subject.api
    let ids = Number.isNaN(subject.api) ? 0 : 1
    for (const other of others) {
      let value = NaN
      let evidence = -1
      eachFact(world.apiFacts, other, subject.field, (fact) => {
        if (
          world.api.frame[fact] !== world.selection.frame ||
          kindOf(world.api, fact) !== world.selection.apiKind ||
          !Number.isNaN(value)
        )
          return
        value = apiValueAt(world, fact, subject.row)
        evidence = fact
      })
      if (Number.isNaN(value)) continue
      sum += value
      ids += 1
      add({ api: value, group: `user:${other}`, level: 0, evidence, extra: 1 })
    }
    if (ids > 1) add({ api: sum, group: `users:${subject.person}`, level: 0, evidence: -1, extra: ids })
  },
  because: (proof) => {
    if (proof.note !== null) return proof.note
    return proof.extra === 1
      ? `${proof.uiText} is the value under this person’s other user id; the compared id holds ${proof.apiText}.`
      : `${proof.uiText} is the sum over ${proof.extra} user ids ` +
          `of this person; the compared id holds ${proof.apiText}.`
  },
}

/** An export without user ids (CSV) shows such a person as two lines under one e-mail and CRM id. */
function proposeTwins(world: PairedSides, subject: Subject, add: (proposal: Proposal) => void): void {
  const own = world.pairs.apiRow[subject.row] ?? -1
  if (own < 0) return
  let sum = subject.api
  let lines = 1
  eachFact(world.apiFacts, subject.person, subject.field, (fact) => {
    if (fact === own || kindOf(world.api, fact) !== world.selection.apiKind || !isTwin(world, fact, own)) return
    const value = apiValueAt(world, fact, subject.row)
    if (Number.isNaN(value) || value === subject.api) return
    sum += value
    lines += 1
    add({ api: value, group: `line:${subject.person}`, level: 0, evidence: fact, extra: 1 })
  })
  if (lines > 1) add({ api: sum, group: `lines:${subject.person}`, level: 0, evidence: -1, extra: lines })
}

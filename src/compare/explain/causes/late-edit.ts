import { editedBetween, editedText, weekText, type Cause } from '#src/compare/explain/cause.ts'
import { eachVersion, isLateEdit } from './submission-version.ts'

/** Edited after the week closed or after the export ran. */
export const lateEdit: Cause = {
  id: 'late-edit',
  title: 'Edited afterwards',
  says: 'The call was edited after the export ran or after its week closed; the screen shows the later value.',
  admin: 'The value was edited after the export ran; a new export will hold it.',
  fix: { who: 'you', does: 'Run the export again, and take the screen at the same time.' },
  disprovedBy: 'A new export in which this person’s updatedOn lies before the first job’s endTime.',
  propose: (world, subject, add) => {
    eachVersion(world, subject, (fact, value) => {
      if (isLateEdit(world, fact, subject))
        add({ api: value, group: `late:${world.api.file[fact] ?? 0}`, evidence: fact, level: 0 })
    })
  },
  because: (proof) =>
    (proof.evidence < 0 && proof.certain ? editedBetween(proof) : null) ??
    (proof.certain
      ? `${proof.uiText} is in a later export of ${weekText(proof.api, proof.evidence)}` +
        `${editedText(proof.api, proof.evidence)}, after the first export; that one holds ${proof.apiText}.`
      : `The entry was edited${editedText(proof.api, proof.apiRow).replace(/^ \(edited|\)$/g, '')}` +
        ', after its week closed' +
        (proof.note === null
          ? '. A second export or the organisation’s time zone would settle it.'
          : ` (${proof.note}). A second export would settle it.`)),
}

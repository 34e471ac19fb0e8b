import type { Cause } from '#src/compare/explain/cause.ts'

/** Nobody entered a call; a carried or CRM value shows. Judged from the entry's flag (see judge-unsubmitted). */
export const notSubmitted: Cause = {
  id: 'not-submitted',
  title: 'Not submitted',
  says: 'Nobody entered a call for this week; the screen shows a carried or CRM value.',
  admin: 'No call was submitted for this person and week; the view fills in a carried or CRM value.',
  fix: { who: 'you', does: 'Ask the rep to submit, or set the view to submitted calls only.' },
  disprovedBy: 'An entry for this week with isUpdated true and a value.',
  because: (proof) => proof.note ?? `The export has no submitted call here, the screen shows ${proof.uiText}.`,
}

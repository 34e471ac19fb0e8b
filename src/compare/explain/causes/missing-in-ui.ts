import type { Cause } from '#src/compare/explain/cause.ts'

/** The person is not in the UI's view: filter, hierarchy, another tab. */
export const missingInUi: Cause = {
  id: 'missing-in-ui',
  title: 'Only in the export',
  says: 'The export has this person, the screen’s view does not show them.',
  admin: 'The view leaves this person out: a filter, a place in the hierarchy, or another tab.',
  fix: { who: 'you', does: 'Clear the view’s filters and take it from the top of the same hierarchy.' },
  disprovedBy: 'The person’s row in an unfiltered view of the same forecast.',
  because: (proof) => proof.note ?? `${proof.person} is in the export and not on the screen.`,
}

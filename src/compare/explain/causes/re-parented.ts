import type { Cause } from '#src/compare/explain/cause.ts'

/** Someone moved team: people's values agree while team totals differ by that person's value (see judge-teams). */
export const reParented: Cause = {
  id: 're-parented',
  title: 'Moved team',
  says: 'Someone moved team: the two sides count that person under different managers.',
  admin: 'A person’s place in the hierarchy differs between the view and the export.',
  fix: { who: 'clari-admin', does: 'Check the person’s parent role and its date, then export again.' },
  disprovedBy: 'The person standing under the same manager on both sides.',
  because: (proof) => proof.note ?? 'The team totals differ by one person’s value.',
}

import type { Cause } from '#src/compare/explain/cause.ts'

/** One side's manager row includes the team, the other's is the manager's own (see judge-teams). */
export const rollUp: Cause = {
  id: 'roll-up',
  title: 'Team roll-up',
  says: 'One side’s manager row includes the team, the other’s is the manager’s own.',
  admin: 'The view rolls the team up into its manager’s row; the export gives each person’s own value.',
  fix: { who: 'you', does: 'Compare people with people: leave roll-up rows out, or show the manager’s own row.' },
  disprovedBy: 'A team whose values do not add up to the manager’s row.',
  because: (proof) => proof.note ?? 'The value is the team’s sum.',
}

import type { Cause } from '#src/compare/explain/cause.ts'

/** None of the catalogue's causes. */
export const unexplained: Cause = {
  id: 'unexplained',
  title: 'Unexplained',
  says: 'Nothing in the data at hand shows why.',
  admin: 'The two values differ and the data at hand does not show why.',
  fix: { who: 'you', does: 'Export again with includeHistorical and all types, and compare once more.' },
  disprovedBy: 'A further export in which the screen’s number is found.',
  because: (proof) => proof.note ?? 'Nothing in the data at hand shows why.',
}

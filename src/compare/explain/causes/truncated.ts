import type { Cause } from '#src/compare/explain/cause.ts'

/** The export was cut: the job says so. */
export const truncated: Cause = {
  id: 'truncated',
  title: 'Export cut short',
  says: 'The export was cut short: its job says that rows or cells were truncated.',
  admin: 'The export exceeds Clari’s size limit; it has to be split by period, type or scope.',
  fix: { who: 'you', does: 'Split the export by period, type or scopeId, and export the parts.' },
  disprovedBy: 'A complete export (rowsTruncated false) that does not have the value either.',
  because: (proof) => proof.note ?? 'The job says that the export was truncated, and this value is missing from it.',
}

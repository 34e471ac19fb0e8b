import type { Cause } from '#src/compare/explain/cause.ts'

/** The person is not in the export: not opted in, deactivated, or outside the token user's scope. */
export const missingInApi: Cause = {
  id: 'missing-in-api',
  title: 'Not in the export',
  says: 'The screen shows this person, the export does not have them.',
  admin:
    'This person is missing from the export: opt them in to the forecast, reactivate them, or move the integration ' +
    'user above them in the hierarchy. Exports hold only who is opted in now, for past quarters too.',
  fix: {
    who: 'clari-admin',
    does:
      'Opt the person in to this forecast (or reactivate them, ' +
      'or widen the integration user’s scope), then export again.',
  },
  disprovedBy: 'An export by an admin’s token that does not have the person either.',
  because: (proof) => proof.note ?? `${proof.person} is on the screen and not in the export.`,
}

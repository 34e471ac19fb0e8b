import type { Cause } from '#src/compare/explain/cause.ts'

/** UI and API are in different currencies; found over a whole group of rows (see infer-conversions). */
export const currency: Cause = {
  id: 'currency',
  title: 'Another currency',
  says: 'The two sides are in different currencies.',
  admin:
    'The export and the view are in different currencies: the export’s currency option and the view’s display ' +
    'currency should be set alike.',
  fix: { who: 'you', does: 'Export with currency set to the view’s, or switch the view to the export’s.' },
  disprovedBy: 'An export in the view’s currency that still differs.',
  because: (proof) =>
    proof.certain
      ? `${proof.uiText} is ${proof.apiText} converted: ${proof.conversion}.`
      : `The two sides name different currencies (${proof.conversion}); ` +
        `${proof.apiText} beside ${proof.uiText} does not by itself show the rate.`,
}

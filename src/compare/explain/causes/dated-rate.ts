import type { Cause } from '#src/compare/explain/cause.ts'

/** One currency, several rates: the ratio is constant only within each period or month (see infer-conversions). */
export const datedRate: Cause = {
  id: 'dated-rate',
  title: 'Rate by date',
  says: 'The two sides convert with rates of different dates.',
  admin:
    'Values are converted with dated rates on one side and with one rate on the other; the organisation’s ' +
    'exchange-rate settings decide which.',
  fix: {
    who: 'clari-admin',
    does: 'Say which rate table the view uses (dated or fixed), and set export and view to the same.',
  },
  disprovedBy: 'One rate that holds over all periods.',
  because: (proof) =>
    `${proof.uiText} is ${proof.apiText} converted at a rate that holds for its own time only: ${proof.conversion}.`,
}

import type { Cause } from '#src/compare/explain/cause.ts'
import { amount } from '#src/domain/words/amount.ts'

/**
 * The UI shows thousands, millions or whole units. Tested where a row meets its own value within the
 * display's rounding.
 */
export const rounded: Cause = {
  id: 'rounded',
  title: 'Rounded on screen',
  says: 'The screen shows a rounded number; the export has the exact one.',
  admin: 'The view displays thousands, millions or whole units; no value is wrong.',
  fix: { who: 'you', does: 'Download the view’s data, or compare with a tolerance of half the displayed unit.' },
  disprovedBy: 'The exact value on the screen (hover or download) differing from the export.',
  because: (proof) =>
    `${proof.uiText} is ${proof.apiText} as the screen displays ` +
    `it${proof.extra > 0 && proof.conversion === '' ? `, to the nearest ${amount(proof.extra, null)}` : ''}` +
    `${proof.conversion === '' ? '' : ` (${proof.conversion})`}.`,
}

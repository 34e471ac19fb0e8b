import type { Cause } from '#src/compare/explain/cause.ts'
import { percent } from '#src/domain/words/share.ts'

/** Opportunity splits: one simple percentage over a person's rows (see infer-splits). */
export const split: Cause = {
  id: 'split',
  title: 'Split credit',
  says: 'One side counts this person’s share of split opportunities, the other the whole.',
  admin:
    'Opportunity splits apply on one side only; the field’s definition decides whether split or full amounts count.',
  fix: {
    who: 'clari-admin',
    does: 'Say whether the field counts split amounts, and compare with a view that does the same.',
  },
  disprovedBy: 'A row of the same person with another ratio.',
  because: (proof) =>
    `${proof.uiText} is ${percent(proof.extra)} of ` +
    `${proof.apiText}${proof.certain ? ', as in all of this person’s rows' : ''}.`,
}

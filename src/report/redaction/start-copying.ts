import type { Case } from '#src/domain/model/case.ts'
import type { Identifier } from '#src/domain/model/conclusion.ts'
import type { Evidence } from '#src/domain/model/evidence.ts'
import { amountsOf } from './amounts-of.ts'
import type { Copying } from './copying.ts'
import { peopleOfCase, type CaseOfPeople } from './find-people.ts'
import { gatherPeople } from './people.ts'
import { collectRemovals } from './redaction.ts'
import type { Hide, Report } from '#src/report/model/report.ts'

/**
 * What every report is made of beside its words: the stored case (its people's aliases do not depend on what is shown),
 * the version, and what to hide.
 */
export interface ReportedCase {
  readonly item: CaseOfPeople & Pick<Case, 'id'>
  /** The product's version. */
  readonly product: string
  readonly hide: Hide
}

const nobody = gatherPeople([])

const idOf = (value: string): readonly string[] => (/^[\w:.@-]{1,60}$/.test(value) ? [value] : [])

/** What a verdict says in words of its own: whom these name is needed wherever it is told. */
export function sentencesOf({
  headline,
  explains,
  actions,
  asks,
}: {
  readonly headline: string
  readonly explains: string | null
  readonly actions: readonly { readonly does: string }[]
  readonly asks: string | null
}): string {
  return [headline, explains ?? '', ...actions.map(({ does }) => does), asks ?? ''].join('\n')
}

/**
 * Begins to copy a case into a report. Where only what is needed is to leave, whoever the verdict's sentences (`named`)
 * name keeps their name, and nobody else does.
 */
export function startCopying(
  { item, hide: asked }: ReportedCase,
  evidence: readonly Evidence[],
  identifiers: readonly Identifier[],
  named = '',
): Copying {
  const { unneeded = 'shown' } = asked
  const hide = {
    people: asked.people || unneeded !== 'shown',
    amounts: asked.amounts || unneeded === 'people-and-amounts',
  }
  return {
    hide,
    people: asked.people ? peopleOfCase(item) : hide.people ? peopleOfCase(item, named) : nobody,
    ids: new Set(identifiers.flatMap(({ value }) => idOf(value))),
    amounts: hide.amounts ? amountsOf(evidence) : new Set(),
    removals: collectRemovals(),
  }
}

/** The fields that every report has in common. */
export function frameOf({
  item,
  product,
  hide,
}: ReportedCase): Pick<Report, 'schema' | 'caseId' | 'product' | 'hidden'> {
  return {
    schema: 1,
    caseId: /^[0-9A-HJKMNP-TV-Z]{1,12}$/.test(item.id) ? item.id : '–',
    product: /^[\w.+-]{1,40}$/.test(product) ? product : '',
    hidden: { people: hide.people, amounts: hide.amounts, unneeded: hide.unneeded ?? 'shown' },
  }
}

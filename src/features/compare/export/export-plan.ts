import type { exportTypes } from '#src/clari/operations.ts'
import { causes as catalogue } from '#src/compare/explain/cause-list.ts'
import type { CauseId } from '#src/domain/model/cause.ts'

/** A kind of value that an export can hold. */
export type PlannedType = (typeof exportTypes)[number]

/** What a comparison tells about a better export. */
export interface ExportFacts {
  /** Causes that some row or the whole export has. */
  readonly causes: ReadonlySet<CauseId>
  /** Those of them that are only suggested for some row. */
  readonly open: ReadonlySet<CauseId>
  /** The period that was compared, as an id where the export names one. */
  readonly period: string | null
  /** The period that the screen shows, as an id; null where it could not be told. */
  readonly screenPeriod: string | null
  /** The period that was asked for and not known, as an id; null where none was. */
  readonly unknownPeriod: string | null
  readonly screenCurrency: string | null
  /** Whether the export at hand holds the weeks before already. */
  readonly historical: boolean
  /** The one other week (its number) that the screen as a whole is of; null where there is none such. */
  readonly screenWeek: number | null
  /** The part of the hierarchy that the screen shows, as a scope id with its manager; null where it shows all. */
  readonly scope: { readonly id: string; readonly name: string } | null
}

/** The options of an export, as they are asked of Clari; empty texts leave an option out. */
export interface PlannedOptions {
  readonly timePeriod: string
  readonly currency: string
  readonly scopeId: string
  readonly includeHistorical: boolean
  readonly types: readonly PlannedType[]
}

/** What to export again, why, and what that can and cannot do. */
export interface ExportPlan {
  readonly options: PlannedOptions
  /** One sentence for each option that a cause asks for. */
  readonly reasons: readonly { readonly option: keyof PlannedOptions; readonly says: string }[]
  /** The week to compare then; null for the latest. */
  readonly week: number | null
  /**
   * Causes that these options should close, that more data can prove or refute, that close once somebody else has
   * acted, and that stay.
   */
  readonly closes: readonly CauseId[]
  readonly proves: readonly CauseId[]
  readonly awaits: readonly CauseId[]
  readonly stays: readonly CauseId[]
}

/** The options of the export that the causes ask for: each cause names what would make the two sides agree. */
export function planExport(facts: ExportFacts): ExportPlan {
  const { causes } = facts
  const has = (...some: readonly CauseId[]) => some.some((cause) => causes.has(cause))
  const isOpen = (...some: readonly CauseId[]) =>
    some.some((cause) => facts.open.has(cause)) || causes.has('unexplained')
  const reasons: { option: keyof PlannedOptions; says: string }[] = []
  const closes = new Set<CauseId>()
  const want = (option: keyof PlannedOptions, says: string, ...closed: readonly CauseId[]) => {
    reasons.push({ option, says })
    for (const cause of closed) if (causes.has(cause)) closes.add(cause)
  }
  const otherPeriod = has('other-period', 'period-defaulted')
  if (otherPeriod && facts.screenPeriod !== null)
    want('timePeriod', `The screen shows ${facts.screenPeriod}.`, 'other-period', 'period-defaulted')
  else if (otherPeriod)
    want(
      'timePeriod',
      facts.unknownPeriod === null
        ? 'The screen shows another period: give its id.'
        : `Clari did not know ${facts.unknownPeriod}: give the id of a quarter that has begun.`,
      'other-period',
      'period-defaulted',
    )
  const currency = has('currency', 'dated-rate') ? (facts.screenCurrency ?? '') : ''
  if (currency !== '') want('currency', `The screen is in ${currency}.`, 'currency', 'dated-rate')
  const versions = facts.screenWeek !== null || isOpen('submission-version', 'late-edit')
  const summed = has('all-weeks-summed') && !versions
  const includeHistorical = !summed && (has('truncated') ? facts.screenWeek !== null : versions || facts.historical)
  if (summed)
    want(
      'includeHistorical',
      'Without history the export holds one week, so that weeks cannot be added up.',
      'all-weeks-summed',
    )
  else if (facts.screenWeek !== null)
    want(
      'includeHistorical',
      `The screen is of week ${facts.screenWeek}, which is compared then.`,
      'submission-version',
    )
  else if (versions && !has('truncated'))
    want('includeHistorical', 'The weeks before show which submission the screen is of.')
  if (has('late-edit')) closes.add('late-edit')
  const less = has('truncated')
  if (less) want('types', 'Less at once, so that nothing is cut off.', 'truncated')
  else if (isOpen('manager-adjustment', 'field-mixup'))
    want('types', 'Adjustments and quotas hold what the screen’s other values may be.')
  const scope = facts.scope !== null && has('missing-in-ui', 'truncated') ? facts.scope : null
  if (scope !== null)
    want('scopeId', `The screen shows ${scope.name}’s part of the hierarchy.`, 'missing-in-ui', 'truncated')
  const left = [...causes].filter((cause) => !closes.has(cause))
  const proves = left.filter((cause) => cause === 'unexplained' || facts.open.has(cause))
  const settled = left.filter((cause) => !proves.includes(cause))
  return {
    options: {
      timePeriod: otherPeriod ? (facts.screenPeriod ?? '') : (facts.period ?? ''),
      currency,
      scopeId: scope?.id ?? '',
      includeHistorical,
      types: less ? ['forecast', 'forecast_updated'] : ['forecast', 'quota', 'forecast_updated', 'adjustment'],
    },
    reasons,
    week: facts.screenWeek,
    closes: [...closes],
    proves,
    awaits: settled.filter((cause) => catalogue[cause].fix.who !== 'you'),
    stays: settled.filter((cause) => catalogue[cause].fix.who === 'you'),
  }
}

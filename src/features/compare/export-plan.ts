import type { exportTypes } from '#src/clari/operations.ts'
import type { CauseId } from '#src/domain/cause.ts'

/** A kind of value that an export can hold. */
export type ExportType = (typeof exportTypes)[number]

/** What a comparison tells about a better export. */
export interface ExportFacts {
  /** Causes that some row or the whole export has. */
  readonly causes: ReadonlySet<CauseId>
  /** The period that was compared, as an id where the export names one. */
  readonly period: string | null
  /** The period that the screen shows, as an id; null where it could not be told. */
  readonly screenPeriod: string | null
  /** The period that was asked for and not known, as an id; null where none was. */
  readonly unknownPeriod: string | null
  readonly screenCurrency: string | null
  /** Whether the export at hand holds the weeks before already. */
  readonly historical: boolean
  /** The one week (its number) that the screen's values were found in; null where there is none such. */
  readonly screenWeek: number | null
  /** The part of the hierarchy that the screen shows, as a scope id with its manager; null where it shows all. */
  readonly scope: { readonly id: string; readonly name: string } | null
}

/** The options of an export, as they are asked of Clari; empty texts leave an option out. */
export interface ExportOptions {
  readonly timePeriod: string
  readonly currency: string
  readonly scopeId: string
  readonly includeHistorical: boolean
  readonly types: readonly ExportType[]
}

/** What to export again, why, and what that can and cannot do. */
export interface ExportPlan {
  readonly options: ExportOptions
  /** One sentence for each option that a cause asks for. */
  readonly reasons: readonly { readonly option: keyof ExportOptions; readonly says: string }[]
  /** The week to compare then; null for the latest. */
  readonly week: number | null
  /** Causes that these options should close, that more data can prove or refute, and that no option changes. */
  readonly closes: readonly CauseId[]
  readonly proves: readonly CauseId[]
  readonly stays: readonly CauseId[]
}

const proving: readonly CauseId[] = ['manager-adjustment', 'field-mixup', 'not-submitted', 'unexplained', 're-parented', 'roll-up']

/** The options of the export that the causes ask for: each cause names what would make the two sides agree. */
export function planExport(facts: ExportFacts): ExportPlan {
  const { causes } = facts
  const has = (...some: readonly CauseId[]) => some.some((cause) => causes.has(cause))
  const reasons: { option: keyof ExportOptions; says: string }[] = []
  const closes = new Set<CauseId>()
  const want = (option: keyof ExportOptions, says: string, ...closed: readonly CauseId[]) => {
    reasons.push({ option, says })
    for (const cause of closed) if (causes.has(cause)) closes.add(cause)
  }
  const otherPeriod = has('other-period', 'period-defaulted')
  const timePeriod = otherPeriod ? (facts.screenPeriod ?? '') : (facts.period ?? '')
  if (otherPeriod && facts.screenPeriod !== null) want('timePeriod', `The screen shows ${facts.screenPeriod}.`, 'other-period', 'period-defaulted')
  else if (otherPeriod) want('timePeriod', facts.unknownPeriod === null ? 'The screen shows another period: give its id.' : `Clari did not know ${facts.unknownPeriod}: give the id of a quarter that has begun.`, 'other-period', 'period-defaulted')
  const otherCurrency = has('currency', 'dated-rate')
  if (otherCurrency && facts.screenCurrency !== null) want('currency', `The screen is in ${facts.screenCurrency}.`, 'currency', 'dated-rate')
  const versions = has('submission-version', 'late-edit', 'unexplained')
  const summed = has('all-weeks-summed') && !versions
  const includeHistorical = !summed && (has('truncated') ? has('submission-version') : versions || facts.historical || facts.screenWeek !== null)
  if (summed) want('includeHistorical', 'Without history the export holds one week, so that weeks cannot be added up.', 'all-weeks-summed')
  else if (versions) want('includeHistorical', facts.screenWeek === null ? 'The weeks before show which submission the screen is of.' : `The screen’s values are those of week ${facts.screenWeek}, which is compared then.`, ...(facts.screenWeek === null ? [] : (['submission-version'] as const)))
  if (has('late-edit')) closes.add('late-edit')
  const types: ExportType[] = ['forecast', 'forecast_updated']
  if (has('manager-adjustment', 'unexplained')) types.push('adjustment')
  if (has('field-mixup', 'unexplained')) types.push('quota')
  if (types.length > 2) want('types', `${types.slice(2).join(' and ')} hold what the screen’s other values may be.`)
  if (has('truncated')) want('types', 'Less at once, so that nothing is cut off.', 'truncated')
  if (facts.scope !== null && has('missing-in-ui', 'truncated')) want('scopeId', `The screen shows ${facts.scope.name}’s part of the hierarchy.`, 'missing-in-ui', 'truncated')
  const options = { timePeriod, currency: otherCurrency ? (facts.screenCurrency ?? '') : '', scopeId: facts.scope !== null && has('missing-in-ui', 'truncated') ? facts.scope.id : '', includeHistorical, types }
  const open = [...causes].filter((cause) => !closes.has(cause))
  return { options, reasons, week: includeHistorical && has('submission-version') ? facts.screenWeek : null, closes: [...closes], proves: open.filter((cause) => proving.includes(cause)), stays: open.filter((cause) => !proving.includes(cause)) }
}

import type { CheckRecord } from '#src/domain/model/case.ts'
import type { ComparisonSummary } from '#src/domain/model/comparison-summary.ts'
import type { CauseId } from '#src/domain/model/cause.ts'

/** What became of one thing between two runs. */
export type Change = 'same' | 'changed' | 'new' | 'gone'

/** One check in two runs, side by side; null where it did not run. */
export interface CheckDifference {
  readonly check: string
  /** The connection's id; null where none was used, or where it differs between the runs of one wizard. */
  readonly connection: string | null
  readonly before: CheckRecord | null
  readonly after: CheckRecord | null
  readonly change: Change
}

/**
 * Puts the checks of two runs side by side, in the order of the later one, those that are gone last. `byConnection`
 * tells the same check over two connections apart, as a check-up does; else the newest record of each check counts.
 */
export function differenceOf(
  before: readonly CheckRecord[],
  after: readonly CheckRecord[],
  byConnection: boolean,
): readonly CheckDifference[] {
  const earlier = byName(before, byConnection)
  const later = byName(after, byConnection)
  const names = [...new Set([...later.keys(), ...earlier.keys()])]
  return names.flatMap((name) => {
    const one = earlier.get(name) ?? null
    const other = later.get(name) ?? null
    const known = other ?? one
    return known === null
      ? []
      : [
          {
            check: known.check,
            connection: byConnection ? known.connection : null,
            before: one,
            after: other,
            change: changeOf(one, other),
          },
        ]
  })
}

function byName(records: readonly CheckRecord[], byConnection: boolean): ReadonlyMap<string, CheckRecord> {
  return new Map(
    records.map((record) => [byConnection ? `${record.check} ${record.connection ?? ''}` : record.check, record]),
  )
}

/**
 * Two records are the same when they ended alike: in the same state, with the same outcome. Their words may
 * tell other numbers.
 */
function changeOf(before: CheckRecord | null, after: CheckRecord | null): Change {
  if (before === null) return 'new'
  if (after === null) return 'gone'
  return before.state === after.state &&
    before.finding?.outcome === after.finding?.outcome &&
    before.finding?.status === after.finding?.status
    ? 'same'
    : 'changed'
}

/** One cause of one field in two comparisons: how many rows, and how much money; null where it did not occur. */
export interface CauseDifference {
  readonly field: string
  readonly currency: { readonly api: string | null; readonly ui: string | null }
  readonly cause: CauseId
  readonly before: { readonly rows: number; readonly delta: number } | null
  readonly after: { readonly rows: number; readonly delta: number } | null
  readonly change: Change
}

/** The totals of one field in two comparisons; null where the field was not compared. */
export interface TotalDifference {
  readonly field: string
  readonly currency: CauseDifference['currency']
  readonly before: { readonly api: number; readonly ui: number; readonly delta: number } | null
  readonly after: { readonly api: number; readonly ui: number; readonly delta: number } | null
  readonly causes: readonly CauseDifference[]
}

type Bridge = ComparisonSummary['fields'][number]['bridges'][number]

/**
 * Puts two comparisons side by side: by field and pair of currencies, and within them by cause. A cause without
 * rows did not occur.
 */
export function comparisonDifference(before: ComparisonSummary, after: ComparisonSummary): readonly TotalDifference[] {
  const earlier = bridgesOf(before)
  const later = bridgesOf(after)
  return [...new Set([...later.keys(), ...earlier.keys()])].flatMap((name) => {
    const one = earlier.get(name)
    const other = later.get(name)
    const known = other ?? one
    if (known === undefined) return []
    const { field } = known
    const { currency } = known.bridge
    return [
      {
        field,
        currency,
        before: one?.bridge.totals ?? null,
        after: other?.bridge.totals ?? null,
        causes: causesOf(field, currency, one?.bridge, other?.bridge),
      },
    ]
  })
}

function bridgesOf(
  summary: ComparisonSummary,
): ReadonlyMap<string, { readonly field: string; readonly bridge: Bridge }> {
  return new Map(
    summary.fields.flatMap(({ field, bridges }) =>
      bridges.map(
        (bridge) => [JSON.stringify([field, bridge.currency.api, bridge.currency.ui]), { field, bridge }] as const,
      ),
    ),
  )
}

function causesOf(
  field: string,
  currency: CauseDifference['currency'],
  before: Bridge | undefined,
  after: Bridge | undefined,
): readonly CauseDifference[] {
  const occurring = (bridge: Bridge | undefined) =>
    new Map(
      (bridge?.causes ?? [])
        .filter(({ rows }) => rows > 0)
        .map((each) => [each.cause, { rows: each.rows, delta: each.delta }]),
    )
  const earlier = occurring(before)
  const later = occurring(after)
  return [...new Set([...later.keys(), ...earlier.keys()])].map((cause) => {
    const one = earlier.get(cause) ?? null
    const other = later.get(cause) ?? null
    const change: Change =
      one === null
        ? 'new'
        : other === null
          ? 'gone'
          : one.rows === other.rows && one.delta === other.delta
            ? 'same'
            : 'changed'
    return { field, currency, cause, before: one, after: other, change }
  })
}

/** How many of some differences are of each kind. */
export function countChanges(differences: readonly { readonly change: Change }[]): Readonly<Record<Change, number>> {
  const counts = { same: 0, changed: 0, new: 0, gone: 0 }
  for (const { change } of differences) counts[change] += 1
  return counts
}

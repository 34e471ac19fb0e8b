import { causes } from '#src/compare/explain/cause-list.ts'
import type { Bridge } from '#src/compare/bridge/bridge.ts'
import type { Comparison } from '#src/compare/compare.ts'
import { commonCurrency, difference, money } from '#src/domain/words/amount.ts'
import { causeIds, type CauseId } from '#src/domain/model/cause.ts'
import { grouped, plural } from '#src/domain/words/count.ts'
import { Card } from '#src/ui/card.tsx'
import { cx } from '#src/ui/cx.ts'
import { Segmented } from '#src/ui/form/segmented.tsx'
import { useSideWords } from './side-words.ts'
import type { Since, WhatClosed } from './what-closed.ts'

/** What a {@link ClosedView} takes. */
export interface ClosedViewProps {
  readonly before: Comparison
  readonly now: Comparison
  /** Null while it is being worked out. */
  readonly closed: WhatClosed | null
  readonly field: string
  /** Which rows are shown below. */
  readonly chosen: Since | null
  readonly onChoose: (since: Since | null) => void
}

/** What the new export closed: rows closed, still open and new, and each cause then and now, by rows and by money. */
export function ClosedView({ before, now, closed, field, chosen, onChoose }: ClosedViewProps) {
  const sides = useSideWords()
  const [then, today] = [bridgesOf(before, field), bridgesOf(now, field)]
  const counts = closed?.counts.get(field) ?? { closed: 0, still: 0, new: 0 }
  const gone = closed?.gone.get(field) ?? 0
  const held = causeIds.filter((cause) =>
    [...then, ...today].some((bridge) => bridge.causes.some((step) => step.cause === cause && step.rows > 0)),
  )
  const cell = 'border-b border-line px-3 py-1.5 align-top'
  const words: Readonly<Record<Since, string>> = {
    closed: `${grouped(counts.closed)} closed`,
    still: `${grouped(counts.still)} still open`,
    new: `${grouped(counts.new)} new`,
  }
  return (
    <Card
      heading="What closed"
      aside={
        <Segmented
          label="Rows since the export before"
          value={chosen ?? 'all'}
          options={[
            { value: 'all', label: 'All rows' },
            { value: 'closed', label: words.closed },
            { value: 'still', label: words.still },
            { value: 'new', label: words.new },
          ]}
          onChange={(value) => onChoose(value === 'all' ? null : value)}
        />
      }
    >
      <p className="text-large font-medium" data-closed={closed === null ? 'working' : 'told'} role="status">
        {closed === null ? 'Setting the two comparisons beside each other …' : sentence(counts, gone, field)}
      </p>
      <div className="mt-3 overflow-x-auto" tabIndex={0} role="region" aria-label="Causes then and now">
        <table className="w-full min-w-120 text-small tabular-nums">
          <thead>
            <tr className="text-left text-soft">
              <th scope="col" className={cx(cell, 'font-medium')}>
                {field}
              </th>
              {['Rows then', 'Now', 'Effect then', 'Now'].map((title, at) => (
                <th key={`${title} ${at}`} scope="col" className={cx(cell, 'text-right font-medium')}>
                  {title}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {held.map((cause) => (
              <tr key={cause} data-cause={cause}>
                <th scope="row" className={cx(cell, 'text-left font-normal')}>
                  {causes[cause].title}
                </th>
                <td className={cx(cell, 'text-right text-soft')}>{grouped(rowsIn(then, cause))}</td>
                <td className={cx(cell, 'text-right')}>{grouped(rowsIn(today, cause))}</td>
                <td className={cx(cell, 'text-right text-soft')}>{effectIn(then, cause)}</td>
                <td className={cx(cell, 'text-right')}>{effectIn(today, cause)}</td>
              </tr>
            ))}
            <tr>
              <th scope="row" colSpan={3} className={cx(cell, 'text-left font-medium')}>
                {sides.ui} − {sides.api}
              </th>
              <td className={cx(cell, 'text-right text-soft')}>{totalsOf(then)}</td>
              <td className={cx(cell, 'text-right font-medium')}>{totalsOf(today)}</td>
            </tr>
          </tbody>
        </table>
      </div>
    </Card>
  )
}

function sentence({ closed, still, new: fresh }: Readonly<Record<Since, number>>, gone: number, field: string): string {
  const before = closed + still + gone
  const left = gone === 0 ? '' : ` ${gone === 1 ? 'One is' : `${grouped(gone)} are`} on neither side any more.`
  const anew = fresh === 0 ? '' : ` ${fresh === 1 ? 'One differs' : `${grouped(fresh)} differ`} that did not.`
  if (before === 0) return `No row of ${field} differed before.${anew}`
  if (closed + gone === before)
    return (
      `All ${before === 1 ? 'that differed' : `${grouped(before)} rows that differed`} ` +
      `in ${field} closed.${left}${anew}`
    )
  if (closed === 0) return `None of the ${grouped(before)} differing rows of ${field} closed.${left}${anew}`
  return (
    `${grouped(closed)} of ${grouped(before)} differing rows of ${field} closed, ` +
    `${grouped(still)} still ${plural(still, 'differs', 'differ')}.${left}${anew}`
  )
}

function bridgesOf(comparison: Comparison, field: string): readonly Bridge[] {
  return comparison.byField.find((one) => one.field === field)?.bridges ?? []
}

function rowsIn(bridges: readonly Bridge[], cause: CauseId): number {
  return bridges.reduce((sum, bridge) => sum + (bridge.causes.find((step) => step.cause === cause)?.rows ?? 0), 0)
}

/** A cause's effect, one amount for each pair of currencies: they are never added. */
function effectIn(bridges: readonly Bridge[], cause: CauseId): string {
  return (
    bridges
      .flatMap(({ currency, causes: steps }) =>
        steps.filter((step) => step.cause === cause && step.rows > 0).map(({ delta }) => named(delta, currency)),
      )
      .join(' · ') || '–'
  )
}

function totalsOf(bridges: readonly Bridge[]): string {
  return bridges.map(({ currency, totals }) => named(totals.delta, currency)).join(' · ') || '–'
}

function named(delta: number, currency: Bridge['currency']): string {
  const common = commonCurrency(currency)
  return common === null && currency.api !== null
    ? `${difference(delta, currency.ui)} (${currency.api} → ${currency.ui ?? '?'})`
    : delta === 0
      ? money(0, common)
      : difference(delta, common)
}

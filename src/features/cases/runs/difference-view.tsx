import { ArrowRight } from 'lucide-react'
import { causes } from '#src/compare/explain/cause-list.ts'
import { commonCurrency, money } from '#src/domain/words/amount.ts'
import type { CheckRecord } from '#src/domain/model/case.ts'
import { counted } from '#src/domain/words/count.ts'
import { Card } from '#src/ui/card.tsx'
import { Disclosure } from '#src/ui/overlay/disclosure.tsx'
import { StatusBadge, type BadgeStatus } from '#src/ui/feedback/status-badge.tsx'
import { checksById } from './all-checks.ts'
import type { Loaded, RunOfCase } from '#src/features/cases/list/case-line.ts'
import { connectionsSeen } from '#src/features/cases/list/case-line.ts'
import {
  comparisonDifference,
  countChanges,
  differenceOf,
  type Change,
  type CheckDifference,
  type TotalDifference,
} from './run-difference.ts'

const changeLooks: Readonly<Record<Change, { readonly status: BadgeStatus; readonly word: string }>> = {
  changed: { status: 'info', word: 'changed' },
  new: { status: 'info', word: 'new' },
  gone: { status: 'skipped', word: 'gone' },
  same: { status: 'waiting', word: 'same' },
}

/** What changed between two runs of one case: its checks side by side, and the causes by money where they compared. */
export function DifferenceView({
  before,
  after,
  byConnection,
  loaded,
}: {
  readonly before: RunOfCase
  readonly after: RunOfCase
  readonly byConnection: boolean
  readonly loaded: Loaded
}) {
  const checks = checksById(loaded)
  const differences = differenceOf(before.records, after.records, byConnection)
  const labels = new Map(connectionsSeen([...before.records, ...after.records]).map(({ id, label }) => [id, label]))
  const totals =
    before.comparison !== undefined && after.comparison !== undefined
      ? comparisonDifference(before.comparison, after.comparison)
      : []
  const counts = countChanges(differences)
  const same = differences.filter(({ change }) => change === 'same')
  const others = differences.filter(({ change }) => change !== 'same')
  const row = (each: CheckDifference) => (
    <CheckRow
      key={`${each.check} ${each.connection ?? ''}`}
      difference={each}
      asks={checks.get(each.check)?.asks ?? each.check}
      connection={each.connection === null ? null : (labels.get(each.connection) ?? each.connection)}
    />
  )
  return (
    <div className="space-y-4" data-difference>
      {totals.filter(isChanged).map((total) => (
        <TotalCard key={nameOf(total)} total={total} />
      ))}
      {totals.some((total) => !isChanged(total)) && (
        <Disclosure
          summary={`Nothing changed in ${totals
            .filter((total) => !isChanged(total))
            .map(({ field }) => field)
            .join(', ')}`}
        >
          <div className="space-y-4">
            {totals
              .filter((total) => !isChanged(total))
              .map((total) => (
                <TotalCard key={nameOf(total)} total={total} />
              ))}
          </div>
        </Disclosure>
      )}
      {differences.length > 0 && (
        <Card
          flush
          heading="Checks, then and now"
          aside={
            <p className="text-small text-soft tabular-nums">
              {(['changed', 'new', 'gone', 'same'] as const).map((change) => `${counts[change]} ${change}`).join(' · ')}
            </p>
          }
        >
          {others.length === 0 ? (
            <p className="px-5 py-3 text-normal text-soft">Every check ended as it did then.</p>
          ) : (
            <ul className="divide-y divide-line">{others.map(row)}</ul>
          )}
          {same.length > 0 && (
            <div className="border-t border-line px-5 py-2.5">
              <Disclosure summary={`${counted(same.length, 'check')} ended the same`}>
                <ul className="-mx-5 divide-y divide-line">{same.map(row)}</ul>
              </Disclosure>
            </div>
          )}
        </Card>
      )}
    </div>
  )
}

const nameOf = ({ field, currency }: TotalDifference): string => JSON.stringify([field, currency])

function isChanged({ before, after, causes: all }: TotalDifference): boolean {
  return before?.api !== after?.api || before?.ui !== after?.ui || all.some(({ change }) => change !== 'same')
}

function CheckRow({
  difference,
  asks,
  connection,
}: {
  readonly difference: CheckDifference
  readonly asks: string
  readonly connection: string | null
}) {
  const { before, after, change } = difference
  const look = changeLooks[change]
  return (
    <li data-change={change} className="grid gap-x-5 gap-y-2 px-5 py-3 sm:grid-cols-[5.5rem_minmax(0,1fr)]">
      <StatusBadge status={look.status} word={look.word} className="justify-self-start" />
      <div className="min-w-0">
        <p className="text-normal font-medium">
          {asks}
          {connection !== null && <span className="font-normal text-soft"> · {connection}</span>}
        </p>
        <div className="mt-1.5 grid gap-x-4 gap-y-2 sm:grid-cols-[minmax(0,1fr)_auto_minmax(0,1fr)]">
          <End record={before} absent="Did not run then." name="Then" />
          <ArrowRight aria-hidden className="mt-1 hidden size-4 text-soft sm:block" />
          <End record={after} absent="Was not needed now." name="Now" />
        </div>
      </div>
    </li>
  )
}

function End({
  record,
  absent,
  name,
}: {
  readonly record: CheckRecord | null
  readonly absent: string
  readonly name: string
}) {
  return (
    <div className="min-w-0 text-small">
      <span className="sr-only">{name}: </span>
      {record === null ? (
        <span className="text-soft">{absent}</span>
      ) : (
        <>
          <StatusBadge status={record.finding?.status ?? (record.state === 'skipped' ? 'skipped' : 'unknown')} />
          <span className="mt-1 block wrap-anywhere text-soft">{record.says}</span>
        </>
      )}
    </div>
  )
}

/** One field's totals and causes in two comparisons. */
function TotalCard({ total }: { readonly total: TotalDifference }) {
  const { field, currency, before, after } = total
  const amount = (value: number | undefined) => (value === undefined ? '–' : money(value, commonCurrency(currency)))
  return (
    <Card
      flush
      heading={field}
      aside={
        <p className="text-small text-soft tabular-nums">
          difference {amount(before?.delta)} → {amount(after?.delta)}
        </p>
      }
    >
      <div className="overflow-x-auto">
        <table className="w-full text-small tabular-nums">
          <thead>
            <tr>
              {['Cause', 'Then', 'Now', ''].map((title, at) => (
                <th
                  key={title}
                  scope="col"
                  className={
                    'border-b border-line px-5 py-2 font-medium text-soft ' +
                    `${at === 1 || at === 2 ? 'text-right' : 'text-left'}`
                  }
                >
                  {title === '' ? <span className="sr-only">Change</span> : title}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {total.causes.map((each) => (
              <tr key={each.cause} data-change={each.change}>
                <th scope="row" className="border-b border-line px-5 py-2 text-left font-medium">
                  {causes[each.cause].title}
                </th>
                {[each.before, each.after].map((side, at) => (
                  <td key={at} className="border-b border-line px-5 py-2 text-right whitespace-nowrap">
                    {side === null
                      ? '–'
                      : `${money(side.delta, commonCurrency(currency))} · ${counted(side.rows, 'row')}`}
                  </td>
                ))}
                <td className="border-b border-line px-5 py-2">
                  <StatusBadge status={changeLooks[each.change].status} word={changeLooks[each.change].word} />
                </td>
              </tr>
            ))}
            {total.causes.length === 0 && (
              <tr>
                <td colSpan={4} className="px-5 py-2.5 text-soft">
                  No row of this field differed in either.
                </td>
              </tr>
            )}
          </tbody>
        </table>
      </div>
    </Card>
  )
}

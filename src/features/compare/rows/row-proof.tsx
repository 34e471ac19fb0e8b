import { X } from 'lucide-react'
import { rowAt, type Comparison } from '#src/compare/compare.ts'
import { causes } from '#src/compare/explain/cause-list.ts'
import { amount, difference, money } from '#src/domain/words/amount.ts'
import type { Table } from '#src/domain/table/table.ts'
import { actorNames } from '#src/domain/model/scenario.ts'
import { formatTimestamp, utcMoment } from '#src/domain/words/moment.ts'
import { CopyButton } from '#src/ui/text/copy-button.tsx'
import { IconButton } from '#src/ui/icon-button.tsx'
import { StatusBadge } from '#src/ui/feedback/status-badge.tsx'
import { isLeftOut } from './row-cells.ts'
import { useSideWords } from '#src/features/compare/result/side-words.ts'

/** What a {@link RowProof} takes. */
export interface RowProofProps {
  readonly comparison: Comparison
  readonly row: number
  /** The organisation's, for the times of edits; empty where it was not told. */
  readonly timeZone: string
  readonly onClose: () => void
}

/** Everything that a row's cause rests on: the sentence, both values where they stand, the arithmetic, who mends it. */
export function RowProof({ comparison, row, timeZone, onClose }: RowProofProps) {
  const words = useSideWords()
  const shown = rowAt(comparison, row)
  const { pairs, why } = comparison
  const cause = shown.cause === null ? null : causes[shown.cause]
  const evidence = why.evidence[row] ?? -1
  const copied = [
    shown.name ?? shown.user,
    shown.field,
    `${words.api} ${money(shown.api ?? 0, shown.currency.api)}`,
    `${words.ui} ${money(shown.ui ?? 0, shown.currency.ui)}`,
    `difference ${difference(shown.delta, shown.currency.ui)}`,
    cause === null ? 'equal' : `${cause.title} (${shown.certainty ?? 'open'}): ${shown.because}`,
  ].join(' · ')
  return (
    <section
      aria-label={`Proof for ${shown.name ?? shown.user}`}
      data-proof={shown.cause ?? 'equal'}
      className="@container rounded-card border border-line bg-card p-4 shadow-card xl:max-h-[32rem] xl:overflow-y-auto"
    >
      <div className="flex items-start gap-2">
        <h2 className="min-w-0 flex-1 text-heading font-strong wrap-anywhere">
          {shown.name ?? shown.user} · {shown.field}
        </h2>
        <IconButton label="Close" size="small" icon={<X aria-hidden />} onClick={onClose} />
      </div>
      <div className="mt-1.5 flex flex-wrap items-center gap-2.5">
        {shown.certainty !== null && (
          <StatusBadge status={shown.certainty === 'confirmed' ? 'pass' : 'info'} word={shown.certainty} />
        )}
        <CopyButton text={copied} label="Copy row" />
      </div>
      <p className="mt-2 text-normal wrap-anywhere">
        {shown.because === '' ? 'Both sides hold the same value.' : shown.because}
      </p>
      <dl className="mt-3 grid gap-x-6 gap-y-1 text-small @lg:grid-cols-[8rem_1fr] @lg:gap-y-1.5 @max-lg:[&>dd]:mb-1.5">
        <dt className="text-soft">{words.api}</dt>
        <dd className="tabular-nums">
          {shown.api === null ? 'not in the export' : money(shown.api, shown.currency.api)}{' '}
          <Place table={comparison.api} row={pairs.apiRow[row] ?? -1} timeZone={timeZone} />
        </dd>
        <dt className="text-soft">{words.ui}</dt>
        <dd className="tabular-nums">
          {shown.ui === null ? `not ${words.within}` : money(shown.ui, shown.currency.ui)}{' '}
          <Place table={comparison.ui} row={pairs.uiRow[row] ?? -1} timeZone={timeZone} />
        </dd>
        <dt className="text-soft">Difference</dt>
        <dd className="tabular-nums">
          {amount(shown.ui ?? 0, shown.currency.ui)} − {amount(shown.api ?? 0, shown.currency.api)} ={' '}
          {difference(shown.delta, shown.currency.ui)}
          {isLeftOut(comparison, row) && (
            <span className="text-soft"> · left out of both totals, so that nobody is counted twice</span>
          )}
        </dd>
        {evidence >= 0 && evidence !== (pairs.apiRow[row] ?? -1) && evidence < comparison.api.length && (
          <>
            <dt className="text-soft">Found at</dt>
            <dd>
              <Place table={comparison.api} row={evidence} timeZone={timeZone} />
            </dd>
          </>
        )}
        {cause !== null && (
          <>
            <dt className="text-soft">What happened</dt>
            <dd>{cause.says}</dd>
            <dt className="text-soft">{actorNames[cause.fix.who]}</dt>
            <dd>{cause.fix.does}</dd>
            <dt className="text-soft">Would disprove it</dt>
            <dd>{cause.disprovedBy}</dd>
          </>
        )}
      </dl>
    </section>
  )
}

/** Where a value stands: file and line, data type, week, and who edited it when. */
function Place({ table, row, timeZone }: { readonly table: Table; readonly row: number; readonly timeZone: string }) {
  if (row < 0) return null
  const frame = table.frames[table.frame[row] ?? -1]
  const period = table.periods[frame?.period ?? -1]
  const editor = table.people[table.updatedBy[row] ?? -1]
  const on = table.updatedOn[row] ?? NaN
  const parts = [
    `${table.files[table.file[row] ?? 0] ?? ''}, line or entry ${table.line[row] ?? 0}`,
    table.types[table.type[row] ?? 0]?.name ?? '',
    period?.id ?? period?.label ?? '',
    frame?.start == null ? '' : `week from ${frame.start}`,
    Number.isNaN(on)
      ? ''
      : `edited ${utcMoment(on)}` +
        (timeZone === '' || timeZone === 'UTC' ? '' : ` (${formatTimestamp(on, timeZone)} in ${timeZone})`) +
        `${editor === undefined ? '' : ` by ${editor.name ?? editor.email ?? ''}`}`,
  ]
  return <span className="text-soft">({parts.filter((part) => part !== '').join(' · ')})</span>
}

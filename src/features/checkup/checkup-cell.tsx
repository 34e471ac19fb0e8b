import { RotateCw } from 'lucide-react'
import { Button } from '#src/ui/button.tsx'
import { cx } from '#src/ui/cx.ts'
import { StatusBadge } from '#src/ui/feedback/status-badge.tsx'
import { badgeOf, type CheckupCell } from './checkup-rows.ts'

/** What a {@link CellView} takes. */
export interface CellViewProps {
  readonly cell: CheckupCell
  /** The connection's name, where a system has several. */
  readonly named: boolean
  readonly open: boolean
  readonly onOpen: () => void
  readonly onAgain: (() => void) | null
}

/** One check over one connection: its status, its sentence, its evidence on demand, and a way to run it again. */
export function CellView({ cell, named, open, onOpen, onAgain }: CellViewProps) {
  const { record, running, item } = cell
  const hasEvidence = (record?.finding?.evidence.length ?? 0) > 0
  const says = running !== null ? running || 'Working…' : (record?.says ?? '')
  return (
    <div data-cell={cell.id} className="min-w-0">
      {named && <p className="mb-1 text-tiny text-soft sm:sr-only">{item.connection.label}</p>}
      <div className="flex flex-wrap items-center gap-x-2 gap-y-1">
        <StatusBadge status={badgeOf(cell)} />
        {record !== null && running === null && (
          <span className="font-mono text-tiny text-soft">{Math.round(record.tookMs)} ms</span>
        )}
      </div>
      <p
        aria-live={running === null ? undefined : 'polite'}
        className={cx(
          'mt-1 text-small wrap-anywhere',
          record?.finding?.status === 'fail' && running === null ? 'text-ink' : 'text-soft',
        )}
      >
        {says}
      </p>
      {record !== null && running === null && (
        <div className="-ml-2 flex flex-wrap print:hidden">
          {hasEvidence && (
            <Button
              variant="quiet"
              size="small"
              aria-expanded={open}
              onClick={onOpen}
              aria-label={`Evidence: ${item.check.asks} ${item.connection.label}`}
            >
              Evidence
            </Button>
          )}
          {onAgain !== null && (
            <Button
              variant="quiet"
              size="small"
              icon={<RotateCw aria-hidden />}
              onClick={onAgain}
              aria-label={`Run again: ${item.check.asks} ${item.connection.label}`}
            >
              Again
            </Button>
          )}
        </div>
      )}
    </div>
  )
}

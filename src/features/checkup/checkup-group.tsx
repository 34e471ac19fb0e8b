import { useState } from 'react'
import type { CheckupItem } from '#src/domain/model/checkup.ts'
import type { Connection } from '#src/domain/contract/connection.ts'
import { systemNames } from '#src/domain/model/system.ts'
import { countCells } from '#src/report/model/checkup-summary.ts'
import { EvidenceView } from '#src/report/sheet/evidence-view.tsx'
import { Card } from '#src/ui/card.tsx'
import { Chip } from '#src/ui/feedback/chip.tsx'
import { CellView } from './checkup-cell.tsx'
import type { CheckupGroup, CheckupRow } from './checkup-rows.ts'

/** What a {@link GroupView} takes. */
export interface GroupViewProps {
  readonly group: CheckupGroup
  /** Runs one check again; null while something runs or there is no case yet. */
  readonly onAgain: ((item: CheckupItem) => void) | null
}

const columns = [
  '',
  'sm:grid-cols-[minmax(0,15rem)_minmax(0,1fr)]',
  'sm:grid-cols-[minmax(0,15rem)_repeat(2,minmax(0,1fr))]',
  'sm:grid-cols-[minmax(0,13rem)_repeat(3,minmax(0,1fr))]',
] as const

/** A system's checks, a row each, its connections side by side. */
export function GroupView({ group, onAgain }: GroupViewProps) {
  const { system, connections, rows } = group
  const counts = countCells(rows.flatMap(({ cells }) => cells))
  // More than three connections stand below each other: columns would be too narrow to read.
  const grid = columns[connections.length] ?? 'sm:grid-cols-[minmax(0,15rem)_repeat(auto-fit,minmax(14rem,1fr))]'
  return (
    <Card
      flush
      heading={systemNames[system]}
      aside={
        <p className="text-small text-soft tabular-nums">
          {counts.ended} of {counts.all} checks
        </p>
      }
      data-system={system}
    >
      <div
        className={`hidden gap-x-5 border-b border-line bg-wash px-5 py-2.5 sm:grid ${grid}`}
        aria-hidden={connections.length === 1}
      >
        <span />
        {connections.map((connection) => (
          <Head key={connection.id} connection={connection} />
        ))}
      </div>
      <ul className="divide-y divide-line" aria-label={`Checks of ${systemNames[system]}`}>
        {rows.map((row) => (
          <RowView key={row.check.id} row={row} grid={grid} onAgain={onAgain} />
        ))}
      </ul>
    </Card>
  )
}

function Head({ connection }: { readonly connection: Connection }) {
  return (
    <div className="min-w-0">
      <p className="text-small font-medium">{connection.label}</p>
      <p className="font-mono text-tiny wrap-anywhere text-soft">{connection.address}</p>
    </div>
  )
}

function RowView({
  row,
  grid,
  onAgain,
}: {
  readonly row: CheckupRow
  readonly grid: string
  readonly onAgain: GroupViewProps['onAgain']
}) {
  const [open, setOpen] = useState<string | null>(null)
  const shown = row.cells.find(({ id }) => id === open)?.record?.finding ?? null
  return (
    <li data-checkup-row={row.check.id} className="px-5 py-3">
      <div className={`grid gap-x-5 gap-y-2.5 ${grid}`}>
        <div className="min-w-0">
          <p className="text-normal font-medium">{row.check.asks}</p>
          {row.differs && (
            <p className="mt-1.5">
              <Chip tone="accent">the connections differ</Chip>
            </p>
          )}
        </div>
        {row.cells.map((cell) => (
          <CellView
            key={cell.id}
            cell={cell}
            named={row.cells.length > 1}
            open={open === cell.id}
            onOpen={() => setOpen(open === cell.id ? null : cell.id)}
            onAgain={onAgain === null ? null : () => onAgain(cell.item)}
          />
        ))}
      </div>
      {shown !== null && (
        <div className="mt-3 space-y-4 rounded-card border border-line bg-paper p-4">
          {shown.evidence.map((evidence, index) => (
            <EvidenceView key={index} evidence={evidence} />
          ))}
        </div>
      )}
    </li>
  )
}

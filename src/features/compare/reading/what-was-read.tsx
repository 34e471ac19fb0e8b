import type { Role } from '#src/compare/read/layout/columns.ts'
import type { MeantBy } from '#src/compare/read/layout/layout.ts'
import type { SourceOptions, SourceReading } from '#src/compare/read/source.ts'
import { CellSelect } from '#src/features/compare/start/cell-select.tsx'
import { cx } from '#src/ui/cx.ts'
import { readAs, withRole, withSlot, type Slot } from './read-slots.ts'
import { roleNames } from './reading-words.ts'

/** What a {@link WhatWasRead} takes. */
export interface WhatWasReadProps {
  /** Which side the file is of. */
  readonly side: string
  readonly reading: SourceReading
  readonly options: SourceOptions
  /** Reads the file so, and compares again. */
  readonly onAgain: (options: SourceOptions) => void
}

const slotNames: Readonly<Record<Slot, string>> = {
  person: 'Person',
  email: 'E-mail',
  id: 'Id',
  field: 'Field',
  value: 'Value',
  currency: 'Currency',
  week: 'Week',
  period: 'Period',
}

const foundBy: Readonly<Record<MeantBy, string>> = {
  you: 'as you said',
  header: 'by its header',
  content: 'by what it holds',
}

const valueRoles: readonly Role[] = ['wide', 'forecast', 'quota', 'adjustment', 'crm-total', 'crm-closed', 'skip']

/** More columns of numbers than are listed: the table below has all of them. */
const mostColumns = 8

/** One file at a glance: which column is who, what and how much, how that was found; each can be changed. */
export function WhatWasRead({ side, reading, options, onAgain }: WhatWasReadProps) {
  const { slots, values, headers } = readAs(reading)
  const columns = headers.map((header) => ({ value: header, label: header }))
  const row =
    'grid grid-cols-[5.5rem_minmax(0,1fr)] items-center gap-x-3 px-4 py-1 sm:grid-cols-[6rem_minmax(0,1fr)_8.5rem]'
  return (
    <section
      aria-label={`What was read of ${reading.file}`}
      className="overflow-hidden rounded-card border border-line bg-card text-small shadow-card"
    >
      <h2 className="border-b border-line px-4 py-2 font-medium">
        {side} <span className="font-mono text-tiny font-normal text-soft">{reading.file}</span>
      </h2>
      {headers.length === 0 ? (
        <p className="px-4 py-2.5 text-soft">{reading.format}: it says itself what everything is.</p>
      ) : (
        <ul className="py-1.5">
          {slots.map(({ slot, header, by }) => (
            <li key={slot} className={row}>
              <span className="text-soft">{slotNames[slot]}</span>
              <CellSelect
                label={`${slotNames[slot]} in ${reading.file}`}
                value={header ?? ''}
                options={[{ value: '', label: noColumn[slot] }, ...columns]}
                onChange={(value) => onAgain(withSlot(reading, options, slot, value === '' ? null : value))}
                wide
              />
              <Found by={by} />
            </li>
          ))}
          {values.slice(0, mostColumns).map(({ header, role, by }) => (
            <li key={header} className={row}>
              <span className="truncate text-soft" title={header}>
                {header}
              </span>
              <CellSelect<Role>
                label={`What ${header} is in ${reading.file}`}
                value={role}
                options={valueRoles.map((value) => ({ value, label: roleNames[value] }))}
                onChange={(value) => onAgain(withRole(options, header, value))}
                wide
              />
              <Found by={by} />
            </li>
          ))}
          {values.length > mostColumns && (
            <li className="px-4 py-1 text-soft">
              {values.length - mostColumns} more columns of numbers, listed below.
            </li>
          )}
        </ul>
      )}
    </section>
  )
}

const noColumn: Readonly<Record<Slot, string>> = {
  person: 'no column',
  email: 'no column',
  id: 'no column',
  field: 'no column: one field',
  value: 'no column',
  currency: 'none named',
  week: 'none named',
  period: 'none named',
}

function Found({ by }: { readonly by: MeantBy | null }) {
  if (by === null) return <span className="max-sm:hidden" />
  return (
    <span className={cx('max-sm:col-start-2', by === 'content' ? 'font-medium text-warn' : 'text-soft')}>
      {foundBy[by]}
    </span>
  )
}

import { useState } from 'react'
import { causes } from '#src/compare/explain/cause-list.ts'
import { causeIds, type Certainty } from '#src/domain/model/cause.ts'
import { cx } from '#src/ui/cx.ts'
import { Select } from '#src/ui/form/select.tsx'
import { TextField } from '#src/ui/form/text-field.tsx'
import type { RowFilter } from './row-filter.ts'

/** What a {@link FilterBar} takes. */
export interface FilterBarProps {
  readonly filter: RowFilter
  readonly teams: readonly string[]
  readonly onChange: (part: Partial<RowFilter>) => void
  /** Of the field that is shown, in the screen's currency. */
  readonly onTolerance: (tolerance: number) => void
}

/** More teams than a list can be chosen from; the search finds them. */
const mostTeams = 300

/** Which rows are shown: by search, cause, certainty, team, size; what counts as equal. */
export function FilterBar({ filter, teams, onChange, onTolerance }: FilterBarProps) {
  return (
    <div
      className={cx(
        'grid grid-cols-2 items-end gap-3',
        'lg:grid-cols-[minmax(11rem,1fr)_11rem_8.5rem_10rem_7.5rem_7.5rem_auto]',
      )}
    >
      <TextField
        label="Search"
        type="search"
        value={filter.search}
        onChange={(search) => onChange({ search })}
        placeholder="name, e-mail, id"
        autoComplete="off"
      />
      <Select
        label="Cause"
        value={filter.cause ?? 'all'}
        options={[
          { value: 'all', label: 'All causes' },
          { value: 'equal', label: 'Equal rows' },
          ...causeIds.map((id) => ({ value: id, label: causes[id].title })),
        ]}
        onChange={(cause) =>
          onChange({ cause: cause === 'all' ? null : cause, hideEqual: cause === 'equal' ? false : filter.hideEqual })
        }
      />
      <Select<Certainty | 'all'>
        label="Certainty"
        value={filter.certainty ?? 'all'}
        options={[
          { value: 'all', label: 'Any' },
          { value: 'confirmed', label: 'Confirmed' },
          { value: 'suggested', label: 'Suggested' },
        ]}
        onChange={(certainty) => onChange({ certainty: certainty === 'all' ? null : certainty })}
      />
      {teams.length > mostTeams ? (
        <TextField
          label="Team"
          value={filter.team ?? ''}
          onChange={(team) => onChange({ team: team === '' ? null : team })}
          placeholder="its exact name"
          autoComplete="off"
        />
      ) : (
        <Select
          label="Team"
          value={filter.team ?? ''}
          options={[{ value: '', label: 'All teams' }, ...teams.map((team) => ({ value: team, label: team }))]}
          onChange={(team) => onChange({ team: team === '' ? null : team })}
        />
      )}
      <AmountField label="At least" value={filter.atLeast} onChange={(atLeast) => onChange({ atLeast })} />
      <AmountField key={filter.field} label="Tolerance" value={filter.tolerance} onChange={onTolerance} />
      <label className="flex h-9 items-center gap-2 text-normal whitespace-nowrap">
        <input
          type="checkbox"
          checked={!filter.hideEqual}
          onChange={(event) => onChange({ hideEqual: !event.currentTarget.checked })}
          className="accent-accent"
        />{' '}
        Equal rows too
      </label>
    </div>
  )
}

/** An amount that is typed; the text stays as typed, the number is what it reads as. */
function AmountField({
  label,
  value,
  onChange,
}: {
  readonly label: string
  readonly value: number
  readonly onChange: (value: number) => void
}) {
  const [text, setText] = useState(value === 0 ? '' : String(value))
  return (
    <TextField
      label={label}
      value={text}
      onChange={(typed) => {
        setText(typed)
        const read = Number.parseFloat(typed.replaceAll(',', ''))
        onChange(Number.isFinite(read) && read > 0 ? read : 0)
      }}
      placeholder="0.00"
      inputMode="decimal"
      autoComplete="off"
    />
  )
}

import { controlClass } from '#src/ui/form/control-class.ts'
import { cx } from '#src/ui/cx.ts'

/** What a {@link CellSelect} takes. */
export interface CellSelectProps<T extends string> {
  /** Read aloud; the table's header shows it. */
  readonly label: string
  readonly value: T
  readonly options: readonly { readonly value: T; readonly label: string }[]
  readonly onChange: (value: T) => void
  /** Takes all the room that there is. */
  readonly wide?: boolean
}

/** A small choice inside a table's cell, without a label of its own to see. */
export function CellSelect<T extends string>({ label, value, options, onChange, wide = false }: CellSelectProps<T>) {
  return (
    <select
      aria-label={label}
      value={value}
      onChange={(event) => {
        const chosen = options.find((option) => option.value === event.currentTarget.value)
        if (chosen) onChange(chosen.value)
      }}
      className={cx(controlClass, 'h-7 px-1.5 text-small', wide ? 'w-full min-w-0' : 'w-auto max-w-full')}
    >
      {options.map((option) => (
        <option key={option.value} value={option.value}>
          {option.label}
        </option>
      ))}
    </select>
  )
}

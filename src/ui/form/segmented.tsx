import { useId } from 'react'

/** One choice of a {@link Segmented}. */
export interface SegmentedOption<T extends string> {
  readonly value: T
  readonly label: string
}

/** What a {@link Segmented} takes. */
export interface SegmentedProps<T extends string> {
  /** What is chosen, read aloud. */
  readonly label: string
  readonly value: T
  readonly options: readonly SegmentedOption<T>[]
  readonly onChange: (value: T) => void
  readonly disabled?: boolean
}

/** A choice of one among two to four short words, all in view. */
export function Segmented<T extends string>({ label, value, options, onChange, disabled = false }: SegmentedProps<T>) {
  const name = useId()
  return (
    <fieldset disabled={disabled} className="inline-flex flex-wrap rounded-control bg-wash p-0.5 disabled:opacity-60">
      <legend className="sr-only">{label}</legend>
      {options.map((option) => (
        <label
          key={option.value}
          className={
            'relative cursor-pointer rounded-[7px] px-2.5 py-1 text-small font-medium whitespace-nowrap text-soft ' +
            'transition-colors hover:text-ink has-checked:bg-card has-checked:text-ink has-checked:shadow-control ' +
            'has-checked:ring-1 has-checked:ring-line has-focus-visible:outline-2 has-focus-visible:outline-accent'
          }
        >
          <input
            type="radio"
            name={name}
            value={option.value}
            checked={option.value === value}
            onChange={() => onChange(option.value)}
            className="absolute inset-0 cursor-pointer opacity-0"
          />
          {option.label}
        </label>
      ))}
    </fieldset>
  )
}

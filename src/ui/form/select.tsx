import { ChevronDown } from 'lucide-react'
import { useId, type ReactNode } from 'react'
import { controlClass } from './control-class.ts'
import { cx } from '#src/ui/cx.ts'
import { FieldFrame, describedBy } from './field-frame.tsx'

/** One choice of a {@link Select}. */
export interface SelectOption<T extends string> {
  readonly value: T
  readonly label: string
}

/** What a {@link Select} takes. */
export interface SelectProps<T extends string> {
  readonly label: string
  readonly value: T
  readonly options: readonly SelectOption<T>[]
  readonly onChange: (value: T) => void
  readonly help?: ReactNode
  readonly error?: string | undefined
}

/** A choice of one among several: the browser's own list, which every keyboard and phone knows. */
export function Select<T extends string>({ label, value, options, onChange, help, error }: SelectProps<T>) {
  const id = useId()
  return (
    <FieldFrame id={id} label={label} help={help} error={error}>
      <div className="relative">
        <select
          id={id}
          value={value}
          onChange={(event) => {
            const chosen = options.find((option) => option.value === event.currentTarget.value)
            if (chosen) onChange(chosen.value)
          }}
          aria-describedby={describedBy(id, { help, error })}
          className={cx(controlClass, 'h-9 appearance-none pr-9 pl-3 text-normal')}
        >
          {options.map((option) => (
            <option key={option.value} value={option.value}>
              {option.label}
            </option>
          ))}
        </select>
        <ChevronDown aria-hidden className="pointer-events-none absolute top-2.5 right-3 size-4 text-soft" />
      </div>
    </FieldFrame>
  )
}

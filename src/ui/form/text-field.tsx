import { useId, type ComponentProps } from 'react'
import { controlClass } from './control-class.ts'
import { cx } from '#src/ui/cx.ts'
import { FieldFrame, describedBy, type TextProps } from './field-frame.tsx'

/** What a {@link TextField} takes beside everything an `<input>` takes. */
export interface TextFieldProps extends Omit<ComponentProps<'input'>, keyof TextProps>, TextProps {
  /** Monospaced, for ids and keys. */
  readonly mono?: boolean
}

/** One line of text with its label. */
export function TextField({
  label,
  value,
  onChange,
  help,
  error,
  note,
  optional = false,
  mono = false,
  className,
  ...rest
}: TextFieldProps) {
  const own = useId()
  const id = rest.id ?? own
  return (
    <FieldFrame id={id} label={label} help={help} error={error} note={note} optional={optional}>
      <input
        type="text"
        {...rest}
        id={id}
        value={value}
        onChange={(event) => onChange(event.currentTarget.value)}
        aria-invalid={error !== undefined || undefined}
        aria-describedby={describedBy(id, { help, error, note })}
        className={cx(controlClass, 'h-9 px-3', mono ? 'font-mono text-small' : 'text-normal', className)}
      />
    </FieldFrame>
  )
}

import { useId, type ComponentProps } from 'react'
import { controlClass } from './control-class.ts'
import { cx } from '#src/ui/cx.ts'
import { FieldFrame, describedBy, type TextProps } from './field-frame.tsx'

/** What a {@link TextArea} takes beside everything a `<textarea>` takes. */
export interface TextAreaProps extends Omit<ComponentProps<'textarea'>, keyof TextProps>, TextProps {
  readonly mono?: boolean
}

/** Several lines of text with their label. */
export function TextArea({
  label,
  value,
  onChange,
  help,
  error,
  note,
  optional = false,
  mono = false,
  className,
  rows = 5,
  ...rest
}: TextAreaProps) {
  const own = useId()
  const id = rest.id ?? own
  return (
    <FieldFrame id={id} label={label} help={help} error={error} note={note} optional={optional}>
      <textarea
        spellCheck={!mono}
        {...rest}
        id={id}
        rows={rows}
        value={value}
        onChange={(event) => onChange(event.currentTarget.value)}
        aria-invalid={error !== undefined || undefined}
        aria-describedby={describedBy(id, { help, error, note })}
        className={cx(
          controlClass,
          'block resize-y px-3 py-2',
          mono ? 'font-mono text-small' : 'text-normal',
          className,
        )}
      />
    </FieldFrame>
  )
}

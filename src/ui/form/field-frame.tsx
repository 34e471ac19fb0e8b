import { CircleAlert } from 'lucide-react'
import type { ReactNode } from 'react'

/** What every field of a form is given for what is around its control. */
export interface FieldProps {
  readonly label: string
  /** Below the label, before one starts to type. */
  readonly help?: ReactNode
  /** What is wrong with what was typed; said aloud. */
  readonly error?: string | undefined
  /** What is worth knowing about what was typed, such as `64 characters, ends in 7f`. */
  readonly note?: ReactNode
  /** Adds the word “optional” to the label. */
  readonly optional?: boolean
}

/** What a field of text is given: its value, and whom to tell of another. */
export interface TextProps extends FieldProps {
  readonly value: string
  readonly onChange: (value: string) => void
}

interface FieldFrameProps extends FieldProps {
  /** The control's id, which the label names. */
  readonly id: string
  readonly children: ReactNode
}

/** The ids that a control passes to `aria-describedby`, in the order in which they are read. */
export function describedBy(
  id: string,
  parts: { readonly help?: ReactNode; readonly error?: string | undefined; readonly note?: ReactNode },
): string | undefined {
  const ids = [
    parts.help !== undefined && `${id}-help`,
    parts.error !== undefined && `${id}-error`,
    parts.note !== undefined && `${id}-note`,
  ].filter((one) => one !== false)
  return ids.length > 0 ? ids.join(' ') : undefined
}

/** A label, help, error and note around a control. */
export function FieldFrame({ id, label, help, error, note, optional = false, children }: FieldFrameProps) {
  return (
    <div className="min-w-0">
      <label htmlFor={id} className="block text-normal font-medium">
        {label}
        {optional && <span className="ml-1.5 font-normal text-soft">optional</span>}
      </label>
      {help !== undefined && (
        <p id={`${id}-help`} className="mt-0.5 text-small text-soft">
          {help}
        </p>
      )}
      <div className="mt-1.5">{children}</div>
      <div aria-live="polite">
        {error !== undefined && (
          <p id={`${id}-error`} className="mt-1.5 flex gap-1.5 text-small text-fail">
            <CircleAlert aria-hidden className="mt-[2.5px] size-3.5 shrink-0" />
            <span>{error}</span>
          </p>
        )}
        {note !== undefined && (
          <div id={`${id}-note`} className="mt-1.5 text-small text-soft">
            {note}
          </div>
        )}
      </div>
    </div>
  )
}

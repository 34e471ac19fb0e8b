import { LoaderCircle } from 'lucide-react'
import type { ComponentProps, ReactNode } from 'react'
import { buttonClass, type ButtonSize, type ButtonVariant } from './button-class.ts'

/** What a {@link Button} takes beside everything a `<button>` takes. */
export interface ButtonProps extends ComponentProps<'button'> {
  readonly variant?: ButtonVariant
  readonly size?: ButtonSize
  /** An icon before the words. */
  readonly icon?: ReactNode
  /** A key hint after the words, such as `↵`. */
  readonly hint?: string
  /** Shows a spinner for the icon and refuses clicks; the words stay, so the width does not jump. */
  readonly busy?: boolean
}

/** A button; `type="button"` unless told otherwise. */
export function Button({
  variant,
  size,
  icon,
  hint,
  busy = false,
  className,
  children,
  disabled,
  ...rest
}: ButtonProps) {
  return (
    <button
      type="button"
      {...rest}
      disabled={disabled === true || busy}
      aria-busy={busy || undefined}
      className={buttonClass(variant, size, className)}
    >
      {busy ? <LoaderCircle aria-hidden className="animate-turn" /> : icon}
      {children}
      {hint !== undefined && (
        <span aria-hidden className="text-small opacity-70">
          {hint}
        </span>
      )}
    </button>
  )
}

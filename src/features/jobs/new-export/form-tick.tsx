import type { ReactNode } from 'react'

/** What a {@link FormTick} takes. */
export interface FormTickProps {
  readonly checked: boolean
  readonly onChange: (checked: boolean) => void
  readonly children: ReactNode
}

/** A box to tick, with its words. */
export function FormTick({ checked, onChange, children }: FormTickProps) {
  return (
    <label className="flex items-center gap-2 text-normal">
      <input
        type="checkbox"
        checked={checked}
        onChange={(event) => onChange(event.currentTarget.checked)}
        className="accent-accent"
      />{' '}
      <span>{children}</span>
    </label>
  )
}

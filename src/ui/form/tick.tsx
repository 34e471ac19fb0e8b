import type { ReactNode } from 'react'

/** What a {@link Tick} takes. */
export interface TickProps {
  readonly checked: boolean
  readonly onChange: (checked: boolean) => void
  readonly children: ReactNode
}

/** A box to tick, with its words. */
export function Tick({ checked, onChange, children }: TickProps) {
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

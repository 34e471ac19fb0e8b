import type { ReactNode } from 'react'
import { cx } from '#src/ui/cx.ts'

/** A key or a chord, as printed on the keyboard. */
export function Kbd({ children }: { readonly children: ReactNode }) {
  return (
    <kbd
      className={cx(
        'rounded-tag border border-line bg-card px-1.5 py-px',
        'font-mono text-tiny whitespace-nowrap text-soft',
      )}
    >
      {children}
    </kbd>
  )
}

import type { ComponentProps, ReactNode } from 'react'
import { cx } from './cx.ts'
import { Tooltip } from './overlay/tooltip.tsx'

/** What an {@link IconButton} takes beside everything a `<button>` takes. */
export interface IconButtonProps extends Omit<ComponentProps<'button'>, 'children'> {
  /** Its name, read aloud and shown as a tooltip. */
  readonly label: string
  readonly icon: ReactNode
  readonly size?: 'normal' | 'small'
}

/** A square button that shows only an icon; its name is in the tooltip. */
export function IconButton({ label, icon, size = 'normal', className, ...rest }: IconButtonProps) {
  return (
    <Tooltip label={label}>
      <button
        type="button"
        {...rest}
        aria-label={label}
        className={cx(
          'inline-grid shrink-0 place-items-center rounded-control text-soft transition-colors hover:bg-wash ' +
            'hover:text-ink disabled:opacity-50',
          size === 'small' ? 'size-7 [&_svg]:size-3.5' : 'size-9 [&_svg]:size-4.5',
          className,
        )}
      >
        {icon}
      </button>
    </Tooltip>
  )
}

import { Popover as Base } from '@base-ui/react/popover'
import type { ReactElement, ReactNode } from 'react'
import { usePortalPlace } from './portal-place.ts'

/** What a {@link Popover} takes. */
export interface PopoverProps {
  /** The button that opens it. */
  readonly trigger: ReactElement<Record<string, unknown>>
  /** Its name, read aloud; shown only when the content has no heading of its own. */
  readonly label: string
  readonly open?: boolean
  readonly onOpenChange?: (open: boolean) => void
  readonly children: ReactNode
}

/** A small panel that hangs from a button and closes on Escape or a click elsewhere. */
export function Popover({ trigger, label, open, onOpenChange, children }: PopoverProps) {
  return (
    <Base.Root open={open} onOpenChange={(next) => onOpenChange?.(next)}>
      <Base.Trigger render={trigger} />
      <Base.Portal container={usePortalPlace()}>
        <Base.Positioner sideOffset={8} align="end" collisionPadding={12} className="z-40">
          <Base.Popup
            aria-label={label}
            className={
              'max-h-[min(38rem,var(--available-height))] w-[min(25rem,calc(100vw-1.5rem))] overflow-hidden ' +
              'rounded-card border border-line bg-card shadow-float transition-[opacity,transform] duration-100 ' +
              'data-ending-style:opacity-0 data-starting-style:-translate-y-1 data-starting-style:opacity-0'
            }
          >
            {children}
          </Base.Popup>
        </Base.Positioner>
      </Base.Portal>
    </Base.Root>
  )
}

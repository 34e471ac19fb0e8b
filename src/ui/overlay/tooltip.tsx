import { Tooltip as Base } from '@base-ui/react/tooltip'
import type { ReactElement } from 'react'
import { usePortalPlace } from './portal-place.ts'

/** Names its child on hover and focus; never the only place where something is said. */
export function Tooltip({
  label,
  children,
}: {
  readonly label: string
  readonly children: ReactElement<Record<string, unknown>>
}) {
  return (
    <Base.Root>
      <Base.Trigger delay={350} render={children} />
      <Base.Portal container={usePortalPlace()}>
        <Base.Positioner sideOffset={6} className="z-50">
          <Base.Popup
            className={
              'max-w-64 rounded-tag bg-ink px-2 py-1 text-tiny text-paper shadow-float transition-opacity ' +
              'data-ending-style:opacity-0 data-starting-style:opacity-0'
            }
          >
            {label}
          </Base.Popup>
        </Base.Positioner>
      </Base.Portal>
    </Base.Root>
  )
}

import { Dialog as Base } from '@base-ui/react/dialog'
import { X } from 'lucide-react'
import type { ReactNode, RefObject } from 'react'
import { cx } from '#src/ui/cx.ts'
import { usePortalPlace } from './portal-place.ts'

/** What a {@link Dialog} takes. */
export interface DialogProps {
  readonly open: boolean
  readonly onOpenChange: (open: boolean) => void
  readonly title: string
  readonly description?: ReactNode
  /** `wide` is 720 px, `page` 1160 px and nearly the whole height, normal 480 px. */
  readonly wide?: boolean | 'page'
  /** Buttons at the foot, the one to press last. */
  readonly actions?: ReactNode
  /** What gets the focus when it opens; the first control otherwise. */
  readonly initialFocus?: RefObject<HTMLElement | null>
  readonly children?: ReactNode
}

/** A modal dialog: focus stays inside, Escape closes it, focus returns to where it was. */
export function Dialog({
  open,
  onOpenChange,
  title,
  description,
  wide = false,
  actions,
  initialFocus,
  children,
}: DialogProps) {
  return (
    <Base.Root open={open} onOpenChange={(next) => onOpenChange(next)}>
      <Base.Portal container={usePortalPlace()}>
        <Base.Backdrop
          className={
            'fixed inset-0 z-40 bg-shade transition-opacity duration-150 data-ending-style:opacity-0 ' +
            'data-starting-style:opacity-0'
          }
        />
        <Base.Popup
          initialFocus={initialFocus}
          className={cx(
            'fixed left-1/2 z-50 flex w-[calc(100vw-2rem)] -translate-x-1/2 flex-col rounded-card border ' +
              'border-line bg-card shadow-float transition-[opacity,transform] duration-150 ' +
              'data-ending-style:opacity-0 data-starting-style:translate-y-1 data-starting-style:opacity-0',
            wide === 'page'
              ? 'top-[max(0.5rem,3vh)] max-h-[calc(100dvh-max(1rem,6vh))] max-w-[1160px]'
              : 'top-[max(1rem,12vh)] max-h-[calc(100dvh-2rem-12vh)]',
            wide === true && 'max-w-[720px]',
            wide === false && 'max-w-[480px]',
          )}
        >
          <div className="flex items-start gap-3 px-5 pt-4 pb-1">
            <Base.Title className="min-w-0 flex-1 pt-0.5 text-heading font-strong tracking-[-0.012em]">
              {title}
            </Base.Title>
            <Base.Close
              aria-label="Close"
              className={
                '-mr-2 inline-grid size-8 place-items-center rounded-control text-soft ' +
                'hover:bg-wash hover:text-ink'
              }
            >
              <X aria-hidden className="size-4" />
            </Base.Close>
          </div>
          <div className="min-h-0 overflow-y-auto px-5 pb-5">
            {description !== undefined && (
              <Base.Description className="text-normal text-soft">{description}</Base.Description>
            )}
            {children !== undefined && <div className="mt-3">{children}</div>}
          </div>
          {actions !== undefined && (
            <div className="flex flex-wrap justify-end gap-2 border-t border-line px-5 py-3">{actions}</div>
          )}
        </Base.Popup>
      </Base.Portal>
    </Base.Root>
  )
}

import type { LucideIcon } from 'lucide-react'
import type { ReactNode } from 'react'
import { cx } from '#src/ui/cx.ts'

/** What a {@link Banner} takes. */
export interface BannerProps {
  readonly tone: 'warn' | 'info'
  readonly icon: LucideIcon
  readonly title: string
  readonly children: ReactNode
  readonly action?: ReactNode
}

/** One line across the page about the product itself, never about a diagnosed system. */
export function Banner({ tone, icon: Icon, title, children, action }: BannerProps) {
  return (
    <div
      role="status"
      className={cx(
        'border-b px-4 py-2 text-small sm:px-6',
        tone === 'warn' ? 'border-warn/30 bg-warn-wash' : 'border-info/25 bg-info-wash',
      )}
    >
      <div className="flex flex-wrap items-center gap-x-2.5 gap-y-1.5">
        <Icon aria-hidden className={cx('size-4 shrink-0', tone === 'warn' ? 'text-warn' : 'text-info')} />
        <p className="min-w-0 flex-1 basis-64 text-pretty">
          <b className="font-medium">{title}</b> {children}
        </p>
        {action}
      </div>
    </div>
  )
}

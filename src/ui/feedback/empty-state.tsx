import type { ReactNode } from 'react'

/** What an {@link EmptyState} takes. */
export interface EmptyStateProps {
  readonly icon?: ReactNode
  readonly title: string
  readonly children?: ReactNode
  readonly actions?: ReactNode
}

/** What stands where there is nothing yet: why, and what to do about it. */
export function EmptyState({ icon, title, children, actions }: EmptyStateProps) {
  return (
    <div className="flex flex-col items-center px-6 py-10 text-center">
      {icon !== undefined && (
        <span
          aria-hidden
          className="mb-3 grid size-11 place-items-center rounded-full bg-wash text-soft [&_svg]:size-5"
        >
          {icon}
        </span>
      )}
      <p className="text-large font-medium">{title}</p>
      {children !== undefined && <div className="mt-1 max-w-[52ch] text-normal text-pretty text-soft">{children}</div>}
      {actions !== undefined && <div className="mt-4 flex flex-wrap justify-center gap-2">{actions}</div>}
    </div>
  )
}

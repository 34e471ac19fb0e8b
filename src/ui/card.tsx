import type { ComponentProps, ReactNode } from 'react'
import { cx } from './cx.ts'

/** What a {@link Card} takes beside everything a `<section>` takes. */
export interface CardProps extends Omit<ComponentProps<'section'>, 'title'> {
  /** A heading row above the content. */
  readonly heading?: ReactNode
  /** At the end of the heading row. */
  readonly aside?: ReactNode
  /** Leaves the padding to the content, for rows with lines between them. */
  readonly flush?: boolean
}

/** A quiet raised surface. */
export function Card({ heading, aside, flush = false, className, children, ...rest }: CardProps) {
  return (
    <section
      aria-label={typeof heading === 'string' ? heading : undefined}
      {...rest}
      className={cx('rounded-card border border-line bg-card shadow-card', flush && 'overflow-hidden', className)}
    >
      {heading !== undefined && (
        <div
          className={cx(
            'flex min-h-11 flex-wrap items-center justify-between gap-x-4 gap-y-1',
            'border-b border-line px-5 py-2.5',
          )}
        >
          <h2 className="text-large font-medium">{heading}</h2>
          {aside}
        </div>
      )}
      {flush ? children : <div className="px-5 py-4">{children}</div>}
    </section>
  )
}

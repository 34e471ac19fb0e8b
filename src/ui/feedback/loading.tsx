import { cx } from '#src/ui/cx.ts'
import { Skeleton } from './skeleton.tsx'

/** What a {@link Loading} takes. */
export interface LoadingProps {
  /** What is waited for, as in "Reading the case". */
  readonly what: string
  /** Whether it stands inside a page that has its own margins. */
  readonly bare?: boolean
}

/**
 * A page, or a part of one, that is being read: said aloud at once, shown only where it takes longer than a blink.
 */
export function Loading({ what, bare = false }: LoadingProps) {
  return (
    <div
      role="status"
      className={cx('w-full animate-late space-y-3', bare ? 'mt-5' : 'mx-auto max-w-[60rem] px-4 py-8 sm:px-6')}
    >
      <span className="sr-only">Reading {what} …</span>
      <Skeleton className="h-8 w-2/3" />
      <Skeleton className="h-16" />
      <Skeleton className="h-16" />
    </div>
  )
}

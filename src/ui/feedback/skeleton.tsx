import { cx } from '#src/ui/cx.ts'

/** A grey place for what is being fetched; give it the size of what will come. */
export function Skeleton({ className }: { readonly className?: string }) {
  return <div aria-hidden className={cx('animate-breathe rounded-control bg-wash', className)} />
}

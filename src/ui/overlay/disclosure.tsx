import { ChevronRight } from 'lucide-react'
import type { ReactNode } from 'react'

/** What a {@link Disclosure} takes. */
export interface DisclosureProps {
  readonly summary: ReactNode
  readonly children: ReactNode
  /** Whether it starts open. */
  readonly open?: boolean
  /** Hears when it is opened, for content that is made only then. */
  readonly onOpen?: () => void
}

/** More, for those who ask: the browser's own `<details>`, found by the page search. */
export function Disclosure({ summary, children, open = false, onOpen }: DisclosureProps) {
  return (
    <details open={open} onToggle={(event) => event.currentTarget.open && onOpen?.()} className="group/disclosure">
      <summary
        className={
          '-mx-2 flex list-none items-center gap-1.5 rounded-control px-2 py-1 text-normal text-soft hover:bg-wash ' +
          'hover:text-ink [&::-webkit-details-marker]:hidden'
        }
      >
        <ChevronRight aria-hidden className="size-4 shrink-0 transition-transform group-open/disclosure:rotate-90" />
        <span className="min-w-0">{summary}</span>
      </summary>
      <div className="pt-2 pl-5.5">{children}</div>
    </details>
  )
}

import type { ReactNode } from 'react'

/** What a {@link PageTitle} takes. */
export interface PageTitleProps {
  readonly children: ReactNode
  /** A small line above: what this belongs to. */
  readonly above?: ReactNode
  /** One or two sentences below. */
  readonly says?: ReactNode
  /** Buttons at the right. */
  readonly aside?: ReactNode
}

/** The heading of a page; takes the focus after a change of route, so that it is read aloud. */
export function PageTitle({ children, above, says, aside }: PageTitleProps) {
  return (
    <div className="flex flex-wrap items-end justify-between gap-x-6 gap-y-3">
      <div className="min-w-0 flex-1 basis-80">
        {above !== undefined && <p className="mb-1 text-small font-medium text-soft">{above}</p>}
        <h1
          tabIndex={-1}
          data-page-title
          className={
            'text-[1.625rem] leading-tight font-strong tracking-[-0.022em] text-balance ' +
            'wrap-anywhere sm:text-title'
          }
        >
          {children}
        </h1>
        {says !== undefined && <p className="mt-1.5 max-w-[68ch] text-large text-pretty text-soft">{says}</p>}
      </div>
      {aside !== undefined && <div className="flex flex-wrap gap-2">{aside}</div>}
    </div>
  )
}

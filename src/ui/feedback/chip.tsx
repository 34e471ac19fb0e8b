import { Check, Copy } from 'lucide-react'
import { useState, type ReactNode } from 'react'
import { copyText } from '#src/ui/text/copy-text.ts'
import { CopyByHand } from '#src/ui/text/copy-by-hand.tsx'
import { cx } from '#src/ui/cx.ts'

/** What a {@link Chip} takes. */
export interface ChipProps {
  readonly children: ReactNode
  readonly icon?: ReactNode
  /** Makes it a button that copies this; the name says what: `errorId c16ae643`. */
  readonly copy?: string
  readonly mono?: boolean
  readonly tone?: 'neutral' | 'accent'
}

const look = 'inline-flex min-h-7 max-w-full items-center gap-1.5 rounded-full border px-3 py-0.5 text-small'

/** A small fact in a pill; with `copy`, one that can be taken along. */
export function Chip({ children, icon, copy, mono = false, tone = 'neutral' }: ChipProps) {
  const [state, setState] = useState<'idle' | 'copied' | 'by-hand'>('idle')
  const classes = cx(
    look,
    tone === 'accent' ? 'border-transparent bg-accent-wash text-accent' : 'border-line bg-card text-soft',
    mono && 'font-mono text-tiny',
  )
  const words = <span className="min-w-0 wrap-anywhere">{children}</span>
  if (copy === undefined) {
    return (
      <span className={classes}>
        {icon}
        {words}
      </span>
    )
  }
  return (
    <>
      <button
        type="button"
        className={cx(classes, 'text-left transition-colors hover:border-edge/60 hover:text-ink')}
        onClick={async () => setState((await copyText(copy)) ? 'copied' : 'by-hand')}
        onBlur={() => setState((now) => (now === 'copied' ? 'idle' : now))}
      >
        {icon}
        {words}
        {state === 'copied' ? (
          <Check aria-hidden className="size-3.5 shrink-0 text-pass" />
        ) : (
          <Copy aria-hidden className="size-3.5 shrink-0 opacity-60" />
        )}
        <span role="status" className="sr-only">
          {state === 'copied' ? 'Copied' : 'Copy'}
        </span>
      </button>
      {state === 'by-hand' && <CopyByHand text={copy} onClose={() => setState('idle')} />}
    </>
  )
}

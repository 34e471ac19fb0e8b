import { CircleCheck, CircleX, Info, TriangleAlert, type LucideIcon } from 'lucide-react'
import type { ReactNode } from 'react'
import { cx } from '#src/ui/cx.ts'

/** What a callout is about. */
export type CalloutTone = 'info' | 'pass' | 'warn' | 'fail' | 'neutral'

const looks: Readonly<
  Record<CalloutTone, { readonly icon: LucideIcon; readonly box: string; readonly colour: string }>
> = {
  neutral: { icon: Info, box: 'border-line bg-wash', colour: 'text-soft' },
  info: { icon: Info, box: 'border-info/25 bg-info-wash', colour: 'text-info' },
  pass: { icon: CircleCheck, box: 'border-pass/25 bg-pass-wash', colour: 'text-pass' },
  warn: { icon: TriangleAlert, box: 'border-warn/30 bg-warn-wash', colour: 'text-warn' },
  fail: { icon: CircleX, box: 'border-fail/25 bg-fail-wash', colour: 'text-fail' },
}

/** What a {@link Callout} takes. */
export interface CalloutProps {
  readonly tone?: CalloutTone
  readonly title?: ReactNode
  readonly children?: ReactNode
  /** Buttons or links below the words. */
  readonly actions?: ReactNode
  /** Reads it aloud when it appears: `polite` waits, `assertive` interrupts. */
  readonly announce?: 'polite' | 'assertive'
  readonly className?: string
}

/** A few sentences that must not be missed. */
export function Callout({ tone = 'neutral', title, children, actions, announce, className }: CalloutProps) {
  const { icon: Icon, box, colour } = looks[tone]
  const role = announce === 'assertive' ? 'alert' : announce === 'polite' ? 'status' : undefined
  return (
    <div role={role} data-tone={tone} className={cx('flex gap-3 rounded-card border px-4 py-3', box, className)}>
      <Icon aria-hidden className={cx('mt-0.5 size-4.5 shrink-0', colour)} />
      <div className="min-w-0 flex-1 text-normal wrap-anywhere">
        {title !== undefined && <p className="font-medium">{title}</p>}
        {children !== undefined && <div className={cx(title !== undefined && 'mt-0.5 opacity-90')}>{children}</div>}
        {actions !== undefined && <div className="mt-2.5 flex flex-wrap gap-2">{actions}</div>}
      </div>
    </div>
  )
}

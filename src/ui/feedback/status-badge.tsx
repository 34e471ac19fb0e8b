import { Check, CircleSlash, Info, LoaderCircle, Minus, TriangleAlert, X, type LucideIcon } from 'lucide-react'
import { cx } from '#src/ui/cx.ts'

/** What a badge can say; `unknown` is for a check that crashed or was cancelled and blames nobody. */
export type BadgeStatus = 'pass' | 'info' | 'warn' | 'fail' | 'running' | 'skipped' | 'waiting' | 'unknown'

const looks: Readonly<
  Record<
    BadgeStatus,
    { readonly icon: LucideIcon; readonly word: string; readonly colours: string; readonly turns?: boolean }
  >
> = {
  pass: { icon: Check, word: 'pass', colours: 'bg-pass-wash text-pass' },
  info: { icon: Info, word: 'info', colours: 'bg-info-wash text-info' },
  warn: { icon: TriangleAlert, word: 'warning', colours: 'bg-warn-wash text-warn' },
  fail: { icon: X, word: 'fail', colours: 'bg-fail-wash text-fail' },
  running: { icon: LoaderCircle, word: 'running', colours: 'bg-accent-wash text-accent', turns: true },
  skipped: { icon: Minus, word: 'skipped', colours: 'bg-wash text-soft' },
  waiting: { icon: Minus, word: 'waiting', colours: 'bg-wash text-soft' },
  unknown: { icon: CircleSlash, word: 'not told', colours: 'bg-wash text-soft' },
}

/** What a {@link StatusBadge} takes. */
export interface StatusBadgeProps {
  readonly status: BadgeStatus
  /** Another word than the status's own: `401`, `cause found`. */
  readonly word?: string
  readonly className?: string
}

/** A status as icon, word and colour together, so that none of them carries it alone. */
export function StatusBadge({ status, word, className }: StatusBadgeProps) {
  const look = looks[status]
  const Icon = look.icon
  return (
    <span
      data-status={status}
      className={cx(
        'inline-flex h-6 shrink-0 items-center gap-1.5 rounded-tag px-2 text-small font-medium whitespace-nowrap',
        look.colours,
        className,
      )}
    >
      <Icon aria-hidden className={cx('size-3.5', look.turns === true && 'animate-turn')} strokeWidth={2.4} />
      {word ?? look.word}
    </span>
  )
}

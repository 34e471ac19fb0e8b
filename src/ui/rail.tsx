import { Check, ChevronDown, Minus } from 'lucide-react'
import { useState } from 'react'
import { cx } from './cx.ts'

/** One step of a {@link Rail}. */
export interface RailStep {
  readonly id: string
  readonly label: string
  /** `done` and `current` were walked, `ahead` is expected, `skipped` was not needed. */
  readonly state: 'done' | 'current' | 'ahead' | 'skipped'
}

/** What a {@link Rail} takes. */
export interface RailProps {
  /** Names the list: `Steps of 401 Unauthorized`. */
  readonly label: string
  readonly steps: readonly RailStep[]
  /** Goes back to a step that was done; without it, steps are no buttons. */
  readonly onSelect?: (id: string) => void
}

const stateWords = { done: 'done', current: 'current step', ahead: 'still to come', skipped: 'not needed' } as const

/** The way through a wizard: a list at the side, on a narrow page one line that opens. */
export function Rail({ label, steps, onSelect }: RailProps) {
  const [open, setOpen] = useState(false)
  const at = steps.findIndex((step) => step.state === 'current')
  const current = steps[at]
  return (
    <nav aria-label={label}>
      <button
        type="button"
        aria-expanded={open}
        onClick={() => setOpen(!open)}
        className={
          'flex w-full items-center gap-2 rounded-control border ' +
          'border-line bg-card px-3 py-2 text-left text-normal lg:hidden'
        }
      >
        <span className="text-soft tabular-nums">
          {at < 0 ? steps.length : at + 1} of {steps.length}
        </span>
        <span className="min-w-0 flex-1 truncate font-medium">{current?.label ?? 'Done'}</span>
        <ChevronDown aria-hidden className={cx('size-4 text-soft transition-transform', open && 'rotate-180')} />
      </button>
      <ol className={cx('mt-2 space-y-0.5 lg:mt-0 lg:block', open ? 'block' : 'hidden')}>
        {steps.map((step, index) => (
          <li key={step.id} aria-current={step.state === 'current' ? 'step' : undefined}>
            <RailRow step={step} number={index + 1} onSelect={step.state === 'done' ? onSelect : undefined} />
          </li>
        ))}
      </ol>
    </nav>
  )
}

function RailRow({
  step,
  number,
  onSelect,
}: {
  readonly step: RailStep
  readonly number: number
  readonly onSelect: ((id: string) => void) | undefined
}) {
  const row = cx(
    'flex w-full items-start gap-2.5 rounded-control px-2 py-1.5 text-left text-normal',
    step.state === 'current' ? 'font-medium text-ink' : 'text-soft',
    step.state === 'skipped' && 'line-through decoration-line',
  )
  const inside = (
    <>
      <span aria-hidden className="grid h-5.25 w-5 shrink-0 place-items-center text-small tabular-nums">
        {step.state === 'done' && <Check className="size-4 text-pass" strokeWidth={2.4} />}
        {step.state === 'current' && <span className="size-2.5 rounded-full bg-accent ring-4 ring-accent-wash" />}
        {step.state === 'skipped' && <Minus className="size-3.5" />}
        {step.state === 'ahead' && number}
      </span>
      <span className="min-w-0">
        {step.label}
        <span className="sr-only">, {stateWords[step.state]}</span>
      </span>
    </>
  )
  if (onSelect === undefined) return <div className={row}>{inside}</div>
  return (
    <button type="button" onClick={() => onSelect(step.id)} className={cx(row, 'hover:bg-wash hover:text-ink')}>
      {inside}
    </button>
  )
}

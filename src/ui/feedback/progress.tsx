import { useId } from 'react'

/** What a {@link Progress} takes. */
export interface ProgressProps {
  /** What is being waited for. */
  readonly label: string
  /** How much is done, in the unit of `max`; null when nobody knows. */
  readonly value: number | null
  readonly max?: number
  /** The numbers in words: `12 of 40 MB`. */
  readonly detail?: string
  /** Hides the words (they are still read aloud). */
  readonly bare?: boolean
}

/** A bar that shows real progress, or that something is under way when the amount is not known. */
export function Progress({ label, value, max = 1, detail, bare = false }: ProgressProps) {
  const id = useId()
  const part = value === null || max <= 0 ? null : Math.max(0, Math.min(1, value / max))
  return (
    <div>
      <div className={bare ? 'sr-only' : 'mb-1.5 flex items-baseline justify-between gap-4 text-small text-soft'}>
        <span id={id}>{label}</span>
        {detail !== undefined && <span className="tabular-nums">{detail}</span>}
      </div>
      <div
        role="progressbar"
        aria-labelledby={id}
        aria-valuemin={0}
        aria-valuemax={100}
        aria-valuenow={part === null ? undefined : Math.round(part * 100)}
        aria-valuetext={detail}
        className="h-1 overflow-hidden rounded-full bg-line"
      >
        {part === null ? (
          <div className="h-full w-2/5 animate-slide rounded-full bg-accent" />
        ) : (
          <div
            className="h-full rounded-full bg-accent transition-[width] duration-200"
            style={{ width: `${part * 100}%` }}
          />
        )}
      </div>
    </div>
  )
}

import { Lock } from 'lucide-react'
import { writeRefusal, type WriteMethod } from '#src/clarify/write-methods.ts'
import type { Operation } from '#src/domain/operation.ts'
import { cx } from '#src/ui/cx.ts'
import { Disclosure } from '#src/ui/disclosure.tsx'

/** What a {@link MethodField} takes. */
export interface MethodFieldProps {
  readonly methods: readonly Operation[]
  readonly refused: readonly WriteMethod[]
  /** The id of the operation chosen. */
  readonly value: string
  readonly onChange: (id: string) => void
}

/** The methods that may be called, and those that never are, with the reason. */
export function MethodField({ methods, refused, value, onChange }: MethodFieldProps) {
  return (
    <fieldset>
      <legend className="mb-1.5 text-normal font-medium">Method</legend>
      <div className="grid gap-2">
        {methods.map(({ id, rpc, asks }) => (
          <label key={id} className={cx('flex cursor-pointer items-start gap-3 rounded-card border bg-card px-4 py-2.5 shadow-card', id === value ? 'border-accent bg-accent-wash' : 'border-line hover:border-edge/60')}>
            <input type="radio" name="method" checked={id === value} onChange={() => onChange(id)} className="mt-1 accent-accent" />
            <span className="min-w-0">
              <span className="block font-mono text-small font-medium wrap-anywhere">{rpc}</span>
              <span className="block text-small text-soft">{asks}</span>
            </span>
          </label>
        ))}
      </div>
      <div className="mt-2">
        <Disclosure summary={`${refused.length} methods that write are never sent`}>
          <div className="grid gap-2">
            {refused.map((write) => (
              <label key={write.method} className="flex items-start gap-3 rounded-card border border-dashed border-line px-4 py-2.5">
                <input type="radio" name="method" disabled checked={false} readOnly className="mt-1" aria-describedby={`why-${write.method}`} />
                <span className="min-w-0">
                  <span className="flex items-center gap-1.5 font-mono text-small wrap-anywhere text-soft">
                    {write.method} <Lock aria-hidden className="size-3.5 shrink-0" />
                  </span>
                  <span id={`why-${write.method}`} className="block text-small text-soft">
                    {writeRefusal(write)}
                  </span>
                </span>
              </label>
            ))}
          </div>
        </Disclosure>
      </div>
    </fieldset>
  )
}

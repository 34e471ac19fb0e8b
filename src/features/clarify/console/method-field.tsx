import { Lock } from 'lucide-react'
import { writeRefusal, type WriteMethod } from '#src/clarify/write-methods.ts'
import type { Operation } from '#src/domain/contract/operation.ts'
import { cx } from '#src/ui/cx.ts'
import { Disclosure } from '#src/ui/overlay/disclosure.tsx'

/** What a {@link MethodField} takes. */
export interface MethodFieldProps {
  readonly methods: readonly Operation[]
  readonly refused: readonly WriteMethod[]
  /** The id of the operation chosen. */
  readonly value: string
  readonly onChange: (id: string) => void
}

const row = 'grid grid-cols-[auto_minmax(0,1fr)] items-start gap-x-3 rounded-card border px-4 py-2.5'

/** The methods that may be called, and those that never are, with the reason. */
export function MethodField({ methods, refused, value, onChange }: MethodFieldProps) {
  return (
    <fieldset>
      <legend className="mb-1.5 text-normal font-medium">Method</legend>
      <div className="grid gap-2">
        {methods.map(({ id, rpc, asks }) => (
          <label
            key={id}
            className={cx(
              row,
              'cursor-pointer shadow-card',
              id === value ? 'border-accent bg-accent-wash' : 'border-line bg-card hover:border-edge/60',
            )}
          >
            <input
              type="radio"
              name="method"
              checked={id === value}
              onChange={() => onChange(id)}
              className="mt-1 accent-accent"
            />
            <code className="text-small font-medium wrap-anywhere">{rpc}</code>
            <span className="col-start-2 text-small text-soft">{asks}</span>
          </label>
        ))}
      </div>
      <div className="mt-2">
        <Disclosure summary={`${refused.length} methods that write are never sent`}>
          <div className="grid gap-2">
            {refused.map((write) => (
              <label key={write.method} className={cx(row, 'border-dashed border-line')}>
                <input type="radio" name="method" disabled checked={false} readOnly className="mt-1" />
                <code className="flex items-center gap-1.5 text-small wrap-anywhere text-soft">
                  {write.method} <Lock aria-hidden className="size-3.5 shrink-0" />
                </code>
                <span className="col-start-2 text-small text-soft">{writeRefusal(write)}</span>
              </label>
            ))}
          </div>
        </Disclosure>
      </div>
    </fieldset>
  )
}

import { Switch } from '@base-ui/react/switch'
import { useId, type ReactNode } from 'react'

/** What a {@link SwitchRow} takes. */
export interface SwitchRowProps {
  readonly label: ReactNode
  readonly says?: ReactNode
  readonly on: boolean
  readonly onChange: (on: boolean) => void
  readonly disabled?: boolean
}

/** A thing that is on or off, with its words at the left and the switch at the right. */
export function SwitchRow({ label, says, on, onChange, disabled = false }: SwitchRowProps) {
  const id = useId()
  return (
    <div className="flex items-start gap-3 rounded-tag px-2 py-1.5 hover:bg-wash">
      <label htmlFor={id} className="min-w-0 flex-1 cursor-pointer text-small">
        <span className="block">{label}</span>
        {says !== undefined && <span className="block text-tiny text-soft">{says}</span>}
      </label>
      <Switch.Root
        id={id}
        checked={on}
        onCheckedChange={(next) => onChange(next)}
        disabled={disabled}
        className={
          'relative mt-px h-5 w-8.5 shrink-0 rounded-full border border-edge bg-wash transition-colors ' +
          'data-checked:border-accent data-checked:bg-accent data-disabled:opacity-50'
        }
      >
        <Switch.Thumb
          className={
            'absolute top-[3px] left-[3px] size-3 rounded-full bg-edge transition-transform ' +
            'data-checked:translate-x-3.5 data-checked:bg-accent-ink'
          }
        />
      </Switch.Root>
    </div>
  )
}

import { useState } from 'react'
import { Button } from '#src/ui/button.tsx'
import { TextField } from './text-field.tsx'

/** What a {@link RememberedField} takes. */
export interface RememberedFieldProps {
  readonly label: string
  readonly help: string
  /** What is remembered; empty where nothing is. */
  readonly value: string
  /** What to offer until something is typed. */
  readonly suggested?: string | undefined
  readonly onRemember: (value: string) => void
  readonly className?: string
}

/** One line that is remembered when it is sent. */
export function RememberedField({ label, help, value, suggested, onRemember, className = '' }: RememberedFieldProps) {
  const [given, setTyped] = useState<string | null>(null)
  const typed = given ?? suggested ?? value
  return (
    <form
      className={`flex flex-wrap items-end gap-3 ${className}`}
      onSubmit={(event) => {
        event.preventDefault()
        onRemember(typed.trim())
      }}
    >
      <div className="min-w-0 flex-1 basis-64">
        <TextField label={label} help={help} value={typed} onChange={setTyped} autoComplete="off" />
      </div>
      <Button type="submit" disabled={typed.trim() === value}>
        Remember
      </Button>
    </form>
  )
}

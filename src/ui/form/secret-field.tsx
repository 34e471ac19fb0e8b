import { Eye, EyeOff } from 'lucide-react'
import { useId, useState } from 'react'
import { controlClass } from './control-class.ts'
import { cx } from '#src/ui/cx.ts'
import { FieldFrame, describedBy, type TextProps } from './field-frame.tsx'

/**
 * A field for a credential: hidden, never remembered by the browser, shown only while the eye is on. A pasted line
 * break is kept, to be told about.
 */
export function SecretField({ label, value, onChange, help, error, note, optional = false }: TextProps) {
  const id = useId()
  const [shown, setShown] = useState(false)
  const Icon = shown ? EyeOff : Eye
  return (
    <FieldFrame id={id} label={label} help={help} error={error} note={note} optional={optional}>
      <div className="relative">
        <input
          id={id}
          type={shown ? 'text' : 'password'}
          value={value}
          onChange={(event) => onChange(event.currentTarget.value)}
          onPaste={(event) => {
            // An <input> drops line breaks silently; what was really copied must be judged.
            const pasted = event.clipboardData.getData('text/plain')
            if (!/[\r\n]/.test(pasted)) return
            event.preventDefault()
            onChange(pasted)
          }}
          autoComplete="off"
          autoCapitalize="off"
          autoCorrect="off"
          spellCheck={false}
          data-1p-ignore
          data-lpignore="true"
          aria-invalid={error !== undefined || undefined}
          aria-describedby={describedBy(id, { help, error, note })}
          className={cx(controlClass, 'h-9 pr-10 pl-3 font-mono text-small')}
        />
        <button
          type="button"
          aria-label={shown ? `Hide ${label}` : `Show ${label}`}
          aria-pressed={shown}
          onClick={() => setShown(!shown)}
          className={
            'absolute top-1 right-1 grid size-7 place-items-center ' +
            'rounded-tag text-soft hover:bg-wash hover:text-ink'
          }
        >
          <Icon aria-hidden className="size-4" />
        </button>
      </div>
    </FieldFrame>
  )
}

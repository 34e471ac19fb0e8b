import { Link } from '@tanstack/react-router'
import { useId } from 'react'
import type { Connection } from '#src/domain/contract/connection.ts'
import { noConnection } from '#src/engine/usual-answers.ts'
import { buttonClass } from '#src/ui/button-class.ts'
import { Callout } from '#src/ui/feedback/callout.tsx'
import { cx } from '#src/ui/cx.ts'

/** What a {@link ConnectionField} takes. */
export interface ConnectionFieldProps {
  readonly label: string
  readonly connections: readonly Connection[]
  readonly value: string
  readonly onChange: (value: string) => void
}

/** Which of the connections a run uses, or none: then only what was pasted is judged. */
export function ConnectionField({ label, connections, value, onChange }: ConnectionFieldProps) {
  const onlyDemo = connections.length > 0 && connections.every(({ source }) => source === 'demo')
  return (
    <fieldset>
      <legend className="mb-1.5 text-normal font-medium">{label}</legend>
      <div className="grid gap-2">
        {connections.map((connection) => (
          <Choice
            key={connection.id}
            checked={value === connection.id}
            onChoose={() => onChange(connection.id)}
            title={connection.label}
            tag={sources[connection.source]}
            says={describe(connection)}
          />
        ))}
        <Choice
          checked={value === noConnection}
          onChoose={() => onChange(noConnection)}
          title="None"
          tag={null}
          says="Nothing is sent; only what you pasted is judged."
        />
      </div>
      {onlyDemo && (
        <Callout tone="info" className="mt-3" title="Only the demo tenant is connected" actions={<ConnectLink />}>
          Its checks are real requests to an invented company. They say nothing about your own account.
        </Callout>
      )}
      {connections.length === 0 && (
        <Callout tone="info" className="mt-3" title="Nothing is connected" actions={<ConnectLink />}>
          Live checks need a key. Without one, the answer that you pasted is still read.
        </Callout>
      )}
    </fieldset>
  )
}

const sources = { env: 'from .env', typed: 'typed in', demo: 'demo tenant' } as const

function ConnectLink() {
  return (
    <Link to="/connections" className={buttonClass('secondary', 'small')}>
      Connect a real account
    </Link>
  )
}

function describe(connection: Connection): string {
  const parts = connection.parts.map((part) =>
    part.set ? `${part.length} characters${part.lastTwo === null ? '' : `, ends in ··${part.lastTwo}`}` : 'not set',
  )
  return `${connection.address} · ${parts.join(' · ')}`
}

interface ChoiceProps {
  readonly checked: boolean
  readonly onChoose: () => void
  readonly title: string
  readonly tag: string | null
  readonly says: string
}

function Choice({ checked, onChoose, title, tag, says }: ChoiceProps) {
  const id = useId()
  return (
    <div
      className={cx(
        'relative flex items-start gap-3 rounded-card border bg-card px-4 py-3 shadow-card',
        checked ? 'border-accent bg-accent-wash' : 'border-line hover:border-edge/60',
      )}
    >
      <input
        id={id}
        type="radio"
        name="connection"
        checked={checked}
        onChange={onChoose}
        aria-describedby={`${id}-says`}
        className="relative z-10 mt-1 accent-accent"
      />
      <div className="min-w-0">
        {/* The whole card is the label's, so that a click anywhere on it chooses. */}
        <label htmlFor={id} className="block cursor-pointer font-medium after:absolute after:inset-0">
          {title}
          {tag !== null && <span className="ml-2 text-small font-normal text-soft">{tag}</span>}
        </label>
        <p id={`${id}-says`} className="mt-0.5 text-small wrap-anywhere text-soft">
          {says}
        </p>
      </div>
    </div>
  )
}

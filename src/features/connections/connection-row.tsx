import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import type { Connection } from '#src/domain/contract/connection.ts'
import { systemNames } from '#src/domain/model/system.ts'
import { scenarios } from '#src/scenarios/list.ts'
import { buttonClass } from '#src/ui/button-class.ts'
import { Button } from '#src/ui/button.tsx'
import { RememberedField } from '#src/ui/form/remembered-field.tsx'
import { Disclosure } from '#src/ui/overlay/disclosure.tsx'
import { Dialog } from '#src/ui/overlay/dialog.tsx'
import { StatusBadge } from '#src/ui/feedback/status-badge.tsx'
import { factsWords, oddWords } from './facts-words.ts'
import { testedBy } from './kinds.ts'

const sources = { env: 'from .env', typed: 'typed in, until the server stops', demo: 'demo tenant' } as const

/** What a {@link ConnectionRow} takes. */
export interface ConnectionRowProps {
  readonly connection: Connection
  readonly removing: boolean
  readonly onRemove: () => void
  readonly onOwner: (owner: string) => void
}

/** One connection by its facts: where it goes, what is set, what is odd; never the credential. */
export function ConnectionRow({ connection, removing, onRemove, onOwner }: ConnectionRowProps) {
  const [asking, setAsking] = useState(false)
  const scenario = scenarios.find(({ id }) => id === testedBy[connection.system])
  return (
    <li
      className="flex flex-wrap items-start gap-x-6 gap-y-3 border-t border-line px-5 py-3.5 first:border-t-0"
      data-connection={connection.id}
    >
      <div className="min-w-0 flex-1 basis-72">
        <p className="flex flex-wrap items-baseline gap-x-2.5">
          <b className="font-medium wrap-anywhere">{connection.label}</b>
          <span className="text-small text-soft">
            {systemNames[connection.system]} · {sources[connection.source]}
          </span>
        </p>
        <p className="mt-0.5 font-mono text-tiny wrap-anywhere text-soft">{connection.address}</p>
        <ul className="mt-2 space-y-1">
          {connection.parts.map((part) => {
            const odd = oddWords(part)
            return (
              <li key={part.name} className="flex flex-wrap items-center gap-x-2.5 gap-y-1 text-small">
                <StatusBadge
                  status={!part.set ? 'fail' : odd === null ? 'pass' : 'warn'}
                  word={!part.set ? 'missing' : odd === null ? 'set' : 'odd'}
                />
                <code className="font-mono text-tiny">{part.name}</code>
                <span className="text-soft">
                  {part.set ? factsWords(part) : ''}
                  {odd !== null && `. ${odd}`}
                </span>
              </li>
            )
          })}
        </ul>
        <Disclosure summary={connection.owner === undefined ? 'Whose key is it?' : `The key of ${connection.owner}`}>
          <RememberedField
            key={connection.owner ?? ''}
            label="Whose key it is"
            help="A name or an e-mail. It goes into every message, sheet and picture, and stays in this browser."
            value={connection.owner ?? ''}
            onRemember={onOwner}
          />
        </Disclosure>
      </div>
      <div className="flex gap-2">
        {scenario !== undefined && scenario.flow !== null && (
          <Link
            to="/wizard/$scenario"
            params={{ scenario: scenario.id }}
            search={{ a: { connection: connection.id } }}
            className={buttonClass('secondary', 'small')}
          >
            Test it
          </Link>
        )}
        {connection.source === 'typed' && (
          <Button size="small" variant="quiet" busy={removing} onClick={() => setAsking(true)}>
            Remove
          </Button>
        )}
      </div>
      <Dialog
        open={asking}
        onOpenChange={setAsking}
        title={`Remove ${connection.label}?`}
        description={
          'The server forgets this credential at once. It stays valid ' +
          'in the system it belongs to, and cases that used it stay.'
        }
        actions={
          <>
            <Button onClick={() => setAsking(false)}>Keep it</Button>
            <Button
              variant="danger"
              onClick={() => {
                setAsking(false)
                onRemove()
              }}
            >
              Remove
            </Button>
          </>
        }
      />
    </li>
  )
}

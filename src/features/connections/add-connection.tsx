import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState, type FormEvent } from 'react'
import { proxy } from '#src/client/proxy.ts'
import { withToken } from '#src/client/queries.ts'
import { Button } from '#src/ui/button.tsx'
import { Callout } from '#src/ui/feedback/callout.tsx'
import { Card } from '#src/ui/card.tsx'
import { CodeBlock } from '#src/ui/text/code-block.tsx'
import { Segmented } from '#src/ui/form/segmented.tsx'
import { TextField } from '#src/ui/form/text-field.tsx'
import { useToast } from '#src/ui/feedback/toast.tsx'
import { CredentialInput } from './credential-input.tsx'
import { kinds, type Kind } from './kinds.ts'

/** What {@link AddConnection} takes. */
export interface AddConnectionProps {
  readonly kind: Kind
  readonly onKind: (kind: Kind['id']) => void
  /** Labels in use, so that two connections are told apart. */
  readonly taken: readonly string[]
}

/** Two ways to connect a real account: typed in for now, or in `.env` for good. */
export function AddConnection({ kind, onKind, taken }: AddConnectionProps) {
  return (
    <Card
      heading="Connect a real account"
      aside={
        <Segmented
          label="What to connect"
          value={kind.id}
          options={kinds.map(({ id, label }) => ({ value: id, label }))}
          onChange={onKind}
        />
      }
      flush
    >
      <div className="grid md:grid-cols-2">
        <div className="border-line px-5 py-4 max-md:border-b md:border-r">
          <h3 className="font-medium">Type it in, for now</h3>
          <p className="mt-0.5 mb-4 text-small text-pretty text-soft">
            It goes to Clari Triage’s own server on this computer and stays in its memory until the server stops.{' '}
            {kind.where}
          </p>
          <TypedForm key={kind.id} kind={kind} taken={taken} />
        </div>
        <div className="px-5 py-4">
          <h3 className="font-medium">Or write it into .env, for good</h3>
          <p className="mt-0.5 mb-3 text-small text-pretty text-soft">
            A file named <code className="font-mono text-tiny">.env</code> in the folder of Clari Triage. It stays on
            this computer and out of version control; <code className="font-mono text-tiny">.env.example</code> lists
            all that it can hold.
          </p>
          <CodeBlock text={kind.env} label="Lines for .env" copy />
          <p className="mt-3 text-small text-pretty text-soft">
            Then stop the server with <span className="font-mono text-tiny">Ctrl C</span> and run{' '}
            <span className="font-mono text-tiny">npm start</span> again. Real connections replace the demo tenant.
          </p>
        </div>
      </div>
    </Card>
  )
}

function TypedForm({ kind, taken }: { readonly kind: Kind; readonly taken: readonly string[] }) {
  const client = useQueryClient()
  const toast = useToast()
  const [label, setLabel] = useState('')
  const [values, setValues] = useState<Readonly<Record<string, string>>>({})
  const adding = useMutation({
    mutationFn: (given: { readonly label: string; readonly values: Readonly<Record<string, string>> }) =>
      withToken(() => proxy.addConnection({ label: given.label, system: kind.system, values: given.values })),
    onSuccess: (result) => {
      if (!result.ok) return
      setValues({})
      setLabel('')
      toast.say(`${result.value.label} is connected.`)
      void client.invalidateQueries({ queryKey: ['connections'] })
      // What was sent is forgotten here too.
      adding.reset()
    },
    gcTime: 0,
  })
  const name = label.trim() === '' ? kind.label : label.trim()
  const doubled = taken.includes(name)
  const filled = kind.parts.some(({ name: part }) => (values[part] ?? '').trim() !== '')
  const refused = adding.data !== undefined && !adding.data.ok ? adding.data.says : null

  function submit(event: FormEvent) {
    event.preventDefault()
    if (!filled || doubled) return
    adding.mutate({
      label: name,
      values: Object.fromEntries(kind.parts.map(({ name: part }) => [part, values[part] ?? ''])),
    })
  }

  return (
    <form onSubmit={submit} autoComplete="off" className="space-y-4">
      {kind.parts.map((part) => (
        <CredentialInput
          key={part.name}
          part={part}
          value={values[part.name] ?? ''}
          onChange={(value) => setValues((before) => ({ ...before, [part.name]: value }))}
        />
      ))}
      <TextField
        label="Name"
        optional
        value={label}
        onChange={setLabel}
        maxLength={60}
        placeholder={`${kind.label}, integration user`}
        help="To tell it from others: an integration user’s and an admin’s, say."
        error={doubled && filled ? `There is a connection named ${name} already.` : undefined}
      />
      {refused !== null && (
        <Callout tone="fail" announce="assertive">
          {refused}
        </Callout>
      )}
      <Button type="submit" variant="primary" busy={adding.isPending} disabled={!filled || doubled}>
        Connect
      </Button>
    </form>
  )
}

import { useMutation, useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { Send } from 'lucide-react'
import { useRef, useState } from 'react'
import { clarifyOperations } from '#src/clarify/operations.ts'
import { writeMethods } from '#src/clarify/write-methods.ts'
import { proxy } from '#src/client/proxy.ts'
import { connectionsQuery, withToken } from '#src/client/queries.ts'
import { Button } from '#src/ui/button.tsx'
import { buttonClass } from '#src/ui/button-class.ts'
import { Callout } from '#src/ui/feedback/callout.tsx'
import { Progress } from '#src/ui/feedback/progress.tsx'
import { Select } from '#src/ui/form/select.tsx'
import { TextArea } from '#src/ui/form/text-area.tsx'
import { checkParams } from './check-params.ts'
import { ConsoleAnswer } from './console-answer.tsx'
import { MethodField } from './method-field.tsx'
import { useConsoleCase } from './use-console-case.ts'

const methods = clarifyOperations.flatMap((operation) =>
  'rpc' in operation && operation.rpc !== undefined && operation.effect === 'reads' ? [operation] : [],
)

const firstParams = '{\n  "query": {\n    "limit": 1\n  }\n}'

/** One read-only call over a connection: its parameters checked before it is sent, its answer decoded at once. */
export function ConsoleTab() {
  const connections = useQuery(connectionsQuery).data?.filter(({ system }) => system === 'clarify')
  const [chosen, setChosen] = useState<string | null>(null)
  const connection =
    connections?.find(({ id }) => id === chosen) ??
    connections?.find(({ source }) => source !== 'demo') ??
    connections?.[0]
  const [method, setMethod] = useState<string>(methods[0]?.id ?? '')
  const operation = methods.find(({ id }) => id === method) ?? methods[0]
  const [text, setText] = useState(firstParams)
  const running = useRef<AbortController>(null)
  const keep = useConsoleCase()
  const sending = useMutation({
    onSuccess: (result) => (result.ok ? keep(result.value) : undefined),
    mutationFn: (order: {
      readonly operation: string
      readonly params: Record<string, unknown>
      readonly connection: string
    }) => {
      running.current = new AbortController()
      const { signal } = running.current
      return withToken(() => proxy.exchange(order, signal))
    },
  })
  if (operation === undefined) return null
  const checked = checkParams(operation, text)
  return (
    <div className="grid gap-x-6 gap-y-6 lg:grid-cols-[minmax(0,4fr)_minmax(0,7fr)]">
      <form
        className="space-y-4 self-start lg:sticky lg:top-18"
        onSubmit={(event) => {
          event.preventDefault()
          if (connection !== undefined && checked.ok && !sending.isPending)
            sending.mutate({ operation: operation.id, params: { ...checked.params }, connection: connection.id })
        }}
        onKeyDown={(event) => {
          if (event.key === 'Enter' && (event.metaKey || event.ctrlKey)) event.currentTarget.requestSubmit()
        }}
      >
        {connections?.length === 0 ? (
          <Callout
            tone="info"
            title="No Clarify account is connected"
            actions={
              <Link to="/connections" search={{ add: 'clarify' }} className={buttonClass('secondary', 'small')}>
                Connect Clarify
              </Link>
            }
          >
            A call needs the credentials file of an integration. A paste is decoded without one.
          </Callout>
        ) : (
          <Select
            label="Connection"
            value={connection?.id ?? ''}
            options={(connections ?? []).map(({ id, label, address }) => ({
              value: id,
              label: `${label} · ${address}`,
            }))}
            onChange={setChosen}
          />
        )}
        <MethodField methods={methods} refused={writeMethods} value={operation.id} onChange={setMethod} />
        <TextArea
          label="Parameters"
          mono
          rows={6}
          value={text}
          onChange={setText}
          autoCapitalize="off"
          autoComplete="off"
          error={
            checked.ok
              ? undefined
              : checked.problems.map(({ path, says }) => (path === '' ? says : `${path}: ${says}`)).join(' ')
          }
          note={checked.ok ? 'They fit what the method takes.' : undefined}
        />
        <div className="flex flex-wrap items-center gap-3">
          <Button
            type="submit"
            variant="primary"
            icon={<Send aria-hidden />}
            busy={sending.isPending}
            disabled={connection === undefined || !checked.ok}
          >
            Send {operation.rpc}
          </Button>
          {sending.isPending && <Button onClick={() => running.current?.abort()}>Cancel</Button>}
        </div>
      </form>
      <div className="min-w-0" aria-busy={sending.isPending}>
        {sending.isPending ? (
          <div className="rounded-card border border-line bg-card px-5 py-4">
            <Progress label={`Waiting for Clarify to answer ${operation.rpc ?? ''} …`} value={null} />
          </div>
        ) : sending.isError ? (
          <Callout tone="neutral" title="Cancelled before it was answered." announce="polite">
            Nothing is known of the call; it only reads, so nothing was changed.
          </Callout>
        ) : (
          <ConsoleAnswer result={sending.data ?? null} />
        )}
      </div>
    </div>
  )
}

import { ArrowRight, Send } from 'lucide-react'
import { useMemo } from 'react'
import type { Result } from '#src/client/result.ts'
import { supportMessage } from '#src/clarify/support-message.ts'
import type { Exchange } from '#src/domain/contract/exchange.ts'
import { ExchangeView } from '#src/report/sheet/exchange-view.tsx'
import { exchangeSize, exchangeTitle } from '#src/report/model/exchange-words.ts'
import { Button } from '#src/ui/button.tsx'
import { Callout } from '#src/ui/feedback/callout.tsx'
import { CopyButton } from '#src/ui/text/copy-button.tsx'
import { Disclosure } from '#src/ui/overlay/disclosure.tsx'
import { EmptyState } from '#src/ui/feedback/empty-state.tsx'
import { Timestamp } from '#src/ui/text/timestamp.tsx'
import { readExchange } from './exchange-paste.ts'
import { MessageList } from '#src/features/clarify/decode/message-list.tsx'
import { useStartDecodeCase } from '#src/features/clarify/decode/start-case.ts'

/** What came of a call: the answer decoded, the exchange whole, or why there is none; null before the first. */
export function ConsoleAnswer({ result }: { readonly result: Result<Exchange> | null }) {
  if (result === null) {
    return (
      <div className="rounded-card border border-dashed border-line">
        <EmptyState icon={<Send />} title="The answer is laid out here">
          As soon as it comes: what it says, how long it took, its trace, and the exchange word for word with a curl
          line.
        </EmptyState>
      </div>
    )
  }
  if (!result.ok) {
    return (
      <Callout tone="warn" title="It was not sent" announce="polite">
        {result.says}
      </Callout>
    )
  }
  return <Answered exchange={result.value} />
}

function Answered({ exchange }: { readonly exchange: Exchange }) {
  const read = useMemo(() => readExchange(exchange), [exchange])
  const cut = exchange.result.kind === 'response' && exchange.result.truncated
  return (
    <div className="space-y-4">
      <p role="status" className="sr-only">
        {read?.view.says ?? 'Nothing came back from Clarify.'}
      </p>
      <p className="flex flex-wrap gap-x-3 text-small wrap-anywhere text-soft">
        <span className="font-mono text-tiny">{exchangeTitle(exchange)}</span>
        <span className="tabular-nums">{exchangeSize(exchange)}</span>
        <Timestamp at={exchange.startedAt} />
      </p>
      {exchange.operation === 'clarify.token' && (
        <Callout tone="info" title="The token endpoint answered; the method was not called.">
          A call needs a token first, and this is what came back when one was asked for.
        </Callout>
      )}
      {cut && (
        <Callout
          tone="info"
          title={
            'The answer is longer than is kept here: it was cut by Clari ' +
            'Triage, not by Clarify. Ask for less, with a smaller limit.'
          }
        />
      )}
      {read === null ? <Silent exchange={exchange} /> : cut ? null : <MessageList key={exchange.id} view={read.view} />}
      <Disclosure summary="The exchange, word for word">
        <ExchangeView
          evidence={{
            kind: 'exchange',
            exchange,
            place: exchange.result.kind === 'silence' ? 'silence' : 'body',
            quote: null,
            shows: 'the call',
          }}
        />
      </Disclosure>
    </div>
  )
}

/** Nothing came back: why, and the way to the wizard that finds the cause. */
function Silent({ exchange }: { readonly exchange: Exchange }) {
  const start = useStartDecodeCase()
  const silence = exchange.result.kind === 'silence' ? exchange.result : null
  const detail = silence?.detail ?? ''
  const notSent = silence?.reason === 'unsendable' || silence?.reason === 'not-configured'
  const scenario = notSent ? 'clarify.auth' : 'clarify.unreachable'
  return (
    <Callout
      tone="fail"
      title="Nothing came back from Clarify"
      actions={
        <>
          <Button
            variant="primary"
            data-scenario={scenario}
            onClick={() => void start(scenario, { error: '', request: '' })}
          >
            Find the cause
            <ArrowRight aria-hidden />
          </Button>
          <CopyButton
            text={() => supportMessage({ code: null, seen: detail })}
            label="Copy message to support"
            size="normal"
          />
        </>
      }
    >
      {detail}
    </Callout>
  )
}

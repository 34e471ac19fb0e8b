import { curlOf } from '#src/domain/contract/curl.ts'
import type { Evidence } from '#src/domain/model/evidence.ts'
import type { Header } from '#src/domain/contract/exchange.ts'
import { CodeBlock } from '#src/ui/text/code-block.tsx'
import { CopyButton } from '#src/ui/text/copy-button.tsx'
import { Disclosure } from '#src/ui/overlay/disclosure.tsx'
import { findQuotes } from '#src/ui/text/marks.ts'
import { StatusBadge } from '#src/ui/feedback/status-badge.tsx'
import { Timestamp } from '#src/ui/text/timestamp.tsx'
import { bodyForReading, exchangeResult, exchangeSize } from '#src/report/model/exchange-words.ts'

type ExchangeEvidence = Extract<Evidence, { kind: 'exchange' }>

/** One request and its answer, whole, with the place that a claim rests on marked. */
export function ExchangeView({ evidence }: { readonly evidence: ExchangeEvidence }) {
  const { exchange, place, quote } = evidence
  const { request, result } = exchange
  const outcome = exchangeResult(exchange)
  const requestText = [
    `${request.method} ${request.url}`,
    ...request.headers.map(headerLine),
    ...(request.body === null ? [] : ['', request.body]),
  ].join('\n')
  const body = result.kind === 'response' ? bodyForReading(result.body, quote) : ''
  return (
    <div className="space-y-2.5">
      <CodeBlock
        text={requestText}
        label="The request"
        className="[&_pre]:border [&_pre]:border-line [&_pre]:bg-card"
      />
      <div className="rounded-card border border-line bg-card p-3">
        <div className="mb-2 flex flex-wrap items-center gap-x-3 gap-y-1">
          <StatusBadge status={outcome.good ? 'pass' : 'fail'} word={outcome.word} />
          <span className="ml-auto font-mono text-tiny text-soft">{exchangeSize(exchange)}</span>
        </div>
        {result.kind === 'silence' ? (
          <p className="text-normal">
            <mark className="rounded-tag bg-mark px-1 text-ink">{result.detail}</mark>
          </p>
        ) : (
          <>
            {body.trim() === '' ? (
              <p className="text-normal text-soft">The answer has no body.</p>
            ) : (
              <CodeBlock
                text={body}
                label="The answer’s body"
                marks={quote === null || place !== 'body' ? [] : findQuotes(body, [quote])}
                height="tall"
              />
            )}
            {result.truncated && (
              <p className="mt-1 text-small text-soft">Only the first part is kept; the answer was longer.</p>
            )}
            <div className="mt-2">
              <Disclosure summary={`${result.headers.length} headers of the answer`}>
                <CodeBlock text={result.headers.map(headerLine).join('\n')} label="The answer’s headers" />
              </Disclosure>
            </div>
          </>
        )}
      </div>
      <div className="flex flex-wrap items-center gap-2">
        <CopyButton text={() => curlOf(request)} label="Copy as curl" />
        <span className="text-small text-soft">
          over {exchange.connection.label} · <Timestamp at={exchange.startedAt} />
        </span>
      </div>
    </div>
  )
}

function headerLine(header: Header): string {
  return `${header.name}: ${header.value}`
}

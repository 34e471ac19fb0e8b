import { grouped } from '#src/domain/words/count.ts'
import { MarkedText } from '#src/ui/text/marked-text.tsx'
import { Timestamp } from '#src/ui/text/timestamp.tsx'
import { sizeWords } from '#src/domain/words/size.ts'
import { GridView } from './grid-view.tsx'
import type { Detail, Excerpt } from '#src/report/model/report.ts'

/** Text as it came, whole and wrapped, with the quoted place marked. */
function Quoted({ excerpt }: { readonly excerpt: Excerpt }) {
  return (
    <pre
      className={
        'rounded-control bg-wash px-3 py-2.5 font-mono text-small ' +
        'leading-[1.55] wrap-anywhere whitespace-pre-wrap text-ink'
      }
    >
      <MarkedText text={excerpt.text} marks={excerpt.marks} />
      {excerpt.left > 0 && <span className="text-soft">{`\n… ${grouped(excerpt.left)} characters are left out`}</span>}
    </pre>
  )
}

const plain = (text: string): Excerpt => ({ text, marks: [], left: 0 })

function Lines({ lines }: { readonly lines: readonly { readonly name: string; readonly value: string }[] }) {
  return (
    <dl className="grid grid-cols-[auto_1fr] gap-x-4 gap-y-1 text-normal">
      {lines.map(({ name, value }, index) => (
        <div key={index} className="contents">
          <dt className="text-soft">{name}</dt>
          <dd className="wrap-anywhere">{value}</dd>
        </div>
      ))}
    </dl>
  )
}

/** What an evidence card opens to, in a report: as much of it as may leave. */
export function DetailView({ detail }: { readonly detail: Detail }) {
  switch (detail.kind) {
    case 'exchange':
      return <ExchangeDetail detail={detail} />
    case 'paste':
      return <Quoted excerpt={detail.excerpt} />
    case 'answer':
      return <Lines lines={[{ name: detail.question, value: detail.answer }]} />
    case 'credential':
      return <Lines lines={detail.lines} />
    case 'rows':
      return <GridView grid={detail.grid} label="The rows" />
  }
}

function ExchangeDetail({ detail }: { readonly detail: Extract<Detail, { kind: 'exchange' }> }) {
  const { request, answer } = detail
  const sent = [
    `${request.method} ${request.url}`,
    ...request.headers.map(({ name, value }) => `${name}: ${value}`),
    ...(request.body === null ? [] : ['', request.body]),
  ].join('\n')
  return (
    <div className="space-y-2">
      <Quoted excerpt={plain(sent)} />
      {answer.kind === 'silence' ? (
        <p className="text-normal wrap-anywhere">
          <mark>{answer.says}</mark>
        </p>
      ) : (
        <>
          <Quoted
            excerpt={plain(
              [`HTTP ${answer.status}`, ...answer.headers.map(({ name, value }) => `${name}: ${value}`)].join('\n'),
            )}
          />
          {answer.body.text === '' ? (
            <p className="text-normal text-soft">The answer has no body.</p>
          ) : (
            <Quoted excerpt={answer.body} />
          )}
        </>
      )}
      <p className="text-small text-soft">
        over {detail.over} · <Timestamp at={detail.at} /> · {Math.round(detail.tookMs)} ms
        {answer.kind === 'response'
          ? ` · ${sizeWords(answer.bytes)}${answer.truncated ? ', only the first part kept' : ''}`
          : ''}
      </p>
    </div>
  )
}

import type { Evidence } from '#src/domain/model/evidence.ts'
import { CodeBlock } from '#src/ui/text/code-block.tsx'
import { findQuotes } from '#src/ui/text/marks.ts'
import { ExchangeView } from './exchange-view.tsx'

/** A piece of evidence, whole: what a claim rests on. */
export function EvidenceView({ evidence }: { readonly evidence: Evidence }) {
  switch (evidence.kind) {
    case 'exchange':
      return <ExchangeView evidence={evidence} />
    case 'paste':
      return (
        <CodeBlock
          text={evidence.text}
          label="What was pasted"
          marks={findQuotes(evidence.text, [evidence.quote])}
          height="tall"
          copy
        />
      )
    case 'answer':
      return (
        <p className="text-normal">
          <span className="text-soft">{evidence.question}</span> <b className="font-medium">{evidence.answer}</b>
        </p>
      )
    case 'credential':
      return (
        <dl className="grid grid-cols-[auto_1fr] gap-x-4 gap-y-1 text-normal">
          <dt className="text-soft">Connection</dt>
          <dd>{evidence.connection}</dd>
          <dt className="text-soft">Key</dt>
          <dd className="font-mono text-small">{evidence.facts.name}</dd>
          <dt className="text-soft">Set</dt>
          <dd>{evidence.facts.set ? 'yes' : 'no'}</dd>
          {evidence.facts.set && (
            <>
              <dt className="text-soft">Length</dt>
              <dd className="tabular-nums">{evidence.facts.length} characters</dd>
              {evidence.facts.lastTwo !== null && (
                <>
                  <dt className="text-soft">Ends in</dt>
                  <dd className="font-mono text-small">··{evidence.facts.lastTwo}</dd>
                </>
              )}
            </>
          )}
          <dt className="text-soft">Shape</dt>
          <dd>{evidence.shows}</dd>
        </dl>
      )
    case 'rows':
      return (
        <div className="overflow-x-auto">
          <table className="w-full text-small tabular-nums">
            <thead>
              <tr>
                {evidence.columns.map((column) => (
                  <th
                    key={column}
                    scope="col"
                    className="border-b border-line px-2 py-1 text-left font-medium text-soft"
                  >
                    {column}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {evidence.rows.map((row, index) => (
                <tr key={index}>
                  {row.map((cell, column) => (
                    <td key={column} className="border-b border-line px-2 py-1">
                      {cell}
                    </td>
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )
  }
}

import type { SourceReading } from '#src/compare/read/source.ts'
import { Disclosure } from '#src/ui/disclosure.tsx'

/** How each file was read, so that a wrong guess can be seen: what it is, each column's role and number format, how many cells parsed, the first that did not. */
export function ReadingView({ files }: { readonly files: readonly SourceReading[] }) {
  const cell = 'border-b border-line px-2 py-1 align-top'
  return (
    <Disclosure summary={`How the ${files.length} files were read`}>
      <div className="space-y-5">
        {files.map((file) => (
          <section key={file.file} aria-label={file.file}>
            <h3 className="text-normal font-medium">
              <span className="font-mono text-small">{file.file}</span> <span className="text-soft">· {file.format} · {file.values.toLocaleString('en-US')} values</span>
            </h3>
            {file.columns.length > 0 && (
              <div className="mt-2 overflow-x-auto" tabIndex={0} role="region" aria-label={`Columns of ${file.file}`}>
                <table className="min-w-140 text-small tabular-nums">
                  <thead>
                    <tr className="text-left text-soft">
                      {['Column', 'Read as', 'Decimal mark', 'Cells', 'Parsed', 'Empty', 'First that did not parse'].map((title) => (
                        <th key={title} scope="col" className={`${cell} font-medium`}>
                          {title}
                        </th>
                      ))}
                    </tr>
                  </thead>
                  <tbody>
                    {file.columns.map((column) => (
                      <tr key={column.header}>
                        <th scope="row" className={`${cell} text-left font-normal`}>
                          {column.header}
                        </th>
                        <td className={cell}>{column.role}</td>
                        <td className={cell}>
                          {column.decimal}
                          {column.guessed ? ' (guessed)' : ''}
                        </td>
                        <td className={cell}>{column.cells}</td>
                        <td className={cell}>{column.parsed}</td>
                        <td className={cell}>{column.blank}</td>
                        <td className={cell}>{column.unread === null ? '' : `line ${column.unread.line}: “${column.unread.text}”`}</td>
                      </tr>
                    ))}
                  </tbody>
                </table>
              </div>
            )}
          </section>
        ))}
      </div>
    </Disclosure>
  )
}

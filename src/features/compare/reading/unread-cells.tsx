import type { SourceReading } from '#src/compare/read/source.ts'
import { grouped } from '#src/domain/words/count.ts'
import { Callout } from '#src/ui/feedback/callout.tsx'

/**
 * Columns whose cells did not all read as numbers: a wrong guess of their format would make every claim
 * about them wrong.
 */
export function UnreadCells({ files }: { readonly files: readonly SourceReading[] }) {
  const columns = files.flatMap(({ file, columns: all }) =>
    all.flatMap((column) => (column.unread === null ? [] : [{ file, ...column, unread: column.unread }])),
  )
  if (columns.length === 0) return null
  return (
    <Callout tone="warn" title="Not every cell could be read as a number">
      <ul>
        {columns.slice(0, 8).map(({ file, header, cells, parsed, blank, unread }) => (
          <li key={`${file} ${header}`}>
            {file}, {header}: {grouped(cells - parsed - blank)} of {grouped(cells)}; the first is “{unread.text}” in
            line {unread.line}.
          </li>
        ))}
      </ul>
      How each column was read, and how to read it otherwise, stands at the foot of the page.
    </Callout>
  )
}

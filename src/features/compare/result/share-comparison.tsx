import { caseBundle } from '#src/client/bundle/case-bundle.ts'
import type { Case } from '#src/domain/model/case.ts'
import { comparisonReport } from '#src/report/model/comparison-report.ts'
import { ShareBar } from '#src/report/share/share-bar.tsx'
import { formatTimestamp } from '#src/domain/words/moment.ts'
import { asCsv } from './table-file.ts'
import type { Compared } from '#src/features/compare/state/comparison.ts'

/** More rows than a bundle should carry; the table is saved on its own then. */
const mostRows = 200_000

/** The ways out for a comparison that is kept in a case: as a picture, a page, words, or a bundle with its rows. */
export function ShareComparison({
  item,
  compared,
  field,
}: {
  readonly item: Case
  readonly compared: Compared
  readonly field: string
}) {
  const { comparison } = item
  if (comparison === undefined) return null
  const of = { item, product: item.product, summary: comparison, demo: item.demo === true, field }
  return (
    <ShareBar
      make={(hide) => comparisonReport({ ...of, hide })}
      bundle={async (report) => {
        const { length } = compared.outcome.comparison.pairs
        const rows =
          length > mostRows
            ? null
            : await asCsv(
                compared.outcome.comparison,
                Int32Array.from({ length }, (_, row) => row),
                new AbortController().signal,
              )
        return caseBundle({ item, when: formatTimestamp, ...(rows === null ? {} : { rows }) }, report)
      }}
    />
  )
}

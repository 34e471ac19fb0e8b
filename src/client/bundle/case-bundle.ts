import { browserNow } from '#src/client/browser-clock.ts'
import type { Case, CheckRecord } from '#src/domain/model/case.ts'
import { layOutOffscreen } from '#src/report/sheet/offscreen-sheet.tsx'
import type { Report } from '#src/report/model/report.ts'
import { htmlPage, policyHash, styleText } from '#src/report/sheet/sheet-html.ts'
import { sheetStyles } from '#src/report/sheet/sheet-styles.ts'
import { sharedCaseSchema } from './bundle-format.ts'
import { makeBundle } from './make-bundle.ts'
import { reportMarkdown } from './report-markdown.ts'
import { shareCase } from './share-case.ts'

/** What a case's bundle is made of. */
export interface BundleOf {
  readonly item: Case
  /** The records that the report rests on; all of the case's when left out. */
  readonly records?: readonly CheckRecord[]
  /**
   * Comparison rows as CSV, cells safe in a spreadsheet, people and amounts as the report has them; left out
   * where there are none.
   */
  readonly rows?: Blob
  /** A moment in words, from epoch ms. */
  readonly when: (at: number) => string
}

/**
 * The bundle of a case as one zip, with a report of that case that hides what is to be hidden; what is hidden there is
 * hidden in all of it. Null when it is larger than a bundle can be.
 */
export async function caseBundle(
  { item, records = item.records, rows, when }: BundleOf,
  report: Report,
): Promise<Blob | null> {
  const shared = shareCase({ item: { ...item, records: [...records] }, report })
  // A bundle that nobody could open is not made.
  if (!sharedCaseSchema.safeParse(shared).success) return null
  // Rows name people and hold amounts: they stay behind where either is hidden.
  const withRows = rows !== undefined && !report.hidden.people && !report.hidden.amounts
  return makeBundle(
    {
      shared,
      html: await reportPage(report),
      markdown: reportMarkdown(report, when),
      rows: withRows ? rows : null,
      product: report.product,
      madeAt: browserNow(),
    },
    new AbortController().signal,
  )
}

/** The report as a page that needs nothing but itself, evidence in full. */
async function reportPage(report: Report): Promise<string> {
  const sheet = layOutOffscreen(report, true)
  if (sheet === null) return ''
  const { css } = sheetStyles(sheet.element)
  const markup = sheet.element.outerHTML
  sheet.dispose()
  return htmlPage({
    title: `${report.headline} · case ${report.caseId}`,
    markup,
    css,
    styleHash: await policyHash(styleText(css)),
  })
}

import { createPortal } from 'react-dom'
import type { Report } from '#src/report/model/report.ts'
import { ReportSheet } from './report-sheet.tsx'

/**
 * The sheet as paper gets it: nothing else of the page is printed while it stands there, and it is not in
 * sight otherwise.
 */
export function PrintSheet({ report, full }: { readonly report: Report; readonly full: boolean }) {
  return createPortal(
    <div data-print-sheet data-theme="light" className="hidden bg-card text-ink print:block">
      <ReportSheet report={report} full={full} headlineId="print-headline" />
    </div>,
    document.body,
  )
}

import { flushSync } from 'react-dom'
import { createRoot } from 'react-dom/client'
import type { Report } from '#src/report/model/report.ts'
import { ReportSheet } from './report-sheet.tsx'

/** A sheet that is laid out but not in sight; `dispose` takes it away. */
interface OffscreenSheet {
  readonly element: HTMLElement
  readonly dispose: () => void
}

/**
 * Lays a report out in the light theme at a picture's width, where nobody sees it; null where it could not be drawn.
 */
export function layOutOffscreen(report: Report, full: boolean): OffscreenSheet | null {
  const host = document.createElement('div')
  host.dataset['theme'] = 'light'
  host.className = 'pointer-events-none fixed top-0 left-[-4000px] w-[1200px] bg-paper text-ink print:hidden'
  host.inert = true
  document.body.append(host)
  const root = createRoot(host)
  flushSync(() => root.render(<ReportSheet report={report} full={full} headlineId="offscreen-headline" level="h2" />))
  const dispose = () => {
    root.unmount()
    host.remove()
  }
  const element = host.querySelector('article')
  if (element === null) {
    dispose()
    return null
  }
  return { element, dispose }
}

import { useLayoutEffect, useRef, useState, type Ref } from 'react'
import { pictureWidth } from './sheet-picture.ts'
import type { Report } from '#src/report/model/report.ts'
import { ReportSheet } from './report-sheet.tsx'

/** What a {@link SheetPreview} takes. */
export interface SheetPreviewProps {
  readonly report: Report
  readonly full: boolean
  /** The element whose only child is the sheet. */
  readonly ref: Ref<HTMLDivElement>
}

/** The sheet as it leaves: in the light theme, laid out at a picture's width, drawn as small as its place asks for. */
export function SheetPreview({ report, full, ref }: SheetPreviewProps) {
  const place = useRef<HTMLDivElement>(null)
  const inner = useRef<HTMLDivElement>(null)
  const [height, setHeight] = useState(0)
  useLayoutEffect(() => {
    const [outside, inside] = [place.current, inner.current]
    if (outside === null || inside === null) return undefined
    const fit = () => {
      const factor = Math.min(1, outside.clientWidth / pictureWidth)
      inside.style.transform = `scale(${factor})`
      setHeight(Math.ceil(inside.offsetHeight * factor))
    }
    const watch = new ResizeObserver(fit)
    watch.observe(outside)
    watch.observe(inside)
    fit()
    return () => watch.disconnect()
  }, [])
  useLayoutEffect(() => {
    // Set through the object model: the page's policy allows no style attributes.
    if (place.current !== null) place.current.style.height = `${height}px`
  }, [height])
  return (
    <div
      ref={place}
      data-theme="light"
      role="region"
      aria-label="Preview of what leaves"
      className="overflow-hidden rounded-card bg-paper text-ink"
    >
      <div ref={inner} className="w-[1200px] origin-top-left">
        <div ref={ref} data-share-sheet>
          <ReportSheet report={report} full={full} headlineId="preview-headline" />
        </div>
      </div>
    </div>
  )
}

import { layOutOffscreen } from './offscreen-sheet.tsx'
import type { Report } from '#src/report/model/report.ts'
import { copyPicture, drawSheet, pictureTrouble, type Pictures } from './sheet-picture.ts'

/** Draws a report as pictures without showing it first. */
export async function drawReport(report: Report, full: boolean, pages: 'one' | 'several'): Promise<Pictures> {
  const sheet = layOutOffscreen(report, full)
  if (sheet === null) return { kind: 'failed', why: 'not-drawn' }
  const pictures = await drawSheet(sheet.element, { pages, foot: `Clari Triage · case ${report.caseId}` })
  sheet.dispose()
  return pictures
}

/** Puts a report on the clipboard as a picture; resolves with a sentence that tells how it went. */
export async function copyReportPicture(report: Report, full = false): Promise<string> {
  const drawn = drawReport(report, full, 'one')
  const copied = await copyPicture(
    drawn.then((pictures) => (pictures.kind === 'drawn' ? (pictures.pages[0] ?? null) : null)),
  )
  const pictures = await drawn
  if (pictures.kind === 'failed') return pictureTrouble[pictures.why]
  return copied
    ? 'Copied as a picture. Paste it where it is needed.'
    : 'The browser did not let the page use the clipboard. Save the picture as PNG under Share instead.'
}

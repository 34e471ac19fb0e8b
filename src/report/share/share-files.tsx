import { FileArchive, FileCode2, Image, ImageDown, Printer } from 'lucide-react'
import { useState, type ReactNode, type RefObject } from 'react'
import { Button } from '#src/ui/button.tsx'
import { Callout } from '#src/ui/feedback/callout.tsx'
import type { Report } from '#src/report/model/report.ts'
import { saveFile } from './save-file.ts'
import { htmlPage, policyHash, styleText } from '#src/report/sheet/sheet-html.ts'
import { copyPicture, drawSheet, pictureTrouble } from '#src/report/sheet/sheet-picture.ts'
import { sheetStyles } from '#src/report/sheet/sheet-styles.ts'

/** Makes the bundle of a case with a report of it; null when it could not be made. */
export type MakeBundle = (report: Report) => Promise<Blob | null>

/** What {@link ShareFiles} takes. */
export interface ShareFilesProps {
  readonly form: 'picture' | 'page' | 'bundle'
  readonly report: Report
  /** Whether the evidence is in it in full; told apart in file names. */
  readonly full: boolean
  /** The element whose only child is the sheet that leaves. */
  readonly sheet: RefObject<HTMLDivElement | null>
  readonly bundle: MakeBundle | undefined
}

/** How the last way out went. */
interface Told {
  readonly tone: 'pass' | 'warn'
  readonly says: string
}

const pass = (says: string): Told => ({ tone: 'pass', says })
const warn = (says: string): Told => ({ tone: 'warn', says })

/** The name that files of a report begin with. */
function fileName({ kind, caseId }: Report): string {
  return `clari-triage-${kind}-${caseId}`
}

async function copySheet(sheet: HTMLElement, report: Report): Promise<Told> {
  const drawing = drawSheet(sheet, { pages: 'one', foot: footOf(report) })
  const copied = await copyPicture(
    drawing.then((pictures) => (pictures.kind === 'drawn' ? (pictures.pages[0] ?? null) : null)),
  )
  const pictures = await drawing
  if (pictures.kind === 'failed') return warn(pictureTrouble[pictures.why])
  return copied
    ? pass('The picture is on the clipboard.')
    : warn('The browser did not let the page use the clipboard. Save the picture as PNG instead.')
}

async function savePictures(sheet: HTMLElement, report: Report): Promise<Told> {
  const pictures = await drawSheet(sheet, { pages: 'several', foot: footOf(report) })
  if (pictures.kind === 'failed') return warn(pictureTrouble[pictures.why])
  const { pages } = pictures
  pages.forEach((page, index) =>
    saveFile(`${fileName(report)}${pages.length === 1 ? '' : `-page-${index + 1}-of-${pages.length}`}.png`, page),
  )
  return pass(pages.length === 1 ? 'Saved as one picture.' : `Saved as ${pages.length} pictures, page by page.`)
}

async function savePage(sheet: HTMLElement, report: Report): Promise<Told> {
  const { css } = sheetStyles(sheet)
  const page = htmlPage({
    title: `${report.headline} · case ${report.caseId}`,
    markup: sheet.outerHTML,
    css,
    styleHash: await policyHash(styleText(css)),
  })
  saveFile(`${fileName(report)}.html`, new Blob([page], { type: 'text/html;charset=utf-8' }))
  return pass('Saved. It opens anywhere, without a network.')
}

async function saveBundle(make: MakeBundle, report: Report): Promise<Told> {
  const bundle = await make(report)
  if (bundle === null) return warn('The bundle could not be made.')
  saveFile(`${fileName(report)}.zip`, bundle)
  return pass('Saved. Whoever gets it opens it under Cases.')
}

const footOf = ({ caseId }: Report): string => `Clari Triage · case ${caseId}`

/** The ways out for a sheet: as a picture, on paper, as a page. */
export function ShareFiles({ form, report, sheet, bundle }: ShareFilesProps) {
  const [busy, setBusy] = useState<string | null>(null)
  const [told, setTold] = useState<Told | null>(null)

  async function run(name: string, work: (sheet: HTMLElement, report: Report) => Promise<Told>) {
    const element = sheet.current?.querySelector('article')
    if (element === null || element === undefined) return
    setBusy(name)
    setTold(null)
    setTold(await work(element, report))
    setBusy(null)
  }

  const button = (
    name: string,
    icon: ReactNode,
    primary: boolean,
    work: (sheet: HTMLElement, report: Report) => Promise<Told>,
  ) => (
    <Button
      variant={primary ? 'primary' : 'secondary'}
      icon={icon}
      busy={busy === name}
      disabled={busy !== null}
      onClick={() => void run(name, work)}
      className="w-full"
    >
      {name}
    </Button>
  )

  return (
    <div className="mt-4 grid gap-2">
      {form === 'bundle' ? (
        <>
          <p className="text-small text-soft">
            One zip with the report, its exchanges and the answers. Another person opens it in Clari Triage, reads it as
            it is here, and can run its checks over their own account.
          </p>
          {bundle !== undefined &&
            button('Save bundle', <FileArchive aria-hidden />, true, (_, shown) => saveBundle(bundle, shown))}
        </>
      ) : form === 'picture' ? (
        <>
          {button('Copy as picture', <Image aria-hidden />, true, copySheet)}
          {button('Save PNG', <ImageDown aria-hidden />, false, savePictures)}
        </>
      ) : (
        <>
          <Button variant="primary" icon={<Printer aria-hidden />} onClick={() => window.print()} className="w-full">
            Print or save as PDF
          </Button>
          {button('Save HTML', <FileCode2 aria-hidden />, false, savePage)}
        </>
      )}
      {told !== null && (
        <Callout tone={told.tone} announce="polite">
          {told.says}
        </Callout>
      )}
    </div>
  )
}

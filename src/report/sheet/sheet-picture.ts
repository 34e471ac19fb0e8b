import { pageBreaks, type SheetBoxes, type Stretch } from './page-breaks.ts'
import { embedFont, sheetStyles } from './sheet-styles.ts'

/** The width of every picture, in CSS px; it is drawn at twice as many points. */
export const pictureWidth = 1200
const scale = 2
/** The tallest page, in CSS px. */
export const pageHeight = 1600
/** Below each of several pages stands which one it is. */
const footHeight = 44
/** More CSS px than this in one picture is more than browsers draw. */
const tallest = 8000

/** Pictures of a sheet, in order, or why there are none, as a word that {@link pictureTrouble} explains. */
export type Pictures =
  | { readonly kind: 'drawn'; readonly pages: readonly Blob[] }
  | { readonly kind: 'failed'; readonly why: 'too-large' | 'not-drawn' }

/** Why there is no picture, in words. */
export const pictureTrouble: Readonly<Record<Extract<Pictures, { kind: 'failed' }>['why'], string>> = {
  'too-large': 'The report is too long for one picture. Save it as PNG, which makes several, or print it.',
  'not-drawn': 'This browser could not draw the picture. Print the report or save it as HTML instead.',
}

/**
 * The boxes of a sheet as it is laid out now: lines of text and drawings, and the edges of rows, cards and sections.
 */
export function boxesOf(sheet: HTMLElement): SheetBoxes {
  const frame = sheet.getBoundingClientRect()
  // The preview may be drawn smaller than it is laid out.
  const factor = frame.width === 0 ? 1 : sheet.offsetWidth / frame.width
  const stretch = (rect: DOMRect): Stretch => ({
    top: Math.floor((rect.top - frame.top) * factor),
    bottom: Math.ceil((rect.bottom - frame.top) * factor),
  })
  const whole: Stretch[] = []
  const walker = document.createTreeWalker(sheet, NodeFilter.SHOW_TEXT)
  for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
    const range = document.createRange()
    range.selectNodeContents(node)
    for (const rect of range.getClientRects()) if (rect.height > 0) whole.push(stretch(rect))
  }
  for (const drawing of sheet.querySelectorAll('svg, img, [data-status]'))
    whole.push(stretch(drawing.getBoundingClientRect()))
  const edges = (selector: string) =>
    [...sheet.querySelectorAll(selector)]
      .map((element) => stretch(element.getBoundingClientRect()).top)
      .filter((y) => y > 0)
  return {
    height: Math.ceil(frame.height * factor),
    whole,
    sections: edges('section'),
    welcome: edges('li, tr, section > div > div, p, h3, pre'),
  }
}

/**
 * The source of one picture: the sheet itself with its styles, moved up to where the page begins, and cut at its end.
 */
function pageSource(markup: string, styles: string, height: number, page: Stretch, foot: string | null): string {
  const shown = page.bottom - page.top
  const whole = shown + (foot === null ? 0 : footHeight)
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${pictureWidth}" height="${whole}" viewBox="0 0 ` +
      `${pictureWidth} ${whole}">`,
    `<svg x="0" y="0" width="${pictureWidth}" height="${shown}" viewBox="0 ${page.top} ${pictureWidth} ${shown}">`,
    `<foreignObject x="0" y="0" width="${pictureWidth}" height="${height}">`,
    `<html xmlns="http://www.w3.org/1999/xhtml" data-theme="light"><head><style>${escapeText(styles)}</style></` +
      `head><body>${markup}</body></html>`,
    '</foreignObject></svg>',
    ...(foot === null
      ? []
      : [
          `<text x="${pictureWidth / 2}" y="${shown + 28}" text-anchor="middle" font-family="Inter Variable, ` +
            `system-ui, sans-serif" font-size="13" fill="#596067">${escapeText(foot)}</text>`,
        ]),
    '</svg>',
  ].join('')
}

const escapeText = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;')

async function draw(source: string, height: number): Promise<Blob | null> {
  const image = new Image()
  image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(source)}`
  const decoded = await image.decode().then(
    () => true,
    () => false,
  )
  if (!decoded) return null
  const canvas = document.createElement('canvas')
  canvas.width = pictureWidth * scale
  canvas.height = Math.round(height * scale)
  const context = canvas.getContext('2d')
  if (context === null) return null
  context.fillStyle = '#fafaf8'
  context.fillRect(0, 0, canvas.width, canvas.height)
  context.drawImage(image, 0, 0, canvas.width, canvas.height)
  // Browsers that take a drawn page for a foreign picture refuse to give it back, by throwing.
  return new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, 'image/png')).then(
    (blob) => blob,
    () => null,
  )
}

/** What is drawn: everything in one picture, or pages of a height that a screen or a sheet of paper takes. */
export interface PictureWish {
  readonly pages: 'one' | 'several'
  /** What stands below each of several pages, such as the case and its headline. */
  readonly foot: string
}

/** Draws a sheet that is laid out {@link pictureWidth} wide in the light theme, exactly as it is, at twice its size. */
export async function drawSheet(sheet: HTMLElement, wish: PictureWish): Promise<Pictures> {
  await document.fonts.ready
  const boxes = boxesOf(sheet)
  if (wish.pages === 'one' && boxes.height > tallest) return { kind: 'failed', why: 'too-large' }
  const { css, fonts } = sheetStyles(sheet)
  const styles = `${(await Promise.all(fonts.map(embedFont))).join('\n')}\n${css}`
  const markup = new XMLSerializer().serializeToString(sheet)
  const pages = wish.pages === 'one' ? [{ top: 0, bottom: boxes.height }] : pageBreaks(boxes, pageHeight)
  const blobs: Blob[] = []
  for (const [index, page] of pages.entries()) {
    const foot = pages.length === 1 ? null : `${wish.foot} · page ${index + 1} of ${pages.length}`
    const blob = await draw(
      pageSource(markup, styles, boxes.height, page, foot),
      page.bottom - page.top + (foot === null ? 0 : footHeight),
    )
    if (blob === null) return { kind: 'failed', why: 'not-drawn' }
    blobs.push(blob)
  }
  return { kind: 'drawn', pages: blobs }
}

/**
 * Puts a picture on the clipboard; false where the browser does not let the page do so. The picture may still
 * be in the making.
 */
export async function copyPicture(picture: Promise<Blob | null>): Promise<boolean> {
  const clipboard: Clipboard | undefined = navigator.clipboard
  if (clipboard === undefined || typeof ClipboardItem === 'undefined') return false
  // The item is handed over at once, so that the click still counts when the picture is done.
  const drawn = picture.then((blob) => blob ?? Promise.reject(new Error('no picture')))
  // Where writing is refused, nobody else waits for the picture.
  void drawn.then(undefined, () => undefined)
  const item = new ClipboardItem({ 'image/png': drawn })
  return clipboard.write([item]).then(
    () => true,
    () => false,
  )
}

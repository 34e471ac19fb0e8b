import type { Flow } from '#src/domain/model/scenario.ts'
import { createElement } from 'react'
import { renderToStaticMarkup } from 'react-dom/server'
import { paperColours } from './flow-colours.ts'
import { FlowDrawing } from './flow-drawing.tsx'

/** A flow as the text of an SVG file that stands alone. */
export function flowSvg(title: string, flow: Flow): string {
  return `<?xml version="1.0" encoding="UTF-8"?>\n${renderToStaticMarkup(
    createElement(FlowDrawing, { title, flow, colours: paperColours }),
  )}\n`
}

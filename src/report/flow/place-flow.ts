import type { FlowExit, FlowGraph, FlowNode } from './flow-graph.ts'
import { layOut, type BoxToPlace, type Placed } from './layered.ts'
import { wrapText } from './wrap-text.ts'

/** One way out of a step as it is written: its lines, and where the first of them stands below the box's top. */
export interface ExitText {
  readonly exit: FlowExit
  readonly lines: readonly string[]
  readonly top: number
}

/** A step or verdict with its texts broken into lines. */
export interface FlowBox {
  readonly node: FlowNode
  readonly title: readonly string[]
  readonly exits: readonly ExitText[]
  readonly box: BoxToPlace
}

/** A flow, measured and placed. */
export interface PlacedFlow {
  readonly boxes: readonly FlowBox[]
  readonly placed: Placed
}

/** Widths and heights in pixels, as the drawing writes them; text is about 6.3 pixels a character at 12. */
export const measures = { width: 252, padding: 12, title: 18, line: 16, does: 16, gap: 6 } as const
const columns = { title: 32, exit: 35, verdict: 33 } as const

/** Breaks a flow's texts into lines and puts its boxes in columns. */
export function placeFlow(graph: FlowGraph): PlacedFlow {
  const boxes = graph.nodes.map(boxOf)
  return {
    boxes,
    placed: layOut(
      boxes.map(({ box }) => box),
      graph.start,
    ),
  }
}

function boxOf(node: FlowNode): FlowBox {
  const { padding, title, line, does, gap, width } = measures
  if (node.does === '') {
    const lines = wrapText(node.title, columns.verdict, 3)
    return {
      node,
      title: lines,
      exits: [],
      box: { id: node.id, width, height: padding + lines.length * line, exits: [] },
    }
  }
  const heading = wrapText(node.title, columns.title, 2)
  const head = padding + heading.length * title + does
  const exits: ExitText[] = []
  let top = head + gap
  for (const exit of node.exits) {
    const lines = wrapText(exit.when, columns.exit, 2)
    if (lines.length === 0) continue
    exits.push({ exit, lines, top })
    top += lines.length * line + gap
  }
  const height = (exits.length === 0 ? head : top) + padding - gap
  const box = {
    id: node.id,
    width,
    height,
    exits:
      exits.length === 0
        ? node.exits.map(({ to }) => ({ at: height / 2, to }))
        : exits.map(({ exit, lines, top: from }) => ({ at: from + (lines.length * line) / 2, to: exit.to })),
  }
  return { node, title: heading, exits, box }
}

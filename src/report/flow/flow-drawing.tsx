import type { Flow } from '#src/domain/model/scenario.ts'
import type { FlowColours } from './flow-colours.ts'
import type { PlacedLine } from './layered.ts'
import { measures, placeFlow, type FlowBox } from './place-flow.ts'
import { flowGraph, type FlowNode } from './flow-graph.ts'

/** What a {@link FlowDrawing} takes. */
export interface FlowDrawingProps {
  /** Whose way it is: `403 Forbidden`. */
  readonly title: string
  readonly flow: Flow
  readonly colours: FlowColours
  /** The steps and the verdict that were walked, in order; they and the lines between them stand out. */
  readonly walked?: readonly string[]
}

const margin = 20
const marks = { cause: '!', clear: '✓', open: '?' } as const

/** A flow as one SVG: steps as cards with their ways out, verdicts as slips, from left to right. */
export function FlowDrawing({ title, flow, colours, walked = [] }: FlowDrawingProps) {
  const { boxes, placed } = placeFlow(flowGraph(flow))
  const at = new Map(placed.boxes.map((box) => [box.id, box]))
  const width = Math.ceil(placed.width + 2 * margin)
  const height = Math.ceil(placed.height + 2 * margin)
  const taken = new Set(walked.slice(1).map((to, index) => `${walked[index]} ${to}`))
  const isTaken = ({ from, to }: PlacedLine) => taken.has(`${from} ${to}`)
  const verdicts = boxes.filter(({ node }) => node.does === '').length
  return (
    <svg
      xmlns="http://www.w3.org/2000/svg"
      role="img"
      aria-label={`The way of ${title}: ${boxes.length - verdicts} steps, ${verdicts} verdicts`}
      width={width}
      height={height}
      viewBox={`0 0 ${width} ${height}`}
      fontFamily="'Inter Variable', Inter, system-ui, sans-serif"
      fontSize={12}
    >
      <rect width={width} height={height} fill={colours.paper} />
      <g transform={`translate(${margin} ${margin})`}>
        {placed.lines
          .toSorted((a, b) => Number(isTaken(a)) - Number(isTaken(b)))
          .map((line) => (
            <path
              key={`${line.from} ${line.to} ${line.points[0]?.[1]}`}
              data-from={line.from}
              data-to={line.to}
              d={curve(line)}
              fill="none"
              stroke={isTaken(line) ? colours.accent : colours.edge}
              strokeOpacity={isTaken(line) ? 1 : 0.55}
              strokeWidth={isTaken(line) ? 2.5 : 1}
            />
          ))}
        {boxes.map((box) => {
          const place = at.get(box.node.id)
          if (place === undefined) return null
          return (
            <g
              key={box.node.id}
              data-node={box.node.id}
              data-kind={box.node.kind}
              transform={`translate(${round(place.x)} ${round(place.y)})`}
            >
              <BoxView box={box} colours={colours} isWalked={walked.includes(box.node.id)} />
            </g>
          )
        })}
      </g>
    </svg>
  )
}

function BoxView({
  box: { node, title, exits, box },
  colours,
  isWalked,
}: {
  readonly box: FlowBox
  readonly colours: FlowColours
  readonly isWalked: boolean
}) {
  const { padding, line } = measures
  const isVerdict = node.does === ''
  const titleLine = isVerdict ? line : measures.title
  const left = isVerdict ? padding + 14 : padding
  const head = (isVerdict ? padding / 2 : padding) + title.length * titleLine
  return (
    <>
      <title>{node.id}</title>
      <rect
        width={box.width}
        height={box.height}
        rx={isVerdict ? 6 : 10}
        fill={colours.card}
        stroke={isWalked ? colours.accent : colours.line}
        strokeWidth={isWalked ? 2.5 : 1}
      />
      {isVerdict && (
        <text x={padding - 2} y={padding / 2 + line - 4} fontWeight={700} fill={markColour(node, colours)}>
          {isVerdictKind(node.kind) ? marks[node.kind] : ''}
        </text>
      )}
      <Lines
        lines={title}
        x={left}
        y={(isVerdict ? padding / 2 : padding) + titleLine - 4}
        step={titleLine}
        fill={colours.ink}
        size={isVerdict ? 12 : 13.5}
        weight={isVerdict ? 400 : 620}
      />
      {!isVerdict && (
        <text x={padding} y={head + 12} fill={colours.soft} fontSize={11.5}>
          {node.does}
        </text>
      )}
      {exits.map(({ exit, lines, top }) => (
        <g key={exit.to}>
          <title>{`${exit.when} → ${exit.to}`}</title>
          <Lines
            lines={lines}
            x={box.width - padding}
            y={top + line - 4}
            step={line}
            fill={colours.ink}
            size={12}
            weight={400}
            anchor="end"
          />
        </g>
      ))}
    </>
  )
}

function Lines(props: {
  readonly lines: readonly string[]
  readonly x: number
  readonly y: number
  readonly step: number
  readonly fill: string
  readonly size: number
  readonly weight: number
  readonly anchor?: 'end'
}) {
  return props.lines.map((text, at) => (
    <text
      key={text}
      x={props.x}
      y={props.y + at * props.step}
      fill={props.fill}
      fontSize={props.size}
      fontWeight={props.weight}
      textAnchor={props.anchor}
    >
      {text}
    </text>
  ))
}

const isVerdictKind = (kind: FlowNode['kind']): kind is keyof typeof marks => Object.hasOwn(marks, kind)

function markColour({ kind }: FlowNode, colours: FlowColours): string {
  return kind === 'cause' ? colours.fail : kind === 'clear' ? colours.pass : colours.warn
}

/** A line as a path: curves between columns, straight along its lanes. */
function curve({ points: [first, ...points] }: PlacedLine): string {
  if (first === undefined) return ''
  let [x, y] = first
  return points.reduce(
    (path, [toX, toY], at) => {
      const half = (toX - x) / 2
      const part =
        at % 2 === 0
          ? `C${round(x + half)} ${round(y)} ${round(toX - half)} ${round(toY)} ${round(toX)} ${round(toY)}`
          : `L${round(toX)} ${round(toY)}`
      x = toX
      y = toY
      return `${path}${part}`
    },
    `M${round(x)} ${round(y)}`,
  )
}

const round = (pixels: number): number => Math.round(pixels * 10) / 10

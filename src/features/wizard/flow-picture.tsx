import type { Flow } from '#src/domain/model/scenario.ts'
import { useEffect, useRef } from 'react'
import { pageColours } from '#src/report/flow/flow-colours.ts'
import { FlowDrawing } from '#src/report/flow/flow-drawing.tsx'
import { flowGraph, type FlowGraph } from '#src/report/flow/flow-graph.ts'
import { Disclosure } from '#src/ui/overlay/disclosure.tsx'

/** What a {@link FlowPicture} takes. */
export interface FlowPictureProps {
  readonly title: string
  readonly flow: Flow
  /** The names that were walked, in order. */
  readonly walked: readonly string[]
}

/** A wizard's way as a picture that scrolls, begun where the analyst stands, and the same in words. */
export function FlowPicture({ title, flow, walked }: FlowPictureProps) {
  const frame = useRef<HTMLDivElement>(null)
  const here = walked.at(-1)
  useEffect(() => {
    const node = [...(frame.current?.querySelectorAll('[data-node]') ?? [])].find(
      (each) => each.getAttribute('data-node') === here,
    )
    node?.scrollIntoView({ block: 'center', inline: 'center' })
  }, [here])
  return (
    <>
      <div
        ref={frame}
        tabIndex={0}
        role="region"
        aria-label={`The way of ${title}, drawn`}
        className="max-h-[64dvh] overflow-auto rounded-control border border-line bg-paper"
      >
        <FlowDrawing title={title} flow={flow} colours={pageColours} walked={walked} />
      </div>
      <div className="mt-3 px-2">
        <Disclosure summary="The same in words">
          <FlowInWords graph={flowGraph(flow)} />
        </Disclosure>
      </div>
    </>
  )
}

function FlowInWords({ graph }: { readonly graph: FlowGraph }) {
  const titles = new Map(graph.nodes.map(({ id, title }) => [id, title]))
  return (
    <ol className="space-y-3 text-normal">
      {graph.nodes
        .filter(({ exits }) => exits.length > 0)
        .map(({ id, title, does, exits }) => (
          <li key={id}>
            <span className="font-medium">{title}</span> <span className="text-soft">{does}</span>
            <ul className="mt-1 list-disc space-y-0.5 pl-5">
              {exits.map(({ when, to }) => (
                <li key={to}>
                  {when === '' ? 'Then' : when}: {titles.get(to) ?? to}
                </li>
              ))}
            </ul>
          </li>
        ))}
    </ol>
  )
}

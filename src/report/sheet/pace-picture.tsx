import { waitRanges, type PacingPolicy } from '#src/domain/model/pacing.ts'
import { duration } from '#src/domain/words/duration.ts'

/** More waits than this say nothing new: they are as long as the last one. */
const mostDrawn = 8

const width = 330
const rowHeight = 22
const left = 48
const right = 88

/** What a {@link PacePicture} takes. */
export interface PacePictureProps {
  readonly policy: PacingPolicy
  /** A `Retry-After`, in ms; 0 when there was none. */
  readonly atLeastMs: number
}

/** The waits between tries, drawn to scale: what is waited in any case, and the part that chance decides. */
export function PacePicture({ policy, atLeastMs }: PacePictureProps) {
  const ranges = waitRanges(policy, atLeastMs)
  const drawn = ranges.slice(0, mostDrawn)
  const longest = Math.max(1, ...drawn.map(({ to }) => to))
  const scale = (ms: number) => (ms / longest) * (width - left - right)
  const more = ranges.length - drawn.length
  const height = drawn.length * rowHeight + 8
  const said = drawn
    .map(
      ({ beforeTry, from, to }) =>
        `before try ${beforeTry}: ${from === to ? duration(to) : `${duration(from)} to ${duration(to)}`}`,
    )
    .join('; ')
  return (
    <figure className="mt-2 min-w-0">
      <svg
        viewBox={`0 0 ${width} ${height}`}
        role="img"
        aria-label={`How long to wait ${said}.`}
        className="block w-full max-w-[360px] text-tiny tabular-nums"
      >
        {drawn.map(({ beforeTry, from, to }, index) => {
          const y = 4 + index * rowHeight
          return (
            <g key={beforeTry}>
              <text x={left - 10} y={y + 13} textAnchor="end" className="fill-soft">
                try {beforeTry}
              </text>
              <rect
                x={left}
                y={y + 3}
                width={scale(to)}
                height={rowHeight - 8}
                rx={3}
                className="fill-accent-wash stroke-accent"
                strokeWidth={0.75}
                strokeDasharray="2 2"
              />
              <rect x={left} y={y + 3} width={scale(from)} height={rowHeight - 8} rx={3} className="fill-accent" />
              <text x={left + scale(to) + 8} y={y + 13} className="fill-ink">
                {from === to ? duration(to) : `${duration(from)}–${duration(to)}`}
              </text>
            </g>
          )
        })}
      </svg>
      <figcaption className="mt-1 text-tiny text-soft">
        The wait before each try: the full bar always, the dashed part by chance
        {more > 0 ? `; ${more} more like the last` : ''}.
        {atLeastMs > 0 ? ` Never less than the ${duration(atLeastMs)} that Clari asked for.` : ''}
      </figcaption>
    </figure>
  )
}

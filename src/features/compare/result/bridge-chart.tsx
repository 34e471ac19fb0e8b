import type { Bridge } from '#src/compare/bridge/bridge.ts'
import { maybeWords } from '#src/compare/bridge/explained.ts'
import { causes } from '#src/compare/explain/cause-list.ts'
import { amount, difference } from '#src/domain/words/amount.ts'
import type { CauseId } from '#src/domain/model/cause.ts'
import { counted } from '#src/domain/words/count.ts'
import { cx } from '#src/ui/cx.ts'
import { useSideWords, type SideWords } from './side-words.ts'

/** What a {@link BridgeChart} takes. */
export interface BridgeChartProps {
  readonly bridge: Bridge
  readonly chosen: CauseId | 'equal' | null
  readonly onChoose: (cause: CauseId) => void
}

interface Bar {
  readonly id: string
  readonly label: string
  readonly shown: string
  readonly from: number
  readonly to: number
  readonly kind: 'total' | 'up' | 'down' | 'none'
  readonly cause: CauseId | null
}

const height = 190
const barWidth = 104
const gap = 26
const top = 26
const bottom = 44

/** The waterfall: from the API's total over each cause to the screen's. A cause's bar filters the rows. */
export function BridgeChart({ bridge, chosen, onChoose }: BridgeChartProps) {
  const words = useSideWords()
  const bars = barsOf(bridge, words)
  const { low, high } = rangeOf(bars)
  const cut = low > 0 || high < 0
  const scale = (height - top - bottom) / (high - low || 1)
  const y = (value: number) => top + (high - Math.max(low, Math.min(high, value))) * scale
  const width = bars.length * (barWidth + gap) - gap
  return (
    <div
      className="overflow-x-auto"
      tabIndex={0}
      role="region"
      aria-label="The bridge as a picture; the table beside it says the same"
    >
      <svg
        width={width}
        height={height}
        viewBox={`0 0 ${width} ${height}`}
        className="block font-sans"
        role="img"
        aria-label={
          `From ${amount(bridge.totals.api, bridge.currency.api)} (${words.api}) to ` +
          `${amount(bridge.totals.ui, bridge.currency.ui)} (${words.ui})`
        }
      >
        {bars.map((bar, index) => {
          const x = index * (barWidth + gap)
          const upper = y(Math.max(bar.from, bar.to))
          const size = Math.max(Math.abs(y(bar.from) - y(bar.to)), 2)
          const next = bars[index + 1]
          return (
            <g
              key={bar.id}
              className={cx(
                bar.cause !== null && 'cursor-pointer',
                chosen !== null && bar.cause !== null && chosen !== bar.cause && 'opacity-40',
              )}
              onClick={bar.cause === null ? undefined : () => onChoose(bar.cause ?? 'unexplained')}
            >
              <rect
                x={x}
                y={upper}
                width={barWidth}
                height={size}
                rx={Math.min(4, size / 2)}
                className={fills[bar.kind]}
              />
              {next !== undefined && (
                <line
                  x1={x + barWidth}
                  x2={x + barWidth + gap}
                  y1={y(bar.to)}
                  y2={y(bar.to)}
                  className="stroke-edge/60"
                  strokeDasharray="3 3"
                />
              )}
              <text x={x} y={upper - 7} className="fill-ink text-[12.5px] font-medium tabular-nums">
                {bar.shown}
              </text>
              <text x={x} y={height - 24} className="fill-soft text-[12px]">
                {bar.label}
              </text>
              {bar.cause !== null && (
                <text x={x} y={height - 8} className="fill-soft text-[11.5px] tabular-nums">
                  {rowsOf(bridge, bar.cause)}
                </text>
              )}
            </g>
          )
        })}
      </svg>
      {cut && (
        <p className="text-tiny text-soft">
          The totals’ bars are cut at their foot, so that the steps between them can be seen.
        </p>
      )}
    </div>
  )
}

/** What the picture spans: from zero, unless the steps would be too small to be seen beside the totals. */
function rangeOf(bars: readonly Bar[]): { readonly low: number; readonly high: number } {
  const levels = bars.map(({ to }) => to)
  const [least, most] = [Math.min(...levels), Math.max(...levels)]
  const spread = most - least
  if (spread === 0 || (least <= 0 && most >= 0)) return { low: Math.min(0, least), high: Math.max(0, most) }
  if (least > 0 && spread < least * 0.8) return { low: least - spread * 0.6, high: most }
  if (most < 0 && spread < -most * 0.8) return { low: least, high: most + spread * 0.6 }
  return { low: Math.min(0, least), high: Math.max(0, most) }
}

const fills = { total: 'fill-accent', up: 'fill-info', down: 'fill-warn', none: 'fill-line' } as const

function rowsOf(bridge: Bridge, cause: CauseId): string {
  const { rows = 0, suggested } = bridge.causes.find((step) => step.cause === cause) ?? {}
  return counted(rows, 'row') + maybeWords(rows, suggested?.rows)
}

function barsOf({ totals, causes: steps, currency }: Bridge, words: SideWords): readonly Bar[] {
  const bars: Bar[] = [
    {
      id: 'api',
      label: words.api,
      shown: amount(totals.api, currency.api),
      from: 0,
      to: totals.api,
      kind: 'total',
      cause: null,
    },
  ]
  let at = totals.api
  for (const { cause, delta } of steps) {
    bars.push({
      id: cause,
      label: short(causes[cause].title),
      shown: difference(delta, currency.ui),
      from: at,
      to: at + delta,
      kind: delta === 0 ? 'none' : delta > 0 ? 'up' : 'down',
      cause,
    })
    at += delta
  }
  return [
    ...bars,
    {
      id: 'ui',
      label: words.ui,
      shown: amount(totals.ui, currency.ui),
      from: 0,
      to: totals.ui,
      kind: 'total',
      cause: null,
    },
  ]
}

function short(title: string): string {
  return title.length > 17 ? `${title.slice(0, 16).trimEnd()}…` : title
}

import { useForecastList } from '#src/client/runs/forecast-list.ts'
import { Button } from '#src/ui/button.tsx'

/** What {@link ForecastPicks} takes. */
export interface ForecastPicksProps {
  readonly connection: string | null
  readonly value: string
  readonly onPick: (id: string) => void
}

/** The forecasts that a key may export, to be picked instead of typed; nothing where they are not listed. */
export function ForecastPicks({ connection, value, onPick }: ForecastPicksProps) {
  const listed = (useForecastList(connection) ?? []).flatMap(({ id, name }) => {
    // The guide puts the name into the address where there is no id.
    const key = id ?? name
    return key === null ? [] : [{ key, name }]
  })
  if (listed.length === 0) return null
  return (
    <div
      className="mt-2 flex flex-wrap items-center gap-1.5"
      role="group"
      aria-label="Forecasts that are listed for this key"
    >
      <span className="text-small text-soft">Listed for this key:</span>
      {listed.slice(0, 12).map(({ key, name }) => (
        <Button key={key} size="small" aria-pressed={key === value} onClick={() => onPick(key)}>
          {name === null || name === key ? key : `${name} (${key})`}
        </Button>
      ))}
      {listed.length > 12 && <span className="text-small text-soft">and {listed.length - 12} more</span>}
    </div>
  )
}

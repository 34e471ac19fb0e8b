import { Button } from '#src/ui/button.tsx'
import { Callout } from '#src/ui/feedback/callout.tsx'
import { Disclosure } from '#src/ui/overlay/disclosure.tsx'
import { Progress } from '#src/ui/feedback/progress.tsx'
import { Segmented } from '#src/ui/form/segmented.tsx'
import { Select } from '#src/ui/form/select.tsx'
import { TextField } from '#src/ui/form/text-field.tsx'
import { blankWish, type ExportWish } from './live-export.ts'
import { useExport, type OnFile } from './use-export.ts'

/** What a {@link LiveForm} takes. */
export interface LiveFormProps {
  /** What is known of the export before anything is typed, as a case tells it. */
  readonly start: Partial<ExportWish>
  readonly onFile: OnFile
}

const ways = [
  { value: 'read', label: 'Read the latest week (free)' },
  { value: 'job', label: 'A job’s results (free)' },
  { value: 'export', label: 'Export with history (uses quota)' },
] as const
const starts = { read: 'Read it', job: 'Take its results', export: 'Start one export' } as const

/**
 * The API's side taken live: read now or taken from a job that ran, for free; or as a new export job, which uses
 * quota and says so.
 */
export function LiveForm({ start, onFile }: LiveFormProps) {
  const live = useExport({ ...blankWish, ...start }, onFile)
  const { connections, wish, change, running, problem, cancel } = live
  const ready = (wish.by === 'job' ? wish.jobId : wish.forecastId).trim() !== ''

  if (connections.length === 0) return null
  return (
    <div className="mt-3">
      <Disclosure
        summary="Or take it live from Clari"
        open={start.forecastId !== undefined || start.jobId !== undefined}
      >
        <form
          className="grid gap-3 sm:grid-cols-2"
          onSubmit={(event) => {
            event.preventDefault()
            if (ready && running === null) live.start()
          }}
        >
          <div className="sm:col-span-2">
            <Segmented label="How" value={wish.by} options={ways} onChange={(by) => change({ by })} />
          </div>
          <Select
            label="Connection"
            value={wish.connection}
            options={connections.map(({ id, label, source }) => ({
              value: id,
              label: source === 'demo' ? `${label} (demo tenant)` : label,
            }))}
            onChange={(value) => change({ connection: value })}
          />
          {wish.by === 'job' ? (
            <TextField
              label="Export job’s id"
              mono
              value={wish.jobId}
              onChange={(jobId) => change({ jobId })}
              placeholder="6073683781a6da229df71e00"
              autoComplete="off"
            />
          ) : (
            <>
              <TextField
                label="Forecast id"
                mono
                value={wish.forecastId}
                onChange={(forecastId) => change({ forecastId })}
                placeholder="net_arr"
                autoComplete="off"
              />
              <TextField
                label="Period"
                optional
                mono
                value={wish.timePeriod}
                onChange={(timePeriod) => change({ timePeriod })}
                placeholder="2026_Q4, else the current one"
                autoComplete="off"
              />
            </>
          )}
          {wish.by === 'export' && (
            <Callout tone="warn" className="sm:col-span-2">
              One export of your organisation’s monthly number is used. It holds every week of the quarter, adjustments
              and quotas, which proves more causes.
            </Callout>
          )}
          <div className="sm:col-span-2">
            {running === null ? (
              <Button type="submit" disabled={!ready}>
                {starts[wish.by]}
              </Button>
            ) : (
              <div className="flex items-end gap-3">
                <div className="min-w-0 flex-1">
                  <Progress label={running.says} value={running.value} />
                </div>
                <Button size="small" onClick={cancel}>
                  Cancel
                </Button>
              </div>
            )}
          </div>
        </form>
        {problem !== null && (
          <Callout tone="fail" announce="assertive" className="mt-3">
            {problem}
          </Callout>
        )}
      </Disclosure>
    </div>
  )
}

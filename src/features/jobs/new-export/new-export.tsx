import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { isItemOver } from '#src/clari/jobs/plan-batch.ts'
import { exportCurl, jobRequestTitle } from '#src/clari/jobs/plan-words.ts'
import { exportTypes } from '#src/clari/operations.ts'
import { useBatches, useBatchRoom } from '#src/client/jobs/batch-room-context.tsx'
import { sameRequests } from '#src/client/jobs/same-request.ts'
import { browserNow } from '#src/client/browser-clock.ts'
import { connectionsQuery } from '#src/client/queries.ts'
import { counted, grouped, plural } from '#src/domain/words/count.ts'
import { Button } from '#src/ui/button.tsx'
import { Card } from '#src/ui/card.tsx'
import { Callout } from '#src/ui/feedback/callout.tsx'
import { Segmented } from '#src/ui/form/segmented.tsx'
import { Select } from '#src/ui/form/select.tsx'
import { TextField } from '#src/ui/form/text-field.tsx'
import { Tick } from '#src/ui/form/tick.tsx'
import { Disclosure } from '#src/ui/overlay/disclosure.tsx'
import { CodeBlock } from '#src/ui/text/code-block.tsx'
import { blankForm, lastQuarters, readForm, type ExportForm } from './export-form.ts'
import { useExportFacts, type ExportFactsOfKey } from './use-export-facts.ts'

/** What a {@link NewExport} takes. */
export interface NewExportProps {
  /** The id of the connection to export over. */
  readonly connection: string
}

const elsewhere = 'elsewhere'
const schedules = [
  { value: 'NONE', label: 'Once, no retry' },
  { value: 'ONCE', label: 'One retry after 30 min' },
  { value: 'MAX', label: 'Three retries, 30 min apart' },
] as const

/** An export put together: what it asks for, costs and sends; nothing is sent before the button is pressed. */
export function NewExport({ connection }: NewExportProps) {
  const [form, setForm] = useState<ExportForm>(blankForm)
  const [isBusy, setBusy] = useState(false)
  const room = useBatchRoom()
  const batches = useBatches(room)
  const over = batches.flatMap(({ items }) => items).filter(isItemOver).length
  const facts = useExportFacts(connection, over)
  const address = (useQuery(connectionsQuery).data ?? []).find(({ id }) => id === connection)?.address ?? ''
  const change = (part: Partial<ExportForm>) => setForm((before) => ({ ...before, ...part }))
  const { requests, problems, traps } = readForm(form, browserNow())
  const same = sameRequests(batches, connection, requests)
  const fresh = requests.length - same.running.length - same.planned.length
  const isReady = room !== null && isSendable(problems) && fresh > 0 && !isBusy

  const start = async () => {
    if (room === null || !isReady) return
    setBusy(true)
    await room.start({ connection, atOnce: form.atOnce, requests })
    setBusy(false)
  }

  return (
    <Card heading="New export">
      <form
        className="space-y-4"
        onSubmit={(event) => {
          event.preventDefault()
          void start()
        }}
      >
        <div className="grid items-start gap-3 sm:grid-cols-2">
          <ForecastField form={form} facts={facts} problem={problems.forecast} change={change} />
          <div>
            <TextField
              label="Periods"
              optional
              mono
              value={form.periods}
              onChange={(periods) => change({ periods })}
              placeholder="2026_Q3, 2026_Q4; else the current quarter"
              help="Fiscal quarters, apart by commas: a job for each."
              error={problems.periods}
              autoComplete="off"
            />
            <div className="mt-1.5 flex flex-wrap gap-1.5">
              {([1, 4, 8, 12] as const).map((many) => (
                <Button
                  key={many}
                  size="small"
                  variant="quiet"
                  onClick={() => change({ periods: lastQuarters(browserNow(), many) })}
                >
                  {many === 1 ? 'This quarter' : `Last ${many}`}
                </Button>
              ))}
            </div>
          </div>
        </div>
        <fieldset>
          <legend className="text-small font-medium">Types of value</legend>
          <div className="mt-1.5 flex flex-wrap gap-x-5 gap-y-1.5">
            {exportTypes.map((type) => (
              <Tick
                key={type}
                checked={form.types.includes(type)}
                onChange={(on) =>
                  change({ types: exportTypes.filter((one) => (one === type ? on : form.types.includes(one))) })
                }
              >
                <span className="font-mono text-small">{type}</span>
              </Tick>
            ))}
          </div>
          {problems.types !== undefined && <p className="mt-1 text-small text-fail">{problems.types}</p>}
          <div className="mt-2 flex flex-wrap gap-x-5 gap-y-1.5">
            <Tick checked={form.historical} onChange={(historical) => change({ historical })}>
              every week of the quarter (history)
            </Tick>
            <Tick checked={form.splitTypes} onChange={(splitTypes) => change({ splitTypes })}>
              a job for each type
            </Tick>
          </div>
        </fieldset>
        <Disclosure summary="Scope, currency, format, schedule, how many at once">
          <div className="grid items-start gap-3 sm:grid-cols-2 lg:grid-cols-3">
            <TextField
              label="Part of the hierarchy"
              optional
              mono
              value={form.scope}
              onChange={(scope) => change({ scope })}
              placeholder="all of it"
              help="A scope id, such as 1905::MGR."
              autoComplete="off"
            />
            <TextField
              label="Currency"
              optional
              mono
              maxLength={3}
              value={form.currency}
              onChange={(currency) => change({ currency: currency.toUpperCase() })}
              placeholder="the organisation’s own"
              error={problems.currency}
              autoComplete="off"
            />
            <Select
              label="Schedule"
              value={form.schedule}
              options={schedules}
              onChange={(schedule) => change({ schedule })}
            />
            <Select
              label="Jobs at once"
              value={String(form.atOnce)}
              options={['1', '2', '3', '5', '10'].map((value) => ({ value, label: value }))}
              onChange={(atOnce) => change({ atOnce: Number(atOnce) })}
              help={
                facts.limits === null
                  ? 'Where the limits are not told, one at a time.'
                  : `Your organisation allows ${facts.limits.atOnce}.`
              }
            />
            <div>
              <p className="mb-1 text-small font-medium">Format</p>
              <Segmented
                label="Format"
                value={form.format}
                options={[
                  { value: 'JSON', label: 'JSON' },
                  { value: 'CSV', label: 'CSV' },
                ]}
                onChange={(format) => change({ format })}
              />
            </div>
          </div>
        </Disclosure>
        {traps.length > 0 && (
          <Callout tone="warn" title="Before you start">
            <ul className="space-y-1">
              {traps.map((trap) => (
                <li key={trap}>{trap}</li>
              ))}
            </ul>
          </Callout>
        )}
        {same.running.length + same.planned.length > 0 && (
          <Callout tone="info" title="Already under way">
            {same.running.length > 0 &&
              `${counted(same.running.length, 'job')} of ours ${plural(same.running.length, 'runs', 'run')} for the ` +
                'same request: followed, not started again. '}
            {same.planned.length > 0 &&
              `${counted(same.planned.length, 'request')} ${plural(same.planned.length, 'is', 'are')} planned below ` +
                'already, and left to that batch.'}
          </Callout>
        )}
        {isSendable(problems) && requests.length > 0 && (
          <Disclosure summary={`What is sent: ${counted(requests.length, 'request')} as curl`}>
            <CodeBlock
              label="The requests as curl"
              copy
              height="tall"
              text={requests
                .map((request) => `# ${jobRequestTitle(request)}\n${exportCurl(address, request)}`)
                .join('\n\n')}
            />
          </Disclosure>
        )}
        <div className="flex flex-wrap items-center gap-x-4 gap-y-2">
          <Button type="submit" variant="primary" disabled={!isReady} busy={isBusy}>
            {fresh === 0 && requests.length > 0 ? 'Already under way' : `Use ${counted(Math.max(1, fresh), 'export')}`}
          </Button>
          <Cost fresh={fresh} facts={facts} />
        </div>
      </form>
    </Card>
  )
}

function isSendable(problems: Readonly<Record<string, unknown>>): boolean {
  return Object.keys(problems).length === 0
}

/** The forecast: one that the key may export, or any id. */
function ForecastField({
  form,
  facts,
  problem,
  change,
}: {
  readonly form: ExportForm
  readonly facts: ExportFactsOfKey
  readonly problem: string | undefined
  readonly change: (part: Partial<ExportForm>) => void
}) {
  const [isOther, setOther] = useState(false)
  const listed = facts.forecasts ?? []
  const options = listed.map(({ id, name }) => ({
    value: id ?? name ?? '',
    label: name === null || name === id ? (id ?? '') : `${name}${id === null ? '' : ` (${id})`}`,
  }))
  const isListed = options.some(({ value }) => value === form.forecast)
  return (
    <div className="space-y-2">
      {options.length > 0 && (
        <Select
          label="Forecast"
          value={isListed && !isOther ? form.forecast : elsewhere}
          options={[...options, { value: elsewhere, label: 'By its id or its tab’s address' }]}
          onChange={(value) => {
            setOther(value === elsewhere)
            change({ forecast: value === elsewhere ? '' : value })
          }}
        />
      )}
      {(options.length === 0 || !isListed || isOther) && (
        <TextField
          label={options.length === 0 ? 'Forecast' : 'Its id or address'}
          mono
          value={form.forecast}
          onChange={(forecast) => change({ forecast })}
          placeholder="net_arr, or https://app.clari.com/forecast/net_arr"
          help="The id is the last part of the tab’s address; the whole address will do."
          error={form.forecast === '' ? undefined : problem}
          autoComplete="off"
        />
      )}
    </div>
  )
}

/** What it costs, beside what is left. */
function Cost({ fresh, facts: { limits } }: { readonly fresh: number; readonly facts: ExportFactsOfKey }) {
  if (fresh <= 0) return null
  if (limits === null)
    return (
      <p className="text-small text-soft">
        Uses {grouped(fresh)} of your organisation’s exports of 30 days; how many are left is not told.
      </p>
    )
  const short = fresh > limits.month
  return (
    <p className={short ? 'text-small text-fail' : 'text-small text-soft'}>
      Uses {grouped(fresh)} of the {counted(limits.month, 'export')} that your organisation has left of{' '}
      {grouped(limits.quota)} in 30 days
      {short
        ? ': not enough for all of them.'
        : `; ${grouped(limits.free)} of ${grouped(limits.atOnce)} places are free.`}
    </p>
  )
}

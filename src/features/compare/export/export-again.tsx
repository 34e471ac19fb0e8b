import { causes } from '#src/compare/explain/cause-list.ts'
import { exportTypes } from '#src/clari/operations.ts'
import type { CauseId } from '#src/domain/model/cause.ts'
import { Button } from '#src/ui/button.tsx'
import { Callout } from '#src/ui/feedback/callout.tsx'
import { Card } from '#src/ui/card.tsx'
import { CodeBlock } from '#src/ui/text/code-block.tsx'
import { FileButton } from '#src/ui/form/file-button.tsx'
import { Progress } from '#src/ui/feedback/progress.tsx'
import { Select } from '#src/ui/form/select.tsx'
import { TextField } from '#src/ui/form/text-field.tsx'
import { Tick } from '#src/ui/form/tick.tsx'
import type { PlannedOptions, ExportPlan } from './export-plan.ts'
import { blankWish, type ExportWish } from './live-export.ts'
import { useExport, type OnFile } from './use-export.ts'

/** What {@link ExportAgain} takes. */
export interface ExportAgainProps {
  readonly plan: ExportPlan
  /** Where the export at hand came from, as far as it is known. */
  readonly start: Partial<ExportWish>
  readonly onFile: OnFile
  readonly onClose: () => void
}

/**
 * The export that the causes ask for: its options with why, what it can close; it says that it uses
 * quota, and asks once.
 */
export function ExportAgain({ plan, start, onFile, onClose }: ExportAgainProps) {
  const live = useExport({ ...blankWish, ...start, ...plan.options, by: 'export' }, onFile)
  const { connections, wish, change, running, problem, cancel } = live
  const why = (option: keyof PlannedOptions) =>
    plan.reasons
      .filter((reason) => reason.option === option)
      .map(({ says }) => says)
      .join(' ') || undefined

  return (
    <Card
      heading="Export again"
      aside={
        running === null && (
          <Button size="small" variant="quiet" onClick={onClose}>
            Not now
          </Button>
        )
      }
    >
      {connections.length === 0 ? (
        <>
          <p className="mb-3 text-normal">
            No Clari account is connected, so the export can’t be made from here. Make it in your own client with this
            body; it uses one export of your organisation’s monthly number.
          </p>
          <CodeBlock text={optionsText(plan.options)} label="The body of the export" copy />
          <OwnFile onFile={(file) => onFile(file, null, wish)} />
        </>
      ) : (
        <form
          className="space-y-4"
          onSubmit={(event) => {
            event.preventDefault()
            if (running === null && wish.forecastId.trim() !== '' && wish.types.length > 0) live.start()
          }}
        >
          <div className="grid items-start gap-3 sm:grid-cols-2 lg:grid-cols-3">
            <Select
              label="Connection"
              value={wish.connection}
              options={connections.map(({ id, label, source }) => ({
                value: id,
                label: source === 'demo' ? `${label} (demo tenant)` : label,
              }))}
              onChange={(value) => change({ connection: value })}
            />
            <TextField
              label="Forecast id"
              mono
              value={wish.forecastId}
              onChange={(forecastId) => change({ forecastId })}
              placeholder="net_arr"
              help="The last part of the tab’s address."
              autoComplete="off"
            />
            <TextField
              label="Period"
              mono
              value={wish.timePeriod}
              onChange={(timePeriod) => change({ timePeriod })}
              placeholder="the current quarter"
              help={why('timePeriod')}
              autoComplete="off"
            />
            <TextField
              label="Currency"
              optional
              mono
              maxLength={3}
              value={wish.currency}
              onChange={(currency) => change({ currency: currency.toUpperCase() })}
              placeholder="the organisation’s own"
              help={why('currency')}
              autoComplete="off"
            />
            <TextField
              label="Part of the hierarchy"
              optional
              mono
              value={wish.scopeId}
              onChange={(scopeId) => change({ scopeId })}
              placeholder="all of it"
              help={why('scopeId') ?? 'A scope id, such as 1905::MGR.'}
              autoComplete="off"
            />
          </div>
          <fieldset>
            <legend className="text-small font-medium">What it holds</legend>
            <div className="mt-1.5 flex flex-wrap gap-x-5 gap-y-1.5">
              <Tick checked={wish.includeHistorical} onChange={(includeHistorical) => change({ includeHistorical })}>
                every week of the quarter (includeHistorical)
              </Tick>
              {exportTypes.map((type) => (
                <Tick
                  key={type}
                  checked={wish.types.includes(type)}
                  onChange={(on) =>
                    change({ types: exportTypes.filter((one) => (one === type ? on : wish.types.includes(one))) })
                  }
                >
                  <span className="font-mono text-small">{type}</span>
                </Tick>
              ))}
            </div>
            <p className="mt-1.5 text-small text-soft">
              {[why('includeHistorical'), why('types'), 'Some organisations’ Clari refuses crm_total and crm_closed.']
                .filter((part) => part !== undefined)
                .join(' ')}
            </p>
          </fieldset>
          <ul className="space-y-0.5 text-small text-soft" aria-label="What it can do">
            <Line words="Should close" some={plan.closes} />
            <Line words="May prove or refute" some={plan.proves} />
            <Line words="Closes once others have acted" some={plan.awaits} />
            <Line words="No option changes" some={plan.stays} />
          </ul>
          {running === null ? (
            <>
              <Callout tone="warn">
                It uses one export of your organisation’s monthly number. The screen’s side stays as it is; an export is
                of today, so what was edited since differs anew.
              </Callout>
              <Button
                type="submit"
                variant="primary"
                disabled={wish.forecastId.trim() === '' || wish.types.length === 0}
              >
                Use one export, then compare again
              </Button>
              <OwnFile onFile={(file) => onFile(file, null, wish)} />
            </>
          ) : (
            <div className="flex items-end gap-3">
              <div className="min-w-0 flex-1">
                <Progress label={running.says} value={running.value} />
              </div>
              <Button onClick={cancel}>Cancel</Button>
            </div>
          )}
          {problem !== null && (
            <Callout tone="fail" title="It was not exported" announce="assertive">
              {problem} The comparison above stays as it is.
            </Callout>
          )}
        </form>
      )}
    </Card>
  )
}

/** The new export as a file, for those who made it themselves. */
function OwnFile({ onFile }: { readonly onFile: (file: File) => void }) {
  return (
    <div className="mt-3 flex flex-wrap items-center gap-2.5 text-small text-soft">
      Or, if you made it yourself:
      <FileButton size="small" file="The new export’s file" onFiles={([file]) => onFile(file)}>
        Open the new export
      </FileButton>
    </div>
  )
}

function Line({ words, some }: { readonly words: string; readonly some: readonly CauseId[] }) {
  if (some.length === 0) return null
  return (
    <li>
      {words}: <span className="text-ink">{some.map((cause) => causes[cause].title.toLowerCase()).join(', ')}</span>.
    </li>
  )
}

/** An export's options as the body that Clari takes. */
function optionsText({ timePeriod, currency, scopeId, includeHistorical, types }: PlannedOptions): string {
  return JSON.stringify({
    ...(timePeriod === '' ? {} : { timePeriod }),
    ...(currency === '' ? {} : { currency }),
    ...(scopeId === '' ? {} : { scopeId }),
    includeHistorical,
    typesToExport: types,
  })
}

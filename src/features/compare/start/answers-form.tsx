import { useId } from 'react'
import type { Question } from '#src/compare/pair/questions.ts'
import { isTimeZone } from '#src/domain/time/time-zone.ts'
import { Segmented } from '#src/ui/form/segmented.tsx'
import { Select } from '#src/ui/form/select.tsx'
import { TextField } from '#src/ui/form/text-field.tsx'
import { monthNames, type ToldWish } from './answers.ts'

/** One thing that can be told. */
export type Asks = Question['asks'] | 'currency'

/** Where this browser is. */
const ownZone = new Intl.DateTimeFormat().resolvedOptions().timeZone

/** What a {@link ToldForm} takes. */
export interface ToldFormProps {
  readonly told: ToldWish
  readonly onChange: (told: ToldWish) => void
  /** Which fields are shown. */
  readonly asks: readonly Asks[]
}

/**
 * Fields for what no data can tell: when the fiscal year starts, the time zone, when the screen was seen, its currency.
 */
export function ToldForm({ told, onChange, asks }: ToldFormProps) {
  const zones = useId()
  const change = (part: Partial<ToldWish>) => onChange({ ...told, ...part })
  const month = told.fiscalYear?.startMonth ?? 0
  return (
    <div className="grid gap-3 sm:grid-cols-2 lg:grid-cols-3">
      {asks.includes('fiscal-year') && (
        <div className="space-y-2">
          <Select
            label="Fiscal year starts in"
            value={String(month)}
            options={[
              { value: '0', label: 'Not told' },
              ...monthNames.map((name, at) => ({ value: String(at + 1), label: name })),
            ]}
            onChange={(value) =>
              change({
                fiscalYear:
                  value === '0'
                    ? null
                    : { startMonth: Number(value), namedAfter: told.fiscalYear?.namedAfter ?? 'end' },
              })
            }
          />
          {month > 1 && told.fiscalYear !== null && (
            <div className="flex flex-wrap items-center gap-2 text-small text-soft">
              named after the year it
              <Segmented
                label="Named after the year it"
                value={told.fiscalYear.namedAfter}
                options={[
                  { value: 'end', label: 'ends in' },
                  { value: 'start', label: 'starts in' },
                ]}
                onChange={(namedAfter) => change({ fiscalYear: { startMonth: month, namedAfter } })}
              />
            </div>
          )}
        </div>
      )}
      {asks.includes('time-zone') && (
        <>
          <TextField
            label="Organisation’s time zone"
            optional
            list={zones}
            value={told.timeZone}
            onChange={(timeZone) => change({ timeZone: timeZone.trim() })}
            placeholder={ownZone}
            error={
              told.timeZone === '' || isTimeZone(told.timeZone)
                ? undefined
                : `No time zone has this name; yours is ${ownZone}.`
            }
            autoComplete="off"
          />
          <datalist id={zones}>
            {Intl.supportedValuesOf('timeZone').map((zone) => (
              <option key={zone} value={zone}>
                {zone}
              </option>
            ))}
          </datalist>
        </>
      )}
      {asks.includes('screen-at') && (
        <TextField
          label="Screen seen at"
          optional
          type="datetime-local"
          value={told.screenAt}
          onChange={(screenAt) => change({ screenAt })}
          help="By your own clock; edits after it count as late."
        />
      )}
      {asks.includes('currency') && (
        <TextField
          label="Screen’s currency"
          optional
          mono
          maxLength={3}
          value={told.currency}
          onChange={(currency) => change({ currency: currency.trim().toUpperCase() })}
          placeholder="USD"
          help="For numbers that name none."
          autoComplete="off"
        />
      )}
    </div>
  )
}

import { Check, CircleSlash, Hourglass, X, type LucideIcon } from 'lucide-react'
import { useEffect, useId, useState, type KeyboardEvent, type MouseEvent } from 'react'
import { recordingWords } from '#src/reading/recording/describe.ts'
import { cx } from '#src/ui/cx.ts'
import { formatTimestamp } from '#src/domain/words/moment.ts'
import { Segmented } from '#src/ui/form/segmented.tsx'
import type { ReadRecording, RequestRow } from './read-given.ts'
import { useRowWindow } from './row-window.ts'

/** What a {@link RecordingList} takes. */
export interface RecordingListProps {
  readonly recording: ReadRecording
  /** The row that is in the box. */
  readonly chosen: number
  readonly onChoose: (row: number) => void
  /** Enter on the chosen row, when there is something to find out. */
  readonly onGo: (() => void) | null
}

const columns =
  'grid grid-cols-[5.5rem_minmax(0,1fr)] gap-x-3 px-4.5 ' +
  'sm:grid-cols-[4.25rem_minmax(0,1.5fr)_5.25rem_minmax(0,1fr)] sm:items-center'

/** From so many requests on, those that went wrong can be looked at alone. */
const manyRows = 12

/** The requests of a recording in order; arrows choose one, and what it is follows below, as of any paste. */
export function RecordingList({ recording, chosen, onChoose, onGo }: RecordingListProps) {
  const { counts, rows } = recording
  const [only, setOnly] = useState<'all' | 'wrong' | null>(null)
  const divided = rows.length > manyRows && counts.wrong > 0 && counts.wrong < rows.length
  const shown = rows.flatMap((row, index) => (!divided || only !== 'wrong' || row.kind === 'wrong' ? [index] : []))
  const [first, ...more] = recordingWords(counts)
  return (
    <section aria-label="The recording" className="border-b border-line">
      <div className="flex min-h-11 flex-wrap items-center justify-between gap-x-4 gap-y-1 px-4.5 py-2">
        <p role="status" className="min-w-0 text-small text-pretty text-soft">
          <span className="font-medium text-ink">{first}</span> {more.join(' ')}
        </p>
        {divided && (
          <Segmented
            label="Which requests"
            value={only ?? 'all'}
            options={[
              { value: 'all', label: 'All' },
              { value: 'wrong', label: 'Went wrong' },
            ]}
            onChange={setOnly}
          />
        )}
      </div>
      {rows.length > 0 && (
        <RequestGrid
          key={only}
          rows={rows}
          shown={shown}
          takesFocus={only === null}
          chosen={chosen}
          onChoose={onChoose}
          onGo={onGo}
        />
      )}
    </section>
  )
}

interface RequestGridProps extends Omit<RecordingListProps, 'recording'> {
  readonly rows: readonly RequestRow[]
  /** Which of the rows, in order. */
  readonly shown: readonly number[]
  /** Whether arrows walk it as soon as it is there. */
  readonly takesFocus: boolean
}

function RequestGrid({ rows, shown, takesFocus, chosen, onChoose, onGo }: RequestGridProps) {
  const id = useId()
  const { frame, from, to, above, below, reveal } = useRowWindow(shown.length)
  const place = shown.indexOf(chosen)
  useEffect(() => {
    if (takesFocus) frame.current?.focus({ preventScroll: true })
  }, [frame, takesFocus])
  useEffect(() => {
    if (place >= 0) reveal(place)
  }, [place, reveal])

  function walk(event: KeyboardEvent) {
    if (event.ctrlKey || event.metaKey || event.altKey) return
    if (event.key === 'Enter' && onGo !== null) {
      event.preventDefault()
      return onGo()
    }
    const steps: Readonly<Record<string, number>> = {
      ArrowDown: place + 1,
      ArrowUp: place - 1,
      PageDown: place + 5,
      PageUp: place - 5,
      Home: 0,
      End: shown.length - 1,
    }
    const step = steps[event.key]
    if (step === undefined) return
    event.preventDefault()
    const row = shown[Math.max(0, Math.min(shown.length - 1, step))]
    if (row !== undefined) onChoose(row)
  }

  function press(event: MouseEvent) {
    const row = event.target instanceof Element ? event.target.closest('[data-row]')?.getAttribute('data-row') : null
    if (typeof row === 'string') onChoose(Number(row))
  }

  return (
    <div
      ref={frame}
      role="grid"
      aria-label="Requests in the recording"
      aria-rowcount={shown.length + 1}
      aria-activedescendant={place >= from && place < to ? `${id}-${chosen}` : undefined}
      tabIndex={0}
      onKeyDown={walk}
      onClick={press}
      className={cx(
        'group max-h-46 overflow-y-auto border-t border-line text-small outline-none max-sm:max-h-54',
        // Rows would cover a ring of the frame: the chosen row has it, where there is one.
        place < 0 && 'focus-visible:border-accent focus-visible:bg-accent-wash/40',
      )}
    >
      <div
        role="row"
        aria-rowindex={1}
        className={cx(columns, 'sticky top-0 z-1 bg-card py-1 text-tiny font-medium text-soft max-sm:sr-only')}
      >
        <span role="columnheader">Time</span>
        <span role="columnheader">Request</span>
        <span role="columnheader">Status</span>
        <span role="columnheader">How it went</span>
      </div>
      <div role="rowgroup" style={{ paddingTop: above, paddingBottom: below }}>
        {shown.slice(from, to).map((index, offset) => {
          const row = rows[index]
          return row === undefined ? null : (
            <Row
              key={index}
              id={`${id}-${index}`}
              row={row}
              position={from + offset}
              index={index}
              chosen={index === chosen}
            />
          )
        })}
      </div>
    </div>
  )
}

const looks: Readonly<Record<RequestRow['kind'], { readonly icon: LucideIcon; readonly colour: string }>> = {
  well: { icon: Check, colour: 'text-pass' },
  open: { icon: Hourglass, colour: 'text-soft' },
  wrong: { icon: X, colour: 'text-fail' },
}

interface RowProps {
  readonly id: string
  readonly row: RequestRow
  readonly position: number
  readonly index: number
  readonly chosen: boolean
}

function Row({ id, row, position, index, chosen }: RowProps) {
  const { icon, colour } = looks[row.kind]
  const Icon = row.status === null && row.kind === 'wrong' ? CircleSlash : icon
  const [, scheme = '', host = '', path = ''] = /^(https?:\/\/)([^/]*)(.*)$/s.exec(row.address) ?? []
  return (
    <div
      id={id}
      role="row"
      aria-rowindex={position + 2}
      aria-selected={chosen}
      data-kind={row.kind}
      data-row={index}
      className={cx(
        columns,
        'min-h-9 cursor-pointer border-t border-line py-1.5 transition-colors max-sm:min-h-14 sm:py-0',
        chosen
          ? 'bg-accent-wash -outline-offset-2 outline-accent shadow-[inset_3px_0_0_var(--accent)] ' +
              'group-focus-visible:outline-2'
          : 'hover:bg-wash/70',
      )}
    >
      <span
        role="gridcell"
        title={row.at === null ? undefined : formatTimestamp(row.at)}
        className="text-soft tabular-nums max-sm:order-3"
      >
        {row.at === null ? `no. ${position + 1}` : clockTime(row.at)}
      </span>
      <span
        role="gridcell"
        title={row.address}
        className="truncate font-mono text-tiny max-sm:order-2 max-sm:leading-5"
      >
        <span className="font-medium">{row.method}</span> <span className="sr-only">{scheme}</span>
        <span className="text-soft max-sm:sr-only">{host}</span>
        {path}
      </span>
      <span role="gridcell" className={cx('flex items-center gap-1.5 font-medium tabular-nums max-sm:order-1', colour)}>
        <Icon aria-hidden className="size-3.5 shrink-0" strokeWidth={2.4} />
        {row.status ?? 'no answer'}
      </span>
      <span role="gridcell" className="truncate max-sm:order-4" title={row.says}>
        {row.says}
      </span>
    </div>
  )
}

function clockTime(at: number): string {
  return new Intl.DateTimeFormat('en-GB', {
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
    hourCycle: 'h23',
  }).format(at)
}

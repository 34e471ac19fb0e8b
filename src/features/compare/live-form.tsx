import { useQuery } from '@tanstack/react-query'
import { useEffect, useRef, useState } from 'react'
import { connectionsQuery } from '#src/client/queries.ts'
import { Button } from '#src/ui/button.tsx'
import { Callout } from '#src/ui/callout.tsx'
import { Disclosure } from '#src/ui/disclosure.tsx'
import { Progress } from '#src/ui/progress.tsx'
import { Segmented } from '#src/ui/segmented.tsx'
import { Select } from '#src/ui/select.tsx'
import { TextField } from '#src/ui/text-field.tsx'
import { exportLive, type ExportWish } from './live-export.ts'

/** What a {@link LiveForm} takes. */
export interface LiveFormProps {
  readonly onFile: (file: File, job: unknown) => void
}

/** The API's side taken live: read now for free, or as an export job, which uses quota and says so. */
export function LiveForm({ onFile }: LiveFormProps) {
  const connections = (useQuery(connectionsQuery).data ?? []).filter(({ system }) => system === 'clari')
  const [wish, setWish] = useState<ExportWish>({ connection: '', forecastId: '', timePeriod: '', by: 'read', includeHistorical: true })
  const [state, setState] = useState<{ readonly says: string; readonly value: number | null } | null>(null)
  const [problem, setProblem] = useState<string | null>(null)
  const controller = useRef<AbortController | null>(null)
  useEffect(() => () => controller.current?.abort(), [])
  const connection = wish.connection === '' ? (connections[0]?.id ?? '') : wish.connection
  const change = (part: Partial<ExportWish>) => setWish((before) => ({ ...before, ...part }))

  async function take() {
    const own = new AbortController()
    controller.current = own
    setProblem(null)
    setState({ says: 'Asking', value: null })
    const end = await exportLive({ ...wish, connection, forecastId: wish.forecastId.trim() }, own.signal, (says, done, of) => setState({ says: done === null ? says : `${says} ${(done / 1000).toFixed(0)} kB`, value: done === null || of === null ? null : done / of })).catch(() => null)
    setState(null)
    if (end === null) return
    if (end.kind === 'failed') setProblem(end.says)
    else onFile(end.file, end.job)
  }

  if (connections.length === 0) return null
  return (
    <div className="mt-3">
      <Disclosure summary="Or take it live from Clari">
        <form
          className="grid gap-3 sm:grid-cols-2"
          onSubmit={(event) => {
            event.preventDefault()
            if (wish.forecastId.trim() !== '') void take()
          }}
        >
          <Select label="Connection" value={connection} options={connections.map(({ id, label, source }) => ({ value: id, label: source === 'demo' ? `${label} (demo tenant)` : label }))} onChange={(value) => change({ connection: value })} />
          <TextField label="Forecast id" mono value={wish.forecastId} onChange={(forecastId) => change({ forecastId })} placeholder="net_arr" autoComplete="off" />
          <TextField label="Period" optional mono value={wish.timePeriod} onChange={(timePeriod) => change({ timePeriod })} placeholder="2026_Q4, else the current one" autoComplete="off" />
          <div className="sm:col-span-2">
            <Segmented label="How" value={wish.by} options={[{ value: 'read', label: 'Read the latest week (free)' }, { value: 'export', label: 'Export with history (uses quota)' }]} onChange={(by) => change({ by })} />
          </div>
          {wish.by === 'export' && (
            <Callout tone="warn" className="sm:col-span-2">
              One export of your organisation’s monthly number is used. It holds every week of the quarter, adjustments and quotas, which proves more causes.
            </Callout>
          )}
          <div className="sm:col-span-2">
            {state === null ? (
              <Button type="submit" disabled={wish.forecastId.trim() === ''}>
                {wish.by === 'read' ? 'Read it' : 'Start one export'}
              </Button>
            ) : (
              <div className="flex items-end gap-3">
                <div className="min-w-0 flex-1">
                  <Progress label={state.says} value={state.value} />
                </div>
                <Button size="small" onClick={() => controller.current?.abort()}>
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

import { Link } from '@tanstack/react-router'
import { useEffect, useState } from 'react'
import { exportAsCsv } from '#src/clari/export/lookup-csv.ts'
import type { Batch, PlanItem } from '#src/clari/jobs/plan-batch.ts'
import { receiveResults, resultsFileName } from '#src/client/jobs/batch-results.ts'
import type { Receiving } from '#src/client/runs/receive-stream.ts'
import type { BatchRoom } from '#src/client/jobs/batch-room.ts'
import { proxy } from '#src/client/proxy.ts'
import { useTask } from '#src/client/runs/task.ts'
import { sizeDone, sizeWords } from '#src/domain/words/size.ts'
import { saveFile } from '#src/report/share/save-file.ts'
import { buttonClass } from '#src/ui/button-class.ts'
import { Button } from '#src/ui/button.tsx'
import { Callout } from '#src/ui/feedback/callout.tsx'
import { Progress } from '#src/ui/feedback/progress.tsx'

/** What {@link ResultActions} take. */
export interface ResultActionsProps {
  readonly item: PlanItem
  readonly jobId: string
  readonly batch: Batch
  readonly room: BatchRoom
}

/** What can be done with a job's results: saved, kept in this browser, or put beside the screen. */
export function ResultActions({ item, jobId, batch, room }: ResultActionsProps) {
  const [task, { run, cancel }] = useTask<Blob, Receiving>()
  const [problem, setProblem] = useState<string | null>(null)
  const kept = useKept(room, jobId)
  const name = resultsFileName(item)
  const isJson = item.request.format === 'JSON'

  const content = async (): Promise<Blob | null> => {
    setProblem(null)
    const held = await room.store.file(jobId)
    if (held !== null) return held.content
    return run((signal, progress) =>
      receiveResults({ connection: batch.connection, jobId }, { proxy, signal, progress }),
    )
  }
  const save = async (as: 'same' | 'csv') => {
    const blob = await content()
    if (blob === null) return
    if (as === 'same') return saveFile(name, blob)
    const csv = exportAsCsv(await blob.text())
    if (csv === null) setProblem('What came back cannot be laid out as CSV; take it as it is.')
    else saveFile(name.replace(/\.json$/, '.csv'), new Blob([csv], { type: 'text/csv;charset=utf-8' }))
  }
  const keep = async () => {
    const blob = await content()
    if (blob === null) return
    const done = await room.store.keepFile({ id: jobId, batch: batch.id, name, content: blob })
    if (!done) setProblem('This browser has no room for it. Save it as a file instead.')
  }

  return (
    <div className="mt-2 space-y-2">
      <div className="flex flex-wrap gap-2">
        <Link
          to="/compare"
          search={{ jobs: jobId, over: batch.connection }}
          className={buttonClass('secondary', 'small')}
        >
          Compare
        </Link>
        <Button size="small" onClick={() => void save('same')}>
          Save as {item.request.format}
        </Button>
        {isJson && (
          <Button size="small" onClick={() => void save('csv')}>
            Save as CSV
          </Button>
        )}
        {kept ? (
          <Button size="small" variant="quiet" onClick={() => void room.store.dropFile(jobId)}>
            Kept here; forget it
          </Button>
        ) : (
          <Button size="small" variant="quiet" onClick={() => void keep()}>
            Keep in this browser
          </Button>
        )}
      </div>
      {task.kind === 'running' && (
        <div className="flex items-end gap-3">
          <div className="min-w-0 flex-1">
            <Progress label="Receiving" {...shownReceiving(task.progress)} />
          </div>
          <Button size="small" onClick={cancel}>
            Cancel
          </Button>
        </div>
      )}
      {(task.kind === 'failed' || problem !== null) && (
        <Callout tone="fail" announce="assertive">
          {problem ?? (task.kind === 'failed' ? task.says : '')}
        </Callout>
      )}
    </div>
  )
}

function shownReceiving(so: Receiving | null): { readonly value: number | null; readonly detail?: string } {
  if (so === null) return { value: null }
  if (so.of === null) return { value: null, detail: sizeWords(so.received) }
  return { value: so.received / so.of, detail: sizeDone(so.received, so.of) }
}

/** Whether a job's results are kept in this browser. */
function useKept({ store }: BatchRoom, jobId: string): boolean {
  const [kept, setKept] = useState(false)
  useEffect(() => {
    let here = true
    const look = async () => {
      const files = await store.files()
      if (here) setKept(files.some(({ id }) => id === jobId))
    }
    void look()
    const end = store.subscribe(() => void look())
    return () => {
      here = false
      end()
    }
  }, [store, jobId])
  return kept
}

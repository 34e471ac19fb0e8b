import { z } from 'zod'
import { openJobs, type JobBoard } from '#src/clari/jobs/job-board.ts'
import { recall, remember } from '#src/client/store/page-storage.ts'
import { readJson } from '#src/domain/json.ts'

const schema = z.record(z.string().max(200), z.number())

const nameOf = (connection: string) => `jobs-seen-${connection}`

/** When a connection's open jobs were first seen, by id: a queued job does not tell since when it waits. */
export function recallSeen(connection: string): ReadonlyMap<string, number> {
  const read = readJson(recall('browser', nameOf(connection)) ?? '')
  const parsed = schema.safeParse(read.ok ? read.value : {})
  return new Map(parsed.success ? Object.entries(parsed.data) : [])
}

/** Remembers when the jobs that are open now were first seen, and forgets all others. */
export function rememberSeen(connection: string, board: JobBoard | null): void {
  if (board === null) return
  const open = openJobs(board).map(({ job, firstSeen }) => [job.id, firstSeen] as const)
  remember('browser', nameOf(connection), open.length === 0 ? null : JSON.stringify(Object.fromEntries(open)))
}

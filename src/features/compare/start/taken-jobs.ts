import { useEffect } from 'react'
import { getRouteApi } from '@tanstack/react-router'
import { useTask } from '#src/client/runs/task.ts'
import {
  blankWish,
  exportLive,
  type ExportProgress,
  type ExportWish,
} from '#src/features/compare/export/live-export.ts'

const route = getRouteApi('/compare')

/** A job's results, taken as a link asked for them. */
export interface TakenJob {
  readonly file: File
  readonly job: unknown
  readonly wish: ExportWish
}

/** Where taking the results of a link's jobs stands. */
export interface JobsTaking {
  /** What is being done; null while nothing is. */
  readonly says: string | null
  readonly problem: string | null
  readonly cancel: () => void
}

/**
 * Takes the results of the jobs that a link names, all or none, hands them over once, and clears the address.
 */
export function useTakenJobs(take: (taken: readonly TakenJob[]) => void): JobsTaking {
  const { jobs, over } = route.useSearch()
  const navigate = route.useNavigate()
  const [state, task] = useTask<readonly TakenJob[], ExportProgress>()
  useEffect(() => {
    if (jobs === undefined || over === undefined) return
    const run = async () => {
      const taken = await task.run(async (signal, progress) => {
        const files: TakenJob[] = []
        for (const jobId of jobs.split('.')) {
          const wish: ExportWish = { ...blankWish, by: 'job', jobId, connection: over }
          const end = await exportLive(wish, signal, progress)
          if (!end.ok) return { ok: false, says: `Job ${jobId}: ${end.says}` }
          files.push({ ...end.value, wish })
        }
        return { ok: true, value: files }
      })
      if (taken === null) return
      take(taken)
      void navigate({ search: (before) => ({ ...before, jobs: undefined, over: undefined }), replace: true })
    }
    void run()
    // Taken once for each link: `take` and the router's functions are new at each drawing.
    // oxlint-disable-next-line react-hooks/exhaustive-deps
  }, [jobs, over])
  return {
    says: state.kind === 'running' ? (state.progress?.says ?? 'Asking for the job') : null,
    problem: state.kind === 'failed' ? state.says : null,
    cancel: task.cancel,
  }
}

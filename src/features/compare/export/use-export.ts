import { useEffect, useRef, useState } from 'react'
import { sizeWords } from '#src/domain/words/size.ts'
import { exportLive, type ExportWish } from './live-export.ts'

/** A live export on the page: how far it is, why it failed, and how to start and stop it. */
export interface LiveExport {
  readonly state: { readonly says: string; readonly value: number | null } | null
  readonly problem: string | null
  /** Resolves with the file and its job, or null when it failed (see `problem`) or was cancelled. */
  readonly take: (wish: ExportWish) => Promise<{ readonly file: File; readonly job: unknown } | null>
  readonly cancel: () => void
}

/** Runs live exports one at a time; leaving the page ends the one that runs. */
export function useExport(): LiveExport {
  const [state, setState] = useState<LiveExport['state']>(null)
  const [problem, setProblem] = useState<string | null>(null)
  const controller = useRef<AbortController | null>(null)
  useEffect(() => () => controller.current?.abort(), [])
  return {
    state,
    problem,
    cancel: () => controller.current?.abort(),
    take: async (wish) => {
      const own = new AbortController()
      controller.current = own
      setProblem(null)
      setState({ says: 'Asking', value: null })
      const end = await exportLive(wish, own.signal, (says, done, of) =>
        setState({
          says: done === null ? says : `${says} ${sizeWords(done)}`,
          value: done === null || of === null ? null : done / of,
        }),
      ).catch(() => null)
      setState(null)
      if (end?.kind === 'failed') setProblem(end.says)
      return end?.kind === 'file' ? end : null
    },
  }
}

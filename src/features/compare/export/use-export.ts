import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { connectionsQuery } from '#src/client/queries.ts'
import { useTask } from '#src/client/runs/task.ts'
import type { Connection } from '#src/domain/contract/connection.ts'
import { sizeWords } from '#src/domain/words/size.ts'
import { exportLive, type ExportedFile, type ExportProgress, type ExportWish } from './live-export.ts'

/** What a live export hands on: its file, its job's answer (null where there was none), how it was asked for. */
export type OnFile = (file: File, job: unknown, wish: ExportWish) => void

/** A live export on the page: what it is to be, how far it is, why it failed, and how to start and stop it. */
export interface LiveExport {
  /** Clari's. */
  readonly connections: readonly Connection[]
  /** Over a connection that is there; its id is empty where none is. */
  readonly wish: ExportWish
  readonly change: (part: Partial<ExportWish>) => void
  /** Null while none runs. */
  readonly running: { readonly says: string; readonly value: number | null } | null
  readonly problem: string | null
  readonly start: () => void
  readonly cancel: () => void
}

/** Runs live exports one at a time; leaving the page ends the one that runs. */
export function useExport(first: ExportWish, onFile: OnFile): LiveExport {
  const connections = (useQuery(connectionsQuery).data ?? []).filter(({ system }) => system === 'clari')
  const [held, setHeld] = useState(first)
  const [state, task] = useTask<ExportedFile, ExportProgress>()
  const { id = '' } = connections.find((each) => each.id === held.connection) ?? connections[0] ?? {}
  const wish = { ...held, connection: id }
  return {
    connections,
    wish,
    change: (part) => setHeld((before) => ({ ...before, ...part })),
    running: state.kind === 'running' ? shown(state.progress ?? { says: 'Asking' }) : null,
    problem: state.kind === 'failed' ? state.says : null,
    start: () => {
      const whole = { ...wish, forecastId: wish.forecastId.trim() }
      const take = async () => {
        const taken = await task.run((signal, progress) => exportLive(whole, signal, progress))
        if (taken !== null) onFile(taken.file, taken.job, whole)
      }
      void take()
    },
    cancel: task.cancel,
  }
}

function shown({ says, received, of }: ExportProgress): LiveExport['running'] {
  if (received === undefined) return { says, value: null }
  return { says: `${says} ${sizeWords(received)}`, value: of == null ? null : received / of }
}

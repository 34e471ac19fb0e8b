import { useState } from 'react'
import { openBundle, type OpenedBundle } from '#src/client/bundle/open-bundle.ts'
import { useTask } from '#src/client/runs/task.ts'

/** A bundle that is being opened, was opened, or was refused. */
export interface BundleOpening {
  readonly busy: boolean
  readonly bundle: OpenedBundle | null
  /** Which file was refused, and why in a sentence. */
  readonly refused: { readonly name: string; readonly says: string } | null
  readonly open: (file: File) => Promise<void>
  readonly close: () => void
}

const unread = { ok: false, says: 'The browser could not read the file. It may have been moved or deleted.' } as const

/** Opens one bundle at a time; the newest file counts. */
export function useOpenBundle(): BundleOpening {
  const [state, task] = useTask<OpenedBundle>()
  const [name, setName] = useState('')
  return {
    busy: state.kind === 'running',
    bundle: state.kind === 'done' ? state.value : null,
    refused: state.kind === 'failed' ? { name, says: state.says } : null,
    open: async (file) => {
      setName(file.name)
      await task.run(async () => {
        // A file that vanished between choosing and reading is told like one that cannot be read.
        const opened = await openBundle(file).catch(() => unread)
        return opened.ok ? { ok: true, value: opened.bundle } : opened
      })
      window.scrollTo({ top: 0 })
    },
    close: task.clear,
  }
}

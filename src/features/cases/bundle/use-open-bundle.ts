import { useCallback, useRef, useState } from 'react'
import { openBundle, type OpenedBundle } from '#src/client/bundle/open-bundle.ts'

/** A bundle that is being opened, was opened, or was refused. */
export interface BundleOpening {
  readonly busy: boolean
  readonly bundle: OpenedBundle | null
  /** Which file was refused, and why in a sentence. */
  readonly refused: { readonly name: string; readonly says: string } | null
  readonly open: (file: File) => Promise<void>
  readonly close: () => void
}

/** Opens one bundle at a time; the newest file counts. */
export function useOpenBundle(): BundleOpening {
  const [state, setState] = useState<Pick<BundleOpening, 'busy' | 'bundle' | 'refused'>>({
    busy: false,
    bundle: null,
    refused: null,
  })
  const latest = useRef(0)
  const open = useCallback(async (file: File) => {
    const own = (latest.current += 1)
    setState({ busy: true, bundle: null, refused: null })
    // A file that vanished between choosing and reading is told like one that cannot be read.
    const result = await openBundle(file).catch(
      () => ({ ok: false, says: 'The browser could not read the file. It may have been moved or deleted.' }) as const,
    )
    if (own !== latest.current) return
    setState(
      result.ok
        ? { busy: false, bundle: result.bundle, refused: null }
        : { busy: false, bundle: null, refused: { name: file.name, says: result.says } },
    )
    window.scrollTo({ top: 0 })
  }, [])
  const close = useCallback(() => setState({ busy: false, bundle: null, refused: null }), [])
  return { ...state, open, close }
}

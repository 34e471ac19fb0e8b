import { FolderOpen } from 'lucide-react'
import { useState, type ReactNode } from 'react'
import { FileButton } from '#src/ui/form/file-button.tsx'
import type { BundleOpening } from './use-open-bundle.ts'

/** Takes a bundle that is dropped anywhere on what it holds. */
export function BundleDrop({ opening, children }: { readonly opening: BundleOpening; readonly children: ReactNode }) {
  const [over, setOver] = useState(false)
  return (
    <div
      role="group"
      aria-label="Cases; a bundle can be dropped here"
      className="relative flex-1"
      onDragOver={(event) => {
        if (!event.dataTransfer.types.includes('Files')) return
        event.preventDefault()
        setOver(true)
      }}
      onDragLeave={(event) => {
        if (event.relatedTarget instanceof Node && event.currentTarget.contains(event.relatedTarget)) return
        setOver(false)
      }}
      onDrop={(event) => {
        setOver(false)
        const [file] = event.dataTransfer.files
        if (file === undefined) return
        event.preventDefault()
        void opening.open(file)
      }}
    >
      {children}
      {over && (
        <div
          aria-hidden
          className={
            'pointer-events-none absolute inset-3 grid place-items-start justify-center rounded-card border-2 ' +
            'border-dashed border-accent bg-accent-wash/60 pt-24'
          }
        >
          <p className="rounded-control bg-card px-4 py-2 text-large font-medium shadow-float">
            Drop the bundle to open it
          </p>
        </div>
      )}
    </div>
  )
}

/** Chooses a bundle from disk. */
export function OpenBundleButton({ opening }: { readonly opening: BundleOpening }) {
  return (
    <FileButton
      icon={<FolderOpen aria-hidden />}
      busy={opening.busy}
      file="A case bundle"
      accept=".zip,application/zip"
      onFiles={([file]) => void opening.open(file)}
    >
      Open a bundle
    </FileButton>
  )
}

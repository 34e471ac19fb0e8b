import { X } from 'lucide-react'
import { useState, type ReactNode } from 'react'
import { sizeWords } from '#src/domain/words/size.ts'
import { cx } from '#src/ui/cx.ts'
import { FileButton } from '#src/ui/form/file-button.tsx'
import { IconButton } from '#src/ui/icon-button.tsx'

/** What {@link SideFiles} takes. */
export interface SideFilesProps {
  readonly title: string
  readonly says: string
  readonly files: readonly File[]
  readonly onFiles: (files: readonly File[]) => void
  /** What a pasted grid is called as a file. */
  readonly pasteName: string
  readonly children?: ReactNode
}

/** One side of the comparison: files dropped or opened, or a grid pasted as text or as a table. */
export function SideFiles({ title, says, files, onFiles, pasteName, children }: SideFilesProps) {
  const [over, setOver] = useState(false)
  const add = (more: readonly File[]) => onFiles([...files, ...more])
  return (
    <section
      aria-label={title}
      className={cx(
        'flex flex-col rounded-card border bg-card p-5 shadow-card',
        over ? 'border-accent ring-4 ring-accent-wash' : 'border-line',
      )}
      onDragOver={(event) => {
        if (!event.dataTransfer.types.includes('Files')) return
        event.preventDefault()
        setOver(true)
      }}
      onDragLeave={(event) => {
        if (!(event.relatedTarget instanceof Node) || !event.currentTarget.contains(event.relatedTarget)) setOver(false)
      }}
      onDrop={(event) => {
        event.preventDefault()
        setOver(false)
        add([...event.dataTransfer.files])
      }}
      onPaste={(event) => {
        const pasted = [...event.clipboardData.files]
        const html = event.clipboardData.getData('text/html')
        const text = event.clipboardData.getData('text/plain')
        const typing = event.target instanceof HTMLInputElement
        if (typing || (pasted.length === 0 && html === '' && text === '')) return
        event.preventDefault()
        if (pasted.length > 0) return add(pasted)
        // A grid copied from a page carries its cells as a table; a spreadsheet's text keeps its tabs.
        const table = /<table[\s>]/i.test(html)
        const count = files.filter(({ name }) => name.startsWith(pasteName)).length
        add([
          new File(
            [table ? html : text],
            `${pasteName}${count === 0 ? '' : ` ${count + 1}`}.${table ? 'html' : 'tsv'}`,
          ),
        ])
      }}
    >
      <h2 className="text-heading font-strong">{title}</h2>
      <p className="mt-1 text-normal text-soft">{says}</p>
      <div
        tabIndex={0}
        role="group"
        aria-label={`${title}: drop files or paste a table here`}
        className={
          'mt-3 flex min-h-24 flex-col items-center justify-center gap-2 rounded-control border border-dashed ' +
          'border-edge/60 px-4 py-4 text-center text-small text-soft'
        }
      >
        Drop files here, or click here and paste a table
        <FileButton size="small" file={`${title}: files`} multiple onFiles={add}>
          Open files
        </FileButton>
      </div>
      {files.length > 0 && (
        <ul className="mt-3 space-y-1.5" aria-label={`${title}: chosen`}>
          {files.map((file, index) => (
            <li
              key={`${file.name} ${index}`}
              className="flex items-center gap-2 rounded-control border border-line bg-wash px-3 py-1 text-small"
            >
              <span className="min-w-0 flex-1 truncate font-mono">{file.name}</span>
              <span className="text-soft tabular-nums">{sizeWords(file.size)}</span>
              <IconButton
                label={`Remove ${file.name}`}
                size="small"
                icon={<X aria-hidden />}
                onClick={() => onFiles(files.filter((_, at) => at !== index))}
              />
            </li>
          ))}
        </ul>
      )}
      {children}
    </section>
  )
}

import { useState } from 'react'
import type { SourceOptions, SourceReading } from '#src/compare/read/source.ts'
import { Disclosure } from '#src/ui/overlay/disclosure.tsx'
import { FileReadingView } from './file-reading.tsx'

/** What a {@link ReadingView} takes. */
export interface ReadingViewProps {
  readonly readings: readonly SourceReading[]
  /** The files of the readings, in the same order. */
  readonly files: readonly File[]
  readonly options: ReadonlyMap<File, SourceOptions>
  /** Files that were read as an earlier one of the same shape. */
  readonly recalled: ReadonlySet<File>
  /** Reads a file otherwise and compares again; null forgets what was said. */
  readonly onAgain: (file: File, options: SourceOptions | null, reading: SourceReading) => void
}

/** How each file was read, so that a wrong guess can be seen and overruled. */
export function ReadingView({ readings, files, options, recalled, onAgain }: ReadingViewProps) {
  // Hundreds of choices that few open: they are made at the first click, so that the result is drawn at once.
  const [asked, setAsked] = useState(false)
  return (
    <Disclosure
      summary={`How the ${files.length} files were read, and how to read them otherwise`}
      onOpen={() => setAsked(true)}
    >
      {asked && (
        <div className="space-y-6">
          {readings.map((reading, at) => {
            const file = files[at]
            return file === undefined ? null : (
              <FileReadingView
                key={`${at} ${reading.file}`}
                reading={reading}
                options={options.get(file) ?? {}}
                recalled={recalled.has(file)}
                onAgain={(next) => onAgain(file, next, reading)}
              />
            )
          })}
        </div>
      )}
    </Disclosure>
  )
}

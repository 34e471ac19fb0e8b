import { useState, type ReactNode } from 'react'
import type { SourceOptions, SourceReading } from '#src/compare/read/source.ts'
import { Disclosure } from '#src/ui/overlay/disclosure.tsx'
import { FileReadingView } from './file-reading.tsx'
import { guessesOf, isChanged, readAs } from './read-slots.ts'
import { WhatWasRead } from './what-was-read.tsx'

/** What a {@link ReadingView} takes. */
export interface ReadingViewProps {
  readonly readings: readonly SourceReading[]
  /** The files of the readings, in the same order. */
  readonly files: readonly File[]
  /** How many of them are of the API's side. */
  readonly apiFiles: number
  readonly options: ReadonlyMap<File, SourceOptions>
  /** Files that were read as an earlier one of the same shape. */
  readonly recalled: ReadonlySet<File>
  /** Reads a file otherwise and compares again; null forgets what was said. */
  readonly onAgain: (file: File, options: SourceOptions | null, reading: SourceReading) => void
}

/** How each file was read, so that a wrong guess can be seen and overruled. */
export function ReadingView({ readings, files, apiFiles, options, recalled, onAgain }: ReadingViewProps) {
  // Hundreds of choices that few open: they are made at the first click, so that the result is drawn at once.
  const [asked, setAsked] = useState(false)
  const [glanced, setGlanced] = useState(false)
  const each = (show: (reading: SourceReading, file: File, at: number) => ReactNode) =>
    readings.map((reading, at) => {
      const file = files[at]
      return file === undefined ? null : show(reading, file, at)
    })
  // Where something is a guess, or was changed a moment ago, it stays in view.
  const isOpen = readings.some((reading) => guessesOf(reading).length > 0 || isChanged(reading))
  return (
    <div className="space-y-3" id="what-was-read">
      <Disclosure open={isOpen} summary={`What was read: ${readWords(readings)}`} onOpen={() => setGlanced(true)}>
        {(glanced || isOpen) && (
          <div className="grid items-start gap-3 lg:grid-cols-2">
            {each((reading, file, at) => (
              <WhatWasRead
                key={`${at} ${reading.file}`}
                side={at < apiFiles ? 'The API’s side' : 'The screen’s side'}
                reading={reading}
                options={options.get(file) ?? {}}
                onAgain={(next) => onAgain(file, next, reading)}
              />
            ))}
          </div>
        )}
      </Disclosure>
      <Disclosure
        summary={`How the ${files.length} files were read, and how to read them otherwise`}
        onOpen={() => setAsked(true)}
      >
        {asked && (
          <div className="space-y-6">
            {each((reading, file, at) => (
              <FileReadingView
                key={`${at} ${reading.file}`}
                reading={reading}
                options={options.get(file) ?? {}}
                recalled={recalled.has(file)}
                onAgain={(next) => onAgain(file, next, reading)}
              />
            ))}
          </div>
        )}
      </Disclosure>
    </div>
  )
}

/** What a file's people and numbers were taken from, where it is a table. */
function readWords(readings: readonly SourceReading[]): string {
  const tables = readings.flatMap((reading) => {
    const { slots, values } = readAs(reading)
    const [who] = slots.filter(({ slot, header }) => header !== null && /person|email|id/.test(slot))
    const held = [...slots.filter(({ slot }) => slot === 'value'), ...values].flatMap(({ header }) => header ?? [])
    if (who === undefined || held.length === 0) return []
    const numbers = held.slice(0, 3).map((header) => `“${header}”`)
    const more = held.length > numbers.length ? ` and ${held.length - numbers.length} more` : ''
    return [`${reading.file} people by “${who.header}”, numbers in ${numbers.join(', ')}${more}`]
  })
  return tables.length === 0 ? 'the exports say themselves what everything is' : tables.join(' · ')
}

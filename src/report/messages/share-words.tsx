import { Mail } from 'lucide-react'
import { useState } from 'react'
import { actorNames } from '#src/domain/model/scenario.ts'
import { buttonClass } from '#src/ui/button-class.ts'
import { CodeBlock } from '#src/ui/text/code-block.tsx'
import { CopyButton } from '#src/ui/text/copy-button.tsx'
import { formatTimestamp } from '#src/domain/words/moment.ts'
import { Segmented } from '#src/ui/form/segmented.tsx'
import { readyWords, type ReadyWords } from './ready-words.ts'
import type { Report } from '#src/report/model/report.ts'
import { mailtoOf, subjectLineOf, wordFormatNames, wordFormats, writeWords, type WordFormat } from './write-words.ts'

/** What {@link ShareWords} takes. */
export interface ShareWordsProps {
  readonly report: Report
  /** Whom the report names beside the analyst. */
  readonly actors: readonly ReadyWords['to'][]
}

/** A message to each of those who must act, in the format of the place where it is pasted. */
export function ShareWords({ report, actors }: ShareWordsProps) {
  const [chosen, setTo] = useState<ReadyWords['to'] | null>(null)
  const [format, setFormat] = useState<WordFormat>('email')
  const to = chosen ?? actors[0]
  if (to === undefined) return null
  const words = readyWords(report, to, formatTimestamp)
  const text = writeWords(words, format)
  const mailto = mailtoOf(words)
  return (
    <div className="space-y-3">
      <div className="flex flex-wrap items-center gap-x-4 gap-y-2">
        {actors.length > 1 && (
          <Segmented
            label="To whom"
            value={to}
            options={actors.map((value) => ({ value, label: actorNames[value] }))}
            onChange={setTo}
          />
        )}
        {actors.length === 1 && <p className="text-normal">To: {actorNames[to]}</p>}
        <Segmented
          label="Format"
          value={format}
          options={wordFormats.map((value) => ({ value, label: wordFormatNames[value] }))}
          onChange={setFormat}
        />
      </div>
      {format === 'email' && (
        <p className="flex flex-wrap items-center gap-2 text-normal wrap-anywhere">
          <span className="text-soft">Subject:</span> <b className="font-medium">{subjectLineOf(words)}</b>
          <CopyButton text={subjectLineOf(words)} label="Copy the subject" iconOnly variant="quiet" />
        </p>
      )}
      <CodeBlock text={text} label="The message" height="tall" />
      <div className="flex flex-wrap items-center gap-2">
        <CopyButton text={text} label="Copy message" done="Message copied" variant="primary" size="normal" />
        {format === 'email' &&
          (mailto === null ? (
            <span className="text-small text-soft">
              It is too long to be handed to a mail program; copy it instead.
            </span>
          ) : (
            <a href={mailto} className={buttonClass()}>
              <Mail aria-hidden />
              Open in the mail program
            </a>
          ))}
      </div>
    </div>
  )
}

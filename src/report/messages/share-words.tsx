import { Mail } from 'lucide-react'
import { useState } from 'react'
import { actorNames } from '#src/domain/model/scenario.ts'
import { buttonClass } from '#src/ui/button-class.ts'
import { Button } from '#src/ui/button.tsx'
import { Callout } from '#src/ui/feedback/callout.tsx'
import { TextArea } from '#src/ui/form/text-area.tsx'
import { TextField } from '#src/ui/form/text-field.tsx'
import { Disclosure } from '#src/ui/overlay/disclosure.tsx'
import { CopyButton } from '#src/ui/text/copy-button.tsx'
import { formatTimestamp } from '#src/domain/words/moment.ts'
import { Segmented } from '#src/ui/form/segmented.tsx'
import { messageName, useEditedMessage, useMessageFrame } from './message-memory.tsx'
import { readyWords, type ReadyWords } from './ready-words.ts'
import type { Report } from '#src/report/model/report.ts'
import {
  mailtoOf,
  mailtoWith,
  subjectLineOf,
  wordFormatNames,
  wordFormats,
  writeWords,
  type WordFormat,
} from './write-words.ts'

/** What {@link ShareWords} takes. */
export interface ShareWordsProps {
  readonly report: Report
  /** Whom the report names beside the analyst. */
  readonly actors: readonly ReadyWords['to'][]
}

/** A message to each of those who must act, in the format of the place where it is pasted; it can be edited. */
export function ShareWords({ report, actors }: ShareWordsProps) {
  const [chosen, setTo] = useState<ReadyWords['to'] | null>(null)
  const [format, setFormat] = useState<WordFormat>('email')
  const [frame, setFrame] = useMessageFrame()
  const to = chosen ?? actors[0]
  const [edited, edit] = useEditedMessage(messageName(report.caseId, to ?? '', format))
  if (to === undefined) return null
  const words = readyWords(report, to, formatTimestamp)
  const written = writeWords(words, format, frame)
  const text = edited?.text ?? written
  const mailto = edited === null ? mailtoOf(words, frame) : mailtoWith(subjectLineOf(words), edited.text)
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
      {edited !== null && edited.from !== written && (
        <Callout tone="warn" title="What it was written from has changed since you edited it">
          Your words are kept as they are. “Undo my edits” shows the message as it would be written now.
        </Callout>
      )}
      <TextArea
        label="The message"
        mono={format !== 'email'}
        rows={16}
        value={text}
        onChange={(value) => edit(value === written ? null : { from: edited?.from ?? written, text: value })}
        help="Edit it as you like: it stays edited in this tab. Secrets were removed before it was written."
      />
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
        {edited !== null && (
          <Button variant="quiet" onClick={() => edit(null)}>
            Undo my edits
          </Button>
        )}
      </div>
      {format === 'email' && (
        <Disclosure summary="Greeting and signature">
          <div className="grid gap-3 @md:grid-cols-2">
            <TextField
              label="Greeting"
              optional
              value={frame.greeting}
              placeholder="Hello,"
              onChange={(greeting) => setFrame({ greeting })}
            />
            <TextArea
              label="Signature"
              optional
              rows={2}
              value={frame.signature}
              onChange={(signature) => setFrame({ signature })}
              help="Remembered in this browser for every message."
            />
          </div>
        </Disclosure>
      )}
    </div>
  )
}

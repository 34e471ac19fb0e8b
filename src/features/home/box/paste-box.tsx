import { ShieldCheck, X } from 'lucide-react'
import { useEffect, useRef, useState, type ReactNode } from 'react'
import { Button } from '#src/ui/button.tsx'
import { cx } from '#src/ui/cx.ts'
import { FileButton } from '#src/ui/form/file-button.tsx'
import { sizeWords } from '#src/domain/words/size.ts'
import { Progress } from '#src/ui/feedback/progress.tsx'
import { pasteExamples } from '#src/features/home/examples.ts'
import { MarkedArea } from './marked-area.tsx'
import { RecordingList } from './recording-list.tsx'
import type { Box, BoxActions } from './use-box.ts'
import { busyWords, removedWords } from './words.ts'

/** What a {@link PasteBox} takes. */
export interface PasteBoxProps {
  readonly box: Box
  readonly actions: BoxActions
  /** Enter, when there is something to find out. */
  readonly onGo: (() => void) | null
  /** The matches, below the text. */
  readonly children: ReactNode
}

/** The one box that takes anything: typed, pasted or dropped. */
export function PasteBox({ box, actions, onGo, children }: PasteBoxProps) {
  const [over, setOver] = useState(false)
  const field = useRef<HTMLTextAreaElement>(null)
  useEffect(() => {
    // With a mouse one can paste at once; on a phone it would bring up the keyboard.
    if (globalThis.matchMedia?.('(pointer: fine)').matches) field.current?.focus({ preventScroll: true })
  }, [])
  const settled = box.reading !== null && box.reading.text === box.text && box.busy === null
  return (
    <div
      className={cx(
        'overflow-hidden rounded-card border bg-card shadow-card transition-[border-color,box-shadow] ' +
          'focus-within:border-accent focus-within:ring-1 focus-within:ring-accent',
        over ? 'border-accent ring-4 ring-accent-wash' : 'border-edge',
      )}
      onPaste={(event) => {
        const [file] = event.clipboardData.files
        const pasted = event.clipboardData.getData('text/plain')
        if (pasted === '' && file === undefined) return
        // What is pasted is read before it is shown, so that a secret never stands in the box.
        event.preventDefault()
        if (pasted === '' && file !== undefined) return actions.drop(file)
        // A request of a recording is not added to: what is pasted takes the recording's place.
        if (box.recording !== null || !(event.target instanceof HTMLTextAreaElement)) return actions.paste(pasted)
        const { selectionStart, selectionEnd, value } = event.target
        actions.paste(value.slice(0, selectionStart) + pasted + value.slice(selectionEnd))
      }}
      onDragOver={(event) => {
        if (!event.dataTransfer.types.includes('Files')) return
        event.preventDefault()
        setOver(true)
      }}
      onDragLeave={(event) => {
        if (!(event.relatedTarget instanceof Node) || !event.currentTarget.contains(event.relatedTarget)) setOver(false)
      }}
      onDrop={(event) => {
        setOver(false)
        const [file] = event.dataTransfer.files
        if (file === undefined) return
        event.preventDefault()
        actions.drop(file)
      }}
    >
      {box.recording !== null && (
        <RecordingList
          recording={box.recording.read}
          chosen={box.recording.chosen}
          onChoose={actions.choose}
          onGo={onGo}
        />
      )}
      <MarkedArea
        aria-label="What you saw: the error, a log, or your own words"
        aria-describedby="box-told"
        value={box.text}
        marks={settled ? (box.reading?.marks ?? []) : []}
        className={box.recording === null ? 'max-h-[min(15rem,32vh)] min-h-26' : 'h-36'}
        placeholder='{"error":"Unauthorized","message":"Invalid API key"}'
        spellCheck={false}
        autoCapitalize="off"
        autoComplete="off"
        ref={field}
        readOnly={box.busy !== null || box.recording !== null}
        onChange={(event) => actions.type(event.currentTarget.value)}
        onBlur={actions.settle}
        onKeyDown={(event) => {
          if (event.key !== 'Enter' || event.shiftKey || event.nativeEvent.isComposing || onGo === null) return
          event.preventDefault()
          onGo()
        }}
      />
      <div id="box-told" aria-live="polite">
        {box.busy !== null && (
          <div className="flex items-end gap-4 border-t border-line px-4.5 py-3">
            <div className="min-w-0 flex-1">
              <Progress label={busyWords(box.busy)} value={box.busy.share} />
            </div>
            <Button size="small" onClick={actions.cancel}>
              Cancel
            </Button>
          </div>
        )}
        {box.cannot !== null && (
          <p className="border-t border-line bg-warn-wash px-4.5 py-2.5 text-small text-ink">{box.cannot}</p>
        )}
        <Told box={box} />
      </div>
      {box.text === '' && box.recording === null && box.busy === null && <Examples onChoose={actions.paste} />}
      {children}
      <div
        className={
          'flex min-h-10 flex-wrap items-center justify-between gap-x-3 gap-y-1 border-t border-line bg-wash/60 ' +
          'py-1.5 pr-2 pl-4.5 text-small text-soft'
        }
      >
        <span className="flex min-w-0 items-center gap-1.5">
          <ShieldCheck aria-hidden className="size-3.5 shrink-0" />
          Read on this computer only. Keys in it are blanked before anything is shown or kept.
        </span>
        <span className="ml-auto flex items-center gap-1">
          {(box.text !== '' || box.recording !== null) && (
            <Button size="small" variant="quiet" icon={<X aria-hidden />} onClick={actions.clear}>
              Clear
            </Button>
          )}
          <FileButton size="small" variant="quiet" file="File to read" onFiles={([file]) => actions.drop(file)}>
            Open a file
          </FileButton>
        </span>
      </div>
    </div>
  )
}

/** Something to try the box with, while it is empty. */
function Examples({ onChoose }: { readonly onChoose: (text: string) => void }) {
  return (
    <div className="flex flex-wrap items-center gap-x-1 px-4.5 pb-2.5 text-small text-soft">
      <span className="mr-1">Try it with</span>
      {pasteExamples.map(({ label, text }) => (
        <button
          key={label}
          type="button"
          onClick={() => onChoose(text)}
          className="rounded-tag px-1.5 py-0.5 text-accent transition-colors hover:bg-accent-wash"
        >
          {label}
        </button>
      ))}
    </div>
  )
}

/** What was taken out of the text, and how much of it is shown. */
function Told({ box }: { readonly box: Box }) {
  const { reading, removed, ofPicture } = box
  const long = reading !== null && reading.leftOut > 0
  if (removed.length === 0 && !long && !ofPicture) return null
  return (
    <p className="border-t border-line px-4.5 py-2 text-small text-soft">
      {ofPicture && 'Read from the picture, in which letters are easily confused: check the words. It is not kept. '}
      {removed.length > 0 && <span className="font-medium text-ink">{removedWords(removed)}.</span>}
      {long && ` All ${sizeWords(reading.total)} were read; the part around what matters is shown and kept.`}
    </p>
  )
}

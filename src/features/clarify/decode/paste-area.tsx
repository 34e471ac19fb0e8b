import { useState } from 'react'
import { cx } from '#src/ui/cx.ts'
import { sizeWords } from '#src/domain/words/size.ts'
import { TextArea } from '#src/ui/form/text-area.tsx'

/** Longer texts are read whole, but only their beginning is drawn. */
const drawnLimit = 100_000
const drawnOfLong = 2_000

/** What a {@link PasteArea} takes. */
export interface PasteAreaProps {
  readonly label: string
  readonly placeholder: string
  readonly optional?: boolean
  readonly rows: number
  readonly value: string
  /** What is worth knowing about the text, such as what was taken out of it. */
  readonly note?: string | undefined
  readonly readOnly: boolean
  readonly onType: (text: string) => void
  readonly onGive: (source: string | File) => void
  readonly onSettle: () => void
}

/**
 * A place to paste, type or drop a text; what is pasted or dropped is read before it is shown, so that no
 * secret in it ever is.
 */
export function PasteArea({
  label,
  placeholder,
  optional = false,
  rows,
  value,
  note,
  readOnly,
  onType,
  onGive,
  onSettle,
}: PasteAreaProps) {
  const [over, setOver] = useState(false)
  const long = value.length > drawnLimit
  const longNote =
    `All ${sizeWords(value.length)} are read and kept; only the ` +
    'beginning is drawn here. Clear it to paste something else.'
  return (
    <TextArea
      label={label}
      optional={optional}
      mono
      rows={rows}
      placeholder={placeholder}
      autoCapitalize="off"
      autoComplete="off"
      value={long ? `${value.slice(0, drawnOfLong)} …` : value}
      readOnly={readOnly || long}
      note={long ? (note === undefined ? longNote : `${note} ${longNote}`) : note}
      className={cx('max-h-[60vh] wrap-anywhere', over && 'ring-4 ring-accent-wash')}
      onChange={onType}
      onBlur={onSettle}
      onPaste={(event) => {
        const [file] = event.clipboardData.files
        const pasted = event.clipboardData.getData('text/plain')
        if (readOnly || long || (pasted === '' && file === undefined)) return
        event.preventDefault()
        if (pasted === '' && file !== undefined) return onGive(file)
        const { selectionStart, selectionEnd } = event.currentTarget
        onGive(value.slice(0, selectionStart) + pasted + value.slice(selectionEnd))
      }}
      onDragOver={(event) => {
        if (!event.dataTransfer.types.includes('Files')) return
        event.preventDefault()
        setOver(true)
      }}
      onDragLeave={() => setOver(false)}
      onDrop={(event) => {
        setOver(false)
        const [file] = event.dataTransfer.files
        if (file === undefined) return
        event.preventDefault()
        onGive(file)
      }}
    />
  )
}

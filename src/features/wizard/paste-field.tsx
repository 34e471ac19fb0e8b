import { useDeferredValue } from 'react'
import { counted, grouped } from '#src/domain/words/count.ts'
import { keptOfPaste } from '#src/engine/usual-answers.ts'
import { blankSecrets } from '#src/secrets/blank.ts'
import { TextArea } from '#src/ui/form/text-area.tsx'

/** What a {@link PasteField} takes. */
export interface PasteFieldProps {
  readonly label: string
  readonly help?: string | undefined
  readonly placeholder?: string | undefined
  readonly optional: boolean
  readonly value: string
  /** Gets the text with its secrets blanked, and whether it had to be cut. */
  readonly onChange: (value: string, note: string) => void
  readonly note: string
}

/** A place to paste a text: its secrets are blanked before it is shown or kept, and a note says so. */
export function PasteField({ label, help, placeholder, optional, value, onChange, note }: PasteFieldProps) {
  const shownNote = useDeferredValue(note)
  return (
    <TextArea
      label={label}
      help={help}
      optional={optional}
      placeholder={placeholder}
      mono
      rows={9}
      value={value}
      note={shownNote === '' ? undefined : shownNote}
      onChange={(text) => {
        const blanked = blankPaste(text)
        onChange(blanked.text, blanked.note === '' && text === blanked.text ? '' : blanked.note)
      }}
    />
  )
}

/** Blanks the secrets of a pasted text, and cuts it to what is kept; the note says what was done. */
export function blankPaste(text: string): { readonly text: string; readonly note: string } {
  const cut = text.length > keptOfPaste
  const { text: blanked, removed } = blankSecrets(cut ? text.slice(0, keptOfPaste) : text)
  const notes = [
    ...(removed.length === 0
      ? []
      : [
          removed.length === 1
            ? `1 secret was removed: ${counted(removed[0]?.length ?? 0, 'character')}.`
            : `${counted(removed.length, 'secret was', 'secrets were')} removed.`,
        ]),
    ...(cut ? [`Only the first ${grouped(keptOfPaste)} of ${grouped(text.length)} characters are kept.`] : []),
  ]
  return { text: blanked, note: notes.join(' ') }
}

import type { Warning } from '#src/domain/table/table.ts'
import { counted, grouped } from '#src/domain/words/count.ts'
import { Disclosure } from '#src/ui/overlay/disclosure.tsx'

/** More notes than anybody reads. */
const mostShown = 100

/** So few that they are shown at once. */
const fewNotes = 4

/** What is worth saying of what was read, each with its file and line. */
export function NotesList({ notes }: { readonly notes: readonly Warning[] }) {
  if (notes.length === 0) return null
  return (
    <Disclosure open={notes.length <= fewNotes} summary={`${counted(notes.length, 'note')} on what was read`}>
      <ul className="list-disc space-y-1 pl-5 text-small text-soft">
        {notes.slice(0, mostShown).map(({ says, file, line }, at) => (
          <li key={`${at} ${says}`} className="wrap-anywhere">
            {file === undefined || file === '' || says.includes(file)
              ? ''
              : `${file}${line === undefined ? '' : ` line ${line}`}: `}
            {says}
          </li>
        ))}
        {notes.length > mostShown && <li>{grouped(notes.length - mostShown)} more.</li>}
      </ul>
    </Disclosure>
  )
}

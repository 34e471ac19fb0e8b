import { FileUp } from 'lucide-react'
import { useRef } from 'react'
import { Button, type ButtonProps } from '#src/ui/button.tsx'

/** What a {@link FileButton} takes beside what a {@link Button} takes. */
export interface FileButtonProps extends Omit<ButtonProps, 'onClick' | 'type'> {
  /** What is asked for, as the name of the file input behind the button. */
  readonly file: string
  /** Kinds of files to offer, as of `<input accept>`. */
  readonly accept?: string
  readonly multiple?: boolean
  /** Hears of what was chosen, never of nothing; the same file can be chosen again. */
  readonly onFiles: (files: readonly [File, ...File[]]) => void
}

/** A button that opens the computer's own choice of files. */
export function FileButton({
  file,
  accept,
  multiple,
  onFiles,
  icon = <FileUp aria-hidden />,
  ...button
}: FileButtonProps) {
  const picker = useRef<HTMLInputElement>(null)
  return (
    <>
      <Button icon={icon} {...button} onClick={() => picker.current?.click()} />
      <input
        ref={picker}
        type="file"
        hidden
        aria-label={file}
        accept={accept}
        multiple={multiple}
        onChange={(event) => {
          const [first, ...more] = event.currentTarget.files ?? []
          event.currentTarget.value = ''
          if (first !== undefined) onFiles([first, ...more])
        }}
      />
    </>
  )
}

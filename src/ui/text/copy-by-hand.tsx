import { useRef } from 'react'
import { Dialog } from '#src/ui/overlay/dialog.tsx'
import { Kbd } from './kbd.tsx'

/** Shows a text, selected, for copying with the keyboard where the clipboard is blocked. */
export function CopyByHand({ text, onClose }: { readonly text: string; readonly onClose: () => void }) {
  const field = useRef<HTMLTextAreaElement>(null)
  return (
    <Dialog
      open
      onOpenChange={(open) => {
        if (!open) onClose()
      }}
      title="Copy it by hand"
      description={
        <>
          The browser did not let the page use the clipboard. The text is selected: press <Kbd>Ctrl C</Kbd> or{' '}
          <Kbd>⌘ C</Kbd>.
        </>
      }
      initialFocus={field}
    >
      <textarea
        ref={field}
        readOnly
        aria-label="Text to copy"
        value={text}
        rows={Math.min(12, Math.max(3, text.split('\n').length))}
        onFocus={(event) => event.currentTarget.select()}
        className="w-full resize-y rounded-control border border-edge bg-wash p-3 font-mono text-small"
      />
    </Dialog>
  )
}

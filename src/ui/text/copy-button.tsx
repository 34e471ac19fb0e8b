import { Check, Copy } from 'lucide-react'
import { useEffect, useRef, useState } from 'react'
import { buttonClass, type ButtonSize, type ButtonVariant } from '#src/ui/button-class.ts'
import { CopyByHand } from './copy-by-hand.tsx'
import { copyText } from './copy-text.ts'

/** What a {@link CopyButton} takes. */
export interface CopyButtonProps {
  /** What is copied; a function is asked at the click, so that a long text is made only then. */
  readonly text: string | (() => string)
  /** The words on it; with `iconOnly` its accessible name. */
  readonly label: string
  /** The words after it worked; `Copied` by default. */
  readonly done?: string
  /** Called once it is on the clipboard. */
  readonly onCopied?: () => void
  readonly iconOnly?: boolean
  readonly variant?: ButtonVariant
  readonly size?: ButtonSize
  readonly className?: string
}

/** Copies a text and tells that it did; where the browser blocks the clipboard, shows the text selected instead. */
export function CopyButton({
  text,
  label,
  done = 'Copied',
  onCopied,
  iconOnly = false,
  variant = 'secondary',
  size = 'small',
  className,
}: CopyButtonProps) {
  const [copied, setCopied] = useState(false)
  const [byHand, setByHand] = useState<string | null>(null)
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)
  useEffect(() => () => clearTimeout(timer.current), [])

  async function copy() {
    const value = typeof text === 'function' ? text() : text
    if (await copyText(value)) {
      setCopied(true)
      onCopied?.()
      clearTimeout(timer.current)
      timer.current = setTimeout(() => setCopied(false), 2000)
    } else setByHand(value)
  }

  const square = iconOnly ? (size === 'small' ? 'w-7 px-0!' : 'w-9 px-0!') : undefined
  return (
    <>
      <button
        type="button"
        onClick={copy}
        aria-label={iconOnly ? label : undefined}
        className={buttonClass(variant, size, [square, className].filter(Boolean).join(' '))}
      >
        {copied ? (
          <Check aria-hidden className="text-pass" strokeWidth={2.6} />
        ) : (
          <Copy aria-hidden className="opacity-70" />
        )}
        {!iconOnly && (
          // Both wordings take the same place, so that the width does not jump.
          <span className="grid *:[grid-area:1/1]">
            <span aria-hidden={copied} className={copied ? 'invisible' : undefined}>
              {label}
            </span>
            <span aria-hidden={!copied} className={copied ? 'text-left' : 'invisible'}>
              {done}
            </span>
          </span>
        )}
        <span role="status" className="sr-only">
          {copied ? done : ''}
        </span>
      </button>
      {byHand !== null && <CopyByHand text={byHand} onClose={() => setByHand(null)} />}
    </>
  )
}

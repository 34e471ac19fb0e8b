import { useEffect, useRef, useState } from 'react'
import { grouped } from '#src/domain/words/count.ts'
import { Button } from '#src/ui/button.tsx'
import { CopyButton } from './copy-button.tsx'
import { cx } from '#src/ui/cx.ts'
import { excerptAround } from './excerpt-around.ts'
import { MarkedText } from './marked-text.tsx'
import type { TextMark } from './marks.ts'

/** What a {@link CodeBlock} takes. */
export interface CodeBlockProps {
  readonly text: string
  /** What it is, read aloud: `Answer body`. */
  readonly label: string
  /** Spans to mark, in UTF-16 code units of `text`; the first is scrolled into view. */
  readonly marks?: readonly TextMark[]
  /** Shows a copy button; what it copies is `text` unless given. */
  readonly copy?: boolean | string
  /** Breaks long lines (default) or lets them scroll sideways. */
  readonly wrap?: boolean
  /** `short` scrolls past 10 lines, `tall` past 24, `whole` never; `short` by default. */
  readonly height?: 'short' | 'tall' | 'whole'
  readonly className?: string
}

const heights = { short: 'max-h-54', tall: 'max-h-124', whole: '' } as const
const shownAtOnce = 20_000

/** Monospaced text with quotes marked; a long one shows the part around its first mark and the rest on request. */
export function CodeBlock({
  text,
  label,
  marks = [],
  copy = false,
  wrap = true,
  height = 'short',
  className,
}: CodeBlockProps) {
  const [all, setAll] = useState(false)
  const frame = useRef<HTMLPreElement>(null)
  const shown = all ? { text, marks, before: 0, after: 0 } : excerptAround(text, marks, shownAtOnce)
  const left = shown.before + shown.after
  const first = shown.marks[0]?.start

  useEffect(() => {
    const mark = frame.current?.querySelector('mark')
    if (frame.current && mark) frame.current.scrollTop = Math.max(0, mark.offsetTop - frame.current.clientHeight / 2)
  }, [text, first, all])

  return (
    <div className={cx('group/code relative min-w-0', className)}>
      <pre
        ref={frame}
        tabIndex={0}
        role="region"
        aria-label={label}
        className={cx(
          'relative overflow-auto rounded-control bg-wash px-3 py-2.5 font-mono text-small leading-[1.55] text-ink',
          wrap && 'wrap-anywhere whitespace-pre-wrap',
          copy !== false && 'pr-11',
          heights[height],
        )}
      >
        {shown.before > 0 && (
          <span className="text-soft">
            … {grouped(shown.before)} characters before{'\n'}
          </span>
        )}
        <MarkedText text={shown.text} marks={shown.marks} />
        {shown.after > 0 && (
          <span className="text-soft">
            {'\n'}… {grouped(shown.after)} characters after
          </span>
        )}
      </pre>
      {copy !== false && (
        <CopyButton
          text={typeof copy === 'string' ? copy : text}
          label={`Copy: ${label}`}
          iconOnly
          variant="quiet"
          className="absolute top-1.5 right-1.5 bg-wash"
        />
      )}
      {left > 0 && (
        <Button size="small" variant="quiet" className="mt-1" onClick={() => setAll(true)}>
          Show all {grouped(text.length)} characters
        </Button>
      )}
    </div>
  )
}

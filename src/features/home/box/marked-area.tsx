import { useLayoutEffect, useRef, type ComponentProps } from 'react'
import { cx } from '#src/ui/cx.ts'
import { MarkedText } from '#src/ui/text/marked-text.tsx'
import type { TextMark } from '#src/ui/text/marks.ts'

/** What a {@link MarkedArea} takes beside everything a `<textarea>` takes. */
export interface MarkedAreaProps extends Omit<ComponentProps<'textarea'>, 'value'> {
  readonly value: string
  readonly marks: readonly TextMark[]
}

/** Longer texts are not marked in place: drawing them twice would be slow, and nobody reads them there. */
const markedLimit = 20_000

const metrics = 'px-4.5 py-4 font-mono text-small leading-[1.6] wrap-anywhere whitespace-pre-wrap'

/**
 * A text to type into that shows quotes in it marked: the same text lies, marked and unseen, under the
 * one that is typed.
 */
export function MarkedArea({ value, marks, className, readOnly = false, ...rest }: MarkedAreaProps) {
  const frame = useRef<HTMLDivElement>(null)
  const drawn = value.length <= markedLimit
  const first = drawn ? (marks[0]?.start ?? -1) : -1

  useLayoutEffect(() => {
    const mark = first < 0 ? null : frame.current?.querySelector('mark')
    if (!frame.current || !mark) return
    // Where somebody types, the text must not move.
    if (!readOnly && document.activeElement?.tagName === 'TEXTAREA') return
    frame.current.scrollTop = Math.max(0, mark.offsetTop - 40)
  }, [first, readOnly])

  return (
    <div ref={frame} className={cx('relative overflow-y-auto', className)}>
      <div className="relative min-h-full">
        {drawn && (
          <div aria-hidden className={cx(metrics, 'min-h-full text-transparent select-none')}>
            <MarkedText text={value} marks={marks} />
            {/* A last empty line has a height only with something in it. */}
            {'\u200b'}
          </div>
        )}
        <textarea
          {...rest}
          value={value}
          readOnly={readOnly}
          rows={9}
          className={cx(
            metrics,
            'block w-full resize-none bg-transparent text-ink outline-none',
            drawn && 'absolute inset-0 h-full overflow-hidden',
          )}
        />
      </div>
    </div>
  )
}

import { Dialog } from '@base-ui/react/dialog'
import { CornerDownLeft, Search } from 'lucide-react'
import { useEffect, useId, useRef, useState, type KeyboardEvent } from 'react'
import { cx } from '#src/ui/cx.ts'
import { findCommands, type Command } from './commands.ts'
import { useCommands } from './use-commands.ts'

/** What a {@link CommandPalette} takes. */
export interface CommandPaletteProps {
  readonly open: boolean
  readonly onOpenChange: (open: boolean) => void
}

/** Goes anywhere and does anything by typing a few letters. */
export function CommandPalette({ open, onOpenChange }: CommandPaletteProps) {
  return (
    <Dialog.Root open={open} onOpenChange={(next) => onOpenChange(next)}>
      <Dialog.Portal>
        <Dialog.Backdrop
          className={
            'fixed inset-0 z-40 bg-shade transition-opacity duration-100 data-ending-style:opacity-0 ' +
            'data-starting-style:opacity-0'
          }
        />
        <Dialog.Popup
          className={
            'fixed top-[max(0.75rem,14vh)] left-1/2 z-50 flex max-h-[min(28rem,calc(100dvh-1.5rem))] ' +
            'w-[min(38rem,calc(100vw-1.5rem))] -translate-x-1/2 flex-col overflow-hidden rounded-card border ' +
            'border-line bg-card shadow-float transition-[opacity,transform] duration-100 ' +
            'data-ending-style:opacity-0 data-starting-style:-translate-y-1 data-starting-style:opacity-0'
          }
        >
          <Dialog.Title className="sr-only">Commands</Dialog.Title>
          <Palette onDone={() => onOpenChange(false)} />
        </Dialog.Popup>
      </Dialog.Portal>
    </Dialog.Root>
  )
}

function Palette({ onDone }: { readonly onDone: () => void }) {
  const id = useId()
  const list = useRef<HTMLDivElement>(null)
  const [search, setSearch] = useState('')
  const [at, setAt] = useState(0)
  const found = findCommands(useCommands(), search)
  const current = found[at]

  useEffect(() => {
    list.current?.querySelector('[aria-selected="true"]')?.scrollIntoView({ block: 'nearest' })
  }, [at, search])

  const run = (command: Command) => {
    onDone()
    command.run()
  }
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing || found.length === 0) return
    const steps: Readonly<Record<string, number>> = {
      ArrowDown: at + 1,
      ArrowUp: at - 1,
      PageDown: Math.min(at + 8, found.length - 1),
      PageUp: Math.max(at - 8, 0),
    }
    const next = steps[event.key]
    if (next !== undefined) {
      event.preventDefault()
      setAt((next + found.length) % found.length)
    } else if (event.key === 'Enter' && current !== undefined) {
      event.preventDefault()
      run(current)
    }
  }

  return (
    <>
      <div className="flex items-center gap-3 border-b border-line px-4">
        <Search aria-hidden className="size-4 text-soft" />
        <input
          type="text"
          role="combobox"
          aria-expanded
          aria-controls={id}
          aria-activedescendant={current === undefined ? undefined : `${id}-${at}`}
          aria-label="Search commands"
          placeholder="Go to a page, find out about an error, switch a fault …"
          value={search}
          onChange={(event) => {
            setSearch(event.currentTarget.value)
            setAt(0)
          }}
          onKeyDown={onKeyDown}
          spellCheck={false}
          autoComplete="off"
          className="h-12 min-w-0 flex-1 bg-transparent text-large outline-none"
        />
      </div>
      <div ref={list} id={id} role="listbox" aria-label="Commands" className="min-h-0 flex-1 overflow-y-auto p-1.5">
        {found.map((command, index) => (
          <div key={command.id} role="presentation">
            {(index === 0 || found[index - 1]?.group !== command.group) && (
              <p aria-hidden className="px-3 pt-2.5 pb-1 text-tiny font-medium text-soft">
                {command.group}
              </p>
            )}
            {/* The input keeps the focus and says which one is current; a pointer may press any. */}
            <button
              type="button"
              tabIndex={-1}
              id={`${id}-${index}`}
              role="option"
              aria-selected={index === at}
              onPointerMove={() => setAt(index)}
              onClick={() => run(command)}
              className={cx(
                'flex w-full items-center gap-3 rounded-control px-3 py-1.5 text-left text-normal',
                index === at && 'bg-wash',
              )}
            >
              <span className="min-w-0 flex-1 truncate">
                <span className="sr-only">{command.group}: </span>
                {command.label}
              </span>
              {command.hint !== undefined && <span className="shrink-0 text-small text-soft">{command.hint}</span>}
              <CornerDownLeft aria-hidden className={cx('size-3.5 shrink-0 text-soft', index !== at && 'invisible')} />
            </button>
          </div>
        ))}
        {found.length === 0 && <p className="px-3 py-8 text-center text-normal text-soft">Nothing is called that.</p>}
      </div>
    </>
  )
}

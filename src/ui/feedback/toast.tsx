import { Toast as Base } from '@base-ui/react/toast'
import { X } from 'lucide-react'
import { useMemo, type ReactNode } from 'react'
import { usePortalPlace } from '#src/ui/overlay/portal-place.ts'

/** Shows short messages; `undo` adds a button. */
export interface Toaster {
  readonly say: (words: string, undo?: { readonly label: string; readonly run: () => void }) => void
}

/**
 * Shows short messages at the foot of the page for five seconds; they are read aloud. Needs a {@link ToastArea} above.
 */
export function useToast(): Toaster {
  const { add } = Base.useToastManager()
  return useMemo(
    () => ({
      say: (words, undo) => {
        add({ title: words, ...(undo && { actionProps: { children: undo.label, onClick: undo.run } }) })
      },
    }),
    [add],
  )
}

/** The place where short messages appear; once, around the page. `label` names it where there is another. */
export function ToastArea({
  label = 'Notifications',
  children,
}: {
  readonly label?: string
  readonly children: ReactNode
}) {
  return (
    <Base.Provider limit={3}>
      {children}
      <Base.Portal container={usePortalPlace()}>
        <Base.Viewport
          aria-label={label}
          className={
            'fixed bottom-4 left-1/2 z-50 flex w-[min(26rem,calc(100vw-2rem))] ' +
            '-translate-x-1/2 flex-col gap-2 print:hidden'
          }
        >
          <Toasts />
        </Base.Viewport>
      </Base.Portal>
    </Base.Provider>
  )
}

function Toasts() {
  const { toasts } = Base.useToastManager()
  return toasts.map((toast) => (
    <Base.Root
      key={toast.id}
      toast={toast}
      className={
        'rounded-card border border-line bg-card shadow-float transition-opacity data-ending-style:opacity-0 ' +
        'data-starting-style:opacity-0'
      }
    >
      <Base.Content className="flex items-center gap-3 px-4 py-2.5">
        <Base.Title className="min-w-0 flex-1 text-normal" />
        <Base.Action className="text-normal font-medium text-accent hover:underline" />
        <Base.Close
          aria-label="Dismiss"
          className="-mr-2 grid size-7 place-items-center rounded-tag text-soft hover:bg-wash"
        >
          <X aria-hidden className="size-3.5" />
        </Base.Close>
      </Base.Content>
    </Base.Root>
  ))
}

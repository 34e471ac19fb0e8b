import { useRef, useState } from 'react'
import { browserNow } from '#src/client/browser-clock.ts'
import { useCase, useCaseStore } from '#src/client/store/case-store-context.tsx'
import { version } from '#src/client/version.ts'
import { newCase, type Case } from '#src/domain/model/case.ts'

/** The case that a wizard works on, and how to change it. */
export interface WizardCase {
  readonly item: Case | null
  readonly loading: boolean
  /** Whether the link names a case that this browser does not have: made on another machine, or deleted. */
  readonly elsewhere: boolean
  /** Changes a case of this wizard, making it first where there is none (or no id yet); resolves with its id. */
  readonly change: (id: string | undefined, change: (item: Case) => Case) => Promise<string>
}

/** Finds the case of a wizard's URL, or makes it at the first change. */
export function useWizardCase(
  id: string | undefined,
  scenario: string,
  answers: Readonly<Record<string, string>>,
): WizardCase {
  const store = useCaseStore()
  const state = useCase(id ?? null)
  const making = useRef<Promise<string> | null>(null)
  // What was just written is shown at once; the store's own word follows a moment later.
  const [written, setWritten] = useState<Case | null>(null)

  const make = async (own: string | undefined): Promise<string> => {
    const init = { scenario, answers: { ...answers }, pastes: {}, product: version }
    if (own === undefined) return (await store.create(init)).id
    await store.put(newCase(own, browserNow(), init))
    return own
  }
  const change: WizardCase['change'] = async (own, edit) => {
    if (own !== undefined) {
      const updated = await store.update(own, edit)
      setWritten(updated)
      if (updated !== null) return own
    }
    making.current ??= make(own)
    const made = await making.current
    setWritten(await store.update(made, edit))
    making.current = null
    return made
  }

  const stored = state.kind === 'here' ? state.item : null
  const item = written !== null && written.id === id && written.updatedAt >= (stored?.updatedAt ?? 0) ? written : stored
  return {
    item,
    loading: id !== undefined && state.kind === 'loading' && item === null,
    elsewhere: id !== undefined && state.kind === 'absent' && item === null,
    change,
  }
}

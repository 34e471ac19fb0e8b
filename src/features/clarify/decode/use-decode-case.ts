import { useEffect, useRef, useState } from 'react'
import { browserNow } from '#src/client/browser-clock.ts'
import { useCase, useCaseStore } from '#src/client/store/case-store-context.tsx'
import type { CaseStore } from '#src/client/store/case-store.ts'
import { recall, remember } from '#src/client/store/page-storage.ts'
import { version } from '#src/client/version.ts'
import { decodeRecord } from './decode-record.ts'
import type { DecodeActions, DecodeState } from './use-decode.ts'

/** Texts of more UTF-16 code units are decoded, but not kept. */
export const keptAsCaseLimit = 2_000_000

/** How long nothing must change before a decoded answer is kept, ms. */
const pause = 700

/**
 * Whether what is decoded is kept: `kept` under an id, `none` while there is nothing to keep (or it is an
 * example), `too-long`.
 */
export type DecodeKept =
  | { readonly kind: 'none' }
  | { readonly kind: 'kept'; readonly id: string }
  | { readonly kind: 'too-long' }

/** What {@link useDecodeCase} takes. */
export interface DecodeCaseInput {
  readonly state: DecodeState
  readonly actions: DecodeActions
  /** The case that the address names. */
  readonly asked: string | undefined
  /** Hears of the case that keeps what is shown; undefined once it is something else. */
  readonly onCase: (id: string | undefined) => void
}

/**
 * Keeps what is decoded in a case: another answer makes another case, a change by hand changes the same. A case in the
 * address is shown again.
 */
export function useDecodeCase({ state, actions, asked, onCase }: DecodeCaseInput): {
  readonly actions: DecodeActions
  readonly kept: DecodeKept
} {
  const store = useCaseStore()
  const [current, setCurrent] = useState<string | null>(() => asked ?? recall('tab', 'decode-case'))
  const [example, setExample] = useState(false)
  const { clean, view, busy } = state
  const { response, request } = clean
  // A case that the address names and this page does not show yet is read from the store, once; until then nothing is
  // written into it.
  const named = useCase(asked ?? null)
  const [taken, setTaken] = useState<string | null>(null)
  // One that the address still names a moment after something else took its place is not shown again.
  const [left, setLeft] = useState<string | undefined>()
  if (left !== undefined && left !== asked) setLeft(undefined)
  const settled = asked === undefined || taken === asked || left === asked || named.kind === 'absent'
  const shows = settled && view !== null && view.messages.length > 0 && busy === null && !example
  const tooLong = shows && response.length + request.length > keptAsCaseLimit

  useEffect(() => {
    if (settled || named.kind !== 'here' || named.item.kind !== 'decode') return
    const { pastes } = named.item
    setTaken(asked)
    setCurrent(asked)
    setExample(false)
    actions.set(pastes['response'] ?? '', pastes['request'] ?? '')
  }, [actions, asked, named, settled])

  const saving = useRef<Promise<unknown>>(Promise.resolve())
  useEffect(() => {
    if (!shows || tooLong || view === null) return
    const save = async (before: Promise<unknown>): Promise<void> => {
      await before
      const id = await keep(store, current, { response, request }, (at) => decodeRecord(view, response, at))
      setTaken(id)
      setCurrent(id)
      remember('tab', 'decode-case', id)
      if (id !== asked) onCase(id)
    }
    const timer = setTimeout(() => {
      saving.current = save(saving.current)
    }, pause)
    return () => clearTimeout(timer)
  }, [asked, current, onCase, request, response, shows, store, tooLong, view])

  const anew = (isExample: boolean) => {
    setExample(isExample)
    setCurrent(null)
    setTaken(null)
    setLeft(asked)
    remember('tab', 'decode-case', null)
    onCase(undefined)
  }
  return {
    actions: {
      ...actions,
      give: (side, source) => {
        if (side === 'response') anew(false)
        actions.give(side, source)
      },
      type: (side, text) => {
        setExample(false)
        actions.type(side, text)
      },
      set: (...texts) => {
        anew(true)
        actions.set(...texts)
      },
      clear: () => {
        anew(false)
        actions.clear()
      },
    },
    kept: tooLong ? { kind: 'too-long' } : shows && current !== null ? { kind: 'kept', id: current } : { kind: 'none' },
  }
}

/** Keeps two texts and what they say, in a case that is there or in a new one; the same texts change nothing. */
async function keep(
  store: CaseStore,
  id: string | null,
  texts: { readonly response: string; readonly request: string },
  record: (at: number) => ReturnType<typeof decodeRecord>,
): Promise<string> {
  const pastes = Object.fromEntries(Object.entries(texts).filter(([, text]) => text.trim() !== ''))
  const before = id === null ? null : await store.get(id)
  if (
    before !== null &&
    before.pastes['response'] === pastes['response'] &&
    before.pastes['request'] === pastes['request']
  )
    return before.id
  const records = [record(browserNow())]
  const updated =
    before === null ? null : await store.update(before.id, (item) => ({ ...item, pastes, records, product: version }))
  return (
    updated?.id ??
    (await store.create({ kind: 'decode', scenario: null, answers: {}, pastes, records, product: version })).id
  )
}

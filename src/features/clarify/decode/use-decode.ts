import { useCallback, useEffect, useRef, useState } from 'react'
import { z } from 'zod'
import { recall, remember } from '#src/client/store/page-storage.ts'
import { useTask } from '#src/client/runs/task.ts'
import { readJson } from '#src/domain/json.ts'
import type { DecodeView } from './decode-view.ts'
import type { Decode } from './decoder.ts'
import { type Unreadable } from '#src/client/file-text.ts'
import { readTexts, sourceSizeOf, type DecodeOrder, type DecodeResult } from './read-source.ts'

/** The two places to paste into. */
export type Side = 'response' | 'request'

/** The two texts and what is known of them. */
export interface DecodeState {
  /**
   * As shown. While somebody types they can run ahead of the reading; what was pasted or dropped never shows a secret.
   */
  readonly response: string
  readonly request: string
  /** What the last reading gave; null while nothing was read. */
  readonly view: DecodeView | null
  /** The texts of the last reading, without secrets. */
  readonly clean: { readonly response: string; readonly request: string }
  /** The size of what is being read, in UTF-16 code units or bytes; null when nothing is. */
  readonly busy: number | null
  /** Why the last thing given could not be read. */
  readonly cannot: Unreadable | null
}

/** What can be done with the two texts. */
export interface DecodeActions {
  /** A change by hand: shown at once, read a moment later. */
  readonly type: (side: Side, text: string) => void
  /** A paste or a file: read before it is shown. */
  readonly give: (side: Side, source: string | File) => void
  /** Both texts at once, as an example does. */
  readonly set: (response: string, request: string) => void
  readonly cancel: () => void
  readonly clear: () => void
  /** Shows typed texts without the secrets in them. */
  readonly settle: () => void
}

const empty: DecodeState = {
  response: '',
  request: '',
  view: null,
  clean: { response: '', request: '' },
  busy: null,
  cannot: null,
}

/** Up to this many UTF-16 code units are read while the page waits: a few milliseconds. */
const atOnceLimit = 20_000
/** Up to this many are remembered for a reload of the tab. */
const rememberedLimit = 200_000

const draftSchema = z.object({ response: z.string().max(rememberedLimit), request: z.string().max(rememberedLimit) })

function remembered(): DecodeState {
  const json = readJson(recall('tab', 'decode') ?? '')
  const draft = json.ok ? draftSchema.safeParse(json.value).data : undefined
  return draft === undefined ? empty : shown(empty, readTexts(draft.response, draft.request))
}

/** The state after a reading; one that failed changes nothing but the reason. */
function shown(before: DecodeState, result: DecodeResult): DecodeState {
  switch (result.kind) {
    case 'read': {
      const { response, request, view } = result.read
      return {
        response,
        request,
        view: response.trim() === '' && request.trim() === '' ? null : view,
        clean: { response, request },
        busy: null,
        cannot: null,
      }
    }
    case 'cannot':
      return { ...before, busy: null, cannot: result.why }
    case 'cancelled':
      return { ...before, busy: null, cannot: null }
  }
}

/** Keeps the two texts, without secrets, for as long as the tab is open, and reads them as they change. */
export function useDecode(decode: Decode): readonly [DecodeState, DecodeActions] {
  const [state, setState] = useState(remembered)
  const now = useRef(state)
  const pause = useRef<ReturnType<typeof setTimeout>>(undefined)
  const [, task] = useTask<DecodeResult>()

  const put = useCallback((next: DecodeState) => {
    now.current = next
    setState(next)
  }, [])

  const { clean } = state
  useEffect(() => {
    const size = clean.response.length + clean.request.length
    remember('tab', 'decode', size === 0 || size > rememberedLimit ? null : JSON.stringify(clean))
  }, [clean])
  useEffect(() => () => clearTimeout(pause.current), [])

  const read = useCallback(
    async (order: DecodeOrder, before: DecodeState, keepTyped: boolean) => {
      clearTimeout(pause.current)
      const finish = (result: DecodeResult) => {
        const next = shown(before, result)
        put(
          keepTyped && result.kind === 'read' ? { ...next, response: before.response, request: before.request } : next,
        )
      }
      if (
        typeof order.response === 'string' &&
        typeof order.request === 'string' &&
        sourceSizeOf(order) <= atOnceLimit
      ) {
        task.clear()
        return finish(readTexts(order.response, order.request))
      }
      put({ ...before, busy: sourceSizeOf(order), cannot: null })
      const result = await task.run(async (signal) => ({ ok: true, value: await decode(order, signal) }))
      if (result !== null) finish(result)
    },
    [decode, put, task],
  )

  const type = useCallback(
    (side: Side, text: string) => {
      clearTimeout(pause.current)
      task.clear()
      const next = { ...now.current, [side]: text, busy: null, cannot: null }
      put(next)
      pause.current = setTimeout(() => void read({ response: next.response, request: next.request }, next, true), 250)
    },
    [put, read, task],
  )

  const give = useCallback(
    (side: Side, source: string | File) => {
      const { response, request } = now.current
      void read({ response, request, [side]: source }, now.current, false)
    },
    [read],
  )

  const set = useCallback(
    (response: string, request: string) => void read({ response, request }, now.current, false),
    [read],
  )
  const clear = useCallback(() => {
    clearTimeout(pause.current)
    task.clear()
    put(empty)
  }, [put, task])
  // A moment later: the press of a button that takes the focus away must not see that button move from under it.
  const settle = useCallback(() => {
    const { response, request, clean: read_, busy } = now.current
    if (busy !== null || (response === read_.response && request === read_.request)) return
    clearTimeout(pause.current)
    pause.current = setTimeout(
      () => void read({ response: now.current.response, request: now.current.request }, now.current, false),
      300,
    )
  }, [read])

  return [state, { type, give, set, cancel: task.cancel, clear, settle }]
}

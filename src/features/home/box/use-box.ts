import { useCallback, useEffect, useRef, useState } from 'react'
import { recall, remember } from '#src/client/store/page-storage.ts'
import { useTask } from '#src/client/runs/task.ts'
import { scenarios } from '#src/scenarios/list.ts'
import { readGiven, type Given, type ReadRecording } from './read-given.ts'
import { readBox, type Reading, type RemovedSecret } from './read-paste.ts'
import type { Read } from './reader.ts'
import type { Busy, ReadResult } from './read-result.ts'
import { looksBinary, unreadableWords } from '#src/client/file-text.ts'
import { isPictureFile } from '#src/client/pictures/read-picture-file.ts'
import { cannotWords } from './words.ts'

/** The box and what is known of its text. */
export interface Box {
  /** As shown. While somebody types it can run ahead of `reading`; what was pasted or dropped never shows a secret. */
  readonly text: string
  readonly reading: Reading | null
  /** The recording whose chosen request is in the box, or null when the text is what was given. */
  readonly recording: { readonly read: ReadRecording; readonly chosen: number } | null
  /** The secrets that were taken out of what is in the box. */
  readonly removed: readonly RemovedSecret[]
  /** What is being read; null when nothing is. */
  readonly busy: Busy | null
  /** Why the last thing given could not be read, in words. */
  readonly cannot: string | null
  /** Whether the text is what a picture was read as, and nobody has changed it. */
  readonly ofPicture: boolean
}

/** What can be done with the box. */
export interface BoxActions {
  readonly type: (text: string) => void
  readonly paste: (text: string) => void
  readonly drop: (file: File) => void
  /** Puts another request of the recording into the box. */
  readonly choose: (row: number) => void
  readonly cancel: () => void
  readonly clear: () => void
  /** Shows the text without the secrets that were typed by hand. */
  readonly settle: () => void
}

const empty: Box = {
  text: '',
  reading: null,
  recording: null,
  removed: [],
  busy: null,
  cannot: null,
  ofPicture: false,
}

/** Up to this many UTF-16 code units are read while the page waits: a few milliseconds. */
const atOnceLimit = 20_000

/** Keeps the text of the box, without secrets, for as long as the tab is open. */
export function useBox(read: Read): readonly [Box, BoxActions] {
  const [box, setBox] = useState<Box>(() => {
    const draft = recall('tab', 'draft')
    return draft === null || draft.length > atOnceLimit * 10 ? empty : shown(readBox(draft, scenarios), [])
  })
  const pause = useRef<ReturnType<typeof setTimeout>>(undefined)
  const [, task] = useTask<ReadResult>()

  useEffect(() => {
    if (box.busy === null)
      remember('tab', 'draft', box.reading === null || box.reading.text === '' ? null : box.reading.text)
  }, [box.busy, box.reading])
  useEffect(() => () => clearTimeout(pause.current), [])

  const settle = useCallback(
    () =>
      setBox((now) =>
        now.reading === null || now.busy !== null || now.reading.text === now.text
          ? now
          : shown(now.reading, now.removed),
      ),
    [],
  )

  const readApart = useCallback(
    async (source: string | File, before: Box) => {
      const ofPicture = typeof source !== 'string' && isPictureFile(source)
      const size = typeof source === 'string' ? source.length : source.size
      const busy = (share: number | null): Busy => ({ what: ofPicture ? 'picture' : 'text', size, share })
      setBox({ ...before, busy: busy(null), cannot: null })
      const told = (share: number | null) => setBox((now) => (now.busy === null ? now : { ...now, busy: busy(share) }))
      const result = await task.run(async (signal) => ({ ok: true, value: await read(source, signal, told) }))
      if (result === null) return
      if (result.kind === 'read' || result.kind === 'recording') setBox({ ...shownGiven(result, []), ofPicture })
      else setBox({ ...before, busy: null, cannot: cannotWords(result) })
    },
    [read, task],
  )

  const paste = useCallback(
    (text: string) => {
      clearTimeout(pause.current)
      if (text.length > atOnceLimit) return void readApart(text, box)
      task.clear()
      if (looksBinary(text)) return setBox({ ...box, busy: null, cannot: unreadableWords.binary })
      setBox(shownGiven(readGiven(text, scenarios), box.removed))
    },
    [box, readApart, task],
  )

  const type = useCallback(
    (text: string) => {
      clearTimeout(pause.current)
      task.clear()
      const removed = text === '' ? [] : box.removed
      if (text.length > atOnceLimit) {
        const before = { ...box, text, recording: null }
        setBox({ ...before, removed, busy: null, cannot: null })
        pause.current = setTimeout(() => void readApart(text, before), 400)
        return
      }
      const reading = text === '' ? null : readBox(text, scenarios)
      setBox({ ...empty, text, reading, removed })
      pause.current = setTimeout(settle, 1500)
    },
    [box, readApart, settle, task],
  )

  const drop = useCallback((file: File) => void readApart(file, box), [box, readApart])
  const choose = useCallback(
    (row: number) =>
      setBox((now) => (now.recording === null ? now : shownRequest(now.recording.read, row, now.removed))),
    [],
  )
  const clear = useCallback(() => type(''), [type])
  // A moment later: the press of a button that takes the focus away must not see that button move from under it.
  const settleSoon = useCallback(() => {
    clearTimeout(pause.current)
    pause.current = setTimeout(settle, 300)
  }, [settle])
  return [box, { type, paste, drop, choose, cancel: task.cancel, clear, settle: settleSoon }]
}

/** The box showing a reading; secrets that had been taken out before are told on. */
function shown(reading: Reading, before: readonly RemovedSecret[]): Box {
  return { ...empty, text: reading.text, reading, removed: [...before, ...reading.removed] }
}

/** The box showing what was given: a reading, or the first request of a recording that went wrong. */
function shownGiven(given: Given, before: readonly RemovedSecret[]): Box {
  if (given.kind === 'read') return shown(given.reading, before)
  return shownRequest(given.recording, given.recording.first, given.recording.removed)
}

/** The box showing one request of a recording as if it had been pasted; empty where the recording has none. */
function shownRequest(read: ReadRecording, chosen: number, removed: readonly RemovedSecret[]): Box {
  const text = read.rows[chosen]?.text
  return {
    ...(text === undefined ? empty : shown(readBox(text, scenarios), [])),
    recording: { read, chosen },
    removed,
  }
}

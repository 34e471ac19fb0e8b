import { createContext, useContext, useState } from 'react'
import { z } from 'zod'
import { readJson } from '#src/domain/json.ts'

/** Where what was written by hand is remembered: an edited message in this tab, greeting and signature for good. */
export interface MessageMemory {
  readonly recall: (where: 'tab' | 'browser', name: string) => string | null
  /** Null forgets it. */
  readonly remember: (where: 'tab' | 'browser', name: string, text: string | null) => void
}

const nothingRemembered: MessageMemory = { recall: () => null, remember: () => undefined }

/** The memory of messages; left out, nothing is remembered beyond what is open. */
export const MessageMemoryContext = createContext<MessageMemory>(nothingRemembered)

/** How a message begins and ends, as its sender writes; empty is the usual. */
export interface MessageFrame {
  readonly greeting: string
  readonly signature: string
}

/** The greeting and the signature that are remembered. */
export function readMessageFrame({ recall }: MessageMemory): MessageFrame {
  return { greeting: recall('browser', 'greeting') ?? '', signature: recall('browser', 'signature') ?? '' }
}

/** The greeting and the signature that are remembered, and what changes them. */
export function useMessageFrame(): readonly [MessageFrame, (part: Partial<MessageFrame>) => void] {
  const memory = useContext(MessageMemoryContext)
  const [frame, setFrame] = useState(() => readMessageFrame(memory))
  const change = (part: Partial<MessageFrame>) => {
    setFrame({ ...frame, ...part })
    for (const [name, text] of Object.entries(part)) memory.remember('browser', name, text === '' ? null : text)
  }
  return [frame, change]
}

const editedSchema = z.object({ from: z.string(), text: z.string() })

/** A message as it was edited, and the one that it was edited from. */
export type EditedMessage = z.infer<typeof editedSchema>

/** Which message it is: of a case, to somebody, in a format. */
export const messageName = (caseId: string, to: string, format: string): string => `message-${caseId}-${to}-${format}`

/** A message as it was edited; null where it was not, or where what is remembered cannot be read. */
export function recallEdited({ recall }: MessageMemory, name: string): EditedMessage | null {
  const json = readJson(recall('tab', name) ?? '')
  return json.ok ? (editedSchema.safeParse(json.value).data ?? null) : null
}

/** The edited message of a name, and what edits it; null undoes the editing. */
export function useEditedMessage(
  name: string,
): readonly [EditedMessage | null, (edited: EditedMessage | null) => void] {
  const memory = useContext(MessageMemoryContext)
  const [written, setWritten] = useState<Readonly<Record<string, EditedMessage | null>>>({})
  const own = written[name]
  const edit = (edited: EditedMessage | null) => {
    setWritten({ ...written, [name]: edited })
    memory.remember('tab', name, edited === null ? null : JSON.stringify(edited))
  }
  return [own === undefined ? recallEdited(memory, name) : own, edit]
}

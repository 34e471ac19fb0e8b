import type { ReactNode } from 'react'
import { MessageMemoryContext } from '#src/report/messages/message-memory.tsx'
import { recall, remember } from './page-storage.ts'

const inBrowser = { recall, remember }

/** Lets edited messages, greeting and signature be remembered in this browser. */
export function MessageMemoryProvider({ children }: { readonly children: ReactNode }) {
  return <MessageMemoryContext value={inBrowser}>{children}</MessageMemoryContext>
}

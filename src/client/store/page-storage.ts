/** Where a small text is remembered: `tab` until the tab is closed, `browser` for good. Never for anything secret. */
export type PageStorage = 'tab' | 'browser'

// Storage that the browser blocks throws at every touch, even at the mere naming; then nothing is remembered,
// and nothing breaks.
function area(where: PageStorage): Storage | null {
  try {
    return where === 'tab' ? sessionStorage : localStorage
  } catch {
    return null
  }
}

/** Reads a remembered text; null when there is none, or when the browser blocks storage. */
export function recall(where: PageStorage, name: string): string | null {
  return area(where)?.getItem(`triage-${name}`) ?? null
}

/** Remembers a text, or forgets it (null); silently not, when the browser blocks storage or has no room. */
export function remember(where: PageStorage, name: string, text: string | null): void {
  const storage = area(where)
  if (storage === null) return
  if (text === null) return storage.removeItem(`triage-${name}`)
  try {
    storage.setItem(`triage-${name}`, text)
  } catch {
    storage.removeItem(`triage-${name}`)
  }
}

/** Under these names a tab remembers what stands in a box, until it is closed. */
const drafts = ['draft', 'decode', 'decode-case'] as const

/** Forgets what this tab remembers of pasted texts and of edited messages, as when every case is deleted. */
export function forgetDrafts(): void {
  for (const name of drafts) remember('tab', name, null)
  for (const name of Object.keys(area('tab') ?? {}))
    if (name.startsWith('triage-message-')) remember('tab', name.slice('triage-'.length), null)
}

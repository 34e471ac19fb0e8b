import { useEffect } from 'react'

/** Names the page in the tab and in the history: `401 Unauthorized · Clari Triage`. */
export function useDocumentTitle(name: string): void {
  useEffect(() => {
    document.title = name === '' ? 'Clari Triage' : `${name} · Clari Triage`
  }, [name])
}

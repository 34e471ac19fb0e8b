import { useEffect } from 'react'
import { markedTitle, tabIcon, type TabState } from '#src/client/watch/tab-state.ts'

/** Shows a state in the tab's title and icon, whatever page is open and whatever it calls itself. */
export function useTabState(state: TabState): void {
  useEffect(() => {
    const mark = () => {
      const marked = markedTitle(document.title, state)
      if (document.title !== marked) document.title = marked
    }
    mark()
    // Pages name themselves when they are shown, which may be later than this.
    const title = document.querySelector('title')
    const observer = new MutationObserver(mark)
    if (title !== null) observer.observe(title, { childList: true })
    return () => observer.disconnect()
  }, [state])

  useEffect(() => {
    const link = document.querySelector<HTMLLinkElement>('link[rel=icon]')
    const icon = tabIcon(state)
    if (link === null || icon === null) return
    const own = link.href
    link.href = icon
    return () => {
      link.href = own
    }
  }, [state])
}

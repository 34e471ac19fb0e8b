import { useCallback, useEffect, useRef, useState, type RefObject } from 'react'

/** The rows of a long list that have to exist, and the room of those that do not. */
export interface RowWindow {
  /** Of the element that scrolls: its first child is its sticky header, its second holds the rows. */
  readonly frame: RefObject<HTMLDivElement | null>
  readonly from: number
  /** Exclusive. */
  readonly to: number
  /** Px above and below the rows that exist. */
  readonly above: number
  readonly below: number
  /** Scrolls as little as needed to bring a row into view. */
  readonly reveal: (index: number) => void
}

/** Rows beyond what is in view, on either side. */
const spare = 12
/** Px, until a row was measured. */
const usualHeight = 36

/** Lets only those rows exist that are in view. All have one height, which may differ with the width of the page. */
export function useRowWindow(count: number): RowWindow {
  const frame = useRef<HTMLDivElement>(null)
  const [view, setView] = useState({ top: 0, height: 0, row: usualHeight })
  const look = useCallback(() => {
    const element = frame.current
    if (element === null) return
    const row = element.children[1]?.firstElementChild?.getBoundingClientRect().height ?? 0
    const next = { top: element.scrollTop, height: element.clientHeight, row: row > 0 ? row : usualHeight }
    setView((now) => (now.top === next.top && now.height === next.height && now.row === next.row ? now : next))
  }, [])
  useEffect(() => {
    const element = frame.current
    look()
    element?.addEventListener('scroll', look, { passive: true })
    globalThis.addEventListener('resize', look)
    return () => {
      element?.removeEventListener('scroll', look)
      globalThis.removeEventListener('resize', look)
    }
  }, [look])

  const reveal = useCallback(
    (index: number) => {
      const element = frame.current
      if (element === null) return
      const row = element.children[1]?.firstElementChild?.getBoundingClientRect().height ?? 0
      const height = row > 0 ? row : usualHeight
      const header = element.firstElementChild?.clientHeight ?? 0
      const room = Math.max(height, element.clientHeight - header)
      const top = index * height
      if (top < element.scrollTop) element.scrollTop = top
      else if (top + height > element.scrollTop + room) element.scrollTop = top + height - room
      look()
    },
    [look],
  )
  const from = Math.max(0, Math.min(Math.floor(view.top / view.row) - spare, count - 1))
  const to = Math.min(count, Math.ceil((view.top + view.height) / view.row) + spare)
  return { frame, from, to, above: from * view.row, below: (count - to) * view.row, reveal }
}

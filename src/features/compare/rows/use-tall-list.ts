import { useVirtualizer, type VirtualItem } from '@tanstack/react-virtual'
import { useCallback, useEffect, useMemo, useRef, type RefObject } from 'react'
import { scrolledTo, scrollMap, type ScrollPlace } from './scroll-map.ts'

/** How long after the last movement the bar is set to where the list stands, ms. */
const rest = 150

/** The rows of a list that are in view, whatever its height. */
export interface TallList {
  /** How tall the list is laid out, px. */
  readonly height: number
  readonly items: readonly VirtualItem[]
  /** Where an item stands in what is laid out, px from its top. */
  readonly topOf: (item: VirtualItem) => number
  /** Scrolls as little as needed to bring a row into view. */
  readonly reveal: (index: number) => void
}

/**
 * Shows rows of one height in a frame whose first child is its sticky header; rows beyond the height that browsers can
 * lay out are scrolled at a scale.
 */
export function useTallList(frame: RefObject<HTMLElement | null>, count: number, rowHeight: number): TallList {
  const whole = count * rowHeight
  const place = useRef<ScrollPlace>({ scrolled: 0, list: 0 })
  const tell = useRef<(offset: number, moving: boolean) => void>(() => {})
  const viewOf = useCallback(
    () =>
      Math.max(rowHeight, (frame.current?.clientHeight ?? 0) - (frame.current?.firstElementChild?.clientHeight ?? 0)),
    [frame, rowHeight],
  )
  const now = useMemo(() => ({ map: () => scrollMap(whole, viewOf()), whole }), [whole, viewOf])
  const latest = useRef(now)
  // Another list of rows in the same frame: the browser keeps its place, which stands for another part of the list.
  useEffect(() => {
    latest.current = now
    const scrolled = frame.current?.scrollTop ?? 0
    place.current = { scrolled, list: now.map().toList(scrolled) }
    tell.current(place.current.list, false)
  }, [frame, now])

  // No compiler memoises here, and the virtualizer is asked anew at every render.
  // oxlint-disable-next-line react/incompatible-library
  const virtual = useVirtualizer({
    count,
    getScrollElement: () => frame.current,
    estimateSize: () => rowHeight,
    overscan: 8,
    useFlushSync: false,
    observeElementOffset: (_, hear) => {
      const element = frame.current
      if (element === null) return undefined
      tell.current = hear
      let waiting: ReturnType<typeof setTimeout> | undefined
      const settle = () => {
        const { map } = latest.current
        const meant = map().toScrolled(place.current.list)
        if (Math.abs(meant - element.scrollTop) > 1) {
          element.scrollTop = meant
          place.current = { scrolled: element.scrollTop, list: place.current.list }
        }
        hear(place.current.list, false)
      }
      const move = () => {
        const { map, whole: tall } = latest.current
        place.current = scrolledTo(map(), place.current, element.scrollTop, viewOf(), tall)
        hear(place.current.list, true)
        clearTimeout(waiting)
        waiting = setTimeout(settle, rest)
      }
      element.addEventListener('scroll', move, { passive: true })
      hear(place.current.list, false)
      return () => {
        clearTimeout(waiting)
        element.removeEventListener('scroll', move)
      }
    },
  })

  const reveal = useCallback(
    (index: number) => {
      const element = frame.current
      if (element === null) return
      const { list } = place.current
      const [first, last] = [index * rowHeight, (index + 1) * rowHeight - viewOf()]
      const meant = first < list ? first : last > list ? last : list
      if (meant === list) return
      element.scrollTop = latest.current.map().toScrolled(meant)
      place.current = { scrolled: element.scrollTop, list: meant }
      tell.current(meant, false)
    },
    [frame, rowHeight, viewOf],
  )
  return {
    height: now.map().height,
    items: virtual.getVirtualItems(),
    topOf: (item) => item.start - place.current.list + place.current.scrolled,
    reveal,
  }
}

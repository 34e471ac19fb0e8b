/**
 * The tallest that a list is laid out, px: browsers end between 17 and 33 million, so a taller one is
 * scrolled at a scale.
 */
const tallest = 8_000_000
/** At both ends a pixel scrolled is a pixel of the list, so that its first and last rows can be reached exactly. */
const plain = 1_000_000

/** Leads between a list's own pixels and those that the browser scrolls. */
export interface ScrollMap {
  /** How tall the list is laid out, px. */
  readonly height: number
  readonly scaled: boolean
  /** The list's pixel at the upper edge when the browser has scrolled so far, and back. */
  readonly toList: (scrolled: number) => number
  readonly toScrolled: (list: number) => number
}

/**
 * The map of a list so tall (px) in a view so tall: one to one where browsers can lay it out, else one to one at its
 * ends and even in between.
 */
export function scrollMap(whole: number, view: number): ScrollMap {
  if (whole <= tallest)
    return { height: whole, scaled: false, toList: (scrolled) => scrolled, toScrolled: (list) => list }
  const last = { list: whole - view, scrolled: tallest - view }
  const scale = (last.list - 2 * plain) / (last.scrolled - 2 * plain)
  return {
    height: tallest,
    scaled: true,
    toList: (scrolled) => {
      if (scrolled <= plain) return Math.max(0, scrolled)
      if (scrolled >= last.scrolled - plain) return last.list - Math.max(0, last.scrolled - scrolled)
      return plain + (scrolled - plain) * scale
    },
    toScrolled: (list) => {
      if (list <= plain) return Math.max(0, list)
      if (list >= last.list - plain) return last.scrolled - Math.max(0, last.list - list)
      return plain + (list - plain) / scale
    },
  }
}

/** Where a list stands: scrolled by the browser, and in its own pixels. */
export interface ScrollPlace {
  readonly scrolled: number
  readonly list: number
}

/**
 * Where the list stands once the browser scrolled: a small step (a wheel, a key) moves it by as many pixels, a long one
 * (the bar) to its part of the list.
 */
export function scrolledTo(
  map: ScrollMap,
  before: ScrollPlace,
  scrolled: number,
  view: number,
  whole: number,
): ScrollPlace {
  const step = scrolled - before.scrolled
  const list =
    !map.scaled || Math.abs(step) > view * 2
      ? map.toList(scrolled)
      : Math.max(0, Math.min(whole - view, before.list + step))
  return { scrolled, list }
}

import type { Watched } from './watch-list.ts'

/** What a tab shows of all that is watched in it. */
export type TabState = 'nothing' | 'waiting' | 'good' | 'bad'

/** One state for the tab: an end that nobody has seen goes before what still waits, a bad one before a good one. */
export function tabStateOf(list: readonly Watched[]): TabState {
  const ends = list.flatMap(({ now }) => (now.kind === 'ended' ? [now.good] : []))
  if (ends.length > 0) return ends.every((good) => good) ? 'good' : 'bad'
  return list.length > 0 ? 'waiting' : 'nothing'
}

const marks: Readonly<Record<TabState, string>> = { nothing: '', waiting: '◌ ', good: '✓ ', bad: '✕ ' }

/** A tab's title with the mark of its state in front, in place of any other mark. */
export function markedTitle(title: string, state: TabState): string {
  return marks[state] + title.replace(/^(?:[◌✓✕] )+/u, '')
}

const colours: Readonly<Record<TabState, string>> = {
  nothing: '#0b5f6b',
  waiting: '#855700',
  good: '#16704a',
  bad: '#b3261e',
}

/** The tab's icon for a state, as an address; null for the product's own. */
export function tabIcon(state: TabState): string | null {
  if (state === 'nothing') return null
  const sign = {
    waiting: '<circle cx="16" cy="16" r="6" fill="none" stroke="#fff" stroke-width="3" stroke-dasharray="7 4"/>',
    good: '<path d="M8 16.5l5.5 5.5L24 11" fill="none" stroke="#fff" stroke-width="4"/>',
    bad: '<path d="M10 10l12 12M22 10L10 22" fill="none" stroke="#fff" stroke-width="4"/>',
  }[state]
  const svg =
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32">' +
    `<rect width="32" height="32" rx="8" fill="${colours[state]}"/>${sign}</svg>`
  return `data:image/svg+xml,${encodeURIComponent(svg)}`
}

import { expect, test } from 'vitest'
import { markedTitle, tabIcon, tabStateOf } from './tab-state.ts'
import type { WatchNow } from './watch-list.ts'

const watched = (now: WatchNow) => ({ id: 'a', title: 'Job a', href: '/jobs', now })
const waiting = watched({ kind: 'waiting', says: '', nextAt: null })
const good = watched({ kind: 'ended', good: true, says: '' })
const bad = watched({ kind: 'ended', good: false, says: '' })

test('a tab shows an end before what waits, and a bad end before a good one', () => {
  expect([[], [waiting], [waiting, good], [good, bad, waiting]].map(tabStateOf)).toEqual([
    'nothing',
    'waiting',
    'good',
    'bad',
  ])
})

test('a title has one mark, whatever stood there', () => {
  expect(markedTitle('Jobs · Clari Triage', 'waiting')).toBe('◌ Jobs · Clari Triage')
  expect(markedTitle('◌ Jobs · Clari Triage', 'good')).toBe('✓ Jobs · Clari Triage')
  expect(markedTitle('✕ Jobs · Clari Triage', 'nothing')).toBe('Jobs · Clari Triage')
})

test('each state but rest has an icon of its own, by shape too', () => {
  expect(tabIcon('nothing')).toBeNull()
  expect(new Set((['waiting', 'good', 'bad'] as const).map(tabIcon)).size).toBe(3)
})

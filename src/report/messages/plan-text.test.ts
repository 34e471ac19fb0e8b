import { expect, it } from 'vitest'
import { planText } from './plan-text.ts'

it('tells sentences, waits and parts of a plan in plain lines', () => {
  expect(
    planText({
      title: 'When to try again',
      says: ['Wait.', 'Stop.'],
      pace: { policy: { tries: 14, firstMs: 1000, longestMs: 8000, gapMs: 0 }, atLeastMs: 2000 },
      parts: [{ name: '2026_Q1', body: '{"timePeriod":"2026_Q1"}' }],
    }),
  ).toEqual([
    'WHEN TO TRY AGAIN',
    '1. Wait.',
    '2. Stop.',
    'Waits: 2 s–2.5 s, 2 s–3 s, 2 s–4 s, 4 s–8 s, 4 s–8 s, 4 s–8 ' +
      's, 4 s–8 s, 4 s–8 s, 4 s–8 s, 4 s–8 s, and so on, 13 in all',
    '- 2026_Q1: {"timePeriod":"2026_Q1"}',
  ])
})

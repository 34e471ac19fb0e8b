import { expect, it } from 'vitest'
import { comparing, exported } from '#src/features/compare/comparing.test-kit.ts'
import { periodsShown, weeksHeld } from './periods-held.ts'

it('weeks go by their own number where the file gives one, else by their rank', async () => {
  const values = { Ana: 1, Ben: 2 }
  const numbered = await comparing(
    `${exported(values, { start: '2026-11-15', week: 7 })}\n` +
      `${exported(values, { start: '2026-11-08', week: 6, header: false })}`,
    exported(values),
  )
  expect(periodsShown(numbered.comparison.api)).toEqual(['2026_Q4'])
  expect(weeksHeld(numbered.comparison.api, '2026_Q4')).toEqual([
    { start: '2026-11-08', week: 6 },
    { start: '2026-11-15', week: 7 },
  ])
  const plain =
    'Email,Field,Start Day,Data Value\nana@example.com,Commit,2026-11-15,1\nana@example.com,Commit,2026-11-08,2\n'
  const ranked = await comparing(plain, plain)
  expect(weeksHeld(ranked.comparison.api, '')).toEqual([
    { start: '2026-11-08', week: 0 },
    { start: '2026-11-15', week: 1 },
  ])
  expect(weeksHeld(ranked.comparison.api, '2026_Q4')).toEqual([])
})
